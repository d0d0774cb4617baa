"""GBA beside RNI: what each means, topic by topic, with the visitor's own route marked."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.stage import Stage, StageModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1

COLUMN_OF_ROUTE = {
    "gba": "gba",
    "gba_briefadres": "gba",
    "move": "gba",
    "rni": "rni",
    "update_rni": "rni",
}


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic and what it is for a non-resident and for a resident."""

    key: str
    pictogram: str
    topic: str
    rni: str
    gba: str


@QmlElement
@QmlUncreatable("Made by the visit")
class CompareModel(StageModel):
    """The comparison for the outcome of a visit."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Show nothing until a visit is decided."""
        super().__init__(stage, parent)
        self._topics = Rows(TopicRow, self)

    def refresh(self) -> None:
        """Take over the topics of the outcome."""
        outcome = self.session.outcome
        if outcome is None:
            self._topics.replace(())
            return
        self._topics.replace(
            [
                TopicRow(
                    topic.id,
                    topic.pictogram,
                    self.words.text(f"consequence.{topic.id}"),
                    self.words.text(f"consequence.{topic.id}.rni"),
                    self.words.text(f"consequence.{topic.id}.gba"),
                )
                for topic in self.session.pack.consequences
                if topic.id in outcome.consequences
            ]
        )

    @Property(QObject, constant=True)
    def topics(self) -> Rows:
        """The rows, most asked first."""
        return self._topics

    @Property(str, notify=changed)
    def yours(self) -> str:
        """`rni` or `gba` where the route is one of them, else empty."""
        outcome = self.session.outcome
        if outcome is None:
            return ""
        return COLUMN_OF_ROUTE.get(outcome.route, "")

    @Slot(str)
    def speakTopic(self, key: str) -> None:
        """Say one row, with the name of each column."""
        row = next(row for row in self._topics.rows if row.key == key)
        self.stage.speak(self._said(row))

    @Slot()
    def speakAll(self) -> None:
        """Say the whole comparison."""
        self.stage.speak("\n\n".join(self._said(row) for row in self._topics.rows))

    def _said(self, row: TopicRow) -> str:
        rni, gba = self.words.text("compare.rni"), self.words.text("compare.gba")
        return f"{row.topic}. {rni}: {row.rni}. {gba}: {row.gba}."
