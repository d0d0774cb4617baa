"""Nobody there any more, or somebody in a hurry: everything goes, and only then."""

import pytest

from kiosk.contact import Contact
from tests.journeys.short import to_contact, to_result, to_slip
from tests.journeys.station import Station
from ui.app import Kiosk
from ui.demo.player import Player
from ui.demo.robot import LostError
from ui.visitor.session import Screen

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
        hurry(player.kiosk, countdown=30)
        await to_result(player)
        with pytest.raises(LostError):
            await player.tap("idle.go_on")

    with pytest.MonkeyPatch.context() as patience:
        patience.setattr("ui.demo.robot.PATIENCE", 0.5)
        station.visit(journey)


@pytest.mark.parametrize(
    "screen",
    [
        "question",
        "calendar",
        "result",
        "compare",
        "teach",
        "contact",
        "phone",
        "email",
        "address",
        "slip",
        "end",
    ],
)
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
