"""
What a content pack holds, as frozen values: questions, one decision table, advice, desks.

No words are in here: people read sentences from a catalogue, under ids built from these ids
(`question.stay`, `option.stay.over`, `advice.bsn_stays`); see `content.catalogue`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

NOT_ASKED = "not_asked"
"""The value of a question that a visit never met; the decision table treats it as an option."""
HELP_TOPICS = "help_topics"
"""The question about help: its answers are never kept, told back, or printed as a reason."""

Confidence = Literal["A", "B", "C", "D"]
"""A = scan, B = official page, C = other page, D = general knowledge, unverified (FACTS.md)."""

Place = Literal["result", "slip", "screen", "help"]
"""Where a card stands: result and slip are printed too; the others are on the screen alone."""
Tone = Literal["info", "comfort", "caution"]


@dataclass(frozen=True, slots=True)
class Source:
    """
    Where a statement comes from and how far it can be trusted.

    `dated` is the day on which somebody last compared the statement with its source,
    `review_by` the day before which that is to be done again. `valid_from` and `valid_until`
    (both included) bound the statement itself: outside of them it is not shown (`kiosk.dated`).
    """

    where: str
    confidence: Confidence
    dated: date | None = None
    review_by: date | None = None
    moving: bool = False
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def verified(self) -> bool:
        """Whether a phone number or an address with this source may be shown or printed."""
        return self.confidence != "D" and not self.moving


@dataclass(frozen=True, slots=True)
class Detail:
    """A phone number, an address or opening hours, with its source."""

    value: str
    source: Source

    @property
    def shown(self) -> str | None:
        """The value, or None while nobody has verified it."""
        return self.value if self.source.verified else None


Clause = Mapping[str, frozenset[str]]
"""Every named thing (a question, or `route`, `refer_to`, `lean`) has one of these values."""

Condition = tuple[Clause, ...]
"""At least one clause holds; `()` never holds, `({},)` always does."""

ALWAYS: Condition = ({},)


@dataclass(frozen=True, slots=True)
class Option:
    """
    One answer a visitor can tap; `unfolds` names a yes/no-like question asked with it.

    `sensitive`: whoever finds the paper could harm the visitor with it, so the slip tells the
    answer back only when the visitor says so.
    """

    id: str
    pictogram: str
    unfolds: str | None = None
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A closed question; `for_desk` answers are sealed for the clerk, the others never leave."""

    id: str
    pictogram: str
    options: tuple[Option, ...]
    ask_when: Condition
    many: bool = False
    for_desk: bool = False
    calendar: bool = False

    @property
    def option_ids(self) -> frozenset[str]:
        """The ids of all its options."""
        return frozenset(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the decision table: sets of options per question, and the route they give."""

    id: str
    facts: tuple[str, ...]
    cells: Clause
    route: str
    refer_to: str | None = None
    lean: str | None = None


@dataclass(frozen=True, slots=True)
class Selected:
    """Anything that shows itself when a condition on answers and route holds."""

    id: str
    show_when: Condition
    pictogram: str
    source: Source


@dataclass(frozen=True, slots=True)
class Advice(Selected):
    """A card of advice; `sensitive` ones are printed only when the visitor says so."""

    tone: Tone = "info"
    place: Place = "slip"
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Document(Selected):
    """Something to bring to the desk."""


@dataclass(frozen=True, slots=True)
class ConsequenceTopic(Selected):
    """One line of the GBA beside RNI comparison."""


@dataclass(frozen=True, slots=True)
class Organisation(Selected):
    """Somebody who helps; reached from the help tile by topic, and printed on request."""

    name: str = ""
    phone: Detail | None = None
    website: Detail | None = None
    address: Detail | None = None
    languages: tuple[str, ...] = ()
    free: bool = False
    topics: frozenset[str] = frozenset()
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """How long the wait for an appointment was, and when that was true; never called current."""

    weeks: int
    as_of: date
    source: Source


@dataclass(frozen=True, slots=True)
class Desk(Selected):
    """A counter where people register; the first selected desk is the one the result names."""

    name: str = ""
    municipality: str = ""
    address: Detail | None = None
    phone: Detail | None = None
    hours: Detail | None = None
    website: Detail | None = None
    waiting: WaitingTime | None = None


@dataclass(frozen=True, slots=True)
class FourMonthTest:
    """
    The values of the legal test for *resident* (Wet BRP art. 2.38: two thirds of half a year).

    `margin_nights` either way of the line the officer decides.
    """

    window_months: int = 6
    share_numerator: int = 2
    share_denominator: int = 3
    margin_nights: int = 3


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the catalogue: BCP 47 tag, its own name, and the voice that speaks it."""

    tag: str
    name: str
    welcome: str
    voice: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The municipality's own colours, as `#RRGGBB`."""

    accent: str = "#0B4F8A"
    on_accent: str = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Pack:
    """National content with one municipality's overlay, proven: what a whole visit needs."""

    version: str
    municipality: str
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    advice: tuple[Advice, ...]
    documents: tuple[Document, ...]
    consequences: tuple[ConsequenceTopic, ...]
    organisations: tuple[Organisation, ...]
    desks: tuple[Desk, ...]
    languages: tuple[Language, ...]
    retention_days: Mapping[str, int]
    four_months: FourMonthTest = field(default_factory=FourMonthTest)
    theme: Theme = field(default_factory=Theme)
    route_pictograms: Mapping[str, str] = field(default_factory=dict)
    free_texts: tuple[str, ...] = ()
    """Patterns (`desk.*`) of the national sentences that an overlay may say in its own words."""

    def question(self, question_id: str) -> Question:
        """
        Return one question by id.

        Raises:
            KeyError: No question has this id.
        """
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def language(self, tag: str) -> Language:
        """
        Return one language by tag.

        Raises:
            KeyError: The pack does not speak it.
        """
        for language in self.languages:
            if language.tag == tag:
                return language
        raise KeyError(tag)


_UNASKED = frozenset({NOT_ASKED})


def holds(condition: Condition, facts: Mapping[str, frozenset[str]]) -> bool:
    """
    Whether at least one clause of a condition fits what is known (option sets by name).

    What is not known counts as `not_asked`, as it does in the decision table.
    """
    return any(
        all(facts.get(name, _UNASKED) & wanted for name, wanted in clause.items())
        for clause in condition
    )
