"""A pane of glass: a real window with a few real controls in it, and a finger."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.tidied import (  # noqa: F401 - fixtures for every test below
    tidied_at_the_end,
    tidied_by_the_main_thread,
)
from ui.theme.pictograms import pictogram_font, pictogram_glyphs

CONTROLS = Path(__file__).parents[3] / "ui" / "controls"

PANE = """
import QtQuick
import QtQuick.Layouts
import "../theme"

Window {
    id: pane

    property var heard: []
    readonly property bool resting: Hand.rest.running

    function hear(what) {
        pane.heard = [...pane.heard, what];
    }

    function setTheme(name, value) {
        Theme[name] = value;
    }

    width: 1400
    height: 900
    visible: true
    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Item {
        anchors.fill: parent
        anchors.margins: 40

        %s
    }
}
"""


class Glass:
    """A window on QML written inside a test; `hear("…")` in it is read with `heard()`."""

    def __init__(self, qtbot: QtBot, body: str, theme: dict[str, object]) -> None:
        """Show `body` with these values of the theme; any QML warning fails the test."""
        self.qtbot = qtbot
        self.engine = QQmlEngine()
        self.warnings: list[str] = []
        self.engine.warnings.connect(
            lambda errors: self.warnings.extend(error.toString() for error in errors)
        )
        # Kept: what a component made goes with it.
        self.component = component = QQmlComponent(self.engine)
        component.setData((PANE % body).encode(), QUrl.fromLocalFile(str(CONTROLS / "Pane.qml")))
        made = component.create()
        assert isinstance(made, QQuickWindow), component.errorString()
        self.window = made
        self.set("pictogramFont", QUrl.fromLocalFile(str(pictogram_font())))
        self.set("glyphs", pictogram_glyphs())
        for name, value in theme.items():
            self.set(name, value)
        qtbot.waitUntil(self.window.isExposed)
        self.settle()

    def set(self, name: str, value: object) -> None:
        """Set a value of the theme."""
        self.engine.globalObject().setProperty("given", self.engine.toScriptValue(value))
        self.ask(f"setTheme('{name}', given)")

    def ask(self, expression: str, of: QObject | None = None) -> object:
        """Evaluate a piece of JavaScript on the window, or on one of its things."""
        on = of or self.window
        asked = QQmlExpression(QQmlEngine.contextForObject(on), on, expression)
        # The value, and whether it is undefined.
        answer: object = asked.evaluate()
        assert not asked.hasError(), asked.error().toString()
        return answer[0] if isinstance(answer, tuple) else answer

    def number(self, expression: str, of: QObject | None = None) -> float:
        """Evaluate to a number."""
        value = self.ask(expression, of)
        assert isinstance(value, int | float)
        return float(value)

    def settle(self) -> None:
        """Let layouts and movements end."""
        self.window.grabWindow()
        self.qtbot.wait(30)
        self.window.grabWindow()

    def heard(self) -> list[str]:
        """Return what the controls said, in order."""
        said = str(self.ask("heard.join('|')"))
        return said.split("|") if said else []

    def items(self) -> Iterator[QQuickItem]:
        """Yield every thing that can be seen, parents first."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible():
                yield item
                waiting.extend(reversed(item.childItems()))

    def kind(self, name: str) -> list[QQuickItem]:
        """Return the visible things of a QML type."""
        return [
            item for item in self.items() if item.metaObject().className().startswith(f"{name}_QML")
        ]

    def touchables(self) -> list[QQuickItem]:
        """Return everything that can be touched."""
        return [item for item in self.items() if item.inherits("QQuickAbstractButton")]

    def accessible(self, item: QQuickItem) -> QAccessibleInterface:
        """Return what a screen reader is told about an item."""
        return QAccessible.queryAccessibleInterface(item)

    def named(self, name: str) -> QQuickItem:
        """Return the one touchable with this accessible name."""
        (found,) = [
            item
            for item in self.touchables()
            if self.accessible(item).text(QAccessible.Text.Name) == name
        ]
        return found

    def middle(self, item: QQuickItem) -> QPoint:
        """Return where a finger would land."""
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def tap(self, item: QQuickItem) -> None:
        """Press and release in the middle."""
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.middle(item),
        )

    def press(self, at: QPoint) -> None:
        """Put a finger down."""
        QTest.mousePress(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def move(self, to: QPoint) -> None:
        """Move the finger that is down."""
        QTest.mouseMove(self.window, to)

    def release(self, at: QPoint) -> None:
        """Lift the finger."""
        QTest.mouseRelease(
            self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
        )

    def key(self, key: Qt.Key) -> None:
        """Strike a key of a keyboard."""
        QTest.keyClick(self.window, key)

    def close(self) -> None:
        """Take the window away, then the engine, and fail on what QML complained about."""
        self.window.close()
        self.window.deleteLater()
        self.engine.deleteLater()
        self.qtbot.wait(0)
        assert self.warnings == []


@pytest.fixture
def glass(qtbot: QtBot) -> Iterator[Callable[..., Glass]]:
    """Return a maker of windows: `glass(qml, textStep=3)`."""
    made: list[Glass] = []

    def show(body: str, **theme: object) -> Glass:
        made.append(Glass(qtbot, body, theme))
        return made[-1]

    yield show
    for each in made:
        each.close()
