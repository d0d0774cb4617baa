"""The files with the rules: questions.yaml, routes.yaml, values.yaml."""

from typing import Annotated

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
    unfolds: Id | None = None


class QuestionEntry(Entry):
    """A question; asked when a line of `ask_when` fits the answers to earlier questions."""

    pictogram: Pictogram
    ask_when: ConditionLines
    options: Annotated[dict[Id, OptionEntry], Field(min_length=1)]
    many: bool = False
    for_desk: bool = False
    calendar: bool = False


class QuestionsFile(Entry):
    """questions.yaml: names for sets of options by question, and the questions in order."""

    groups: dict[Id, dict[Id, NonEmptyIds]] = Field(default_factory=dict)
    questions: Annotated[dict[Id, QuestionEntry], Field(min_length=1)]


class RowEntry(Entry):
    """A row of the decision table; `facts` are the D-, C- and R-rows that it follows from."""

    facts: Annotated[tuple[Text, ...], Field(min_length=1)]
    when: Cells
    route: Id
    refer_to: Id | None = None
    lean: Id | None = None
    only_if: dict[Id, Id] = Field(default_factory=dict)


FactId = Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,3}$")]


class RoutesFile(Entry):
    """routes.yaml: the one decision table (hit policy: unique), and where its facts come from."""

    facts: dict[FactId, SourceEntry] = Field(default_factory=dict)
    rows: Annotated[dict[Id, RowEntry], Field(min_length=1)]


class FourMonthTestEntry(Entry):
    """The two-thirds test (Wet BRP art. 2.38), with its margin in nights."""

    window_months: Annotated[int, Field(ge=1, le=12)]
    share: tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]
    margin_nights: Annotated[int, Field(ge=0, le=31)]
    source: SourceEntry


class SwitchEntry(Entry):
    """A point a municipality can settle: what it is now, and what it may be."""

    is_: Annotated[Id, Field(alias="is")]
    may_be: NonEmptyIds
    source: SourceEntry


class LanguageEntry(Entry):
    """A language: its own name and welcome in its own script, and the voice that speaks it."""

    name: Text
    welcome: Text
    voice: Text
    right_to_left: bool = False


class ValuesFile(Entry):
    """values.yaml: the national values of the rules, each with its source."""

    version: Version
    four_month_test: FourMonthTestEntry
    switches: dict[Id, SwitchEntry] = Field(default_factory=dict)
    retention_days: dict[Id, Annotated[int, Field(ge=1, le=366)]]
    retention_source: SourceEntry | None = None
    route_pictograms: dict[Id, Pictogram]
    languages: Annotated[dict[LanguageTag, LanguageEntry], Field(min_length=1)]
