"""What a screen reader is told does not depend on when it came."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.unit.ui.visitor.gallery import EVERY
from tests.unit.ui.visitor.pane import DESK, Pane, Wish

WISH = Wish("nl", 0, high_contrast=False, glass=DESK)
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


@pytest.fixture(scope="module")
def pane(qapp: QGuiApplication) -> Iterator[Pane]:  # noqa: ARG001 - a window needs an application
    """One window for all states: opening one costs more than a look."""
    opened = Pane()
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def nobody_listens() -> Iterator[None]:
    """No screen reader is there at first; other tests of this process find it as it was."""
    was = QAccessible.isActive()
    QAccessible.setActive(False)
    yield
    QAccessible.setActive(was)


def told(item: QQuickItem) -> Iterator[tuple[object, ...]]:
    """Yield what a screen reader is told of everything in sight."""
    for child in item.childItems():
        if not child.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(child)
        # Qt gives None for an item without a role; its stubs do not say so.
        if interface is not None and interface.isValid():  # type: ignore[redundant-expr]
            state = interface.state()
            texts = [interface.text(kind) for kind in TEXTS]
            marks = state.checkable, state.checked, state.disabled, state.focusable
            yield (interface.role(), *texts, *marks)
        yield from told(child)


@pytest.mark.parametrize("state", EVERY)
def test_a_screen_reader_that_comes_late_is_told_the_same(pane: Pane, state: str) -> None:
    """
    On the screen that is there when it comes, and on one that is built after it came.

    Qt writes over what is only said for a screen reader (`Accessible.checked`) when it comes.
    """
    pane.show(EVERY[state], WISH)
    before = list(told(pane.window.contentItem()))
    QAccessible.setActive(True)
    assert list(told(pane.window.contentItem())) == before
    pane.show(EVERY[state], WISH)
    assert list(told(pane.window.contentItem())) == before


def test_an_answer_that_was_given_is_told_as_checked(pane: Pane) -> None:
    """So that the test above compares something."""
    QAccessible.setActive(True)
    pane.show(EVERY["question changing"], WISH)
    marks = [(each[0], each[5]) for each in told(pane.window.contentItem()) if each[4]]
    assert marks.count((QAccessible.Role.RadioButton, 1)) == 1
    assert len(marks) > 1
