"""
Pages as raster, for printers that take no PDF: PWG raster and Apple raster.

PWG 5102.4 (every IPP Everywhere printer reads it) and its smaller sister `image/urf` (every
AirPrint printer): the same packed lines under another header.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from printing.ipp_traits import Traits
from printing.raster import Raster, raster_pages

RasterType = Literal["sgray_8", "black_1"]

USUAL_DPI = 300
LEAST_DPI = 150
MOST_DPI = 600

_PWG_SYNC = b"RaS2"
_APPLE_SYNC = b"UNIRAST\0"
_PWG_HEADER = 1796
_SGRAY, _BLACK = 18, 3
"""Colour spaces of PWG 5102.4: grey where 0 is black, and ink where 1 is black."""
_APPLE_SGRAY = 0
_NORMAL = 4
"""`print-quality` (RFC 8011 5.2.13)."""
_POINTS = 72
_MOST_EQUAL_LINES = 256
_PACKED = re.compile(rb"(.)\1{2,127}|(?:(.)(?!\2\2)){1,128}", re.DOTALL)
"""Three or more equal pixels, or up to 128 that are not."""


@dataclass(frozen=True, slots=True)
class RasterChoice:
    """How fine, and in what: bytes of grey, or bits of black."""

    dots_per_inch: int = USUAL_DPI
    type: RasterType = "sgray_8"


def raster_choice(traits: Traits) -> RasterChoice:
    """Return what suits a printer: 300 dots per inch where it can, else the nearest it can."""
    told = [int(dots) for one in traits.urf for dots in re.findall(r"(?<=[RS-])\d+", one)]
    can = [dots for dots in (*traits.resolutions, *told) if LEAST_DPI <= dots <= MOST_DPI]
    nearest = min(can, key=lambda dots: abs(dots - USUAL_DPI), default=USUAL_DPI)
    only_black = "black_1" in traits.raster_types and "sgray_8" not in traits.raster_types
    return RasterChoice(nearest, "black_1" if only_black else "sgray_8")


def pwg_raster(pdf: bytes, choice: RasterChoice, media: str) -> bytes:
    """Return a PDF as image/pwg-raster. Raises RasterError where it is no PDF."""
    pages = raster_pages(pdf, choice.dots_per_inch)
    written = [_PWG_SYNC]
    for page in pages:
        written += [_pwg_header(page, choice, media, len(pages)), *_packed(page, choice.type)]
    return b"".join(written)


def apple_raster(pdf: bytes, choice: RasterChoice, media: str) -> bytes:  # noqa: ARG001 - as pwg_raster
    """Return a PDF as image/urf, always grey. Raises RasterError where it is no PDF."""
    pages = raster_pages(pdf, choice.dots_per_inch)
    written = [_APPLE_SYNC, struct.pack(">I", len(pages))]
    for page in pages:
        size = (page.width, page.height, choice.dots_per_inch)
        head = struct.pack(">BBBB8xIII8x", 8, _APPLE_SGRAY, 1, _NORMAL, *size)
        written += [head, *_packed(page, "sgray_8")]
    return b"".join(written)


def _pwg_header(page: Raster, choice: RasterChoice, media: str, pages: int) -> bytes:
    """Return the header of a page (PWG 5102.4 4.3); what it does not name is 0."""
    grey = choice.type == "sgray_8"
    bits = 8 if grey else 1
    dots = choice.dots_per_inch
    head = bytearray(_PWG_HEADER)

    def text(at: int, value: str) -> None:
        head[at : at + len(value)] = value.encode("ascii")

    def numbers(at: int, *values: int) -> None:
        struct.pack_into(f">{len(values)}I", head, at, *values)

    text(0, "PwgRaster")
    numbers(276, dots, dots)
    numbers(340, 1)  # copies
    numbers(352, page.width * _POINTS // dots, page.height * _POINTS // dots)
    numbers(372, page.width, page.height)
    numbers(384, bits, bits, (page.width * bits + 7) // 8)
    numbers(400, _SGRAY if grey else _BLACK)
    numbers(420, 1)  # one colour
    numbers(452, pages, 1, 1)  # both transforms: as it is
    numbers(480, 0xFFFFFF, _NORMAL)
    text(1732, media)
    return bytes(head)


def _packed(page: Raster, kind: RasterType) -> Iterator[bytes]:
    """Yield the lines of a page, equal ones together, each packed (PWG 5102.4 4.4)."""
    dots = page.dots if kind == "sgray_8" else page.bits()
    wide = len(dots) // page.height
    rows = (dots[at : at + wide] for at in range(0, len(dots), wide))
    for row, equal in groupby(rows):
        packed = _packed_row(row)
        count = sum(1 for _ in equal)
        for done in range(0, count, _MOST_EQUAL_LINES):
            yield bytes([min(count - done, _MOST_EQUAL_LINES) - 1]) + packed


def _packed_row(row: bytes) -> bytes:
    packed = bytearray()
    for found in _PACKED.finditer(row):
        pixels = found[0]
        if found[1] is not None or len(pixels) == 1:
            packed += bytes([len(pixels) - 1, pixels[0]])
        else:
            packed.append(257 - len(pixels))
            packed += pixels
    return bytes(packed)
