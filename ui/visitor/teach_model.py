"""The teach-back: one question that checks how well *we* explained, never the visitor."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.routing import Outcome
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.stage import Stage, StageModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

MOST_CONFUSED = ("gba", "rni", "officer", "elsewhere")
"""Destinations offered beside the right one; residents and non-residents are confused most."""


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One destination to choose from; `selected` is the one that was tapped."""

    key: str
    pictogram: str
    text: str
    selected: bool


def destination(outcome: Outcome) -> str:
    """Return the id under which the catalogue says where to go (`go.rni`, `go.ind`)."""
    if outcome.refer_to and outcome.route == "elsewhere":
        return outcome.refer_to
    return outcome.route


@QmlElement
@QmlUncreatable("Made by the visit")
class TeachModel(StageModel):
    """Asks where the visitor goes now; explains again when that did not come across."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Ask nothing until a visit is decided."""
        super().__init__(stage, parent)
        self._choices = Rows(ChoiceRow, self)
        self._chosen = ""
        stage.wiped.connect(self._forget)

    def refresh(self) -> None:
        """Offer the right destination and two others, in an order that tells nothing."""
        outcome = self.session.outcome
        if outcome is None:
            self._forget()
            self._choices.replace(())
            return
        right = destination(outcome)
        others = [go for go in MOST_CONFUSED if go not in (right, outcome.route)]
        offered = sorted([right, *(go for go in others if go != "elsewhere")][:3])
        self._choices.replace([self._choice(go, outcome) for go in offered])

    @Property(QObject, constant=True)
    def choices(self) -> Rows:
        """The destinations."""
        return self._choices

    @Property(str, notify=changed)
    def state(self) -> str:
        """`ask`, `right`, or `again`."""
        outcome = self.session.outcome
        if outcome is None or not self._chosen:
            return "ask"
        return "right" if self._chosen == destination(outcome) else "again"

    @Slot(str)
    def choose(self, key: str) -> None:
        """Take a tap on a destination."""
        self.stage.around.speaker.stop()
        self._chosen = key
        self.refresh()
        self.changed.emit()
        self.stage.speak(self.words.text("teach.right" if self.state == "right" else "teach.again"))

    @Slot()
    def ask(self) -> None:
        """Ask once more."""
        self._forget()
        self.refresh()
        self.changed.emit()

    @Slot(str)
    def speak(self, text: str) -> None:
        """Say one text."""
        self.stage.speak(text)

    def _choice(self, go: str, outcome: Outcome) -> ChoiceRow:
        pictograms = self.session.pack.route_pictograms
        return ChoiceRow(
            key=go,
            pictogram=pictograms.get(go, pictograms[outcome.route]),
            text=self.words.text(f"go.{go}"),
            selected=go == self._chosen,
        )

    @Slot()
    def _forget(self) -> None:
        self._chosen = ""
