"""Blocks become pages: what stands where, nothing cut and no lonely foot on a page of its own."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from printing.blocks import Block, Column, depth
from printing.columns import Columns
from printing.ink import Ink
from printing.sheet import Sheet
from printing.tail import draw_strips

_RULE = 0.5
_DIVIDER = 0.4
_SCRAP = 2
"""Fewer strips than this do not stand apart from the rest of their block."""


@dataclass(slots=True)
class Page:
    """Blocks with the height of their upper edge."""

    blocks: list[tuple[float, Block]] = field(default_factory=list)


def paginate(
    blocks: Sequence[Block], sheet: Sheet, foot: float, first: float, last: float
) -> list[Page]:
    """
    Put blocks on pages, with `foot` points free below each, and room for what stands there.

    `first` is the height of what the first page ends with, `last` that of the last page; where
    one page is both, they stand under each other. A block stays whole where a page can hold
    it, unless the sheet splits them; the last one goes along to a new page rather than leave
    `last` there alone.
    """
    bottom = sheet.margin + foot
    pages = [Page()]
    y, end = sheet.top, bottom + first
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        if y - block.height < end:
            least = _SCRAP if pages[-1].blocks else 0
            head, rest = (
                _split(block, y - end, least) if sheet.splits or not least else (None, None)
            )
            if head is None and pages[-1].blocks:
                pages.append(Page())
                y, end = sheet.top, bottom
                waiting.insert(0, block)
                continue
            block = head or block
            waiting[:0] = [rest] if rest else []
        pages[-1].blocks.append((y, block))
        y -= block.height
    if y - last < end:
        before = pages[-1].blocks
        pages.append(Page())
        if len(before) > 1 and before[-1][1].height + last <= sheet.top - bottom:
            pages[-1].blocks.append((sheet.top, before.pop()[1]))
    return pages


def roll_page(blocks: Sequence[Block], sheet: Sheet, last: float) -> tuple[Page, float]:
    """Return blocks on paper as long as they take, in whole dots, with room for `last`."""
    needed = sum(block.height for block in blocks) + last + 2 * sheet.margin
    height = math.ceil(needed / sheet.dot) * sheet.dot
    page = Page()
    y = height - sheet.margin
    for block in blocks:
        page.blocks.append((y, block))
        y -= block.height
    return page, height


def draw_page(ink: Ink, page: Page, columns: Columns) -> None:
    """Draw the blocks of a page: rules, pictograms, text."""
    sheet = columns.sheet
    for index, (top, block) in enumerate(page.blocks):
        if block.ruled and index:
            ink.rule(sheet.left, top, sheet.right, top, _RULE)
        inner = top - block.above
        for column in block.columns:
            draw_strips(ink, column, inner)
        if block.divided:
            end = top - block.height + block.below
            ink.rule(columns.divider, end, columns.divider, inner, _DIVIDER)
        if block.pictogram:
            left, _ = columns.picture if block.picture_size == sheet.picture else columns.pictogram
            ink.pictogram(block.pictogram, left, inner - block.picture_size, block.picture_size)


def _split(block: Block, room: float, least: int) -> tuple[Block | None, Block | None]:
    """
    Return what of a block fits in `room` and the rest; None twice where that would be ugly.

    With `least` strips on both sides at least, between two sentences, and no heading apart from
    what it is the heading of; with 0 as much as fits, and one strip of each column in any case.
    """
    inside = room - block.above - block.below
    if least and (len(block.columns) != 1 or block.picture_size > inside):
        return None, None
    cuts = [_cut(column, inside, least) for column in block.columns]
    if not any(cuts) or all(
        cut >= len(column) for cut, column in zip(cuts, block.columns, strict=True)
    ):
        return None, None
    head = tuple(column[:cut] for cut, column in zip(cuts, block.columns, strict=True))
    rest = tuple(column[cut:] for cut, column in zip(cuts, block.columns, strict=True))
    return replace(block, columns=head), replace(
        block, columns=rest, pictogram="", picture_size=0.0, ruled=False
    )


def _cut(column: Column, inside: float, least: int) -> int:
    """Return how many strips of a column stay together in `inside`; 0 for none."""
    if not least:
        count = 1
        while count < len(column) and depth(column[: count + 1]) <= inside:
            count += 1
        return min(count, len(column))
    best = 0
    for count in range(least, len(column) - least + 1):
        heading = column[count - 1].lines[0].line.voice.weight == "Bold"
        sentence = column[count].before > 0
        if sentence and not heading and depth(column[:count]) <= inside:
            best = count
    return best
