"""
Pages of a PDF as dots, for printers that take pictures: PWG raster and ESC/POS.

PDFium draws them (the library behind Chromium's own print preview); nothing of a page leaves
the memory of this process.
"""

from dataclasses import dataclass
from threading import Lock

import pypdfium2  # type: ignore[import-untyped] # ships no types

from kiosk.errors import PrintError

WHITE = 255
THRESHOLD = 144
"""Dots darker than this are burnt; a little above the middle, for heat leaves thin lines thin."""

_POINTS_PER_INCH = 72.0
_MOST_DOTS = 120_000_000
"""A page beyond this is a mistake (A4 at 1200 dots per inch has 139 million), not a slip."""

_ONE_AT_A_TIME = Lock()
"""PDFium must not be called by two threads at once."""


class RasterError(PrintError):
    """A PDF could not be turned into dots."""


@dataclass(frozen=True, slots=True)
class Raster:
    """One page: `dots` has a byte for each, row by row from the top, 0 black to 255 white."""

    width: int
    height: int
    dots: bytes

    def bits(self, threshold: int = THRESHOLD) -> bytes:
        """
        Return one bit a dot, 1 for black, eight to a byte from the left (ESC/POS `GS v 0`).

        Rows begin on a whole byte; what is beyond the width is white.
        """
        table = bytes(ord("1") if dot < threshold else ord("0") for dot in range(256))
        said = self.dots.translate(table)
        spare = -self.width % 8
        if spare:
            rows = (said[at : at + self.width] for at in range(0, len(said), self.width))
            said = b"".join(row + b"0" * spare for row in rows)
        return int(said or b"0", 2).to_bytes(len(said) // 8, "big")


def raster_pages(
    pdf: bytes, dots_per_inch: float, width_dots: int | None = None
) -> tuple[Raster, ...]:
    """
    Return the pages of a PDF as 8-bit grey dots.

    With `width_dots` each page is that wide: the middle of a wider page is kept (a receipt of
    80 mm on a head of 576 dots), a narrower one gets white on both sides.

    Raises:
        RasterError: The bytes are no PDF, or a page would be larger than any paper.
    """
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            message = "This is no PDF that can be printed. Make the slip again."
            raise RasterError(message) from error
        try:
            pages = tuple(_drawn(page, dots_per_inch / _POINTS_PER_INCH) for page in document)
        finally:
            document.close()
    return tuple(page if width_dots is None else _as_wide(page, width_dots) for page in pages)


def _drawn(page: "pypdfium2.PdfPage", scale: float) -> Raster:
    width, height = page.get_size()
    if width * height * scale * scale > _MOST_DOTS:
        message = f"A page of {width:.0f} by {height:.0f} points is too large to print as dots."
        raise RasterError(message)
    bitmap = page.render(scale=scale, grayscale=True, optimize_mode="print", prefer_bgrx=False)
    try:
        wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
        held = bytes(bitmap.buffer)
    finally:
        bitmap.close()
    if stride != wide:
        held = b"".join(held[at : at + wide] for at in range(0, stride * high, stride))
    return Raster(wide, high, held)


def _as_wide(page: Raster, width: int) -> Raster:
    """Return the middle of a page, or the page with white on both sides."""
    if page.width == width:
        return page
    left = abs(page.width - width) // 2
    rows = (page.dots[at : at + page.width] for at in range(0, len(page.dots), page.width))
    if page.width > width:
        dots = b"".join(row[left : left + width] for row in rows)
    else:
        before, after = bytes([WHITE]) * left, bytes([WHITE]) * (width - page.width - left)
        dots = b"".join(before + row + after for row in rows)
    return Raster(width, page.height, dots)
