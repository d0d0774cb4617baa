"""A slip set by WeasyPrint (HTML and CSS, with Pango for the letters)."""

from pathlib import Path

import weasyprint  # type: ignore[import-untyped] # ships no types
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped] # as above

from benchmarks.typesetters import (
    CODE,
    CODE_SIDE,
    HEADLINE,
    MARGIN,
    PICTOGRAM,
    PICTURE,
    REMINDER_SIDE,
    SECOND,
    SMALL,
    TEXT,
    glyph_font,
    svg,
)
from benchmarks.typesetters.by_html import page
from kiosk.slip import Slip
from printing.qr import Symbols

_STYLE = f"""
@font-face {{ font-family: Pictograms; src: url("{Path(glyph_font()).as_uri()}") }}
@page {{ size: A4; margin: {MARGIN}mm }}
body {{ font: {TEXT}pt/1.3 "Noto Sans", "Noto Naskh Arabic"; margin: 0 }}
p {{ margin: 0 }}
table {{ border-collapse: collapse; table-layout: fixed }}
td {{ vertical-align: top; padding: 0.3mm 1.5mm }}
hr {{ border: none; border-top: 0.5pt solid; margin: 0.5mm 0 }}
.pic {{ font: {PICTOGRAM}mm/1 Pictograms; width: {PICTOGRAM}mm }}
.qr {{ width: {REMINDER_SIDE}mm }}
.big {{ font: {PICTURE}mm/1 Pictograms; width: {PICTURE}mm }}
.headline {{ font: bold {HEADLINE}pt/1.2 "Noto Sans", "Noto Naskh Arabic" }}
.second {{ font-size: {SECOND}pt }}
.small {{ font-size: {SMALL}pt }}
.code {{ font: bold {CODE * 0.7}pt/1.3 "Noto Sans" }}
svg {{ display: block }}
"""


class WeasyPrint:
    """WeasyPrint with its fonts and style kept from slip to slip."""

    name = "WeasyPrint"

    def __init__(self) -> None:
        """Read the style once."""
        self._fonts = FontConfiguration()
        self._style = weasyprint.CSS(string=_STYLE, font_config=self._fonts)

    def pdf(self, slip: Slip, symbols: Symbols) -> bytes:
        """Return a slip as PDF."""
        code = svg(symbols.code).replace("<svg", f'<svg width="{CODE_SIDE}mm"', 1)
        reminder = svg(symbols.reminder) if symbols.reminder else ""
        reminder = reminder.replace("<svg", f'<svg width="{REMINDER_SIDE}mm"', 1)
        html = weasyprint.HTML(string=page(slip, code, reminder))
        made: bytes = html.write_pdf(stylesheets=[self._style], font_config=self._fonts)
        return made
