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
    show_when: ConditionLines
    source: SourceEntry


class DetailEntry(Entry):
    """A phone number, address, website or opening hours with its source."""

    value: Text
    source: SourceEntry

    @staticmethod
    def detail(entry: "DetailEntry | None") -> Detail | None:
        """Return the value of the core, or None where nothing is written."""
        return Detail(entry.value, entry.source.value()) if entry else None


class WaitingEntry(Entry):
    """How many weeks the wait was, and when that was true."""

    weeks: Annotated[int, Field(ge=0, le=104)]
    as_of: date
    source: SourceEntry

    @staticmethod
    def waiting_time(entry: "WaitingEntry | None") -> WaitingTime | None:
        """Return the value of the core, or None where nothing is written."""
        return WaitingTime(entry.weeks, entry.as_of, entry.source.value()) if entry else None


class AdviceEntry(SelectedEntry):
    """A card of advice."""

    tone: Tone
    place: Place
    sensitive: bool = False


class OrganisationEntry(SelectedEntry):
    """Somebody who helps, with the help topics they stand under."""

    name: Text
    phone: DetailEntry | None = None
    website: DetailEntry | None = None
    address: DetailEntry | None = None
    languages: tuple[LanguageTag, ...] = ()
    free: bool
    topics: tuple[Id, ...] = ()
    sensitive: bool = False


class DeskEntry(SelectedEntry):
    """A counter where people register."""

    name: Text
    municipality: str = ""
    address: DetailEntry | None = None
    phone: DetailEntry | None = None
    hours: DetailEntry | None = None
    website: DetailEntry | None = None
    waiting: WaitingEntry | None = None


class DeskChangesEntry(Entry):
    """What an overlay may say about a national desk."""

    show_when: ConditionLines | None = None
    waiting: WaitingEntry | None = None
    hours: DetailEntry | None = None
    phone: DetailEntry | None = None


class AdviceFile(Entry):
    """advice.yaml, in order of importance."""

    advice: dict[Id, AdviceEntry]


class DocumentsFile(Entry):
    """documents.yaml, in the order in which people pack their bag."""

    documents: dict[Id, SelectedEntry]


class ConsequencesFile(Entry):
    """consequences.yaml, in the order in which a visitor cares."""

    consequences: dict[Id, SelectedEntry]


class OrganisationsFile(Entry):
    """organisations.yaml, nearest help first."""

    organisations: dict[Id, OrganisationEntry]


class DesksFile(Entry):
    """desks.yaml; the first desk that shows itself is the one the result names."""

    desks: dict[Id, DeskEntry]


Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class ThemeEntry(Entry):
    """The municipality's own colours."""

    accent: Colour
    on_accent: Colour


class OverlayFile(Entry):
    """overlay.yaml: whose overlay this is, and what it chooses from the national pack."""

    id: Id
    municipality: Text
    base: Id
    version: Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+)+$")]
    theme: ThemeEntry | None = None
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] | None = None
    desk_order: NonEmptyIds | None = None
