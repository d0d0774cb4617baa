"""
Each model has one meta-object for as long as its class lives.

Qt keeps what it knows of a meta-object under its address. PySide gives an object another one when
a signal is connected to a method that is no `Slot`; the next window may then meet knowledge of one
that is gone, and reads "undefined" where a model stands.
"""

from collections.abc import Iterator
from inspect import getattr_static, isfunction

from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.preview.conftest import (
    Desk,
    Editor,
    desk,  # noqa: F401 - a fixture
)
from tests.unit.ui.visitor.stand import Stand


def below(parent: QObject) -> Iterator[QObject]:
    """Yield an object and all that belong to it."""
    yield parent
    for child in parent.children():
        yield from below(child)


def added_later(each: QObject) -> list[str]:
    """Return the methods that Qt learned of when a signal was connected to them."""
    meta = each.metaObject()
    methods = [meta.method(number) for number in range(meta.methodCount())]
    slot = QMetaMethod.MethodType.Slot
    names = [bytes(one.name().data()).decode() for one in methods if one.methodType() == slot]
    functions = {name: getattr_static(type(each), name, None) for name in names}
    return [
        name
        for name, function in functions.items()
        # PySide's mark of a declared slot.
        if isfunction(function) and not hasattr(function, "_slots")
    ]


def changed(parent: QObject) -> dict[str, list[str]]:
    """Return the classes of which an object has another meta-object, with what that has more."""
    return {type(each).__name__: added for each in below(parent) if (added := added_later(each))}


def test_no_model_of_a_visit_gets_another_meta_object(qapp: QGuiApplication) -> None:  # noqa: ARG001 - models need one
    stand = Stand()
    root = stand.visitor.parent()
    assert root is not None
    assert len(list(below(root))) > 20
    assert changed(root) == {}


def test_no_model_of_the_preview_gets_another_meta_object(desk: Desk) -> None:
    async def work(editor: Editor) -> None:
        assert changed(editor.preview.root) == {}

    desk.work(work)


def test_a_method_that_is_no_slot_is_found(qapp: QGuiApplication) -> None:  # noqa: ARG001 - as above
    """So that the tests above can fail."""

    class Careless(QObject):
        def hears(self) -> None:
            """Hear."""

    root = QObject()
    careless = Careless(root)
    root.objectNameChanged.connect(careless.hears)
    assert changed(root) == {"Careless": ["hears"]}
