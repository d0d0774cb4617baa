"""Nobody there any more, or somebody in a hurry: everything goes, and only then."""

import asyncio
from time import monotonic
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from kiosk.contact import Contact
from tests.journeys.short import to_contact, to_result, to_slip
from tests.journeys.station import Station
from ui.app import Kiosk
from ui.demo.player import Player
from ui.visitor.session import Screen

LONG = 120
SOON = 1
"""Seconds without a sign of life, for journeys that wait for it; settings allow 60 at least."""


def hurry(kiosk: Kiosk, countdown: int) -> None:
    """Have the kiosk wait seconds instead of minutes."""
    kiosk.visitor.idle.wait_only(idle=SOON, countdown=countdown, end=SOON)


def nothing_left(player: Player) -> None:
    """The next visitor finds a kiosk that nobody has used."""
    visitor = player.kiosk.visitor
    assert visitor.screen == "welcome"
    assert visitor.session.visit is None
    assert visitor.session.contact is None
    assert not any(visitor.contact.typed.values())
    assert visitor.language == player.kiosk.settings.kiosk.start_language
    assert (visitor.comfort.textStep, visitor.comfort.highContrast) == (1, False)
    assert (visitor.comfort.speed, visitor.comfort.volume) == (100, 3)
    assert not visitor.help.shown


def test_a_tap_during_the_countdown_goes_on_with_the_visit(station: Station) -> None:
    """The answers are as they were."""

    async def journey(player: Player) -> None:
        await to_result(player)
        before = player.kiosk.visitor.session
        hurry(player.kiosk, countdown=30)
        await player.see("idle.title")
        assert player.kiosk.visitor.idle.secondsLeft > 0
        await player.tap("idle.go_on")
        await player.see("result.next_step")
        assert player.kiosk.visitor.session == before

    station.visit(journey)


def test_when_the_countdown_ends_everything_is_wiped(station: Station) -> None:
    """Nobody has to touch anything; nothing is kept of a visit that was not printed."""

    async def journey(player: Player) -> None:
        await to_contact(player, "pl")
        await player.tap("contact.phone")
        await player.type("612345678")
        await player.tap("contact.done")
        player.kiosk.visitor.comfort.setTextStep(3)
        player.kiosk.visitor.comfort.setHighContrast(True)
        assert isinstance(player.kiosk.visitor.session.contact, Contact)
        hurry(player.kiosk, countdown=2)
        await player.robot.wait(lambda: player.kiosk.visitor.screen == "welcome", "the wipe")
        nothing_left(player)

    station.visit(journey)
    assert station.rows() == []


def test_touching_the_screen_keeps_the_visit_alive(station: Station) -> None:
    """The warning comes after a time without any touch, not after a time on one screen."""

    async def journey(player: Player) -> None:
        idle = player.kiosk.visitor.idle
        (waiting,) = (each for each in idle.findChildren(QTimer) if each.isSingleShot())
        waiting.setTimerType(Qt.TimerType.PreciseTimer)
        await to_result(player)
        idle.wait_only(idle=LONG, countdown=30, end=LONG)
        at_the_latest = monotonic() + LONG
        await asyncio.sleep(SOON)
        touch(player)
        await player.robot.wait(
            lambda: monotonic() + waiting.remainingTime() / 1000 > at_the_latest + SOON / 2,
            "a later warning",
        )

    station.visit(journey)


def touch(player: Player) -> None:
    """Touch the glass where nothing is, and let go."""
    spot, none = QPointF(2, 2), Qt.KeyboardModifier.NoModifier
    left, nothing = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for what, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, nothing),
    ):
        event = QMouseEvent(what, spot, spot, left, held, none)
        QCoreApplication.postEvent(player.robot.window, event)


@pytest.mark.parametrize("screen", [screen for screen in get_args(Screen) if screen != "welcome"])
def test_hide_now_wipes_in_one_tap_from_every_screen(station: Station, screen: Screen) -> None:
    """Also with a text size and contrast of one's own."""

    async def journey(player: Player) -> None:
        visitor = player.kiosk.visitor
        if screen in {"question", "calendar"}:
            await player.start("ar")
        else:
            await to_slip(player, "ar")
        visitor.comfort.setTextStep(2)
        if screen == "end":
            await player.tap("slip.print")
            await player.until_printed()
        elif screen != "slip":
            visitor.stage.move(visitor.session.shown(screen))
        await player.robot.settle()
        assert visitor.screen == screen
        await player.tap("ui.hide_now")
        await player.see("welcome.promise")
        nothing_left(player)

    station.visit(journey)
