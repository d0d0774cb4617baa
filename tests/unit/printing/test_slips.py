"""A slip on paper says what the slip says, in both languages, and every scanner reads it."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp

from kiosk.errors import MissingGlyphError, PrintError
from kiosk.slip import Pair, Slip, SlipPart
from printing.qr import calendar_text
from printing.sheet import A4, A6, MM
from printing.slips import printed_parts, render_slip
from tests.fakes.slips import CODE, CODE_TEXT, LANGUAGES, PHONE, full_slip, long_slip
from tests.unit.printing.conftest import Paper

OnPaper = Callable[[bytes], Paper]
PAPERS = ("a4", "a6")
_MARKS = str.maketrans("", "", "\u064b\u064c\u064d\u0651\u2068\u2069")


def plain(text: str) -> str:
    """Return a text without marks on Arabic letters, which poppler puts before their letter."""
    return text.translate(_MARKS)


def only_words(texts: list[str]) -> set[str]:
    """Return the words of letters alone, long enough not to be there by chance."""
    return {word for text in texts for word in re.findall(r"[^\W\d_]{4,}", plain(text))}


def sentences(slip: Slip, side: str) -> list[str]:
    """Return every sentence of one language that a slip holds."""
    pairs = [slip.headline, slip.show_code, slip.footer]
    for part in slip.parts:
        pairs += [*([part.heading] if part.heading else []), *part.lines]
    if slip.reminder:
        pairs += [slip.reminder.label, slip.reminder.scan]
    return [getattr(pair, side) for pair in pairs]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_both_languages_can_be_copied(
    language: str, paper: str, on_paper: OnPaper
) -> None:
    slip = full_slip(language)
    slip = replace(slip, parts=printed_parts(slip, paper))
    found = plain(" ".join(on_paper(render_slip(slip, paper)).words()))
    for side in ("own", "dutch"):
        missing = {word for word in only_words(sentences(slip, side)) if word not in found}
        assert not missing


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_the_code_are_whole(language: str, paper: str, on_paper: OnPaper) -> None:
    text = " ".join(on_paper(render_slip(full_slip(language), paper)).words())
    assert PHONE in text
    assert CODE_TEXT in text
    assert "Anton de Komplein 150, Amsterdam" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a4_keeps_a_full_slip_on_one_page(language: str, on_paper: OnPaper) -> None:
    slip = full_slip(language)
    info = on_paper(render_slip(slip, "a4")).info()
    assert info["Pages"] == "1"
    assert info["Page size"].endswith("(A4)")
    assert printed_parts(slip, "a4") == slip.parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a6_takes_two_pages_at_most(language: str, on_paper: OnPaper) -> None:
    info = on_paper(render_slip(full_slip(language), "a6")).info()
    assert int(info["Pages"]) <= 2
    width, _, height = info["Page size"].removesuffix(" pts").partition(" x ")
    assert float(width) == pytest.approx(105 * MM, abs=0.1)
    assert float(height) == pytest.approx(148 * MM, abs=0.1)


@pytest.mark.parametrize(
    ("language", "parts"), [("en", (0, 2, 3)), ("pl", (0, 1, 2)), ("ar", (0, 3, 4))]
)
def test_no_part_goes_on_on_the_next_page_where_that_saves_none(
    language: str, parts: tuple[int, ...], on_paper: OnPaper
) -> None:
    """A visitor's sentence and its Dutch stay on one sheet: sheets get parted."""
    full = full_slip(language)
    slip = replace(full, reminder=None, parts=tuple(full.parts[at] for at in parts))
    pages = [
        plain(page) for page in on_paper(render_slip(slip, "a6")).text().split("\f") if page.strip()
    ]
    assert len(pages) == 2
    for part in printed_parts(slip, "a6"):
        words = only_words(
            [t for pair in (part.heading, *part.lines) if pair for t in (pair.own, pair.dutch)]
        )
        assert any(words <= only_words([page]) for page in pages)


def test_the_languages_stand_side_by_side_on_a4(on_paper: OnPaper) -> None:
    paper = on_paper(render_slip(full_slip("pl"), "a4"))
    own, dutch = paper.columns(A4.width / 2 - 5, A4.width, A4.height)
    assert "Zabierz ze sobą" in own
    assert "Neem mee" not in own
    assert "Neem mee" in dutch
    assert "Zabierz" not in dutch


def test_a_slip_from_right_to_left_is_mirrored(on_paper: OnPaper) -> None:
    paper = on_paper(render_slip(full_slip("ar"), "a4"))
    dutch, own = paper.columns(A4.width / 2, A4.width, A4.height)
    assert "Neem mee" in dutch
    assert "Neem mee" not in own
    assert "أحضر" in own
    assert "أحضر" not in dutch


def test_a_slip_in_dutch_says_nothing_twice(on_paper: OnPaper) -> None:
    for paper in PAPERS:
        text = on_paper(render_slip(full_slip("nl"), paper)).text()
        assert text.count("Neem mee") == 1
        assert text.count("Laat deze code zien") == 1
        assert text.count("Dit is advies") == 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["pl", "ar"])
def test_both_qr_codes_are_read_at_200_dots_per_inch(
    language: str, paper: str, on_paper: OnPaper
) -> None:
    slip = full_slip(language)
    assert slip.reminder is not None
    found = [
        code.text
        for picture in on_paper(render_slip(slip, paper)).pictures()
        for code in zxingcpp.read_barcodes(picture)
    ]
    assert sorted(found) == sorted([slip.code, calendar_text(slip.reminder)])


