"""
Sentences become lines: words in the right visual order, broken where a reader would.

Nothing breaks inside an isolate, a phone number, a date or a postcode while it fits on a line; a
one-letter word stays with the next ("w domu", "U bent"); a last line of one short word is
avoided where another break costs no line. No word is hyphenated.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise

from printing.bidi import Isolate, Part, resolve, visual_order
from printing.fonts import Weight, clusters
from printing.holding import held_spaces
from printing.shaping import Glyph, shape, width

_DOT = "\u00b7"

_HELD = "\u00a0"
"""A space that an author holds: it gives way before a word is cut."""

_ORPHAN, _ORPHAN_EMS = 0.2, 3000
"""A last line shorter than this part of the measure, or than 3 type sizes, looks forgotten."""

_ORPHAN_COST = 1000.0
"""More than any unevenness."""

_UNSEEN = 0.01
"""Thousandths of the size that no eye sees."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How letters are formed, whatever their size; see `Voice`."""

    weight: Weight
    language: str
    right_to_left: bool
    fleeting: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """
    How a paragraph is set: weight, language (BCP 47), direction, `size` in points.

    `fleeting` is what belongs to one visitor (the code, a date): whoever sets it does so within
    `forgetting`, so that none of it stays in memory to set the next slip faster.
    """

    weight: Weight
    language: str
    right_to_left: bool
    size: float
    fleeting: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Glyphs that stay together in one direction; `width` in thousandths of the size."""

    glyphs: tuple[Glyph, ...]
    level: int
    width: float


@dataclass(frozen=True, slots=True)
class Word:
    """What is not broken: its parts, their items in logical order, and the space after it."""

    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    width: float
    space: Item | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `width` in points."""

    words: tuple[Word, ...]
    width: float
    voice: Voice

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Its glyphs as they stand, left to right: found when drawn, most lines are tried only."""
        return _in_order(self.words)


def set_paragraph(text: str, voice: Voice, measure: float, *, balanced: bool = False) -> list[Line]:
    """
    Set a text in lines of at most `measure` points; an empty text has no lines.

    `balanced` makes the lines of a headline about equally long.

    Raises:
        MissingGlyphError: A character is in none of the fonts.
        FontsMissingError: A family that every slip needs is not installed.
    """
    lines = _set_fleeting if voice.fleeting else _set
    return list(lines(text, voice, measure, balanced=balanced))


@lru_cache(maxsize=8192)
def _set(text: str, voice: Voice, measure: float, *, balanced: bool) -> tuple[Line, ...]:
    """Return the lines of a paragraph: slips of one day say mostly the same."""
    units = measure * 1000 / voice.size
    hand = Hand(voice.weight, voice.language, voice.right_to_left, voice.fleeting)
    spelled = _spelled.__wrapped__ if hand.fleeting else _spelled
    words = [piece for word in spelled(text, hand) for piece in _fitting(word, hand, units)]
    breaks = _break(words, units, balanced=balanced)
    return tuple(_line(words[start:end], voice) for start, end in breaks)


_set_fleeting = lru_cache(maxsize=64)(_set.__wrapped__)


@contextmanager
def forgetting() -> Iterator[None]:
    """Forget at the end what is fleeting: it is set once for all sizes of one slip."""
    try:
        yield
    finally:
        _set_fleeting.cache_clear()


@lru_cache(maxsize=2048)
def _spelled(text: str, hand: Hand) -> tuple[Word, ...]:
    """Return a paragraph as words: the same at every size and measure, so made once."""
    parts = resolve(text, right_to_left=hand.right_to_left)
    return tuple(_word(word, hand) for word in _words(parts))


def _words(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the parts of each word, its space (if any) as the last part."""
    flat = "".join(p.content if isinstance(p.content, str) else "\ufffc" for p in parts)
    held = held_spaces(flat)
    word: list[Part] = []
    for place, part in enumerate(parts):
        word.append(part)
        if part.content == " " and place not in held:
            yield word
            word = []
    if word:
        yield word


def _fitting(word: Word, hand: Hand, units: float) -> Iterator[Word]:
    """Yield a word, or where it is wider than the measure, the pieces that fit."""
    if word.width <= units:
        yield word
        return
    parts = [replace(part, content=" ") if part.content == _HELD else part for part in word.parts]
    spaces = [at for at, part in enumerate(parts[:-1], 1) if part.content == " "]
    if spaces:
        for start, end in pairwise([0, *spaces, len(parts)]):
            yield from _fitting(_word(parts[start:end], hand), hand, units)
        return
    if any(isinstance(part.content, Isolate) for part in word.parts):
        opened = [inner for part in word.parts for inner in _opened(part)]
        for piece in _words(opened):
            yield from _fitting(_word(piece, hand), hand, units)
    else:
        yield from _cut(word.parts, hand, units)


