"""Raster pages are read back by CUPS's own library, dot for dot."""

import ctypes
import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.ipp_traits import traits_of
from printing.page_raster import RasterChoice, _packed_row, apple_raster, pwg_raster, raster_choice
from printing.raster import raster_pages
from printing.slips import render_slip
from tests.fakes.slips import full_slip

A4 = "iso_a4_210x297mm"
HEADER = 1796
LONG = render_slip(full_slip("pl"), "a6")


def read_back(file: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield the header (as CUPS understands it, in this machine's order) and dots of each page."""
    cups = ctypes.CDLL("libcups.so.2")
    cups.cupsRasterOpen.restype = ctypes.c_void_p
    number = os.open(file, os.O_RDONLY)
    raster = ctypes.c_void_p(cups.cupsRasterOpen(number, 0))
    header = ctypes.create_string_buffer(HEADER)
    while cups.cupsRasterReadHeader2(raster, header):
        wide, high = (
            struct.unpack_from("=I", header, 392)[0],
            struct.unpack_from("=I", header, 376)[0],
        )
        dots = ctypes.create_string_buffer(wide * high)
        for row in range(high):
            start = ctypes.byref(dots, row * wide)
            assert cups.cupsRasterReadPixels(raster, start, wide) == wide
        yield bytes(header), dots.raw
    cups.cupsRasterClose(raster)
    os.close(number)


@pytest.mark.parametrize("kind", ["sgray_8", "black_1"])
def test_pwg_raster_is_read_back_as_it_was(tmp_path: Path, kind: str) -> None:
    choice = RasterChoice(200, "black_1" if kind == "black_1" else "sgray_8")
    file = tmp_path / "slip.pwg"
    file.write_bytes(pwg_raster(LONG, choice, "iso_a6_105x148mm"))
    pages = raster_pages(LONG, 200)
    read = list(read_back(file))
    assert len(read) == len(pages) == 2
    for (header, dots), page in zip(read, pages, strict=True):
        assert header.startswith(b"PwgRaster\0")
        assert struct.unpack_from("=II", header, 276) == (200, 200)
        assert struct.unpack_from("=II", header, 352) == (297, 419)
        assert struct.unpack_from("=I", header, 400)[0] == (18 if kind == "sgray_8" else 3)
        assert header[1732:].startswith(b"iso_a6_105x148mm\0")
        assert dots == (page.dots if kind == "sgray_8" else page.bits())


def test_apple_raster_is_read_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "slip.urf"
    file.write_bytes(apple_raster(LONG, RasterChoice(300), A4))
    assert file.read_bytes().startswith(b"UNIRAST\0\0\0\0\x02")
    pages = raster_pages(LONG, 300)
    assert [dots for _, dots in read_back(file)] == [page.dots for page in pages]


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(1, 300)), min_size=1, max_size=30))
def test_every_row_is_unpacked_to_itself(runs: list[tuple[int, int]]) -> None:
    row = b"".join(bytes([value]) * count for value, count in runs)
    packed, unpacked = _packed_row(row), b""
    while packed:
        if packed[0] < 128:
            unpacked += packed[1:2] * (packed[0] + 1)
            packed = packed[2:]
        else:
            count = 257 - packed[0]
            unpacked += packed[1 : 1 + count]
            packed = packed[1 + count :]
    assert unpacked == row


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ({}, RasterChoice(300, "sgray_8")),
        ({"printer-resolution-supported": (600, 600, 3)}, RasterChoice(600, "sgray_8")),
        (
            {"pwg-raster-document-resolution-supported": [(200, 200, 3), (360, 360, 3)]},
            RasterChoice(360, "sgray_8"),
        ),
        ({"urf-supported": ["V1.4", "W8", "RS300-600"]}, RasterChoice(300, "sgray_8")),
        ({"printer-resolution-supported": (1200, 600, 3)}, RasterChoice(300, "sgray_8")),
        ({"pwg-raster-document-type-supported": "black_1"}, RasterChoice(300, "black_1")),
        (
            {"pwg-raster-document-type-supported": ["black_1", "sgray_8"]},
            RasterChoice(300, "sgray_8"),
        ),
    ],
)
def test_the_raster_is_as_fine_as_the_printer_can(
    said: dict[str, object], choice: RasterChoice
) -> None:
    assert raster_choice(traits_of(said)) == choice
