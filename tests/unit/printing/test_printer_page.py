"""The test page measures: its ruler and codes have the millimetres they say."""

from collections.abc import Callable

import pytest
import zxingcpp

from printing.printer_page import CODES, SAMPLES, SIZES, printer_page
from tests.unit.printing.conftest import Paper

POINTS_PER_MM = 72 / 25.4


@pytest.mark.parametrize("paper", SIZES)
def test_every_paper_has_every_code_at_its_own_size(
    on_paper: Callable[[bytes], Paper], paper: str
) -> None:
    dots_per_inch = 300
    page = on_paper(printer_page(paper, "ipp://printer.local/ipp/print"))
    sides = []
    for picture in page.pictures(dots_per_inch):
        for found in zxingcpp.read_barcodes(picture):
            assert found.text == "222222222222"
            across = found.position.top_right.x - found.position.top_left.x
            sides.append(across / dots_per_inch * 25.4)
    assert sorted(sides) == pytest.approx(CODES, abs=0.6)


@pytest.mark.parametrize("paper", SIZES)
def test_every_language_is_on_the_page_and_the_paper_is_named(
    on_paper: Callable[[bytes], Paper], paper: str
) -> None:
    page = on_paper(printer_page(paper, "ipp://printer.local/ipp/print"))
    words = page.words()
    assert paper in words
    for language, sample in SAMPLES:
        if language != "ar":  # whose letters poppler gives back as they stand
            assert sample.split()[-1] in words


def test_the_samples_are_of_21_languages() -> None:
    assert len({language for language, _ in SAMPLES}) == 21


def test_an_a4_page_is_one_sheet_of_a4(on_paper: Callable[[bytes], Paper]) -> None:
    info = on_paper(printer_page("a4", "x")).info()
    assert (info["Pages"], info["Page size"]) == ("1", "595.276 x 841.89 pts (A4)")
