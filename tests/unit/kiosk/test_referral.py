"""Codes survive being read out, typed and scanned; every common slip of a finger is found."""

import secrets
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.referral import (
    ALPHABET,
    CODE_LENGTH,
    HIGHEST_KIOSK_NUMBER,
    ReferralCodeError,
    delete_after,
    grouped,
    new_code,
    parse_code,
)

kiosk_numbers = st.integers(0, HIGHEST_KIOSK_NUMBER)
secret_parts = st.text(ALPHABET, min_size=6, max_size=6)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Any code that any kiosk can give out."""
    letters = iter(draw(secret_parts))
    return new_code(draw(kiosk_numbers), lambda _: next(letters))


@given(codes())
def test_a_grouped_code_reads_back_as_itself(code: str) -> None:
    assert len(code) == CODE_LENGTH
    assert parse_code(grouped(code)) == code


@given(codes())
def test_every_single_wrong_character_is_found(code: str) -> None:
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(ReferralCodeError, match="read wrongly"):
                parse_code(code[:place] + wrong + code[place + 1 :])


@given(codes())
def test_every_swap_of_two_neighbours_is_found(code: str) -> None:
    for place in range(CODE_LENGTH - 1):
        one, other = code[place], code[place + 1]
        if one != other:
            with pytest.raises(ReferralCodeError, match="read wrongly"):
                parse_code(code[:place] + other + one + code[place + 2 :])


@given(codes(), st.text(" \t\r\n-\u2010\u2011\u2013\u2014\u00a0\u200e\u2068\u2069", max_size=3))
def test_case_spaces_dashes_and_direction_marks_do_not_matter(code: str, between: str) -> None:
    assert parse_code(between.join(code.lower()) + between) == code


@given(st.text())
def test_junk_raises_only_the_error_that_says_what_to_do(typed: str) -> None:
    try:
        code = parse_code(typed)
    except ReferralCodeError:
        return
    assert set(code) <= set(ALPHABET)
    assert parse_code(code) == code


@given(kiosk_numbers, kiosk_numbers, secret_parts)
def test_two_kiosks_never_give_out_the_same_code(one: int, other: int, secret: str) -> None:
    letters, same_letters = iter(secret), iter(secret)
    first = new_code(one, lambda _: next(letters))
    second = new_code(other, lambda _: next(same_letters))
    assert (first == second) == (one == other)


@pytest.mark.parametrize("number", [-1, HIGHEST_KIOSK_NUMBER + 1])
def test_a_kiosk_number_that_does_not_fit_is_refused(number: int) -> None:
    with pytest.raises(ReferralCodeError, match="between 0 and 24388"):
        new_code(number, secrets.choice)


@pytest.mark.parametrize("typed", ["0", "1", "I", "L", "O", "S", "U"])
def test_a_character_that_is_never_used_is_named_as_such(typed: str) -> None:
    with pytest.raises(ReferralCodeError, match="has no 0, 1, I, L, O, S or U"):
        parse_code(typed * CODE_LENGTH)


def test_a_code_of_the_wrong_length_is_told_both_lengths() -> None:
    with pytest.raises(ReferralCodeError, match="has 10 characters; this has 9"):
        parse_code("K7Q-42M-9XH")


def test_the_term_counts_days_from_the_day_it_was_made() -> None:
    assert delete_after(date(2028, 2, 1), 30) == date(2028, 3, 2)
