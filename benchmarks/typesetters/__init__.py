"""
Other ways to a slip's PDF, to compare with: each module has a class that sets a slip.

All get the same words in two columns, the same Noto fonts and pictogram font, and the same QR
codes as rows of modules; A4, type of 10.5 points. None looks for the size that fits one page:
the kiosk does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from kiosk.slip import Slip
from printing.qr import Symbol, Symbols
from ui.theme.pictograms import pictogram_font, pictogram_glyphs

NOTO = "/usr/share/fonts/truetype/noto"
TEXT, HEADLINE, SECOND, SMALL, CODE = 10.5, 26.0, 17.0, 10.0, 30.0
"""Type sizes in points: text, the headline in both languages, the foot, the code."""

MARGIN, PICTURE, PICTOGRAM, CODE_SIDE, REMINDER_SIDE = 12.0, 22.0, 7.5, 27.0, 30.0
"""Millimetres: of the paper, the pictograms, the QR codes."""


class Typesetter(Protocol):
    """A program that sets slips; made once, so that what can be kept warm is."""

    name: str

    def pdf(self, slip: Slip, symbols: Symbols) -> bytes:
        """Return a slip as PDF."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a slip: its pictogram as a letter, then lines (own, Dutch, bold, listed)."""

    pictogram: str
    lines: tuple[tuple[str, str, bool, bool], ...]


def rows_of(slip: Slip) -> list[Row]:
    """Return what stands in two columns."""
    return [
        Row(
            glyph(part.pictogram),
            (
                *([(part.heading.own, part.heading.dutch, True, False)] if part.heading else []),
                *((line.own, line.dutch, False, part.listed) for line in part.lines),
            ),
        )
        for part in slip.parts
    ]


def glyph(name: str) -> str:
    """Return the letter of a pictogram in the pictogram font."""
    return pictogram_glyphs().get(name, "")


def glyph_font() -> str:
    """Return the file of the pictogram font."""
    return str(pictogram_font())


def boxes(symbol: Symbol) -> Iterator[tuple[int, int, int]]:
    """Yield the dark stretches of a QR code: column, row, how long."""
    for row, modules in enumerate(symbol.rows):
        column = 0
        for dark, run in groupby(modules):
            long = len(list(run))
            if dark:
                yield column, row, long
            column += long


def svg(symbol: Symbol) -> str:
    """Return a QR code as a picture of black boxes."""
    path = "".join(f"M{column} {row}h{long}v1h-{long}z" for column, row, long in boxes(symbol))
    size = symbol.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{path}"/></svg>'
    )
