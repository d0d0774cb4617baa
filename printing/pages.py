"""Blocks become pages: what stands where, nothing cut and no lonely foot on a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from printing.blocks import Block, Column, Strip, depth
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
    for block in blocks:
        for piece in _pieces(block, sheet.top - bottom - max(first, last)):
            for part in _split(piece, y - end) if sheet.splits else (piece,):
                if y - part.height < end and pages[-1].blocks:
                    pages.append(Page())
                    y, end = sheet.top, bottom
                pages[-1].blocks.append((y, part))
                y -= part.height
    if y - last < end:
        before = pages[-1]
        pages.append(Page())
        if len(before.blocks) > 1:
            pages[-1].blocks.append((sheet.top, before.blocks.pop()[1]))
    return pages


def draw_page(ink: Ink, page: Page, columns: Columns) -> None:
    """Draw the blocks of a page: rules, pictograms, text."""
    sheet = columns.sheet
    for index, (top, block) in enumerate(page.blocks):
        if block.ruled and index:
            ink.rule(sheet.left, top, sheet.right, top, _RULE)
        inner = top - block.above
        for column in block.columns:
            draw_strips(ink, column, inner)
        if block.ruled and len(block.columns) > 1:
            end = top - block.height + block.below
            ink.rule(columns.divider, end, columns.divider, inner, _DIVIDER)
        if block.pictogram:
            left, _ = columns.picture if block.picture_size == sheet.picture else columns.pictogram
            ink.pictogram(block.pictogram, left, inner - block.picture_size, block.picture_size)


def _pieces(block: Block, room: float) -> list[Block]:
    """Return a block, in pieces where it is higher than `room`."""
    if block.height <= room:
        return [block]
    inside = room - block.above - block.below
    chunks = zip_longest(*(_chunks(column, inside) for column in block.columns), fillvalue=())
    whole, *rest = [replace(block, columns=columns) for columns in chunks]
    return [whole, *(replace(piece, pictogram="", picture_size=0.0) for piece in rest)]


def _split(block: Block, room: float) -> tuple[Block, ...]:
    """Return a block of one column in two where the first has room and neither is a scrap."""
    if block.height <= room or len(block.columns) != 1:
        return (block,)
    column = block.columns[0]
    most = 0
    while depth(column[: most + 1]) <= room - block.above - block.below:
        most += 1
    most = min(most, len(column) - _SCRAP)
    while most and column[most - 1].lines[0].line.voice.weight == "Bold":
        most -= 1  # a heading stays with what it is the heading of
    if most < _SCRAP:
        return (block,)
    rest = replace(block, columns=(column[most:],), pictogram="", picture_size=0.0)
    return replace(block, columns=(column[:most],)), rest


def _chunks(column: Column, room: float) -> list[Column]:
    """Return strips in chunks that are no deeper than `room` (one strip at the least)."""
    chunks: list[list[Strip]] = []
    for strip in column:
        if chunks and depth([*chunks[-1], strip]) <= room:
            chunks[-1].append(strip)
        else:
            chunks.append([strip])
    return [tuple(chunk) for chunk in chunks]
