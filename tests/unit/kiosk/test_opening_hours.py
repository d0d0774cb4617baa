"""Opening hours are read strictly, and said with the days of the visitor's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.opening_hours import DAYS, Opening, read_hours, say_hours
from tests.unit.ui.visitor.stand import catalogues

WEEK = "ma-wo 9:00-17:00, do 9:00-12:30 13:00-20:00"


def test_days_and_times_are_read() -> None:
    assert read_hours(WEEK) == (
        Opening(0, 2, "9:00-17:00"),
        Opening(3, 3, "9:00-12:30 13:00-20:00"),
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "ma-wo 9:00-17:00, do 9:00-12:30 13:00-20:00"),
        ("en", "Mon-Wed 9:00-17:00, Thu 9:00-12:30 13:00-20:00"),
        ("pl", "pon.-śr. 9:00-17:00, czw. 9:00-12:30 13:00-20:00"),
        ("ar", "الاثنين-الأربعاء 9:00-17:00، الخميس 9:00-12:30 13:00-20:00"),
    ],
)
def test_each_visitor_reads_the_days_in_their_own_language(language: str, said: str) -> None:
    assert say_hours(WEEK, catalogues().get(language)) == said


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ma",
        "9:00-17:00",
        "ma 9-17",
        "mo 9:00-17:00",
        "vr-ma 9:00-17:00",
        "ma 17:00-9:00",
        "ma 9:00-25:00",
        "ma 9:00-17:00,do 9:00-20:00",
        "ma 9:00-17:00, ",
        "elke dag",
    ],
)
def test_anything_else_is_none_and_is_shown_as_it_is(written: str) -> None:
    """The check refuses it before anybody reads it."""
    assert read_hours(written) is None
    assert say_hours(written, catalogues().get("en")) == written


@given(st.text(alphabet="madivr 0123456789:-,", max_size=40))
def test_whatever_is_read_is_a_week_in_order(written: str) -> None:
    for opening in read_hours(written) or ():
        assert 0 <= opening.first <= opening.last < len(DAYS)
        assert opening.times
