"""A slip becomes a PDF."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kiosk.slip import Pair, Slip, SlipPart
from printing.blocks import BlockWriter
from printing.columns import Columns
from printing.headline import headline_blocks
from printing.ink import Ink
from printing.pages import Page, draw_page, paginate, roll_page
from printing.qr import Symbols, symbols_of
from printing.sheet import Density, Sheet, sheet_for
from printing.tail import Tails, draw_tail, tails_of
from printing.typesetting import Voice, forgetting, set_paragraph

_PAGES = 2
"""A slip on more than two sheets is not read."""

_RUNNING_FOOT = 15.0
"""Room for code and page number below each page of a slip of two pages."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """A slip on its paper; `takes` is how many pages, or for a roll 1, 2 or 3: too long."""

    parts: tuple[SlipPart, ...]
    writer: BlockWriter
    pages: list[Page]
    tails: Tails
    height: float
    takes: int


_READ_ON_SCREEN = 5
"""From this rank on, parts give way so that a slip stays on one sheet: they were on the screen."""

_OWN_OUTLIVES = 2
"""Up to this rank the visitor's own words stay longer than the Dutch below them."""


@forgetting()
def render_slip(slip: Slip, paper: str) -> bytes:
    """
    Return a slip as PDF for `a4`, `a6`, `receipt80` or `receipt58`.

    A4 has the visitor's language beside the Dutch, mirrored for languages that run from right
    to left; smaller papers have them under each other; a slip in Dutch has one column. Text is
    as large as one page allows, from 10 points up; then parts from rank 5 on give way, if that
    keeps it on one page; then it takes a second page; then whole parts are left out, the highest
    `rank` first and of equal ranks the last. Where the Dutch stands below, that of ranks 2 and 1
    goes before those parts do: what to do and what to bring is for the visitor. Rank 0, headline,
    code, reminder and footer always stay, on more pages if need be. On a roll, which is cut where
    the slip ends, text gets smaller and parts from rank 5 on give way above the preferred length;
    the others go in the same order above the longest.

    The same slip gives the same bytes.

    Raises:
        MissingGlyphError: A character is in none of the fonts.
        PrintError: Another paper; FontsMissingError (its child) where fonts are not installed.
    """
    sheet = sheet_for(paper)
    layout = _fitting(slip, sheet)
    ink = Ink(sheet.width, layout.height, slip.title, slip.language)
    count = len(layout.pages)
    for number, page in enumerate(layout.pages, 1):
        draw_page(ink, page, layout.writer.columns)
        bottom = sheet.margin
        if count > 1:
            _draw_foot(ink, slip, sheet, f"{number}/{count}")
            bottom += _RUNNING_FOOT
        if count == 1:
            draw_tail(ink, layout.tails.single, layout.writer, bottom)
        elif number == 1:
            draw_tail(ink, layout.tails.first, layout.writer, bottom)
        elif number == count:
            draw_tail(ink, layout.tails.last, layout.writer, bottom)
        ink.next_page()
    return ink.finish()


@forgetting()
def printed_parts(slip: Slip, paper: str) -> tuple[SlipPart, ...]:
    """Return the parts that the paper has room for, in order; raises what `render_slip` does."""
    return _fitting(slip, sheet_for(paper)).parts


def _fitting(slip: Slip, sheet: Sheet) -> _Layout:
    """Return the largest type that fits one page, else two, else two with parts left out."""
    single = slip.language.partition("-")[0] == "nl"
    columns = Columns(sheet, slip.right_to_left, single)
    symbols = symbols_of(slip)

    @cache
    def draft(density: Density) -> _Draft:
        return _Draft(slip, symbols, BlockWriter(slip, columns, density))

    largest = _largest(sheet, lambda size: draft(size).lay_out(slip.parts).takes == 1)
    if largest:
        return draft(largest).lay_out(slip.parts)
    smallest = draft(sheet.densities[-1])
    for fewer in _dropping(slip.parts, least=_READ_ON_SCREEN):
        layout = smallest.lay_out(fewer)
        if layout.takes == 1:
            return layout
    if sheet.roll:  # its length has no steps: each part that gives way saves paper
        return _least_left_out(smallest, [p for p in slip.parts if p.rank < _READ_ON_SCREEN])
    for density in sheet.densities:
        layout = draft(density).lay_out(slip.parts)
        if layout.takes <= _PAGES:
            return layout
    return _least_left_out(smallest, slip.parts)


