"""One slip in 21 languages on four papers: read back, scanned back, every letter there."""

import re
import subprocess
import unicodedata
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

from kiosk.slip import Slip
from printing.blocks import BlockWriter
from printing.columns import Columns
from printing.escpos import DOTS_PER_INCH, HEADS
from printing.headline import headline_blocks
from printing.qr import calendar_text
from printing.raster import Raster, raster_pages
from printing.sheet import A4, SHEETS
from printing.slips import printed_parts, render_slip
from tests.fakes.slips import ALL_LANGUAGES, CODE, CODE_TEXT, FOREIGN_PHONE, PHONE, full_slip

PAPERS = tuple(SHEETS)
LONGEST = ("ar", "el", "hu", "lt", "ru")
"""Languages with the largest QR codes and the longest words."""

SIGNS = "().,:،؟"


@cache
def printed(language: str, paper: str) -> bytes:
    """Return the slip of a language on a paper."""
    return render_slip(full_slip(language), paper)


def bare(text: str) -> str:
    """Return a text as its letters: no spaces, marks, bullets, nor forms of presentation."""
    plain = unicodedata.normalize("NFKC", text)
    unseen = {"Mn", "Cf", "Zs", "Cc"}
    return "".join(c for c in plain if unicodedata.category(c) not in unseen and c not in "•·")


def copied(pdf: bytes, file: Path, paper: str) -> str:
    """Return the text of a PDF, the two languages of A4 after each other."""
    file.write_bytes(pdf)
    boxes = [["-raw"], []]
    if paper == "a4":
        middle = int(A4.width / 2) - 5
        frame = ["-r", "72", "-y", "0", "-H", "842"]
        boxes += [[*frame, "-x", "0", "-W", str(middle)], [*frame, "-x", str(middle), "-W", "400"]]
    said = []
    for box in boxes:
        command = ["pdftotext", *box, str(file), "-"]
        said.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return "\n".join(said)


