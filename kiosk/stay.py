"""
The four-month test: nights in the Netherlands against two thirds of half a year.

Wet BRP art. 2.38 asks for an expectation, not a sum: the window starts at arrival and looks
forward, stays inside it add up, and near the line an officer decides (FACTS.md B.1).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import Literal

from kiosk.errors import KioskError
from kiosk.pack import FourMonthTest

Stay = Literal["under", "about", "over"]


class StayPlanError(KioskError):
    """The dates of a stay contradict each other."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Nights away from the Netherlands, the first and the last of them included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StayPlan:
    """
    When somebody sleeps in the Netherlands.

    `arrive` is the first night, `leave` the last (None: no end in sight). Weeks on and off
    alternate from arrival; `nights_per_week` are the nights slept here in a week that is on.
    """

    arrive: date
    leave: date | None = None
    away: tuple[Absence, ...] = ()
    weeks_on: int = 1
    weeks_off: int = 0
    nights_per_week: int = 7

    def __post_init__(self) -> None:
        """
        Refuse what cannot be.

        Raises:
            StayPlanError: Leaving before arriving, an absence that ends before it starts, or
                weeks, nights or year out of range.
        """
        if self.leave is not None and self.leave < self.arrive:
            message = "The day you leave is before the day you arrive. Give the later date."
            raise StayPlanError(message)
        if self.arrive.year == MAXYEAR:
            message = "The year you arrive is too far away. Give the year in which you come."
            raise StayPlanError(message)
        if any(absence.last < absence.first for absence in self.away):
            message = "A time away ends before it starts. Give the later date second."
            raise StayPlanError(message)
        if self.weeks_on < 1 or self.weeks_off < 0:
            message = "Weeks on must be 1 or more, weeks off 0 or more."
            raise StayPlanError(message)
        if not 1 <= self.nights_per_week <= 7:  # noqa: PLR2004 - the nights of a week
            message = "Nights a week must be between 1 and 7."
            raise StayPlanError(message)


@dataclass(frozen=True, slots=True)
class StayCount:
    """Nights in the Netherlands, of the nights in the half year, and what that comes to."""

    nights: int
    of: int
    stay: Stay


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    month_index = day.month - 1 + months
    year, month = day.year + month_index // 12, month_index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def sleeps_here(plan: StayPlan, night: date) -> bool:
    """Whether a plan has somebody sleeping in the Netherlands on a night."""
    since = (night - plan.arrive).days
    if since < 0 or (plan.leave is not None and night > plan.leave):
        return False
    if any(absence.first <= night <= absence.last for absence in plan.away):
        return False
    week, night_of_week = divmod(since, 7)
    is_on = week % (plan.weeks_on + plan.weeks_off) < plan.weeks_on
    return is_on and night_of_week < plan.nights_per_week


def count_nights(plan: StayPlan, test: FourMonthTest) -> StayCount:
    """Count a plan against the test; within the margin of the line it is `about`."""
    of = (months_later(plan.arrive, test.window_months) - plan.arrive).days
    nights = sum(sleeps_here(plan, plan.arrive + timedelta(days=day)) for day in range(of))
    over_line = nights * test.share_denominator - of * test.share_numerator
    margin = test.margin_nights * test.share_denominator
    stay: Stay = "about"
    if over_line > margin:
        stay = "over"
    elif over_line < -margin:
        stay = "under"
    return StayCount(nights, of, stay)
