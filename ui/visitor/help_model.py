"""Help, on every screen: topics in pictures, who helps, and nothing recorded."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.dated import as_of
from kiosk.pack import HELP_TOPICS, Condition, Organisation, holds
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.result_model import LineRow
from ui.visitor.stage import Stage, StageModel

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TopicTile:
    """One topic."""

    key: str
    pictogram: str
    text: str


@dataclass(frozen=True, slots=True)
class HelperRow:
    """An organisation: name, what it does, and how to reach it."""

    key: str
    pictogram: str
    name: str
    does: str
    reach: str
    cost: str
    languages: str


@QmlElement
@QmlUncreatable("Made by the visit")
class HelpModel(StageModel):
    """The help panel; the topic lives in this object only and goes when the panel closes."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Start closed."""
        super().__init__(stage, parent)
        self._topics = Rows(TopicTile, self)
        self._helpers = Rows(HelperRow, self)
        self._advice = Rows(LineRow, self)
        self._topic = ""
        self._shown = False
        stage.languageChanged.connect(self._follow)
        stage.wiped.connect(self.hide)

    def refresh(self) -> None:
        """Say the topics, or who helps with the one chosen."""
        if not self._shown:
            for rows in (self._topics, self._helpers, self._advice):
                rows.replace(())
            return
        # Help opens without a visit as well.
        today = self.stage.around.clock.now().date()
        pack, words = as_of(self.session.pack, today), self.words
        self._topics.replace(
            [
                TopicTile(o.id, o.pictogram, words.text(f"option.{HELP_TOPICS}.{o.id}"))
                for o in pack.question(HELP_TOPICS).options
            ]
        )
        self._helpers.replace(
            # `show_when: never` hides an organisation here too, whatever its topics.
            [
                self._helper(one)
                for one in pack.organisations
                if self._topic in one.topics and one.show_when
            ]
        )
        facts = {
            "purpose": frozenset({"help"}),
            HELP_TOPICS: frozenset({self._topic}),
            "route": frozenset({"elsewhere"}),
            "refer_to": frozenset({"safety_help"}),
        }
        self._advice.replace(
            [
                LineRow(
                    card.id,
                    card.pictogram,
                    words.text(f"advice.{card.id}.title"),
                    words.text(f"advice.{card.id}"),
                    card.tone,
                )
                for card in pack.advice
                if self._topic
                and HELP_TOPICS in _names(card.show_when)
                and holds(card.show_when, facts)
            ]
        )

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the panel is open."""
        return self._shown

    @Property(str, notify=changed)
    def topic(self) -> str:
        """The chosen topic in words, or nothing."""
        return self.words.text(f"option.{HELP_TOPICS}.{self._topic}") if self._topic else ""

    @property
    def topic_id(self) -> str:
        """The id of the chosen topic, or nothing."""
        return self._topic

    @Property(QObject, constant=True)
    def topics(self) -> Rows:
        """The topics."""
        return self._topics

    @Property(QObject, constant=True)
    def helpers(self) -> Rows:
        """Who helps with the chosen topic."""
        return self._helpers

    @Property(QObject, constant=True)
    def advice(self) -> Rows:
        """What is good to know about the chosen topic."""
        return self._advice

    @Slot()
    def show(self) -> None:
        """Open the panel."""
        self._shown = True
        self._turn_to("")

    @Slot()
    def hide(self) -> None:
        """Close the panel and forget the topic."""
        self._shown = False
        self._turn_to("")

    @Slot(str)
    def choose(self, topic: str) -> None:
        """Choose a topic."""
        self._turn_to(topic)

    @Slot()
    def backToTopics(self) -> None:
        """Choose another topic."""
        self._turn_to("")

    @Slot(str)
    def speak(self, text: str) -> None:
        """Say one text."""
        self.stage.speak(text)

    def _turn_to(self, topic: str) -> None:
        self.stage.around.speaker.stop()
        self._topic = topic
        self.refresh()
        self.changed.emit()

    def _helper(self, one: Organisation) -> HelperRow:
        words = self.words
        shown = [detail.shown for detail in (one.phone, one.website) if detail and detail.shown]
        named = [words.text(f"language.{tag}") for tag in one.languages]
        return HelperRow(
            key=one.id,
            pictogram=one.pictogram,
            name=one.name,
            does=words.text(f"organisation.{one.id}"),
            reach=" · ".join(shown) or words.text("help.no_phone"),
            cost=words.text("help.free") if one.free else "",
            languages=words.text("help.languages", languages=", ".join(named)) if named else "",
        )


def _names(condition: Condition) -> set[str]:
    return {name for clause in condition for name in clause}