def test_qr_codes_are_large_enough_for_any_scanner() -> None:
    for sheet in (A4, A6):
        assert sheet.code_symbol >= 15 * MM
        assert sheet.reminder_symbol / MM >= 24


def test_no_text_is_smaller_than_ten_points_and_no_headline_than_24(on_paper: OnPaper) -> None:
    for paper in PAPERS:
        for slip in (full_slip("pl"), long_slip("pl")):
            drawn = on_paper(render_slip(slip, paper)).text("-bbox-layout")
            word = r'<word xMin="[\d.]+" yMin="([\d.]+)".*?yMax="([\d.]+)"'
            heights = [float(low) - float(high) for high, low in re.findall(word, drawn)]
            line = 1.362  # ascender and descender of Noto Sans, in type sizes
            assert min(heights) >= 10 * line - 0.1
            assert max(heights) >= 24 * line - 0.1


@pytest.mark.parametrize("paper", PAPERS)
def test_what_ranks_highest_is_left_out_first(paper: str) -> None:
    """By the visitor's own words: the Dutch below the last ranks goes before they do."""
    slip = long_slip("pl")
    said = [(part.rank, own_words(part)) for part in slip.parts]
    kept = [(part.rank, own_words(part)) for part in printed_parts(slip, paper)]
    left_out = list(said)
    for part in kept:
        left_out.remove(part)
    assert left_out
    assert min(rank for rank, _ in left_out) >= max(rank for rank, _ in kept)
    rest = iter(said)
    assert all(part in rest for part in kept), "the order of the slip is kept"


def own_words(part: SlipPart) -> tuple[str, ...]:
    """Return what a part says to the visitor."""
    return tuple(pair.own for pair in (part.heading, *part.lines) if pair)


def test_the_desk_is_never_left_out_however_long_it_is(on_paper: OnPaper) -> None:
    long = Pair(
        "Długi opis drogi do biura. " * 60, "Lange uitleg over de weg naar het loket. " * 60
    )
    desk = SlipPart("map-pin", long, (long, long), rank=0)
    slip = replace(full_slip("pl"), parts=(desk, full_slip("pl").parts[5]))
    for paper in PAPERS:
        assert printed_parts(slip, paper) == (desk,)
        text = " ".join(on_paper(render_slip(slip, paper)).words())
        assert text.count("Długi") == 180
        assert text.count("Lange") == 180
        assert CODE_TEXT in text


def test_of_two_pages_each_carries_the_code_and_its_number(on_paper: OnPaper) -> None:
    paper = on_paper(render_slip(full_slip("en"), "a6"))
    for page in ("1", "2"):
        assert f"{CODE_TEXT} · {page}/2" in paper.text("-f", page, "-l", page)


def test_the_same_slip_gives_the_same_bytes_whatever_was_printed_before() -> None:
    first = {language: render_slip(full_slip(language), "a4") for language in LANGUAGES}
    again = {language: render_slip(full_slip(language), "a4") for language in reversed(LANGUAGES)}
    assert first == again


def test_the_document_names_itself_its_language_and_nobody(on_paper: OnPaper) -> None:
    pdf = render_slip(full_slip("ar"), "a4")
    info = on_paper(pdf).info()
    assert info["Title"] == f"ورقة إحالة {CODE_TEXT}"
    assert info["Producer"] == info["Creator"] == "Registration kiosk"
    assert not {"Author", "Subject", "Keywords", "CreationDate", "ModDate"} & set(info)
    assert re.search(rb"/Lang\s*\(ar\)", pdf)


def test_every_font_is_embedded_with_its_text(on_paper: OnPaper) -> None:
    file = on_paper(render_slip(full_slip("ar"), "a4")).file
    listed = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    rows = listed.splitlines()[2:]
    assert len(rows) == 4
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_a_slip_without_a_reminder_has_the_code_alone(on_paper: OnPaper) -> None:
    slip = replace(full_slip("en"), reminder=None)
    for paper in PAPERS:
        found = [
            code.text
            for picture in on_paper(render_slip(slip, paper)).pictures()
            for code in zxingcpp.read_barcodes(picture)
        ]
        assert found == [CODE]


def test_a_picture_that_paper_lacks_leaves_the_words(on_paper: OnPaper) -> None:
    said = Pair("Tekst zonder plaatje", "Tekst zonder plaatje")
    part = SlipPart("a-packs-own-picture", None, (said,), 0)
    slip = replace(full_slip("nl"), parts=(part,))
    assert "Tekst zonder plaatje" in on_paper(render_slip(slip, "a4")).text()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_missing_glyph_is_an_error(paper: str) -> None:
    slip = replace(full_slip("nl"), headline=Pair("\U00013000", "\U00013000"))
    with pytest.raises(MissingGlyphError, match=r"U\+13000"):
        render_slip(slip, paper)


def test_another_paper_is_an_error_that_names_the_two() -> None:
    with pytest.raises(PrintError, match="a4 or a6 or receipt80 or receipt58"):
        render_slip(full_slip("nl"), "letter")


def test_starting_the_kiosk_loads_neither_reportlab_nor_fonts() -> None:
    code = (
        "import sys, printing.printers; "
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'uharfbuzz', 'segno')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