def _least_left_out(smallest: "_Draft", parts: Sequence[SlipPart]) -> _Layout:
    """Return the first layout that is not too long, with one part less each time."""
    layout = smallest.lay_out(tuple(parts))
    for fewer in _dropping(parts, dutch_first=smallest.stacked):
        if layout.takes <= _PAGES:
            break
        layout = smallest.lay_out(fewer)
    return layout


def _largest(sheet: Sheet, fits: Callable[[Density], bool]) -> Density | None:
    """Return the largest type that fits: smaller type never takes more room, so by halving."""
    place = bisect_left(sheet.densities, True, key=fits)  # noqa: FBT003 - the value sought
    return sheet.densities[place] if place < len(sheet.densities) else None


class _Draft:
    """A slip in one size of type; what does not change when parts go is set once."""

    def __init__(self, slip: Slip, symbols: Symbols, writer: BlockWriter) -> None:
        self._writer = writer
        self.stacked = not writer.columns.pair and not writer.columns.single
        names = writer.names()
        self._head = [*headline_blocks(writer), *([names] if names else [])]
        self._blocks = {part: writer.part(part) for part in slip.parts}
        self._tails = tails_of(slip, symbols, writer)

    def lay_out(self, parts: tuple[SlipPart, ...]) -> _Layout:
        """Return the pages with these parts."""
        for part in parts:
            if part not in self._blocks:  # without its Dutch, tried last of all
                self._blocks[part] = self._writer.part(part)
        blocks = [*self._head, *(self._blocks[part] for part in parts)]
        sheet, tails = self._writer.sheet, self._tails
        if sheet.roll:
            page, height = roll_page(blocks, sheet, tails.single.height)
            takes = 1 if height <= sheet.height else 2 if height <= sheet.longest else 3
            return _Layout(parts, self._writer, [page], tails, height, takes)
        pages = paginate(blocks, sheet, foot=0, first=0, last=tails.single.height)
        if len(pages) > 1:
            runs = _RUNNING_FOOT, tails.first.height, tails.last.height
            pages = paginate(blocks, sheet, *runs)
            # A part goes on on the next page only where that saves one.
            whole = paginate(blocks, replace(sheet, splits=False), *runs) if sheet.splits else pages
            pages = min(whole, pages, key=len)
        return _Layout(parts, self._writer, pages, tails, sheet.height, len(pages))


def _dropping(
    parts: Sequence[SlipPart], least: int = 1, *, dutch_first: bool = False
) -> Iterator[tuple[SlipPart, ...]]:
    """
    Yield the parts with one less each time: highest rank first, of equal ranks the last.

    `dutch_first` leaves out the Dutch of the last ranks, in the same order, before the parts.
    """
    left = list(parts)
    while any(part.rank >= least for part in left):
        place = max(range(len(left)), key=lambda at: (left[at].rank, at))
        doubled = [
            at
            for at, part in enumerate(left)
            if dutch_first and part.rank > 0 and left[place].rank <= _OWN_OUTLIVES
            if part != _without_dutch(part)
        ]
        if doubled:
            place = max(doubled, key=lambda at: (left[at].rank, at))
            left[place] = _without_dutch(left[place])
        else:
            del left[place]
        yield tuple(left)


def _without_dutch(part: SlipPart) -> SlipPart:
    """Return a part in the visitor's words alone: what is the same is not printed twice."""
    heading = part.heading and Pair(part.heading.own, part.heading.own)
    lines = tuple(Pair(line.own, line.own) for line in part.lines)
    return replace(part, heading=heading, lines=lines)


def _draw_foot(ink: Ink, slip: Slip, sheet: Sheet, count: str) -> None:
    """Draw the code and the page number below a page: sheets get parted."""
    voice = Voice("Regular", "nl", right_to_left=False, size=sheet.small, fleeting=True)
    for line in set_paragraph(f"{slip.code_text}  \u00b7  {count}", voice, sheet.width):
        ink.line(line, (sheet.width - line.width) / 2, sheet.margin + 2)
