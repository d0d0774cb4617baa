"""The month that nights are chosen from."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from tests.unit.ui.conftest import Glass

MakeGlass = Callable[..., "Glass"]

MONTH = """MonthCalendar {
    width: 700; year: %d; month: %d; title: "The month"
    weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    %s
    onChosen: date => pane.hear(date)
    onPreviousMonth: pane.hear("previous")
    onNextMonth: pane.hear("next")
}"""


@pytest.mark.parametrize(("year", "month"), [(2024, 2), (2026, 2), (2026, 3), (2026, 11)])
def test_every_night_stands_under_its_weekday(year: int, month: int, glass: MakeGlass) -> None:
    shown = glass(MONTH % (year, month, ""))
    nights = shown.kind("CalendarDay")
    assert [night.property("day") for night in nights] == [
        *range(1, monthrange(year, month)[1] + 1)
    ]
    columns = sorted({round(night.x()) for night in nights})
    assert len(columns) == 7
    for night in nights:
        weekday = date(year, month, int(night.property("day"))).weekday()
        assert columns.index(round(night.x())) == weekday


def test_monday_stands_right_in_right_to_left(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 6, ""), rightToLeft=True)
    monday, tuesday = shown.kind("CalendarDay")[:2]
    assert shown.middle(monday).x() > shown.middle(tuesday).x()


def test_a_touched_night_is_told_as_an_iso_date(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 3, ""))
    shown.tap(shown.named("9 The month"))
    assert shown.heard() == ["2026-03-09"]


def test_nights_outside_the_limits_cannot_be_chosen(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 3, 'first: "2026-03-05"; last: "2026-03-30"'))
    open_nights = [
        night.property("day") for night in shown.kind("CalendarDay") if night.isEnabled()
    ]
    assert open_nights == [*range(5, 31)]
    for button in shown.kind("RoundButton"):
        assert not button.isEnabled()


def test_a_range_is_marked_and_its_ends_are_chosen(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 3, 'rangeFrom: "2026-03-10"; rangeTo: "2026-03-12"'))
    nights = shown.kind("CalendarDay")
    assert [night.property("day") for night in nights if night.property("inRange")] == [10, 11, 12]
    chosen = [night for night in nights if night.property("chosen")]
    assert [night.property("day") for night in chosen] == [10, 12]
    assert shown.accessible(chosen[0]).state().checked


def test_a_night_is_named_from_outside_where_words_are_given(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 3, 'dayNames: ["Sunday 1 March 2026"]'))
    first, second = shown.kind("CalendarDay")[:2]
    assert shown.accessible(first).text(QAccessible.Text.Name) == "Sunday 1 March 2026"
    assert shown.accessible(second).text(QAccessible.Text.Name) == "2 The month"


@pytest.mark.parametrize(
    ("key", "mirrored", "day"),
    [
        (Qt.Key.Key_Right, False, 11),
        (Qt.Key.Key_Left, False, 9),
        (Qt.Key.Key_Right, True, 9),
        (Qt.Key.Key_Down, False, 17),
        (Qt.Key.Key_Up, False, 3),
    ],
)
def test_arrow_keys_walk_through_the_month(
    *, key: Qt.Key, mirrored: bool, day: int, glass: MakeGlass
) -> None:
    shown = glass(MONTH % (2026, 3, ""), rightToLeft=mirrored)
    shown.named("10 The month").forceActiveFocus()
    shown.key(key)
    assert shown.named(f"{day} The month").hasActiveFocus()


def test_months_are_turned_by_buttons(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 3, ""))
    before, after = shown.kind("RoundButton")
    shown.tap(before)
    shown.tap(after)
    assert shown.heard() == ["previous", "next"]


@pytest.mark.parametrize("taken", [True, False])
def test_a_touch_asks_and_the_answer_says_what_is_checked(taken: bool, glass: MakeGlass) -> None:  # noqa: FBT001 - a case
    """Qt's buttons would check themselves; here a night is checked when the visit says so."""
    hears = 'selected: ""; onChosen: date => selected = date' if taken else 'selected: ""'
    shown = glass(MONTH.replace("onChosen: date => pane.hear(date)", "") % (2026, 3, hears))
    night = shown.named("9 The month")
    shown.tap(night)
    shown.qtbot.wait(0)
    assert shown.accessible(night).state().checked == taken
    assert night.property("checked") == taken


def test_a_screen_reader_may_toggle_instead_of_press(glass: MakeGlass) -> None:
    shown = glass(MONTH % (2026, 3, ""))
    actions = shown.accessible(shown.named("9 The month")).actionInterface()
    assert actions.toggleAction() in actions.actionNames()
    actions.doAction(actions.toggleAction())
    assert shown.heard() == ["2026-03-09"]
