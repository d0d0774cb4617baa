"""
What stands at the foot of a page: the referral code with its QR code, the reminder, the rest.

The code is always at the foot of the first page, where the clerk looks for it; on a slip of
two pages the reminder and the closing lines stand at the foot of the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.slip import Pair, Reminder, Slip
from printing.blocks import BAR, ENDLESS, BlockWriter, Column, depth
from printing.columns import Columns, Edges, Placed
from printing.ink import Ink
from printing.qr import QUIET, Symbol, Symbols
from printing.sheet import MM, Sheet
from printing.typesetting import Voice, set_paragraph

_RULE = 0.8
_BAR = 0.8
_CODE_SHARE = 0.53
"""How much of the width the code gets where the reminder stands beside it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A QR code with lines beside it; where there is a `gap`, they stand above it with the gap."""

    symbol: Symbol
    size: float
    symbol_left: float
    strips: Column
    gap: float = 0.0

    @property
    def height(self) -> float:
        """Height of the higher of both; above each other, with white below too."""
        if self.gap:
            return depth(self.strips) + self.gap + self.size + self.gap / 2
        return max(self.size, depth(self.strips))


@dataclass(frozen=True, slots=True)
class Tail:
    """Rows of cells above closing lines; no rows and no lines is nothing at all."""

    rows: tuple[tuple[Cell, ...], ...]
    closing: Column
    padding: float

    @property
    def height(self) -> float:
        """Height with the rule above and the white between."""
        if not self.rows and not self.closing:
            return 0.0
        rows = sum(max(cell.height for cell in row) + self.padding for row in self.rows)
        return self.padding + rows + depth(self.closing)


@dataclass(frozen=True, slots=True)
class Tails:
    """The foot of a single page, and those of the first and the last of more."""

    single: Tail
    first: Tail
    last: Tail


def tails_of(slip: Slip, symbols: Symbols, writer: BlockWriter) -> Tails:
    """Set the feet of a slip."""
    columns, sheet = writer.columns, writer.sheet
    width = sheet.right - sheet.left
    whole = columns.whole
    padding = sheet.padding
    closing = _closing(slip.footer, writer)
    code = _code(slip, symbols, writer, whole)
    if slip.reminder is None:
        rows: tuple[tuple[Cell, ...], ...] = ((code,),)
        last: tuple[tuple[Cell, ...], ...] = ()
    else:
        last = ((_reminder(slip.reminder, symbols, writer, whole),),)
        rows = ((code,), *last)
        if sheet.side_by_side:
            narrow = _code(slip, symbols, writer, columns.from_start(0, width * _CODE_SHARE))
            start = width * _CODE_SHARE + sheet.gutter
            rows = (
                (
                    narrow,
                    _reminder(slip.reminder, symbols, writer, columns.from_start(start, width)),
                ),
            )
    return Tails(
        single=Tail(rows, closing, padding),
        first=Tail(((code,),), (), padding),
        last=Tail(last, closing, padding),
    )


def draw_tail(ink: Ink, tail: Tail, writer: BlockWriter, bottom: float) -> None:
    """Draw a foot with its lower edge at `bottom`."""
    sheet = writer.sheet
    y = bottom + tail.height
    ink.rule(sheet.left, y, sheet.right, y, _RULE)
    y -= tail.padding
    for row in tail.rows:
        high = max(cell.height for cell in row)
        for cell in row:
            _draw_cell(ink, cell, y, high, sheet.dot)
        y -= high + tail.padding
    draw_strips(ink, tail.closing, y)


def _draw_cell(ink: Ink, cell: Cell, top: float, high: float, dot: float) -> None:
    """Draw a cell in a row `high`; the corner of a QR code stands on a dot of the printer."""
    middle = top - high / 2
    strips, bottom = middle + depth(cell.strips) / 2, middle - cell.size / 2
    if cell.gap:
        strips, bottom = top, top - depth(cell.strips) - cell.gap - cell.size
    left = cell.symbol_left
    if dot:
        left, bottom = round(left / dot) * dot, round(bottom / dot) * dot
    ink.symbol(cell.symbol, left, bottom, cell.size)
    draw_strips(ink, cell.strips, strips)


def draw_strips(ink: Ink, strips: Column, top: float) -> float:
    """Draw strips from `top` downwards; returns where they end."""
    left = min((p.left for one in strips if one.aside for p in one.lines), default=0.0) - BAR
    for index, one in enumerate(strips):
        if one.aside:
            begins = 0.0 if index and strips[index - 1].aside else one.before
            ink.rule(left, top - one.before - one.height, left, top - begins, _BAR)
        top -= one.before
        for placed in one.lines:
            ink.line(placed.line, placed.left, top - one.ascent)
        top -= one.height
    return top


def _code(slip: Slip, symbols: Symbols, writer: BlockWriter, edges: Edges) -> Cell:
    """Return the code as QR and as large as its place allows."""
    sheet = writer.sheet
    symbol = symbols.code
    size = _whole_dots(symbol, sheet.code_symbol, sheet)
    beside, left, gap = _place(writer.columns, symbol, size, edges)
    voice = Voice("Bold", "nl", right_to_left=False, size=sheet.code, fleeting=True)
    widest = max(line.width for line in set_paragraph(slip.code_text, voice, ENDLESS))
    voice = replace(voice, size=sheet.code * min(1.0, (beside[1] - beside[0] - 1) / widest))
    code = [
        writer.strip([writer.columns.at_start(line, beside)])
        for line in set_paragraph(slip.code_text, voice, beside[1] - beside[0])
    ]
    show = _said(slip.show_code, writer)
    return Cell(symbol, size, left, (*code, *_under(show, writer, beside)), gap)


def _reminder(reminder: Reminder, symbols: Symbols, writer: BlockWriter, edges: Edges) -> Cell:
    """Return the reminder as QR, with what it is and what to do with it."""
    assert symbols.reminder is not None  # noqa: S101 - for the type checker
    size = _whole_dots(symbols.reminder, writer.sheet.reminder_symbol, writer.sheet)
    beside, left, gap = _place(writer.columns, symbols.reminder, size, edges)
    label = [
        (text, replace(voice, fleeting=True))
        for text, voice in _said(reminder.label, writer, bold=True)
    ]
    scan = _said(reminder.scan, writer)
    said = [one for both in zip(label, scan, strict=False) for one in both]
    return Cell(symbols.reminder, size, left, _under(said, writer, beside), gap)


def _place(
    columns: Columns, symbol: Symbol, size: float, edges: Edges
) -> tuple[Edges, float, float]:
    """Return the place for words, the QR code's left, and the gap where they stand above it."""
    quiet = max(size / symbol.size * QUIET, 4 * MM)
    left, right = edges
    start = right - size if columns.right_to_left else left
    if columns.sheet.roll:
        return edges, start, quiet
    if columns.right_to_left:
        return (left, start - quiet), start, 0.0
    return (left + size + quiet, right), start, 0.0


