"""
One visitor's session: where they are and what they have told, in memory only.

It knows no Qt. Every change makes new values; `wiped` is simply a new session, so that
nothing of a visitor can be left behind in a field somebody forgot.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from kiosk.contact import Contact, TemporaryAddress
from kiosk.dated import as_of
from kiosk.pack import Pack, Question
from kiosk.referral import Referral
from kiosk.routing import Outcome, decide
from kiosk.slip import SlipChoice
from kiosk.stay import StayPlan
from kiosk.visit import Answers, Visit

Screen = Literal[
    "welcome",
    "question",
    "calendar",
    "result",
    "compare",
    "teach",
    "contact",
    "phone",
    "email",
    "address",
    "slip",
    "end",
]

AFTER: Mapping[Screen, Screen] = {
    "result": "compare",
    "compare": "teach",
    "teach": "contact",
    "contact": "slip",
    "slip": "end",
}
"""The way forward from each screen; questions and fields find their own."""

BEFORE: Mapping[Screen, Screen] = {
    "calendar": "question",
    "compare": "result",
    "teach": "compare",
    "contact": "teach",
    "phone": "contact",
    "email": "contact",
    "address": "contact",
    "slip": "contact",
}


@dataclass(frozen=True)
class Session:
    """
    Everything of one visitor.

    `before` holds the answers as they were before the last steps back, so that what was chosen
    is still marked; they count for nothing. `changing` is the question whose answer is being
    changed from the strip. `offers_contact` is false where nothing could be sealed.
    """

    pack: Pack
    screen: Screen = "welcome"
    visit: Visit | None = None
    before: Answers = field(default_factory=dict)
    changing: str | None = None
    stay_plan: StayPlan | None = None
    contact: Contact | None = None
    address: TemporaryAddress | None = None
    choice: SlipChoice = field(default_factory=SlipChoice)
    referral: Referral | None = None
    offers_contact: bool = True

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        if self.visit is None:
            return None
        if self.changing is not None:
            return self.pack.question(self.changing)
        return self.visit.next_question

    @cached_property
    def outcome(self) -> Outcome | None:
        """Where the visit leads, once every question is answered; found once a session."""
        if self.visit is None or self.visit.next_question is not None:
            return None
        return decide(self.visit)

    @property
    def compares(self) -> bool:
        """Whether GBA beside RNI says anything to this visitor."""
        return bool(self.outcome and self.outcome.consequences)

    @property
    def arrive(self) -> date | None:
        """The first night here, where the visitor counted with the calendar."""
        return self.stay_plan.arrive if self.stay_plan else None

    def started(self, language: str, today: date) -> "Session":
        """Start a visit in a language, on what of the pack holds today."""
        pack = as_of(self.pack, today)
        return replace(self, pack=pack, visit=Visit.started(pack, language), screen="question")

    def in_language(self, language: str) -> "Session":
        """Go on with the same answers in another language."""
        if self.visit is None:
            return self
        return replace(self, visit=replace(self.visit, language=language))

    def answered(self, visit: Visit) -> "Session":
        """Go on after an answer: the next question, or the result."""
        decided = visit.next_question is None
        return replace(self, visit=visit, changing=None, screen="result" if decided else "question")

    def shown(self, screen: Screen) -> "Session":
        """Go to a screen."""
        return replace(self, screen=screen)

    def forward(self) -> "Session":
        """Go on from a screen, past those that have nothing for this visitor."""
        screen = AFTER[self.screen]
        if screen == "compare" and not self.compares:
            screen = "teach"
        if screen == "contact" and not self.offers_contact:
            screen = "slip"
        return self.shown(screen)

    def back(self) -> "Session":
        """Go one step back; from the first question to the welcome screen, empty."""
        if self.screen == "question":
            return self._back_from_question()
        if self.screen == "result" and self.visit is not None:
            return self._undone(self.visit)
        if self.screen in {"welcome", "end"}:
            return self
        screen = BEFORE[self.screen]
        if screen == "contact" and not self.offers_contact:
            screen = "teach"
        if screen == "compare" and not self.compares:
            screen = "result"
        return self.shown(screen)

    def _back_from_question(self) -> "Session":
        if self.changing is not None:
            decided = self.outcome is not None
            return replace(self, changing=None, screen="result" if decided else "question")
        if self.visit is None or not self.visit.walk.asked:
            return self.wiped()
        return self._undone(self.visit)

    def _undone(self, visit: Visit) -> "Session":
        before = {**self.before, **visit.answers}
        return replace(self, visit=visit.undo(), before=before, screen="question")

    def wiped(self) -> "Session":
        """Return a session that knows nothing; the stage then gives it the whole pack again."""
        return Session(self.pack, offers_contact=self.offers_contact)
