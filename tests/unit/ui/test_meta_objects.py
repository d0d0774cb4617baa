"""
Each model has one meta-object for as long as its class lives.

Qt keeps what it knows of a meta-object under its address. PySide gives an object another one when
a signal is connected to a method that is no `Slot`; the next window may then meet knowledge of one
that is gone, and reads "undefined" where a model stands.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.meta_objects import below, changed
from tests.unit.ui.visitor.stand import Stand


def test_no_model_of_a_visit_gets_another_meta_object(qapp: QGuiApplication) -> None:  # noqa: ARG001 - models need one
    stand = Stand()
    root = stand.visitor.parent()
    assert root is not None
    assert len(list(below(root))) > 20
    assert changed(root) == {}


def test_a_method_that_is_no_slot_is_found(qapp: QGuiApplication) -> None:  # noqa: ARG001 - as above
    """So that the tests above can fail."""

    class Careless(QObject):
        def hears(self) -> None:
            """Hear."""

    root = QObject()
    careless = Careless(root)
    root.objectNameChanged.connect(careless.hears)
    assert changed(root) == {"Careless": ["hears"]}
