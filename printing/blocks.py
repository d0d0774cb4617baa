"""
The parts of a slip as blocks of lines, before they are put on pages.

On A4 a block has two columns, the visitor's language beside the Dutch; on smaller paper, and on
a slip in Dutch, it has one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.slip import Pair, Slip, SlipPart
from printing.columns import Columns, Edges, Placed
from printing.sheet import Density
from printing.typesetting import Voice, set_paragraph

_HEADLINE = 20.0
_HEADLINE_LEADING = 1.2
"""Type from `_HEADLINE` points needs less between its lines, in type sizes."""

ENDLESS = 1e6
"""A measure in which nothing is broken."""

BAR = 5.0
"""How far Dutch stands from the bar at its left."""

_BULLET = "\u2022"
_BETWEEN_ITEMS = "; "
_INDENT = 1.8
"""How far an item of a list stands in, in widths of its bullet."""


@dataclass(frozen=True, slots=True)
class Strip:
    """
    Lines on one baseline: `before` of white, then `height`; `ascent` down to the baseline.

    `aside` is Dutch below another language: a bar at its left leads the clerk's eye.
    """

    lines: tuple[Placed, ...]
    before: float
    height: float
    ascent: float
    aside: bool = False


Column = tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """
    Columns of strips beside a pictogram of `picture_size`.

    `above` and `below` are white around them; `ruled` asks for a rule above the block,
    `divided` for one between its columns.
    """

    columns: tuple[Column, ...]
    pictogram: str = ""
    picture_size: float = 0.0
    above: float = 0.0
    below: float = 0.0
    ruled: bool = False
    divided: bool = False

    @property
    def height(self) -> float:
        """Height with the white around it; a pictogram never sticks out."""
        inside = max((depth(column) for column in self.columns), default=0)
        return self.above + max(inside, self.picture_size) + self.below


def depth(column: Sequence[Strip]) -> float:
    """Return how far strips reach down."""
    return sum(strip.before + strip.height for strip in column)


class BlockWriter:
    """Turns the parts of one slip into blocks for one sheet and one density."""

    def __init__(self, slip: Slip, columns: Columns, density: Density) -> None:
        """Take the slip, its columns on the paper and how tightly it is set."""
        self.slip = slip
        self.columns = columns
        self.sheet = columns.sheet
        self.density = density
        self.size = density.text

    def own(self, size: float, *, bold: bool = False) -> Voice:
        """Return the voice of the visitor's language."""
        right_to_left = self.slip.right_to_left
        return Voice("Bold" if bold else "Regular", self.slip.language, right_to_left, size)

    def dutch(self, size: float, *, bold: bool = False) -> Voice:
        """Return the voice of the Dutch text."""
        return Voice("Bold" if bold else "Regular", "nl", right_to_left=False, size=size)

    def strip(self, lines: Sequence[Placed], before: float = 0.0) -> Strip:
        """Return lines that stand on one baseline, as high as the first of them."""
        voice = lines[0].line.voice
        leading = self.density.rtl_leading if voice.right_to_left else self.density.leading
        if voice.size >= _HEADLINE:
            leading = min(leading, _HEADLINE_LEADING * (1.12 if voice.right_to_left else 1))
        return Strip(tuple(lines), before, leading * voice.size, voice.size)

    def names(self) -> Block | None:
        """Return the names of the two languages above their columns, on paper that has two."""
        if not self.columns.pair:
            return None
        small = self.sheet.small
        own, dutch = self.slip.language_names.own, self.slip.language_names.dutch
        return Block(
            (
                self._column([(own, self.own(small, bold=True), False)], self.columns.own),
                self._column([(dutch, self.dutch(small, bold=True), False)], self.columns.dutch),
            ),
            below=0.3 * small,
        )

    def part(self, part: SlipPart) -> Block:
        """Return one part of the slip."""
        pairs = [(part.heading, True)] if part.heading else []
        pairs += [(pair, False) for pair in part.lines]
        own = [
            (pair.own, self.own(self.size, bold=bold), part.listed and not bold)
            for pair, bold in pairs
        ]
        if self.columns.pair:
            dutch = [
                (pair.dutch, self.dutch(self.size, bold=bold), part.listed and not bold)
                for pair, bold in pairs
            ]
            columns: tuple[Column, ...] = (
                self._column(own, self.columns.own),
                self._column(dutch, self.columns.dutch),
            )
        elif self.sheet.narrow and part.heading:
            columns = (self._below_pictogram(own) + self._dutch_below(part, pairs),)
        elif self.sheet.narrow:
            inside = self.columns.beside_pictogram
            columns = (self._column(own, inside) + self._dutch_below(part, pairs),)
        else:
            columns = (self._column(own, self.columns.own) + self._dutch_below(part, pairs),)
        white = self.size * self.density.padding
        return Block(
            columns,
            part.pictogram,
            self.sheet.pictogram,
            above=white,
            below=white,
            ruled=True,
            divided=self.columns.pair,
        )

    def _below_pictogram(self, said: Sequence[tuple[str, Voice, bool]]) -> Column:
        """Return a part with its heading beside the pictogram, the rest across the paper."""
        heading = self._column(said[:1], self.columns.beside_pictogram)
        white = max(self.density.between * self.size, self.sheet.pictogram - depth(heading))
        return heading + self._column(said[1:], self.columns.own, before=white)

    def _dutch_below(self, part: SlipPart, pairs: Sequence[tuple[Pair, bool]]) -> Column:
        """
        Return the Dutch of a part under the visitor's language, without what is the same.

        A list runs on: the visitor packs by the list above, the clerk needs no second one.
        """
        if self.columns.single:
            return ()
        told = [(pair.dutch, bold) for pair, bold in pairs if pair.dutch != pair.own]
        if part.listed:
            items = _BETWEEN_ITEMS.join(dutch for dutch, bold in told if not bold)
            told = [*(each for each in told if each[1]), *([(items, False)] if items else [])]
        said = [(dutch, self.dutch(self.sheet.small, bold=bold), False) for dutch, bold in told]
        left, right = self.columns.own
        strips = self._column(said, (left + BAR, right), before=0.45 * self.size)
        return tuple(replace(strip, aside=True) for strip in strips)

    def _column(
        self, said: Sequence[tuple[str, Voice, bool]], edges: Edges, before: float = 0.0
    ) -> Column:
        """Return sentences (text, voice, whether an item of a list) under each other."""
        strips: list[Strip] = []
        for text, voice, listed in said:
            white = self.density.between * self.size if strips else before
            for lines in _item_lines(text, voice, edges) if listed else _lines(text, voice, edges):
                strips.append(self.strip(lines, white))
                white = 0.0
        return tuple(strips)


def _lines(text: str, voice: Voice, edges: Edges) -> Iterator[list[Placed]]:
    """Yield the lines of a text, from the side on which its language begins."""
    left, right = edges
    for line in set_paragraph(text, voice, right - left):
        yield [Placed(right - line.width if voice.right_to_left else left, line)]


def _item_lines(text: str, voice: Voice, edges: Edges) -> Iterator[list[Placed]]:
    """Yield the lines of an item: they stand in, with a bullet before the first."""
    left, right = edges
    bullet = set_paragraph(_BULLET, voice, right - left)[0]
    indent = _INDENT * bullet.width
    inner = (left, right - indent) if voice.right_to_left else (left + indent, right)
    dot = Placed(right - bullet.width if voice.right_to_left else left, bullet)
    for index, lines in enumerate(_lines(text, voice, inner)):
        yield lines if index else [*lines, dot]
