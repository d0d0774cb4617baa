"""The calendar that counts nights for the visitor: arrival, departure, times away, patterns."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.stay import Absence, StayCount, StayPlan, StayPlanError, count_nights, months_later
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.stage import Stage, StageModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

Picks = Literal["arrive", "leave", "away_first", "away_last"]
WEEK = 7
MOST_WEEKS = 12


@dataclass(frozen=True, slots=True)
class AwayRow:
    """One time away, in words."""

    away: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is filled in so far."""

    arrive: date
    leave: date | None = None
    away: tuple[Absence, ...] = ()
    weeks_on: int = 1
    weeks_off: int = 0
    nights_per_week: int = WEEK


@QmlElement
@QmlUncreatable("Made by the visit")
class CalendarModel(StageModel):
    """Fills in a stay plan tap by tap and counts it at once."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Start with an arrival today."""
        super().__init__(stage, parent)
        self._away = Rows(AwayRow, self)
        self._empty()
        # At the beginning too: the last visitor may have left before midnight.
        stage.began.connect(self._empty)
        stage.wiped.connect(self._empty)

    @Slot()
    def _empty(self) -> None:
        self._draft = Draft(arrive=self._today)
        self._picks: Picks = "arrive"
        self._away_first: date | None = None
        self._month = self._today.replace(day=1)
        self._error = ""

    def refresh(self) -> None:
        """Show the times away in the language on the stage."""
        if self.session.screen != "calendar":
            self._away.replace(())
            return
        self._away.replace(
            [
                AwayRow(f"{self.words.day(a.first)} \u2013 {self.words.day(a.last)}")
                for a in self._draft.away
            ]
        )

    @Property(QObject, constant=True)
    def away(self) -> Rows:
        """Times away."""
        return self._away

    @Property(str, notify=changed)
    def picks(self) -> str:
        """Which date the next tap on a day sets."""
        return self._picks

    @Property(str, notify=changed)
    def monthName(self) -> str:
        """Month and year."""
        return self.words.month(self._month)

    @Property(int, notify=changed)
    def year(self) -> int:
        """Year of the month shown."""
        return self._month.year

    @Property(int, notify=changed)
    def month(self) -> int:
        """1 to 12."""
        return self._month.month

    @Property(str, notify=changed)
    def arrive(self) -> str:
        """The first night, ISO 8601."""
        return self._draft.arrive.isoformat()

    @Property(str, notify=changed)
    def leave(self) -> str:
        """The last night, ISO 8601, or nothing."""
        return self._draft.leave.isoformat() if self._draft.leave else ""

    @Property(str, notify=changed)
    def selected(self) -> str:
        """The date that the next tap changes, as it is now."""
        dates = {"arrive": self._draft.arrive, "leave": self._draft.leave}
        chosen = dates.get(self._picks, self._away_first)
        return chosen.isoformat() if chosen else ""

    @Property("QStringList", notify=changed)
    def dayNames(self) -> list[str]:
        """What a screen reader says of each day of the month, first day first."""
        days = monthrange(self._month.year, self._month.month)[1]
        return [self.words.day(self._month.replace(day=day)) for day in range(1, days + 1)]

    @Property("QStringList", notify=changed)
    def weekdays(self) -> list[str]:
        """Short names of the days of a week, Monday first."""
        return self.words.weekdays()

    @Property(str, notify=changed)
    def arriveText(self) -> str:
        """The first night."""
        return self.words.day(self._draft.arrive)

    @Property(str, notify=changed)
    def leaveText(self) -> str:
        """The last night, or nothing while it is not known."""
        return self.words.day(self._draft.leave) if self._draft.leave else ""

    @Property(int, notify=changed)
    def weeksOn(self) -> int:
        """Weeks here in a row."""
        return self._draft.weeks_on

    @Property(int, notify=changed)
    def weeksOff(self) -> int:
        """Weeks away after that."""
        return self._draft.weeks_off

    @Property(int, notify=changed)
    def nightsPerWeek(self) -> int:
        """Nights here in a week that is on."""
        return self._draft.nights_per_week

    @Property(str, notify=changed)
    def nightsText(self) -> str:
        """Nights counted, of how many."""
        if (count := self._count()) is None:
            return ""
        return self.words.text("calendar.nights", nights=count.nights, of=count.of)

    @Property(str, notify=changed)
    def verdict(self) -> str:
        """What that comes to, in words."""
        count = self._count()
        return self.words.text(f"calendar.{count.stay}") if count else ""

    @Property(str, notify=changed)
    def error(self) -> str:
        """What does not fit, in words, or nothing."""
        return self.words.text(self._error) if self._error else ""

    @Slot(str)
    def pick(self, what: Picks) -> None:
        """Say which date the next tap on a day sets."""
        self._picks = what
        self._show_month_of(self._draft.leave if what == "leave" else self._draft.arrive)

    @Slot(str)
    def chooseDay(self, iso: str) -> None:
        """Take a tap on a day."""
        day = date.fromisoformat(iso)
        self._error = ""
        if self._picks == "arrive":
            self._draft = replace(self._draft, arrive=day)
            self._picks = "leave"
        elif self._picks == "leave":
            self._draft = replace(self._draft, leave=day)
        elif self._picks == "away_first":
            self._away_first, self._picks = day, "away_last"
        else:
            self._add_absence(day)
        self._check()

    @Slot()
    def noEnd(self) -> None:
        """Leave the end open."""
        self._error = ""
        self._change(lambda draft: replace(draft, leave=None))

    @Slot(int)
    def removeAway(self, number: int) -> None:
        """Take a time away back."""
        kept = tuple(a for n, a in enumerate(self._draft.away) if n != number)
        self._change(lambda draft: replace(draft, away=kept))

    @Slot(int)
    def setWeeksOn(self, weeks: int) -> None:
        """Set the weeks in a row here."""
        self._change(lambda draft: replace(draft, weeks_on=min(max(1, weeks), MOST_WEEKS)))

    @Slot(int)
    def setWeeksOff(self, weeks: int) -> None:
        """Set the weeks away after that."""
        self._change(lambda draft: replace(draft, weeks_off=min(max(0, weeks), MOST_WEEKS)))

    @Slot(int)
    def setNightsPerWeek(self, nights: int) -> None:
        """Set the nights here in a week."""
        self._change(lambda draft: replace(draft, nights_per_week=min(max(1, nights), WEEK)))

    @Slot(int)
    def turnMonth(self, months: int) -> None:
        """Show another month."""
        first = self._month.replace(day=15) + timedelta(days=30 * months)
        self._show_month_of(first)

    @Slot()
    def use(self) -> None:
        """Answer the question with what was counted."""
        count, visit = self._count(), self.session.visit
        if count is None or visit is None or self.session.question is None:
            return
        plan = self._plan()
        answered = visit.answer(self.session.question.id, count.stay)
        already = self._draft.arrive < months_later(self._today, -4)
        if "already" in {question.id for question in visit.pack.questions}:
            open_now = answered.next_question
            if open_now is not None and open_now.id == "already":
                answered = answered.answer("already", "yes" if already else "no")
        self.stage.move(replace(self.session, stay_plan=plan).answered(answered))

    @Slot()
    def speakCount(self) -> None:
        """Say what was counted."""
        self.stage.speak(f"{self.nightsText} {self.verdict}")

    @property
    def _today(self) -> date:
        return self.stage.around.clock.now().date()

    def _plan(self) -> StayPlan:
        draft = self._draft
        return StayPlan(
            arrive=draft.arrive,
            leave=draft.leave,
            away=draft.away,
            weeks_on=draft.weeks_on,
            weeks_off=draft.weeks_off,
            nights_per_week=draft.nights_per_week,
        )

    def _count(self) -> StayCount | None:
        try:
            return count_nights(self._plan(), self.session.pack.four_months)
        except StayPlanError:
            return None

    def _add_absence(self, last: date) -> None:
        first, self._away_first, self._picks = self._away_first, None, "away_first"
        if first is None or last < first:
            self._error = "calendar.error.away"
            return
        self._draft = replace(self._draft, away=(*self._draft.away, Absence(first, last)))

    def _check(self) -> None:
        self.stage.around.speaker.stop()
        if self._draft.leave is not None and self._draft.leave < self._draft.arrive:
            self._error = "calendar.error.leave"
        self.refresh()
        self.changed.emit()

    def _change(self, change: Callable[[Draft], Draft]) -> None:
        self.stage.around.speaker.stop()
        self._draft = change(self._draft)
        self.refresh()
        self.changed.emit()

    def _show_month_of(self, day: date | None) -> None:
        self._month = (day or self._draft.arrive).replace(day=1)
        self.refresh()
        self.changed.emit()