def pairs(slip: Slip) -> list[tuple[str, str]]:
    """Return every sentence of a slip with its Dutch."""
    assert slip.reminder is not None
    said = [slip.headline, slip.show_code, slip.footer, slip.reminder.label, slip.reminder.scan]
    for part in slip.parts:
        said += [*([part.heading] if part.heading else []), *part.lines]
    return [(pair.own, pair.dutch) for pair in said]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_every_sentence_is_copied_whole_from_the_pdf(
    language: str, paper: str, tmp_path: Path
) -> None:
    slip = full_slip(language)
    slip = replace(slip, parts=printed_parts(slip, paper))
    text = copied(printed(language, paper), tmp_path / "slip.pdf", paper)
    letters = bare(text)
    for own, dutch in pairs(slip):
        if slip.right_to_left:  # poppler puts numbers between Arabic words in another order
            assert all(bare(word).strip(SIGNS) in letters for word in own.split())
        else:
            assert bare(own) in letters
        assert bare(dutch) in letters
    for whole in (PHONE, CODE_TEXT):
        assert whole in text
    if any(FOREIGN_PHONE in own for own, _ in pairs(slip)):
        assert FOREIGN_PHONE in text


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_no_pdf_has_an_empty_box_for_a_letter(language: str) -> None:
    for paper in PAPERS:
        pdf = printed(language, paper)
        maps = re.findall(rb"/CIDToGIDMap (\d+) 0 R", pdf)
        assert len(maps) >= 2
        for number in maps:
            found = re.search(rb"\n%b 0 obj\n.*?stream\r?\n(.*?)endstream" % number, pdf, re.DOTALL)
            assert found is not None
            glyphs = zlib.decompressobj().decompress(found[1])
            codes = [glyphs[at : at + 2] for at in range(0, len(glyphs), 2)]
            assert b"\0\0" not in codes[1:]


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_title_and_language_are_those_of_the_slip(language: str, tmp_path: Path) -> None:
    file = tmp_path / "slip.pdf"
    for paper in PAPERS:
        pdf = printed(language, paper)
        file.write_bytes(pdf)
        command = ["pdfinfo", str(file)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert f"Title:           {full_slip(language).title}\n" in told
        assert re.search(rb"/Lang\s*\(%b\)" % language.encode(), pdf)


def picture_of(page: Raster) -> Image.Image:
    """Return a page in grey."""
    return Image.frombytes("L", (page.width, page.height), page.dots)


def burnt(page: Raster) -> Image.Image:
    """Return a page as a receipt printer burns it: black or white, no grey."""
    width = (page.width + 7) // 8 * 8
    bits = bytes(~byte & 255 for byte in page.bits())
    return Image.frombytes("1", (width, page.height), bits).convert("L")


def worn(picture: Image.Image) -> Image.Image:
    """Return a picture out of focus and with noise, as a cheap scanner sees it."""
    blurred = picture.filter(ImageFilter.GaussianBlur(1))
    wide, high = picture.size
    chance = Random(7)  # noqa: S311 - the same noise each time
    grains = Image.frombytes("L", picture.size, chance.randbytes(wide * high))
    noise = grains.point([128 + (level - 128) // 3 for level in range(256)])
    return ImageChops.add(blurred, noise, scale=1, offset=-128)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LONGEST)
def test_both_qr_codes_are_scanned_from_rough_prints(language: str, paper: str) -> None:
    slip = full_slip(language)
    assert slip.reminder is not None
    wanted = sorted([CODE, calendar_text(slip.reminder)])
    pdf = printed(language, paper)
    if paper in HEADS:
        pictures = [burnt(page) for page in raster_pages(pdf, DOTS_PER_INCH, HEADS[paper])]
    else:
        pictures = [picture_of(page) for page in raster_pages(pdf, 200)]
    for seen in (pictures, [worn(picture) for picture in pictures]):
        found = [code.text for picture in seen for code in zxingcpp.read_barcodes(picture)]
        assert sorted(found) == wanted


@pytest.mark.parametrize("paper", HEADS)
def test_a_receipt_is_cut_where_the_slip_ends_and_within_its_length(paper: str) -> None:
    for language in ALL_LANGUAGES:
        (page,) = raster_pages(printed(language, paper), DOTS_PER_INCH)
        assert page.width == pytest.approx(SHEETS[paper].width / 72 * DOTS_PER_INCH, abs=1)
        assert page.height <= SHEETS[paper].longest / 72 * DOTS_PER_INCH
        ink = ImageChops.invert(burnt(page)).getbbox()
        assert ink is not None
        white = SHEETS[paper].margin / 72 * DOTS_PER_INCH
        assert ink[1] == pytest.approx(white, abs=24)
        assert page.height - ink[3] == pytest.approx(white, abs=24)
        beyond = (page.width - HEADS[paper]) // 2
        assert beyond <= ink[0]
        assert ink[2] <= page.width - beyond, "nothing stands where the head does not reach"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_headlines_have_24_points_unless_one_word_fills_the_paper(
    language: str, paper: str
) -> None:
    slip, sheet = full_slip(language), SHEETS[paper]
    columns = Columns(sheet, slip.right_to_left, single=language == "nl")
    for density in sheet.densities:
        blocks = headline_blocks(BlockWriter(slip, columns, density))
        lines = [
            placed.line
            for block in blocks
            for column in block.columns
            for strip in column
            for placed in strip.lines
            if placed.line.voice.weight == "Bold"
        ]
        words = " ".join("".join(glyph.text for glyph in line.glyphs) for line in lines).split()
        if not slip.right_to_left:
            assert words == slip.headline.own.split(), "no word is broken"
        if lines[0].voice.size < 24:
            assert paper in HEADS
            whole = columns.whole[1] - columns.whole[0]
            assert max(line.width for line in lines) == pytest.approx(whole, abs=0.5)
