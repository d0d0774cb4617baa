"""The files with what a result shows: advice, documents, consequences, organisations, desks."""

from datetime import date
from typing import Annotated

from pydantic import Field

from content.schema import (
    ConditionLines,
    Entry,
    Id,
    LanguageTag,
    NonEmptyIds,
    Pictogram,
    SourceEntry,
    Text,
)
from kiosk.pack import Detail, Place, Tone, WaitingTime


class SelectedEntry(Entry):
    """Anything that shows itself when a line of `show_when` holds."""

    pictogram: Pictogram
    """The name of the picture."""
    show_when: ConditionLines
    """Who sees it: always, never (kept, but hidden), or lines; one fitting line is enough."""
    source: SourceEntry
    """Where it comes from, and how sure we are."""


class DetailEntry(Entry):
    """A phone number, address, website or opening hours with its source."""

    value: Text
    """What is shown, as people read it."""
    source: SourceEntry
    """Where it comes from; shown only with confidence A, B or C and not moving."""

    @staticmethod
    def detail(entry: "DetailEntry | None") -> Detail | None:
        """Return the value of the core, or None where nothing is written."""
        return Detail(entry.value, entry.source.value()) if entry else None


class WaitingEntry(Entry):
    """How many weeks the wait was, and when that was true."""

    weeks: Annotated[int, Field(ge=0, le=104)]
    """Whole weeks until a free appointment; 0 = almost none."""
    as_of: date
    """The day on which that was true; it stands beside the number."""
    source: SourceEntry
    """Who said so, or where it was read."""

    @staticmethod
    def waiting_time(entry: "WaitingEntry | None") -> WaitingTime | None:
        """Return the value of the core, or None where nothing is written."""
        return WaitingTime(entry.weeks, entry.as_of, entry.source.value()) if entry else None


class AdviceEntry(SelectedEntry):
    """A card of advice."""

    tone: Tone
    """info = plain, comfort = reassures, caution = take care."""
    place: Place
    """result = result screen and slip, slip = slip, screen = on the screen alone, help = help."""
    sensitive: bool = False
    """true: may endanger somebody when another person reads it; printed only when asked for."""


class OrganisationEntry(SelectedEntry):
    """Somebody who helps, with the help topics they stand under."""

    name: Text
    """Its own name; it is not translated."""
    phone: DetailEntry | None = None
    """A phone number with its source."""
    website: DetailEntry | None = None
    """A website with its source, without https://."""
    address: DetailEntry | None = None
    """Where people can walk in, with its source."""
    languages: tuple[LanguageTag, ...] = ()
    """Languages that a source says they speak; an empty list says nothing."""
    free: bool
    """true only when a source says that the help or the call costs nothing."""
    topics: tuple[Id, ...] = ()
    """The pictures of the help screen (answers of help_topics) under which it stands."""
    sensitive: bool = False
    """true: printed only when the visitor says so."""


class DeskEntry(SelectedEntry):
    """A counter where people register."""

    name: Text
    """The name on the building."""
    municipality: str = ""
    """The municipality it belongs to."""
    address: DetailEntry | None = None
    """Where it is, with its source."""
    phone: DetailEntry | None = None
    """A phone number with its source."""
    hours: DetailEntry | None = None
    """When it is open, with its source."""
    website: DetailEntry | None = None
    """A website with its source, without https://."""
    waiting: WaitingEntry | None = None
    """How long the wait for an appointment was, on a date."""


class DeskChangesEntry(Entry):
    """What an overlay may say about a national desk."""

    show_when: ConditionLines | None = None
    """Who sees this national desk here, in place of what the national pack says."""
    waiting: WaitingEntry | None = None
    """How long the wait for an appointment was, on a date."""
    hours: DetailEntry | None = None
    """When it is open, with its source."""
    phone: DetailEntry | None = None
    """A phone number with its source."""


class AdviceFile(Entry):
    """advice.yaml, in order of importance."""

    advice: dict[Id, AdviceEntry]
    """The cards, by id; their words are advice.<id>.title and advice.<id>."""


class DocumentsFile(Entry):
    """documents.yaml, in the order in which people pack their bag."""

    documents: dict[Id, SelectedEntry]
    """What to bring, by id; the words are document.<id>."""


class ConsequencesFile(Entry):
    """consequences.yaml, in the order in which a visitor cares."""

    consequences: dict[Id, SelectedEntry]
    """The topics, by id; the words are consequence.<id>, consequence.<id>.rni and .gba."""


class OrganisationsFile(Entry):
    """organisations.yaml, nearest help first."""

    organisations: dict[Id, OrganisationEntry]
    """Who helps, by id; what they do stands in organisation.<id>."""


class DesksFile(Entry):
    """desks.yaml; the first desk that shows itself is the one the result names."""

    desks: dict[Id, DeskEntry]
    """The desks, by id; how people read the name stands in desk.<id>."""


Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class ThemeEntry(Entry):
    """The municipality's own colours."""

    accent: Colour
    """The colour of the main action, as "#RRGGBB"."""
    on_accent: Colour
    """The colour of words on it; a contrast of 7 to 1 or better."""


class OverlayFile(Entry):
    """overlay.yaml: whose overlay this is, and what it chooses from the national pack."""

    id: Id
    """A short name for the overlay, in small letters."""
    municipality: Text
    """The name of the municipality as people write it."""
    base: Id
    """Always national."""
    version: Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)+$")]
    """year.month.number, in quotes; raise it with every change."""
    theme: ThemeEntry | None = None
    """The municipality's own colours."""
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] | None = None
    """Which national languages a visitor can choose, in this order."""
    desk_order: NonEmptyIds | None = None
    """These desks come first, in this order; all others follow."""
