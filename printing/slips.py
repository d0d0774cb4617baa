"""A slip becomes a PDF."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kiosk.slip import Slip, SlipPart
from printing.blocks import BlockWriter
from printing.columns import Columns
from printing.ink import Ink
from printing.pages import Page, draw_page, paginate
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
    parts: tuple[SlipPart, ...]
    writer: BlockWriter
    pages: list[Page]
    tails: Tails


_READ_ON_SCREEN = 5
"""From this rank on, parts give way so that a slip stays on one sheet: they were on the screen."""


@forgetting()
def render_slip(slip: Slip, paper: str) -> bytes:
    """
    Return a slip as PDF for `a4` or `a6`; the same slip gives the same bytes.

    A4 has the visitor's language beside the Dutch, mirrored for languages that run from right
    to left; A6 has them under each other; a slip in Dutch has one column. Text is as large as
    one page allows, from 10 points up; then parts from rank 5 on give way, if that keeps it on
    one page; then it takes a second page; then whole parts are left out, the highest `rank`
    first and of equal ranks the last. Rank 0, headline, code, reminder
    and footer always stay, on more pages if need be.

    Raises:
        MissingGlyphError: A character is in none of the fonts.
        PrintError: Another paper; FontsMissingError (its child) where fonts are not installed.
    """
    sheet = sheet_for(paper)
    layout = _fitting(slip, sheet)
    ink = Ink(sheet.width, sheet.height, slip.title, slip.language)
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

    def on_one_page(density: Density) -> bool:
        return len(draft(density).lay_out(slip.parts).pages) == 1

    # Smaller type never takes more room: halving finds the largest that fits in few drafts.
    place = bisect_left(sheet.densities, True, key=on_one_page)  # noqa: FBT003 - sought value
    if place < len(sheet.densities):
        return draft(sheet.densities[place]).lay_out(slip.parts)
    smallest = draft(sheet.densities[-1])
    for fewer in _dropping(slip.parts, least=_READ_ON_SCREEN):
        layout = smallest.lay_out(fewer)
        if len(layout.pages) == 1:
            return layout
    for density in sheet.densities:
        layout = draft(density).lay_out(slip.parts)
        if len(layout.pages) <= _PAGES:
            return layout
    layout = smallest.lay_out(slip.parts)
    for fewer in _dropping(slip.parts):
        layout = smallest.lay_out(fewer)
        if len(layout.pages) <= _PAGES:
            break
    return layout


class _Draft:
    """A slip in one size of type; what does not change when parts go is set once."""

    def __init__(self, slip: Slip, symbols: Symbols, writer: BlockWriter) -> None:
        self._writer = writer
        names = writer.names()
        self._head = [writer.headline(), *([names] if names else [])]
        self._blocks = {part: writer.part(part) for part in slip.parts}
        self._tails = tails_of(slip, symbols, writer)

    def lay_out(self, parts: tuple[SlipPart, ...]) -> _Layout:
        """Return the pages with these parts."""
        blocks = [*self._head, *(self._blocks[part] for part in parts)]
        sheet, tails = self._writer.sheet, self._tails
        pages = paginate(blocks, sheet, foot=0, first=0, last=tails.single.height)
        if len(pages) > 1:
            pages = paginate(blocks, sheet, _RUNNING_FOOT, tails.first.height, tails.last.height)
        return _Layout(parts, self._writer, pages, tails)


def _dropping(parts: Sequence[SlipPart], least: int = 1) -> Iterator[tuple[SlipPart, ...]]:
    """Yield the parts with one less each time: highest rank first, of equal ranks the last."""
    left = list(parts)
    while any(part.rank >= least for part in left):
        place = max(range(len(left)), key=lambda at: (left[at].rank, at))
        del left[place]
        yield tuple(left)


def _draw_foot(ink: Ink, slip: Slip, sheet: Sheet, count: str) -> None:
    """Draw the code and the page number below a page: sheets get parted."""
    voice = Voice("Regular", "nl", right_to_left=False, size=sheet.small, fleeting=True)
    for line in set_paragraph(f"{slip.code_text}  \u00b7  {count}", voice, sheet.width):
        ink.line(line, (sheet.width - line.width) / 2, sheet.margin + 2)
