"""A slip set by Typst."""

import json

import typst

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
    glyph,
    glyph_font,
    rows_of,
    svg,
)
from kiosk.slip import Pair, Slip
from printing.qr import Symbol, Symbols

_PAGE = f"""
#set page(width: 210mm, height: 297mm, margin: {MARGIN}mm)
#let pic(letter, size) = text(font: "Phosphor", size: size, letter)
#let nl(body) = {{ set text(lang: "nl", dir: ltr, region: none); set align(left); body }}
#let rule = line(length: 100%, stroke: 0.5pt)
#let part(letter, own, dutch) = {{
  rule
  grid(columns: ({PICTOGRAM}mm, 1fr, 1fr), column-gutter: 6mm,
    pic(letter, {PICTOGRAM}mm), own, nl(dutch))
}}
#let head(letter, own, dutch) = grid(columns: ({PICTURE}mm, 1fr), column-gutter: 6mm,
  pic(letter, {PICTURE}mm),
  [#text(size: {HEADLINE}pt, weight: "bold", own)\\ #text(size: {SECOND}pt, dutch)])
#let code(said) = text(size: {CODE * 0.7}pt, weight: "bold", lang: "nl", said)
#let foot(..cells) = {{
  v(1fr)
  rule
  grid(columns: (auto, 1fr, auto, 1fr), column-gutter: 4mm, ..cells)
}}
#set text(font: ("Noto Sans", "Noto Naskh Arabic"), size: {TEXT}pt)
#let qr(drawn, size) = image(bytes(drawn), format: "svg", width: size)
#set par(leading: 0.5em, spacing: 0.6em)
#set list(marker: [•], body-indent: 0.4em)
"""


class Typst:
    """Typst's compiler, kept from slip to slip."""

    name = "Typst"

    def __init__(self) -> None:
        """Look the fonts up once."""
        folder = glyph_font().rpartition("/")[0]
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[NOTO, folder]
        )
        self._compiler = typst.Compiler(font_paths=fonts)

    def pdf(self, slip: Slip, symbols: Symbols) -> bytes:
        """Return a slip as PDF."""
        made = self._compiler.compile(_source(slip, symbols).encode(), format="pdf", pdf_tags=False)
        if not isinstance(made, bytes):
            message = "Typst made more than one document."
            raise TypeError(message)
        return made


def _source(slip: Slip, symbols: Symbols) -> str:
    direction = "rtl" if slip.right_to_left else "ltr"
    head = (glyph(slip.pictogram), slip.headline.own, slip.headline.dutch)
    parts = [
        f"#set document(title: {_text(slip.title)}, date: none)",
        _PAGE,
        f'#set text(lang: "{slip.language}", dir: {direction})',
        f"#head({', '.join(map(_text, head))})",
    ]
    for row in rows_of(slip):
        own = [(line[0], *line[2:]) for line in row.lines]
        dutch = [(line[1], *line[2:]) for line in row.lines]
        parts.append(f"#part({_text(row.pictogram)}, [{_column(own)}], [{_column(dutch)}])")
    foot = [
        _qr(symbols.code, CODE_SIDE),
        f"[#code({_text(slip.code_text)})\\ {_small(slip.show_code)}]",
    ]
    if slip.reminder and symbols.reminder:
        foot.append(_qr(symbols.reminder, REMINDER_SIDE))
        foot.append(f"[{_small(slip.reminder.label)}\\ {_small(slip.reminder.scan)}]")
    parts.append(f"#foot({', '.join(foot)})\n{_small(slip.footer)}")
    return "\n".join(parts)


def _column(lines: list[tuple[str, bool, bool]]) -> str:
    said = []
    for text, bold, listed in lines:
        words = f'#text(weight: "bold", {_text(text)})' if bold else f"#{_text(text)}"
        said.append(f"#list([{words}])" if listed else words)
    return "#parbreak()".join(said)


def _small(pair: Pair) -> str:
    return (
        f"#text(size: {SMALL}pt, {_text(pair.own)})\\ #text(size: {SMALL}pt, {_text(pair.dutch)})"
    )


def _qr(symbol: Symbol, side: float) -> str:
    return f"qr({_text(svg(symbol))}, {side}mm)"


def _text(said: str) -> str:
    return json.dumps(said, ensure_ascii=False)
