"""The files with the rules: questions.yaml, routes.yaml, values.yaml."""

from typing import Annotated, Literal

from pydantic import Field

from content.schema import (
    Cells,
    ConditionLines,
    Entry,
    Id,
    LanguageTag,
    NonEmptyIds,
    Pictogram,
    SourceEntry,
    Text,
    Version,
)


class OptionEntry(Entry):
    """An answer; `unfolds` names a question with two options that is answered on its tile."""

    pictogram: Pictogram
    """The name of the picture."""
    unfolds: Id | None = None
    """A later question with two answers, which the tile of this answer asks at once."""
    sensitive: bool = False
    """true: the slip tells this answer back only when the visitor says so."""


class QuestionEntry(Entry):
    """A question; asked when a line of `ask_when` fits the answers to earlier questions."""

    pictogram: Pictogram
    """The name of the picture."""
    ask_when: ConditionLines
    """Who is asked: always, never, or lines about earlier questions; one fitting line is enough."""
    options: Annotated[dict[Id, OptionEntry], Field(min_length=1)]
    """The answers, in the order on the screen."""
    many: bool = False
    """true: a visitor may choose several answers; then no row of routes.yaml may use them."""
    for_desk: bool = False
    """true: the answer is sealed for the clerk; otherwise it never leaves the kiosk."""
    calendar: bool = False
    """true: a calendar can count the nights for the visitor."""


class QuestionsFile(Entry):
    """questions.yaml: names for sets of options by question, and the questions in order."""

    groups: dict[Id, dict[Id, NonEmptyIds]] = Field(default_factory=dict)
    """Names for sets of answers, by question; usable wherever answers are listed."""
    questions: Annotated[dict[Id, QuestionEntry], Field(min_length=1)]
    """The questions, in the order in which they are asked."""


class RowEntry(Entry):
    """A row of the decision table; `facts` are the D-, C- and R-rows that it follows from."""

    facts: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The rows of the domain notes that the route follows from (D = decision, C = conflict)."""
    when: Cells
    """Every question named must have one of the answers listed; others may be anything."""
    route: Id
    """Where this visitor goes."""
    refer_to: Id | None = None
    """The body that comes first, or beside the desk."""
    lean: Id | None = None
    """What an officer's decision most probably comes to."""
    only_if: dict[Id, Id] = Field(default_factory=dict)
    """The row counts only while this switch of values.yaml has this position."""


FactId = Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,3}$")]


class RoutesFile(Entry):
    """routes.yaml: the one decision table (hit policy: unique), and where its facts come from."""

    facts: dict[FactId, SourceEntry] = Field(default_factory=dict)
    """Where each row of the domain notes (D01, C4) comes from."""
    rows: Annotated[dict[Id, RowEntry], Field(min_length=1)]
    """The rows; every visitor who can be must fit exactly one of them."""


class FourMonthTestEntry(Entry):
    """The two-thirds test (Wet BRP art. 2.38), with its margin in nights."""

    window_months: Annotated[int, Field(ge=1, le=12)]
    """The months that are looked at, from arrival."""
    share: tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]
    """The share of those nights that makes a resident: [2, 3] for two thirds."""
    margin_nights: Annotated[int, Field(ge=0, le=31)]
    """So many nights on either side of the line, the officer decides."""
    source: SourceEntry
    """Where the values come from."""


class FreeTextsEntry(Entry):
    """Sentences that an overlay may say in its own words; all others are fixed."""

    ids: Annotated[str, Field(pattern=r"^[a-z_*][a-z0-9_.*]*$")]
    """The ids: one, or many with a star, such as desk.*"""
    because: Text
    """Why these may differ from town to town."""


class SwitchEntry(Entry):
    """A point that is not settled for good: what it is now, and what it may be."""

    is_: Annotated[Id, Field(alias="is")]
    """The position now."""
    may_be: NonEmptyIds
    """All positions there are; rows of routes.yaml refer to them by only_if."""
    settled_by: Literal["nation", "municipality"] = "nation"
    """municipality: an overlay may give it another position."""
    source: SourceEntry
    """Where the position comes from."""


class LanguageEntry(Entry):
    """A language: its own name and welcome in its own script, and the voice that speaks it."""

    name: Text
    """Its own name in its own script."""
    welcome: Text
    """Welcome, in that language."""
    voice: Text
    """The voice that reads it out, as espeak-ng calls it (ro, en-gb)."""
    right_to_left: bool = False
    """true for Arabic, Farsi, Hebrew, Urdu."""


class ValuesFile(Entry):
    """values.yaml: the national values of the rules, each with its source."""

    version: Version
    """year.month.number, in quotes; raise it with every change."""
    four_month_test: FourMonthTestEntry
    """The legal test for *resident*."""
    switches: dict[Id, SwitchEntry] = Field(default_factory=dict)
    """Points that a municipality can settle without new rules."""
    free_texts: tuple[FreeTextsEntry, ...] = ()
    """Sentences that an overlay may say in its own words; all others are fixed."""
    retention_days: dict[Id, Annotated[int, Field(ge=1, le=366)]]
    """After how many days a referral is deleted, by route."""
    retention_source: SourceEntry | None = None
    """Why these terms."""
    route_pictograms: dict[Id, Pictogram]
    """The picture of each route, on the screen and on paper."""
    languages: Annotated[dict[LanguageTag, LanguageEntry], Field(min_length=1)]
    """The languages that have a file in text/."""
