"""Lines break where a reader would, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.typesetting import Line, Voice, set_paragraph
from tests.fakes.slips import ALL_LANGUAGES, sentences_of

DUTCH = Voice("Regular", "nl", right_to_left=False, size=11)
POLISH = Voice("Regular", "pl", right_to_left=False, size=11)
ARABIC = Voice("Regular", "ar", right_to_left=True, size=11)
FSI, PDI = "\u2068", "\u2069"


def said(line: Line) -> str:
    """Return the text of a line from left to right."""
    return "".join(glyph.text for glyph in line.glyphs)


@pytest.mark.parametrize("number", ["14 020", "0800 8020", "+31 20 624 1111", "1102 CW"])
def test_a_number_is_never_broken_while_it_fits(number: str) -> None:
    text = f"Bel vandaag nog met dit nummer: {number}, of kom langs bij het loket."
    for measure in range(90, 320, 3):
        lines = [said(line) for line in set_paragraph(text, DUTCH, measure)]
        assert any(number in line for line in lines), (measure, lines)


def test_an_isolate_is_never_broken_while_it_fits() -> None:
    hours = "ma-vr 09:00-17:00"
    text = f"مفتوح في هذا المكتب كل يوم: {FSI}{hours}{PDI} ثم أغلق"
    for measure in range(110, 300, 5):
        lines = [said(line) for line in set_paragraph(text, ARABIC, measure)]
        assert any(hours in line for line in lines), (measure, lines)


def test_no_line_is_wider_than_its_measure() -> None:
    text = "Een toestemmingsverklaring, ondertekend door de hoofdbewoner van het adres."
    for measure in (20, 45, 80, 150, 400):
        assert all(line.width <= measure + 0.01 for line in set_paragraph(text, DUTCH, measure))


def test_a_space_that_an_author_holds_gives_way_before_a_word_is_cut() -> None:
    """The Arabic headline of the briefadres holds its Dutch term together; A6 is narrower."""
    headline = "التسجيل في سجل المقيمين (BRP/\u2060GBA,\u00a0briefadres)"
    for measure in range(135, 300, 5):
        lines = [said(line) for line in set_paragraph(headline, ARABIC, measure)]
        assert any("GBA,\u00a0briefadres" in line for line in lines), (measure, lines)
    for measure in range(65, 100, 3):
        lines = [said(line) for line in set_paragraph(headline, ARABIC, measure)]
        assert any("GBA," in line and "briefadres" not in line for line in lines)
        assert any("briefadres" in line for line in lines), (measure, lines)


def test_a_one_letter_word_goes_with_the_next() -> None:
    text = "Mieszkasz w Amsterdamie i pracujesz u pracodawcy w Rotterdamie z rodziną."
    for measure in range(100, 300, 4):
        for line in set_paragraph(text, POLISH, measure)[:-1]:
            assert len(said(line).split()[-1]) > 1


def test_a_last_line_is_not_one_short_word_where_avoidable() -> None:
    text = "U kunt zich hier inschrijven als ingezetene van de stad nu"
    whole = set_paragraph(text, DUTCH, 1000)[0].width
    lines = [said(line) for line in set_paragraph(text, DUTCH, whole - 5)]
    assert len(lines) == 2
    assert len(lines[1].split()) > 1


def test_a_dot_between_two_things_ends_no_line() -> None:
    text = "Juridisch Loket 0800 8020 · juridischloket.nl"
    for measure in range(100, 260, 5):
        assert not any(said(line).endswith("·") for line in set_paragraph(text, DUTCH, measure))


def test_a_headline_has_lines_of_about_one_length() -> None:
    voice = Voice("Bold", "pl", right_to_left=False, size=28)
    text = "Zarejestruj się jako mieszkaniec (BRP/GBA)"
    assert len(said(set_paragraph(text, voice, 450)[0]).split()) == 4
    lines = set_paragraph(text, voice, 450, balanced=True)
    assert len(lines) == 2
    assert min(line.width for line in lines) > 0.6 * max(line.width for line in lines)


def test_brackets_in_arabic_are_drawn_mirrored_and_read_as_written() -> None:
    (line,) = set_paragraph("سجل (BRP)", ARABIC, 300)
    shown = [glyph for glyph in line.glyphs if glyph.text in "()" and glyph.text]
    (latin,) = set_paragraph("(BRP)", DUTCH, 300)
    opening, closing = latin.glyphs[0], latin.glyphs[-1]
    assert [glyph.text for glyph in shown] == [")", "("]
    assert [glyph.number for glyph in shown] == [opening.number, closing.number]


def test_arabic_letters_join() -> None:
    (joined,) = set_paragraph("سجل", ARABIC, 300)
    (apart,) = set_paragraph("س ج ل", ARABIC, 300)
    spaces = [glyph.number for glyph in apart.glyphs if glyph.text != " "]
    assert sorted(glyph.number for glyph in joined.glyphs) != sorted(spaces)


def test_letter_forms_follow_the_language() -> None:
    serbian = Voice("Regular", "sr", right_to_left=False, size=11)
    russian = Voice("Regular", "ru", right_to_left=False, size=11)
    (one,), (other,) = (set_paragraph("\u0431", voice, 300) for voice in (serbian, russian))
    assert [g.number for g in one.glyphs] != [g.number for g in other.glyphs]


def test_turkish_f_and_i_stay_two_letters() -> None:
    turkish = Voice("Regular", "tr", right_to_left=False, size=11)
    assert len(set_paragraph("fi", turkish, 300)[0].glyphs) == 2
    assert len(set_paragraph("fi", DUTCH, 300)[0].glyphs) == 1


def test_romanian_letters_have_a_comma_even_where_a_cedilla_was_typed() -> None:
    romanian = Voice("Regular", "ro", right_to_left=False, size=11)
    typed, meant = (set_paragraph(text, romanian, 300)[0] for text in ("\u015f\u0163", "șț"))
    assert [g.number for g in typed.glyphs] == [g.number for g in meant.glyphs]


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_the_last_line_is_never_one_short_word_that_could_have_had_company(language: str) -> None:
    voice = Voice("Regular", language, language == "ar", 10)
    for text in sentences_of(language).values():
        for measure in (115, 133, 180, 235):
            lines = set_paragraph(text, voice, measure)
            if len(lines) == 1 or " " in said(lines[-1]) or lines[-1].width >= 30:
                continue
            words = text.split(" ")
            for count in range(2, 4):  # not with the words before either
                together = set_paragraph("\u00a0".join(words[-count:]), voice, measure)
                before = set_paragraph(" ".join(words[:-count]), voice, measure)
                assert len(together) > 1 or len(before) >= len(lines), (text, measure)


def test_what_belongs_together_is_parted_only_where_no_line_holds_it() -> None:
    text = "Kom op 12 maart 2027 in huis"
    assert any("12 maart 2027" in said(line) for line in set_paragraph(text, DUTCH, 95))
    lines = [said(line) for line in set_paragraph(text, DUTCH, 45)]
    assert {"12", "maart", "2027"} <= {word for line in lines for word in line.split()}


WORDS = st.sampled_from(
    ["Zarejestruj", "się", "w", "سجّل", "لا", "هنا", "(BRP/GBA)", "14 020", "Ελλάδα", "Київ", "·",
     f"{FSI}+31 20 624 1111{PDI}", f"{FSI}نص طويل{PDI}", "1102 CW", "ș", "Hungarian-ű", "4-6"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14), st.integers(25, 400), st.booleans())
def test_every_character_is_set_once_whatever_the_measure(
    words: list[str],
    measure: int,
    right_to_left: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    voice = Voice("Regular", "ar" if right_to_left else "pl", right_to_left, 11)
    lines = set_paragraph(" ".join(words), voice, measure)
    ignored = dict.fromkeys(map(ord, f" ·{FSI}{PDI}"))
    shown = sorted("".join(said(line) for line in lines).translate(ignored))
    assert shown == sorted("".join(words).translate(ignored))
    assert all(line.width <= measure + 0.01 for line in lines)
