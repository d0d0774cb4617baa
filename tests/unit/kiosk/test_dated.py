"""What is over is not shown, what is old is told, and the rules never change with the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dated import as_of, holds_on, notices
from kiosk.pack import ALWAYS, Desk, Detail, FourMonthTest, Pack, Source, WaitingTime

DAY = date(2026, 11, 24)
ONE_DAY = timedelta(days=1)
GOOD = Source("a page", "B")


def desk(source: Source = GOOD, phone: Source = GOOD, waiting: Source = GOOD) -> Desk:
    """Return a desk whose parts have these sources."""
    return Desk(
        "counter",
        ALWAYS,
        "house",
        source,
        name="Counter",
        phone=Detail("14 020", phone),
        waiting=WaitingTime(4, date(2026, 1, 1), waiting),
    )


def pack_of(*desks: Desk) -> Pack:
    """Return a pack with nothing but desks."""
    return Pack("1", "", (), (), (), (), (), (), desks, (), {}, FourMonthTest())


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY + ONE_DAY, None, False),
        (None, DAY - ONE_DAY, False),
        (DAY - ONE_DAY, DAY + ONE_DAY, True),
    ],
)
def test_both_days_of_a_term_belong_to_it(
    first: date | None, last: date | None, *, shown: bool
) -> None:
    source = replace(GOOD, valid_from=first, valid_until=last)
    assert holds_on(source, DAY) is shown
    assert bool(as_of(pack_of(desk(source)), DAY).desks) is shown


def test_a_phone_number_that_is_over_is_left_out_and_its_desk_stays() -> None:
    (left,) = as_of(pack_of(desk(phone=replace(GOOD, valid_until=DAY - ONE_DAY))), DAY).desks
    assert left.phone is None
    assert left.waiting is not None


def test_a_waiting_time_past_its_review_is_not_taken_for_the_wait_of_now() -> None:
    old = replace(GOOD, review_by=DAY - ONE_DAY)
    (left,) = as_of(pack_of(desk(waiting=old, phone=old)), DAY).desks
    assert left.waiting is None
    assert left.phone is not None


def test_what_begins_later_is_there_when_its_day_comes() -> None:
    later = pack_of(desk(replace(GOOD, valid_from=DAY + ONE_DAY)))
    assert not as_of(later, DAY).desks
    assert as_of(later, DAY + ONE_DAY).desks == later.desks


@given(days=st.integers(-400, 400))
def test_a_pack_without_dates_is_the_same_on_every_day(days: int) -> None:
    pack = pack_of(desk())
    assert as_of(pack, DAY + timedelta(days=days)) == pack
    assert notices(pack, DAY + timedelta(days=days)) == ()


def test_the_admin_is_told_sixty_days_before_and_ever_after() -> None:
    last = DAY + timedelta(days=60)
    pack = pack_of(desk(phone=replace(GOOD, valid_until=last, review_by=last)))
    assert notices(pack, DAY - ONE_DAY) == ()
    assert [each.matter for each in notices(pack, DAY)] == ["due", "ends"]
    assert [each.name for each in notices(pack, DAY)] == ["desks.counter.phone"] * 2
    after = notices(pack, last + ONE_DAY)
    assert [(each.matter, each.is_pressing) for each in after] == [("ended", True)]


def test_an_overdue_review_presses_and_one_to_come_does_not() -> None:
    pack = pack_of(desk(replace(GOOD, review_by=DAY - ONE_DAY)))
    assert [each.is_pressing for each in notices(pack, DAY)] == [True]
    assert [each.is_pressing for each in notices(pack, DAY - ONE_DAY)] == [False]
