"""The four-month test counts nights as FACTS.md B.1 does, and its examples come out as there."""

from datetime import MAXYEAR, date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.pack import FourMonthTest
from kiosk.stay import Absence, Stay, StayPlan, StayPlanError, count_nights, months_later

NATIONAL = FourMonthTest()
ARRIVE = date(2027, 3, 1)

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
absences = st.builds(
    lambda first, length: Absence(first, first + timedelta(days=length)),
    days,
    st.integers(0, 100),
)


@st.composite
def plans(draw: st.DrawFn) -> StayPlan:
    """Any plan that does not contradict itself, with absences near the stay."""
    arrive = draw(days)
    length = draw(st.none() | st.integers(0, 300))
    near = st.builds(
        lambda after, nights: Absence(
            arrive + timedelta(days=after), arrive + timedelta(days=after + nights)
        ),
        st.integers(-30, 250),
        st.integers(0, 60),
    )
    return StayPlan(
        arrive=arrive,
        leave=None if length is None else arrive + timedelta(days=length),
        away=tuple(draw(st.lists(near, max_size=3))),
        weeks_on=draw(st.integers(1, 8)),
        weeks_off=draw(st.integers(0, 8)),
        nights_per_week=draw(st.integers(1, 7)),
    )


@pytest.mark.parametrize(
    ("plan", "stay"),
    [
        (StayPlan(ARRIVE, weeks_on=3, weeks_off=1), "over"),
        (StayPlan(ARRIVE, weeks_on=2, weeks_off=2), "under"),
        (StayPlan(ARRIVE, nights_per_week=5), "over"),
        (StayPlan(ARRIVE, nights_per_week=4), "under"),
        (StayPlan(ARRIVE), "over"),
        (StayPlan(ARRIVE, leave=ARRIVE), "under"),
    ],
    ids=["3 on 1 off", "2 on 2 off", "5 nights", "4 nights", "no end", "one night"],
)
def test_the_patterns_of_facts_b1_come_out_as_there(plan: StayPlan, stay: Stay) -> None:
    assert count_nights(plan, NATIONAL).stay == stay


@pytest.mark.parametrize(
    ("arrive", "leave", "nights", "of"),
    [
        (date(2027, 3, 1), date(2027, 6, 30), 122, 184),
        (date(2027, 7, 1), date(2027, 10, 31), 123, 184),
        (date(2027, 1, 1), date(2027, 4, 30), 120, 181),
        (date(2028, 1, 1), date(2028, 4, 30), 121, 182),
    ],
)
def test_exactly_four_calendar_months_is_on_the_line(
    arrive: date, leave: date, nights: int, of: int
) -> None:
    counted = count_nights(StayPlan(arrive, leave), NATIONAL)
    assert (counted.nights, counted.of, counted.stay) == (nights, of, "about")


@pytest.mark.parametrize(
    ("nights", "stay"),
    [(119, "under"), (120, "about"), (125, "about"), (126, "over")],
)
def test_the_margin_is_three_nights_either_way(nights: int, stay: Stay) -> None:
    """Of 184 nights the line lies at 122⅔: 119⅔ to 125⅔ is for the officer."""
    plan = StayPlan(ARRIVE, ARRIVE + timedelta(days=nights - 1))
    assert count_nights(plan, NATIONAL).stay == stay


def test_without_a_margin_two_thirds_itself_is_still_on_the_line() -> None:
    """Of 183 nights the line lies at 122 exactly."""
    arrive, exact = date(2027, 8, 30), FourMonthTest(margin_nights=0)

    def stay(nights: int) -> Stay:
        counted = count_nights(StayPlan(arrive, arrive + timedelta(days=nights - 1)), exact)
        assert counted.of == 183
        return counted.stay

    assert (stay(121), stay(122), stay(123)) == ("under", "about", "over")


def test_separate_stays_in_the_half_year_add_up() -> None:
    away = Absence(date(2027, 4, 1), date(2027, 4, 30))
    counted = count_nights(StayPlan(ARRIVE, date(2027, 8, 31), (away,)), NATIONAL)
    assert (counted.nights, counted.stay) == (154, "over")


def test_nights_after_the_half_year_do_not_count() -> None:
    away = Absence(ARRIVE, date(2027, 8, 31))
    assert count_nights(StayPlan(ARRIVE, None, (away,)), NATIONAL).nights == 0


@given(plans())
def test_nights_lie_between_none_and_all_of_the_window(plan: StayPlan) -> None:
    counted = count_nights(plan, NATIONAL)
    assert 0 <= counted.nights <= counted.of
    assert 181 <= counted.of <= 184


@given(plans(), absences)
def test_an_absence_more_never_adds_nights(plan: StayPlan, absence: Absence) -> None:
    more = StayPlan(
        plan.arrive,
        plan.leave,
        (*plan.away, absence),
        plan.weeks_on,
        plan.weeks_off,
        plan.nights_per_week,
    )
    assert count_nights(more, NATIONAL).nights <= count_nights(plan, NATIONAL).nights


@given(plans(), st.integers(0, 100))
def test_staying_longer_never_takes_nights_away(plan: StayPlan, later: int) -> None:
    assume(plan.leave is not None)
    leave = (plan.leave or plan.arrive) + timedelta(days=later)
    longer = StayPlan(
        plan.arrive, leave, plan.away, plan.weeks_on, plan.weeks_off, plan.nights_per_week
    )
    assert count_nights(longer, NATIONAL).nights >= count_nights(plan, NATIONAL).nights


@given(plans(), st.integers(0, 100))
def test_a_wider_margin_only_moves_answers_to_the_officer(plan: StayPlan, margin: int) -> None:
    narrow = count_nights(plan, FourMonthTest(margin_nights=0)).stay
    assert count_nights(plan, FourMonthTest(margin_nights=margin)).stay in {narrow, "about"}


@given(days, st.integers(0, 24))
def test_some_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int
) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"leave": ARRIVE - timedelta(days=1)}, "Give the later date"),
        ({"away": (Absence(ARRIVE, ARRIVE - timedelta(days=1)),)}, "Give the later date second"),
        ({"weeks_on": 0}, "Weeks on must be 1 or more"),
        ({"weeks_off": -1}, "weeks off 0 or more"),
        ({"nights_per_week": 0}, "between 1 and 7"),
        ({"nights_per_week": 8}, "between 1 and 7"),
        ({"arrive": date(MAXYEAR, 9, 1)}, "too far away"),
    ],
)
def test_a_plan_that_contradicts_itself_is_told_what_to_give(
    change: dict[str, object], told: str
) -> None:
    fields: dict[str, object] = {"arrive": ARRIVE, **change}
    with pytest.raises(StayPlanError, match=told):
        StayPlan(**fields)  # type: ignore[arg-type]  # the table above mixes fields