def _opened(part: Part) -> list[Part]:
    """
    Return what is in an isolate that is too long for a line; another part as it is.

    Levels begin at the next one of the isolate's own direction (UAX #9 rules X5a to X5c).
    """
    isolate = part.content
    if not isinstance(isolate, Isolate):
        return [part]
    inner = part.level + 1 + ((part.level + 1) % 2 != isolate.right_to_left)
    above = inner - isolate.right_to_left
    parts = resolve(isolate.text, right_to_left=isolate.right_to_left)
    return [Part(one.content, one.level + above) for one in parts]


def _cut(parts: Sequence[Part], hand: Hand, units: float) -> Iterator[Word]:
    """Yield the longest pieces that fit; marks stay on their letter."""
    piece: list[Part] = []
    for part in parts:
        mark = isinstance(part.content, str) and len(clusters(f"a{part.content}")) == 1
        if piece and not mark and _word([*piece, part], hand).width > units:
            yield _word(piece, hand)
            piece = []
        piece.append(part)
    yield _word(piece, hand)


def _word(parts: Sequence[Part], hand: Hand) -> Word:
    space = None
    inked = parts
    if parts[-1].content == " ":
        space = _item(" ", parts[-1].level, hand)
        inked = parts[:-1]
    items: list[Item] = []
    for (level, isolated), stretch in groupby(
        inked, key=lambda part: (part.level, isinstance(part.content, Isolate))
    ):
        contents = [part.content for part in stretch]
        if isolated:
            items += [_isolated(one, level, hand) for one in contents if isinstance(one, Isolate)]
        else:
            items.append(_item("".join(map(str, contents)), level, hand))
    return Word(tuple(parts), tuple(items), sum(item.width for item in items), space)


def _item(text: str, level: int, hand: Hand) -> Item:
    shaped = shape.__wrapped__ if hand.fleeting else shape
    glyphs = shaped(text, hand.weight, hand.language, right_to_left=bool(level % 2))
    return Item(glyphs, level, width(glyphs))


def _isolated(isolate: Isolate, level: int, hand: Hand) -> Item:
    """Return an isolate laid out by itself: one item of its surroundings' level."""
    parts = resolve(isolate.text, right_to_left=isolate.right_to_left)
    glyphs = _in_order([_word(word, hand) for word in _words(parts)])
    return Item(glyphs, level, width(glyphs))


def _in_order(words: Sequence[Word]) -> tuple[Glyph, ...]:
    """Return the glyphs of the words of one line from left to right, spaces between them."""
    items: list[Item] = []
    for index, word in enumerate(words):
        items += word.items
        if word.space and index < len(words) - 1:
            items.append(word.space)
    order = visual_order([item.level for item in items])
    return tuple(glyph for index in order for glyph in items[index].glyphs)


def _line(words: Sequence[Word], voice: Voice) -> Line:
    """Return the words of one line; a dot that parts two things ends no line."""
    if len(words) > 1 and words[-1].space and words[-1].parts[0].content == _DOT:
        words = words[:-1]
    long = sum(word.width for word in words)
    long += sum(word.space.width for word in words[:-1] if word.space)
    return Line(tuple(words), long * voice.size / 1000, voice)


def _break(words: Sequence[Word], units: float, *, balanced: bool) -> list[tuple[int, int]]:
    """Return (first, after last) word of each line: fewest lines, then the evenest."""
    starts, ends = _places(words)
    lines, uneven, before = [0], [0.0], [0]
    first = 0
    for end in range(1, len(words) + 1):
        while first < end - 1 and ends[end - 1] - starts[first] > units + _UNSEEN:
            first += 1
        # The fewest lines end before the first word that fits, and before some of the next.
        lines.append(lines[first] + 1)
        choices = []
        for start in range(first, end):
            if lines[start] != lines[first]:
                break
            long = ends[end - 1] - starts[start]
            cost = ((units - long) / units) ** 2
            if end == len(words) and not balanced:
                alone = start and end - start == 1 and long < max(_ORPHAN * units, _ORPHAN_EMS)
                cost = _ORPHAN_COST if alone else 0.0
            choices.append((uneven[start] + cost, start))
        best, start = min(choices)
        uneven.append(best)
        before.append(start)
    breaks: list[tuple[int, int]] = []
    end = len(words)
    while end:
        breaks.append((before[end], end))
        end = before[end]
    return breaks[::-1]


def _places(words: Sequence[Word]) -> tuple[list[float], list[float]]:
    """Return where each word would start and end if all of them stood on one line."""
    starts: list[float] = []
    ends: list[float] = []
    place = 0.0
    for word in words:
        starts.append(place)
        place += word.width
        ends.append(place)
        place += word.space.width if word.space else 0.0
    return starts, ends
