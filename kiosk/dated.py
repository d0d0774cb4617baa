"""
What of a pack holds on a day, and what an admin should see to before it no longer does.

Outside of `valid_from` and `valid_until` (both included) nothing is shown. A waiting time past
its `review_by` is not shown either: it would be taken for the wait of now. Everything else past
`review_by` stays, because hiding every phone number overnight would hurt more than an old one;
the admin is told from sixty days before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Literal, TypeVar

from kiosk.pack import Detail, Pack, Selected, Source, WaitingTime

KINDS = ("advice", "documents", "consequences", "organisations", "desks")
SOON = timedelta(days=60)

Matter = Literal["ended", "ends", "begins", "overdue", "due"]
PRESSING: frozenset[Matter] = frozenset({"ended", "overdue"})
SelectedT = TypeVar("SelectedT", bound=Selected)


@dataclass(frozen=True, slots=True, order=True)
class DatedNotice:
    """
    Something whose day has come or will soon.

    `kind` is a kind of thing (`desks`), `part` what of it (`phone`, or "" for the whole thing).
    """

    day: date
    matter: Matter
    kind: str
    id: str
    part: str = ""

    @property
    def name(self) -> str:
        """How people find it in the pack: `desks.rni_leiden.waiting`."""
        return ".".join(filter(None, (self.kind, self.id, self.part)))

    @property
    def is_pressing(self) -> bool:
        """Whether the day is over."""
        return self.matter in PRESSING


def holds_on(source: Source, day: date) -> bool:
    """Whether a statement with this source may be shown on a day."""
    return (source.valid_from or day) <= day <= (source.valid_until or day)


def as_of(pack: Pack, day: date) -> Pack:
    """Return a pack with what holds on a day and nothing else; the rules stay as they are."""
    return replace(
        pack,
        advice=_current(pack.advice, day),
        documents=_current(pack.documents, day),
        consequences=_current(pack.consequences, day),
        organisations=_current(pack.organisations, day),
        desks=_current(pack.desks, day),
    )


def notices(pack: Pack, today: date) -> tuple[DatedNotice, ...]:
    """Return what has ended or is overdue, and what will be within sixty days, by day."""
    found = {
        notice
        for kind in KINDS
        for thing in getattr(pack, kind)
        for part, source in _sources(thing)
        for notice in _of_source(source, today, kind, thing.id, part)
    }
    return tuple(sorted(found))


def _current(things: Sequence[SelectedT], day: date) -> tuple[SelectedT, ...]:
    return tuple(_without_old(thing, day) for thing in things if holds_on(thing.source, day))


def _without_old(thing: SelectedT, day: date) -> SelectedT:
    old: dict[str, Any] = {
        part: None for part, value in _parts(thing) if not _is_current(value, day)
    }
    return replace(thing, **old) if old else thing


def _is_current(value: Detail | WaitingTime, day: date) -> bool:
    if isinstance(value, WaitingTime) and value.source.review_by and value.source.review_by < day:
        return False
    return holds_on(value.source, day)


def _parts(thing: Selected) -> Iterator[tuple[str, Detail | WaitingTime]]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        if isinstance(value, Detail | WaitingTime):
            yield field.name, value


def _sources(thing: Selected) -> Iterator[tuple[str, Source]]:
    yield "", thing.source
    for part, value in _parts(thing):
        yield part, value.source


def _of_source(
    source: Source, today: date, kind: str, thing_id: str, part: str
) -> Iterator[DatedNotice]:
    soon = today + SOON
    if source.valid_until is not None and source.valid_until < today:
        yield DatedNotice(source.valid_until, "ended", kind, thing_id, part)
        return
    if source.valid_until is not None and source.valid_until <= soon:
        yield DatedNotice(source.valid_until, "ends", kind, thing_id, part)
    if source.valid_from is not None and today < source.valid_from <= soon:
        yield DatedNotice(source.valid_from, "begins", kind, thing_id, part)
    if source.review_by is not None and source.review_by <= soon:
        matter: Matter = "overdue" if source.review_by < today else "due"
        yield DatedNotice(source.review_by, matter, kind, thing_id, part)
