"""Without touching the glass: everything can be reached, seen and heard by name."""

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtQuick import QQuickItem

from tests.journeys.station import Station
from ui.demo.player import Player
from ui.demo.robot import TAPPABLE

NONE = Qt.KeyboardModifier.NoModifier
MOST_TABS = 60


async def press(player: Player, key: Qt.Key) -> None:
    """Press and release a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        text = " " if key == Qt.Key.Key_Space else ""
        QCoreApplication.postEvent(player.robot.window, QKeyEvent(kind, key, NONE, text))
        await asyncio.sleep(0.01)


def focused_name(player: Player) -> str:
    """Return what a screen reader says of the item that has the keyboard."""
    item: QQuickItem | None = player.robot.window.activeFocusItem()
    if item is None:
        return ""
    told: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return told.text(QAccessible.Text.Name) if told is not None else ""


async def tab_to(player: Player, name: str) -> None:
    """Press Tab until something with a name has the keyboard; it must then be seen to."""
    for _ in range(MOST_TABS):
        await press(player, Qt.Key.Key_Tab)
        if focused_name(player) == name and rings(player.robot.window.activeFocusItem()):
            return
    pytest.fail(f"Tab does not come to '{name}'.")


def rings(item: QQuickItem) -> bool:
    """Whether the ring of focus is drawn in an item or around its tile."""
    return any(ring.isVisible() for each in (item, item.parentItem()) for ring in rings_of(each))


def rings_of(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield the rings right below an item."""
    for child in item.childItems():
        if child.metaObject().className().startswith("FocusRing"):
            yield child


def test_a_visit_can_be_made_with_tab_and_space(station: Station) -> None:
    """From the welcome screen to the result; the focus can always be seen."""

    async def journey(player: Player) -> None:
        await player.robot.settle()
        await tab_to(player, "English")
        await press(player, Qt.Key.Key_Space)
        await player.see("question.purpose")
        for text_id, after in (
            ("option.purpose.leaving", "question.registered"),
            ("option.registered.rni", "route.update_rni"),
        ):
            await tab_to(player, player.says(text_id))
            await press(player, Qt.Key.Key_Space)
            await tab_to(player, player.says("ui.next"))
            await press(player, Qt.Key.Key_Space)
            await player.see(after)

    station.visit(journey)


def test_everything_to_tap_has_a_name_in_every_language(station: Station) -> None:
    """On the welcome screen, a question, help, and text and sound."""

    async def journey(player: Player) -> None:
        for language in player.kiosk.pack.languages:
            player.kiosk.visitor.hideNow()
            await player.start(language.tag)
            named(player)
            await player.tap("ui.help")
            await player.see("help.nothing_recorded")
            named(player)
            await player.tap("ui.close")
            await player.tap("ui.comfort")
            await player.see("ui.text_size")
            named(player)
            await player.tap("ui.close")

    station.visit(journey)


def named(player: Player) -> None:
    """Everything that can be tapped is named; nothing is named by an id."""
    tappable = [name for name, role, _ in player.robot.items() if role in TAPPABLE]
    assert len(tappable) > 5
    assert all(name.strip() and "{" not in name for name in tappable)
