"""
What the referral slip says, as a value: the same for A4, A6 and every printer.

Each line is there twice, in the visitor's language and in Dutch, so that the clerk and the
visitor see the same thing (FACTS.md R101).
"""

from dataclasses import dataclass
from datetime import date

from kiosk.opening_hours import say_hours
from kiosk.pack import HELP_TOPICS, Advice, Desk, Organisation, Pack
from kiosk.referral import grouped
from kiosk.routing import Outcome
from kiosk.stay import months_later
from kiosk.visit import Answers
from kiosk.words import Words

MOST_CARDS = 5
MOST_ORGANISATIONS = 2
"""What a slip holds beside what the visitor chose: one page that is read, not two that are not."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence in the visitor's language and in Dutch."""

    own: str
    dutch: str


@dataclass(frozen=True, slots=True)
class SlipPart:
    """
    A block of the slip: pictogram id, bold heading (or None), plain lines.

    `rank` 0 is never dropped; where paper runs out, the highest rank goes first. The lines of a
    `listed` part are items of a list, not sentences after each other.
    """

    pictogram: str
    heading: Pair | None
    lines: tuple[Pair, ...]
    rank: int
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """The day on which four months are over, for a calendar QR: the phone reminds, not we."""

    on: date
    title: str
    label: Pair
    scan: Pair


@dataclass(frozen=True, slots=True)
class Slip:
    """A whole slip. `code` is ungrouped, `code_text` as people read it."""

    language: str
    right_to_left: bool
    title: str
    language_names: Pair
    pictogram: str
    headline: Pair
    parts: tuple[SlipPart, ...]
    code: str
    code_text: str
    show_code: Pair
    reminder: Reminder | None
    footer: Pair


@dataclass(frozen=True, slots=True)
class SlipChoice:
    """What the visitor chose to have printed of what others should perhaps not read."""

    sensitive_advice: frozenset[str] = frozenset()
    sensitive_organisations: frozenset[str] = frozenset()
    sensitive_reasons: frozenset[str] = frozenset()
    """Text ids of answers told back."""


