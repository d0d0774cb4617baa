"""The result: one desk or next step first; then why, what to bring, what it costs, the wait."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.opening_hours import say_hours
from kiosk.pack import Advice, Desk
from kiosk.slip import (
    headline_id,
    named_desk,
    printable_organisations,
    reason_ids,
    waiting_text,
)
from ui.qt import Property, QmlUncreatable
from ui.rows import Rows
from ui.visitor.stage import Stage, StageModel

if TYPE_CHECKING:
    from kiosk.routing import Outcome

QML_IMPORT_NAME = "Kiosk.Visitor"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class LineRow:
    """A picture with a bold and a plain text; either text may be empty."""

    key: str
    pictogram: str
    title: str
    text: str
    manner: str = "info"


@QmlElement
@QmlUncreatable("Made by the visit")
class ResultModel(StageModel):
    """Puts the outcome of a visit into words."""

    changed = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        """Show nothing until a visit is decided."""
        super().__init__(stage, parent)
        self._outcome: Outcome | None = None
        self._desk: Desk | None = None
        self._comfort = Rows(LineRow, self)
        self._bring = Rows(LineRow, self)
        self._why = Rows(LineRow, self)
        self._more = Rows(LineRow, self)
        self._other_desks = Rows(LineRow, self)

    def refresh(self) -> None:
        """Work the outcome out once per change of the session."""
        outcome = self._outcome = self.session.outcome
        if outcome is None or self.session.visit is None:
            self._desk = None
            for rows in (self._comfort, self._bring, self._why, self._more, self._other_desks):
                rows.replace(())
            return
        pack, words = self.session.pack, self.words
        self._desk = named_desk(pack, outcome) if outcome.desks else None
        cards = [card for card in pack.advice if card.id in outcome.advice]
        self._comfort.replace([self._card(card) for card in cards if card.place == "result"])
        self._bring.replace(
            [
                LineRow(document.id, document.pictogram, "", words.text(f"document.{document.id}"))
                for document in pack.documents
                if document.id in outcome.documents
            ]
        )
        self._why.replace(
            [
                LineRow(text_id, "check", "", words.text(text_id))
                for text_id in reason_ids(self.session.visit.walk.asked)
                if words.has(text_id)
            ]
        )
        helpers = [
            LineRow(one.id, one.pictogram, one.name, words.text(f"organisation.{one.id}"))
            for one in printable_organisations(pack, outcome)
        ]
        self._more.replace([self._card(c) for c in cards if c.place != "result"] + helpers)
        self._other_desks.replace(
            [
                LineRow(desk.id, "map-pin", words.text(f"desk.{desk.id}"), _address(desk))
                for desk in pack.desks
                if desk.id in outcome.desks[1:]
            ]
        )

    @Property(str, notify=changed)
    def pictogram(self) -> str:
        """The constant picture of the route."""
        return self._route_pictogram()

    @Property(str, notify=changed)
    def headline(self) -> str:
        """The next step in one line."""
        return self.words.text(headline_id(self._outcome)) if self._outcome else ""

    @Property(str, notify=changed)
    def then(self) -> str:
        """What happens there, and what an officer will probably say."""
        outcome = self._outcome
        if outcome is None:
            return ""
        said = [self.words.text(f"{headline_id(outcome)}.then")]
        if outcome.refer_to and outcome.route != "elsewhere":
            said.append(self.words.text(f"refer.{outcome.refer_to}.then"))
        if outcome.lean:
            said.append(self.words.text(f"lean.{outcome.lean}"))
        return " ".join(said)

    @Property(str, notify=changed)
    def desk(self) -> str:
        """The name of the one desk, or nothing where another body comes first."""
        return self.words.text(f"desk.{self._desk.id}") if self._desk else ""

    @Property(str, notify=changed)
    def address(self) -> str:
        """Its address, if somebody has verified it; else whom to ask."""
        desk = self._desk
        if desk is None:
            return ""
        if shown := _address(desk):
            return shown
        if desk.phone and desk.phone.shown:
            return self.words.text("result.address_ask", phone=desk.phone.shown)
        return ""

    @Property(str, notify=changed)
    def hours(self) -> str:
        """When it is open, if verified."""
        desk = self._desk
        shown = desk.hours.shown if desk and desk.hours else None
        if not shown:
            return ""
        return self.words.text("result.hours", hours=say_hours(shown, self.words))

    @Property(str, notify=changed)
    def phone(self) -> str:
        """The number to call for an appointment."""
        desk = self._desk
        shown = desk.phone.shown if desk and desk.phone else None
        return self.words.text("result.call", phone=shown) if shown else ""

    @Property(str, notify=changed)
    def waiting(self) -> str:
        """How long the wait was, and of which date."""
        if self._desk is None:
            return ""
        return waiting_text(self.words, self._desk) or self.words.text("result.wait_unknown")

    @Property(str, notify=changed)
    def cost(self) -> str:
        """What registering costs."""
        registers = self._outcome is not None and self._outcome.route != "elsewhere"
        return self.words.text("result.cost.free") if registers else ""

    @Property(bool, notify=changed)
    def compares(self) -> bool:
        """Whether the comparison of GBA and RNI comes next."""
        return self.session.compares

    @Property(bool, notify=changed)
    def hasMore(self) -> bool:
        """Whether there is further advice."""
        return bool(self._more.rows)

    @Property(bool, notify=changed)
    def hasOtherDesks(self) -> bool:
        """Whether other desks may be used."""
        return bool(self._other_desks.rows)

    @Property(QObject, constant=True)
    def comfort(self) -> Rows:
        """Reassurance that belongs here."""
        return self._comfort

    @Property(QObject, constant=True)
    def bring(self) -> Rows:
        """What to bring."""
        return self._bring

    @Property(QObject, constant=True)
    def reasons(self) -> Rows:
        """The answers that led here."""
        return self._why

    @Property(QObject, constant=True)
    def goodToKnow(self) -> Rows:
        """Further advice and who helps."""
        return self._more

    @Property(QObject, constant=True)
    def otherDesks(self) -> Rows:
        """Other desks that may be used."""
        return self._other_desks

    @Slot()
    def speakStep(self) -> None:
        """Say the next step."""
        self.stage.speak(f"{self.headline}. {self.then}")

    @Slot()
    def speakDesk(self) -> None:
        """Say where it is and how to get an appointment."""
        said = (self.desk, self.address, self.hours, self.phone, self.waiting)
        self.stage.speak(". ".join(part for part in said if part))

    @Slot()
    def speakAll(self) -> None:
        """Say everything on the screen, the next step first."""
        lists = (self._comfort, self._bring, self._why)
        lines = [f"{row.title} {row.text}".strip() for rows in lists for row in rows.rows]
        desk = (self.desk, self.address, self.phone, self.waiting)
        said = (self.headline, self.then, *desk, self.cost, *lines)
        self.stage.speak(".\n".join(part.rstrip(".") for part in said if part))

    @Slot(str)
    def speak(self, text: str) -> None:
        """Say one line."""
        self.stage.speak(text)

    def _route_pictogram(self) -> str:
        if self._outcome is None:
            return "question"
        return self.session.pack.route_pictograms[self._outcome.route]

    def _card(self, card: Advice) -> LineRow:
        text_id = f"advice.{card.id}"
        return LineRow(
            card.id,
            card.pictogram,
            self.words.text(f"{text_id}.title"),
            self.words.text(text_id),
            card.tone,
        )


def _address(desk: Desk) -> str:
    return (desk.address.shown or "") if desk.address else ""
