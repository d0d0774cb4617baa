"""Pages become dots: as many as asked, black where there is ink, white where there is none."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from printing.raster import Raster, RasterError, raster_pages
from printing.slips import render_slip
from tests.fakes.slips import CODE, full_slip


def test_a4_at_300_dots_per_inch_has_the_dots_of_a4() -> None:
    (page,) = raster_pages(render_slip(full_slip("pl"), "a4"), 300)
    assert (page.width, page.height) == pytest.approx((2480, 3508), abs=1)
    assert len(page.dots) == page.width * page.height
    assert min(page.dots) == 0
    assert page.dots[0] == 255


def test_every_page_of_a_slip_of_two_is_there() -> None:
    assert len(raster_pages(render_slip(full_slip("pl"), "a6"), 100)) == 2


def test_the_code_is_read_from_the_single_bits() -> None:
    (page,) = raster_pages(render_slip(full_slip("ar"), "a4"), 203)
    width = (page.width + 7) // 8 * 8
    picture = Image.frombytes("1", (width, page.height), bytes(~b & 255 for b in page.bits()))
    assert CODE in [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.mark.parametrize("width", [576, 584, 1000, 1711])
def test_a_page_is_as_wide_as_asked_and_stays_in_the_middle(width: int) -> None:
    pdf = render_slip(full_slip("pl"), "a4")
    (whole,) = raster_pages(pdf, 72)
    (page,) = raster_pages(pdf, 72, width)
    assert (page.width, page.height) == (width, whole.height)
    for row in range(0, whole.height, 50):
        own = page.dots[row * width : (row + 1) * width]
        left = (width - whole.width) // 2
        inside = own[max(0, left) : max(0, left) + min(width, whole.width)]
        if left >= 0:
            assert inside == whole.dots[row * whole.width : (row + 1) * whole.width]
        assert set(own[: max(0, left)]) <= {255}


def test_what_is_no_pdf_is_an_error() -> None:
    with pytest.raises(RasterError, match="no PDF"):
        raster_pages(b"not a pdf", 203)


def test_a_page_larger_than_any_paper_is_an_error() -> None:
    with pytest.raises(RasterError, match="too large"):
        raster_pages(render_slip(full_slip("nl"), "a4"), 2400)


def test_two_threads_can_ask_at_once() -> None:
    pdf = render_slip(full_slip("nl"), "a4")
    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(lambda _: raster_pages(pdf, 100), range(8)))
    assert all(one == pages[0] for one in pages)


@given(st.integers(1, 40), st.integers(1, 5), st.data())
def test_bits_say_the_same_as_dots(width: int, height: int, data: st.DataObject) -> None:
    dots = data.draw(st.binary(min_size=width * height, max_size=width * height))
    bits = Raster(width, height, dots).bits(threshold=128)
    across = (width + 7) // 8
    assert len(bits) == across * height
    for row in range(height):
        for column in range(across * 8):
            black = bits[row * across + column // 8] >> (7 - column % 8) & 1
            inside = column < width
            assert black == (inside and dots[row * width + min(column, width - 1)] < 128)