def _whole_dots(symbol: Symbol, size: float, sheet: Sheet) -> float:
    """Return the size of a QR code, its modules a whole number of the printer's dots."""
    if not sheet.dot:
        return size
    return symbol.size * max(1, int(size / symbol.size / sheet.dot)) * sheet.dot


def _closing(footer: Pair, writer: BlockWriter) -> Column:
    """Return the closing lines, each from the side on which its language begins."""
    width = writer.sheet.right - writer.sheet.left
    return tuple(
        writer.strip(
            [
                Placed(
                    writer.sheet.right - line.width if voice.right_to_left else writer.sheet.left,
                    line,
                )
            ]
        )
        for text, voice in _said(footer, writer)
        for line in set_paragraph(text, voice, width)
    )


def _said(pair: Pair, writer: BlockWriter, *, bold: bool = False) -> list[tuple[str, Voice]]:
    """Return a sentence in the visitor's language and, on a slip that has two, in Dutch."""
    small = writer.sheet.small
    own = (pair.own, writer.own(small, bold=bold))
    return [own] if writer.columns.single else [own, (pair.dutch, writer.dutch(small, bold=bold))]


def _under(said: Sequence[tuple[str, Voice]], writer: BlockWriter, edges: Edges) -> Column:
    """Return sentences under each other, beside a QR code: all from the reader's side."""
    return tuple(
        writer.strip([writer.columns.at_start(line, edges)])
        for text, voice in said
        for line in set_paragraph(text, voice, edges[1] - edges[0])
    )
