"""A slip set by fpdf2, with its text shaping (HarfBuzz)."""

from fpdf import FPDF
from fpdf.enums import Align

from benchmarks.typesetters import (
    CODE,
    CODE_SIDE,
    HEADLINE,
    MARGIN,
    NOTO,
    PICTOGRAM,
    PICTURE,
    REMINDER_SIDE,
    SECOND,
    SMALL,
    TEXT,
    Row,
    boxes,
    glyph,
    glyph_font,
    rows_of,
)
from kiosk.slip import Pair, Slip
from printing.qr import Symbol, Symbols

_GAP = 6.0
_WIDE, _HIGH = 210.0, 297.0
_LEADING = 1.3 * 25.4 / 72


class Fpdf2:
    """fpdf2: a document reads its fonts anew, there is nothing to keep."""

    name = "fpdf2"

    def pdf(self, slip: Slip, symbols: Symbols) -> bytes:
        """Return a slip as PDF."""
        return bytes(_Page(slip, symbols).output())


class _Page(FPDF):
    def __init__(self, slip: Slip, symbols: Symbols) -> None:
        super().__init__(format="A4")
        self._slip = slip
        self._rtl = slip.right_to_left
        self.set_title(slip.title)
        self.set_lang(slip.language)
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=False)
        for style, weight in (("", "Regular"), ("B", "Bold")):
            self.add_font("sans", style, f"{NOTO}/NotoSans-{weight}.ttf")
            if self._rtl:
                self.add_font("naskh", style, f"{NOTO}/NotoNaskhArabic-{weight}.ttf")
        self.add_font("pictograms", "", glyph_font())
        if self._rtl:
            self.set_fallback_fonts(["sans"], exact_match=True)
        self.set_text_shaping(use_shaping_engine=True)
        self.add_page()
        wide = _WIDE - 2 * MARGIN - PICTURE - _GAP
        self._pictogram(glyph(slip.pictogram), PICTURE)
        top = self._say(
            slip.headline.own, self._left(PICTURE + _GAP, wide), wide, MARGIN, HEADLINE, "B"
        )
        top = self._say(
            slip.headline.dutch, self._left(PICTURE + _GAP, wide), wide, top, SECOND, dutch=True
        )
        for row in rows_of(slip):
            top = self._part(row, top + 1)
        self._foot(symbols)

    def _left(self, start: float, wide: float) -> float:
        """Return the left edge of what stands `start` from the side where reading begins."""
        return _WIDE - MARGIN - start - wide if self._rtl else MARGIN + start

    def _say(  # noqa: PLR0913 - a text, its place and its letters
        self, text: str, left: float, wide: float, top: float, size: float, style: str = "",
        *, dutch: bool = False,
    ) -> float:  # fmt: skip
        self.set_font("naskh" if self._rtl and not dutch else "sans", style, size)
        self.set_xy(left, top)
        align = Align.R if self._rtl and not dutch else Align.L
        self.multi_cell(wide, size * _LEADING, text, align=align, new_x="LEFT", new_y="NEXT")
        return float(self.get_y())

    def _pictogram(self, letter: str, size: float) -> None:
        self.set_font("pictograms", "", size * 72 / 25.4)
        self.set_xy(self._left(0, size), self.get_y())
        self.cell(size, size, letter)

    def _part(self, row: Row, top: float) -> float:
        self.line(MARGIN, top, _WIDE - MARGIN, top)
        wide = (_WIDE - 2 * MARGIN - PICTOGRAM - 2 * _GAP) / 2
        self.set_y(top + 1)
        self._pictogram(row.pictogram, PICTOGRAM)
        ends = [top + 1 + PICTOGRAM]
        for column in (0, 1):
            at = top + 1
            left = self._left(PICTOGRAM + _GAP + column * (wide + _GAP), wide)
            for own, dutch, bold, listed in row.lines:
                text = (own, dutch)[column]
                said = f"• {text}" if listed else text
                style = "B" if bold else ""
                at = self._say(said, left, wide, at, TEXT, style, dutch=column == 1)
            ends.append(at)
        return max(ends)

    def _foot(self, symbols: Symbols) -> None:
        slip = self._slip
        top = _HIGH - MARGIN - REMINDER_SIDE - 18
        half = (_WIDE - 2 * MARGIN) / 2
        cells: list[tuple[Symbol, float, tuple[Pair, ...]]] = [
            (symbols.code, CODE_SIDE, (slip.show_code,))
        ]
        if slip.reminder and symbols.reminder:
            cells.append(
                (symbols.reminder, REMINDER_SIDE, (slip.reminder.label, slip.reminder.scan))
            )
        for number, (symbol, side, pairs) in enumerate(cells):
            start = number * half
            wide = half - side - _GAP
            self._symbol(symbol, self._left(start, side), top, side)
            left, at = self._left(start + side + _GAP / 2, wide), top
            if not number:
                at = self._say(slip.code_text, left, wide, at, CODE * 0.7, "B", dutch=True)
            for pair in pairs:
                at = self._say(pair.own, left, wide, at, SMALL)
                at = self._say(pair.dutch, left, wide, at, SMALL, dutch=True)
        at = top + REMINDER_SIDE + 2
        wide = _WIDE - 2 * MARGIN
        at = self._say(slip.footer.own, MARGIN, wide, at, SMALL)
        self._say(slip.footer.dutch, MARGIN, wide, at, SMALL, dutch=True)

    def _symbol(self, symbol: Symbol, left: float, top: float, side: float) -> None:
        module = side / symbol.size
        for column, row, long in boxes(symbol):
            place = (left + column * module, top + row * module)
            self.rect(*place, long * module, module, style="F")
