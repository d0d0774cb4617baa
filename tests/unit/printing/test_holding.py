"""What a reader takes as one thing stays on one line, in 21 languages."""

from datetime import date

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_percent

from printing.holding import held_spaces
from printing.typesetting import Voice, set_paragraph
from tests.fakes.slips import ALL_LANGUAGES

DAYS = (date(2027, 3, 12), date(2026, 11, 1), date(2028, 5, 31))
SPACES = " \u00a0\u202f"


def held(text: str) -> str:
    """Return a text with its held spaces as underscores."""
    places = held_spaces(text)
    return "".join("_" if place in places else sign for place, sign in enumerate(text))


def one_line(text: str, language: str) -> bool:
    """Whether a text is set in one line wherever a line can hold it."""
    voice = Voice("Regular", language, right_to_left=language == "ar", size=10)
    (alone,) = set_paragraph(text, voice, 1e5)
    return len(set_paragraph(f"oo {text}", voice, alone.width + 1)) == 2


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_dates_and_amounts_as_people_write_them_are_never_broken(language: str) -> None:
    for day in DAYS:
        assert one_line(format_date(day, "long", locale=language), language)
        assert one_line(format_skeleton("yMMMM", day, locale=language), language)
    assert one_line(format_currency(1234.5, "EUR", locale=language), language)
    assert one_line(format_percent(0.25, locale=language), language)
    if language != "ar":  # whose isolates and marks of direction stand around it
        amount = format_currency(1234.5, "EUR", locale=language)
        for space in SPACES:
            amount = amount.replace(space, " ")
        assert one_line(amount, language)


@pytest.mark.parametrize(
    "text",
    [
        "1102_CW Amsterdam",
        "Zostajesz 4_miesiące w_Amsterdamie i_pracujesz z_nim",
        "Jste v_RNI, i_u_zaměstnavatele, k_lékaři, s_dětmi, o_právu, z_domu",
        "Ste v_RNI, u_zamestnávateľa, k_lekárovi, s_deťmi, o_práve, z_domu",
        "Êtes-vous dans le RNI_? Oui_: 25_%_; «_bonjour_» et voilà_!",
        "Час очікування_— приблизно 4_тижні",
        "Content 2026.11.1. Show this",
        "Made in_2026. Content follows",
        "regista-o na morada",
        "op 12._März um",
        "kost €_9,50",
        "سجّل نفسك هنا",
    ],
)
def test_spaces_are_held_where_a_reader_would_stumble_and_nowhere_else(text: str) -> None:
    assert held(text.replace("_", " ")) == text


@pytest.mark.parametrize(
    "whole",
    ["14 020", "0800 8020", "+31 20 624 1111", "020-624 11 11", "(020) 624 11 11", "1102 CW",
     "K7Q-42M-9XHT", "(BRP/GBA)", "12-03-2027", "09:00-17:00", "€ 1.234,50"]
)  # fmt: skip
def test_numbers_codes_and_terms_are_never_broken_in_any_language(whole: str) -> None:
    for language in ALL_LANGUAGES:
        assert one_line(whole, language), language