@dataclass(frozen=True, slots=True)
class SlipWriter:
    """Writes slips for a pack: own words on one side, Dutch on the other."""

    pack: Pack
    own: Words
    dutch: Words

    def write(  # noqa: PLR0913 - everything a slip depends on, and nothing else
        self,
        outcome: Outcome,
        asked: Answers,
        code: str,
        made_on: date,
        choice: SlipChoice | None = None,
        arrive: date | None = None,
    ) -> Slip:
        """
        Write the slip of a decided visit.

        `arrive` moves the four-month date to where the visitor's own calendar puts it.
        """
        choice = choice or SlipChoice()
        parts = [
            self._step(outcome),
            *self._desk(outcome),
            *self._bring(outcome),
            *self._why(asked, choice),
            *self._advice(outcome, choice),
            *self._organisations(outcome, choice),
        ]
        return Slip(
            language=self.own.language,
            right_to_left=self.own.right_to_left,
            title=self.own.text("paper.title", code=grouped(code)),
            language_names=Pair(
                self.pack.language(self.own.language).name,
                self.pack.language(self.dutch.language).name,
            ),
            pictogram=self.pack.route_pictograms[outcome.route],
            headline=self._pair(headline_id(outcome)),
            parts=tuple(parts),
            code=code,
            code_text=grouped(code),
            show_code=self._pair("paper.show_code"),
            reminder=self._reminder(outcome, arrive or made_on),
            footer=self._footer(made_on),
        )

    def _pair(self, text_id: str, /, **values: object) -> Pair:
        return Pair(self.own.text(text_id, **values), self.dutch.text(text_id, **values))

    def _step(self, outcome: Outcome) -> SlipPart:
        lines = [self._pair(f"{headline_id(outcome)}.then")]
        if outcome.refer_to and outcome.route != "elsewhere":
            lines.append(self._pair(f"refer.{outcome.refer_to}.then"))
        if outcome.lean:
            lines.append(self._pair(f"lean.{outcome.lean}"))
        return SlipPart("info", None, tuple(lines), rank=2)

    def _desk(self, outcome: Outcome) -> list[SlipPart]:
        if not outcome.desks:
            return []
        desk = named_desk(self.pack, outcome)
        lines: list[Pair] = []
        if desk.address and desk.address.shown:
            lines.append(Pair(desk.address.shown, desk.address.shown))
        if desk.hours and desk.hours.shown:
            own, dutch = (say_hours(desk.hours.shown, words) for words in (self.own, self.dutch))
            lines.append(
                Pair(
                    self.own.text("paper.open", hours=own),
                    self.dutch.text("paper.open", hours=dutch),
                )
            )
        place = SlipPart("map-pin", self._pair(f"desk.{desk.id}"), tuple(lines), rank=0)
        waiting: tuple[Pair, ...] = ()
        if said := waiting_text(self.own, desk):
            waiting = (Pair(said, waiting_text(self.dutch, desk)),)
        if not (desk.phone and desk.phone.shown):
            return [place, SlipPart("clock", None, waiting, rank=1)] if waiting else [place]
        call = self._pair("paper.appointment", phone=desk.phone.shown)
        return [place, SlipPart("calendar-check", call, waiting, rank=0)]

    def _bring(self, outcome: Outcome) -> list[SlipPart]:
        if not outcome.documents:
            return []
        lines = tuple(self._pair(f"document.{document}") for document in outcome.documents)
        bring = self._pair("paper.bring")
        return [SlipPart("identification-card", bring, lines, rank=1, listed=True)]

    def _advice(self, outcome: Outcome, choice: SlipChoice) -> list[SlipPart]:
        """Return the most important cards, and every one the visitor chose to have printed."""
        cards = printable_advice(self.pack, outcome)
        plain = [card for card in cards if not card.sensitive]
        plain.sort(key=lambda card: card.place != "result")
        chosen = [card for card in cards if card.sensitive and card.id in choice.sensitive_advice]
        return [
            SlipPart(
                card.pictogram,
                self._pair(f"advice.{card.id}.title"),
                (self._pair(f"advice.{card.id}"),),
                rank=3 if card.place == "result" or card.sensitive else 5,
            )
            for card in (*plain[:MOST_CARDS], *chosen)
        ]

    def _why(self, asked: Answers, choice: SlipChoice) -> list[SlipPart]:
        """Return the answers told back, as running text: the clerk need not ask them again."""
        unsaid = set(sensitive_reason_ids(self.pack, asked)) - choice.sensitive_reasons
        told = [
            self._pair(text_id)
            for text_id in reason_ids(asked)
            if text_id not in unsaid and self.own.has(text_id) and self.dutch.has(text_id)
        ]
        if not told:
            return []
        line = Pair(" ".join(p.own for p in told), " ".join(p.dutch for p in told))
        return [SlipPart("clipboard-text", self._pair("paper.why"), (line,), rank=3)]

    def _organisations(self, outcome: Outcome, choice: SlipChoice) -> list[SlipPart]:
        parts = []
        helpers = printable_organisations(self.pack, outcome)
        plain = [one for one in helpers if not one.sensitive][:MOST_ORGANISATIONS]
        for one in helpers:
            if one not in plain and one.id not in choice.sensitive_organisations:
                continue
            reach = [detail.shown for detail in (one.phone, one.website) if detail and detail.shown]
            said = f"{one.name} {' · '.join(reach)}".strip()
            lines = (self._pair(f"organisation.{one.id}"),)
            parts.append(SlipPart(one.pictogram, Pair(said, said), lines, rank=4))
        return parts

    def _reminder(self, outcome: Outcome, arrive: date) -> Reminder | None:
        if outcome.route not in {"rni", "update_rni"} and outcome.lean != "gba":
            return None
        four_months = months_later(arrive, 4)
        return Reminder(
            on=four_months,
            title=self.own.text("paper.reminder.event"),
            label=Pair(
                self.own.text("paper.reminder", date=self.own.day(four_months)),
                self.dutch.text("paper.reminder", date=self.dutch.day(four_months)),
            ),
            scan=self._pair("paper.reminder.scan"),
        )

    def _footer(self, made_on: date) -> Pair:
        def said(words: Words) -> str:
            return " ".join(
                (
                    words.text("paper.advice_only"),
                    words.text("paper.made", date=words.day(made_on)) + ".",
                    words.text("paper.content", version=self.pack.version) + ".",
                )
            )

        return Pair(said(self.own), said(self.dutch))


def headline_id(outcome: Outcome) -> str:
    """Return the text id of the headline: another body's where the visitor goes elsewhere."""
    if outcome.route == "elsewhere":
        return f"refer.{outcome.refer_to}"
    return f"route.{outcome.route}"


def named_desk(pack: Pack, outcome: Outcome) -> Desk:
    """Return the one desk that a result names: the first selected."""
    return next(desk for desk in pack.desks if desk.id == outcome.desks[0])


def printable_advice(pack: Pack, outcome: Outcome) -> list[Advice]:
    """Return the cards of an outcome that may be printed, in order."""
    return [card for card in pack.advice if card.id in outcome.advice and card.place != "screen"]


def printable_organisations(pack: Pack, outcome: Outcome) -> list[Organisation]:
    """Return the organisations of an outcome, in order."""
    return [one for one in pack.organisations if one.id in outcome.organisations]


def reason_ids(asked: Answers) -> list[str]:
    """Return the text ids that tell the answers back, in the order asked; never help topics."""
    return [
        f"reason.{question}.{option}"
        for question, options in asked.items()
        if question not in {"purpose", HELP_TOPICS}
        for option in sorted(options)
    ]


def sensitive_reason_ids(pack: Pack, asked: Answers) -> list[str]:
    """Return the text ids of answers that a slip tells back only when the visitor says so."""
    private = {
        f"reason.{question.id}.{option.id}"
        for question in pack.questions
        for option in question.options
        if option.sensitive
    }
    return [text_id for text_id in reason_ids(asked) if text_id in private]


def waiting_text(words: Words, desk: Desk) -> str:
    """Return how long the wait was and when, or an empty text where nobody knows for sure."""
    if desk.waiting is None or not desk.waiting.source.verified:
        return ""
    month = words.month(desk.waiting.as_of)
    if desk.waiting.weeks == 0:
        return words.text("result.wait_none", date=month)
    return words.count("result.wait", desk.waiting.weeks, date=month)
