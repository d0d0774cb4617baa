"""
A visitor made of code: finds things by their accessible name and taps them on the glass.

It sees what a screen reader sees and touches what a finger could touch: an item that lies on
another page is reached by tapping *More*, never by a call into the screen.
"""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.errors import KioskError

Found = TypeVar("Found")

PATIENCE = 60.0
"""Seconds to wait for something to appear; a small machine may be busy with other things."""
DOUBLE_STRIKE = 0.65
"""Seconds between taps on one spot; a second one within half a second is not meant."""
SAME_SPOT = 60
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
TAPPABLE = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
}


class LostError(KioskError):
    """Something that should be on the screen is not; the message lists what is."""


class Robot:
    """Drives one window."""

    def __init__(self, window: QQuickWindow) -> None:
        """Take a window that is shown."""
        QAccessible.setActive(True)
        self.window = window
        self._last_spot = QPoint(-1000, -1000)
        self._last_tap = 0.0

    def items(self) -> Iterator[tuple[str, QAccessible.Role, QQuickItem]]:
        """Yield the name, role and item of everything a screen reader would meet."""
        yield from self._below(self.window.contentItem())

    def texts(self) -> list[str]:
        """Return every visible name, in order."""
        return [name for name, _, _ in self.items() if name]

    def find(self, name: str) -> QQuickItem | None:
        """Return the tappable item with a name; of several one in sight, and the front-most."""
        found = [
            item
            for each, role, item in self.items()
            if each == name and role in TAPPABLE and item.isEnabled()
        ]
        found.sort(key=self._in_sight)
        return found[-1] if found else None

    async def tap(self, name: str) -> None:
        """
        Tap what carries a name, turning pages until it is in sight.

        Raises:
            LostError: It does not appear.
        """
        item = await self.wait(lambda: self.find(name), name)
        for _ in range(20):
            if self._in_sight(item):
                break
            await self._turn_page(item)
            item = await self.wait(lambda: self.find(name), name)
        await self._touch(item)

    async def see(self, text: str) -> None:
        """
        Wait until a text is part of a visible name.

        Raises:
            LostError: It does not appear.
        """
        await self.wait(lambda: any(text in each for each in self.texts()), text)

    async def settle(self) -> None:
        """Let movements end and the screen come to rest."""
        await asyncio.sleep(0.25)

    def picture(self, file: Path) -> None:
        """Save what the window shows."""
        file.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grabWindow().save(str(file)):
            message = f"The picture {file.name} could not be saved."
            raise LostError(message)

    def _below(self, item: QQuickItem) -> Iterator[tuple[str, QAccessible.Role, QQuickItem]]:
        for child in item.childItems():
            if not child.isVisible():
                continue
            interface = QAccessible.queryAccessibleInterface(child)
            # Qt gives None for an item without a role; its stubs do not say so.
            if interface is not None and interface.isValid():  # type: ignore[redundant-expr]
                name = interface.text(QAccessible.Text.Name).translate(ISOLATES)
                if name and interface.role() != QAccessible.Role.NoRole:
                    yield name, interface.role(), child
            yield from self._below(child)

    def _in_sight(self, item: QQuickItem) -> bool:
        """Whether the middle of an item is inside the window and everything that clips it."""
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        above: QQuickItem | None = item.parentItem()
        while above is not None:
            clips = above.clip() or above is self.window.contentItem()
            area = above.mapRectToScene(QRectF(0, 0, above.width(), above.height()))
            if clips and not area.contains(middle):
                return False
            above = above.parentItem()
        return True

    async def _turn_page(self, item: QQuickItem) -> None:
        middle = item.mapToScene(QPointF(0, item.height() / 2)).y()
        arrow = "arrow-up" if middle < 0 else "arrow-down"
        turns = [
            each
            for _, role, each in self.items()
            if role == QAccessible.Role.Button and each.property("pictogram") == arrow
        ]
        if not turns:
            message = f"No button turns to the page of '{item.property('name')}'."
            raise LostError(message)
        await self._touch(turns[-1])
        await self.settle()

    async def _touch(self, item: QQuickItem) -> None:
        spot = await self._resting_spot(item)
        near = (spot - self._last_spot).manhattanLength() < SAME_SPOT
        if near:
            await asyncio.sleep(max(0.0, self._last_tap + DOUBLE_STRIKE - monotonic()))
        self._send(QEvent.Type.MouseButtonPress, spot)
        await asyncio.sleep(0.02)
        self._send(QEvent.Type.MouseButtonRelease, spot)
        # On a busy machine the strike arrives some time after it was sent.
        await asyncio.sleep(0.02)
        self._last_spot, self._last_tap = spot, monotonic()

    async def _resting_spot(self, item: QQuickItem) -> QPoint:
        """Return the middle of an item once it has stopped moving, as an eye would wait for."""
        before = QPoint(-1, -1)
        while True:
            spot = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
            if spot == before:
                return spot
            before = spot
            await asyncio.sleep(0.03)

    def _send(self, what: QEvent.Type, spot: QPoint) -> None:
        """Queue an event; QTest would run the loop inside a task, which asyncio forbids."""
        left = Qt.MouseButton.LeftButton
        held = left if what == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        here, on_glass = QPointF(spot), QPointF(self.window.mapToGlobal(spot))
        none = Qt.KeyboardModifier.NoModifier
        QCoreApplication.postEvent(self.window, QMouseEvent(what, here, on_glass, left, held, none))

    async def wait(self, look: Callable[[], Found | None], what: str) -> Found:
        """
        Wait until `look` finds something, and return that.

        Raises:
            LostError: It does not, within PATIENCE.
        """
        end = monotonic() + PATIENCE
        while monotonic() < end:
            if found := look():
                return found
            await asyncio.sleep(0.02)
        shown = " | ".join(self.texts())
        message = f"'{what}' is not on the screen. There is: {shown}"
        raise LostError(message)
