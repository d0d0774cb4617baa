"""
The visits that two packs have in common, as boxes (`kiosk.proof`), never one by one.

A visit of the old pack and one of the new pack are the same person's when they agree on every
question that both ask. Where the questions did not change, that pairs each visit with itself.
A new question makes several of one (one for each answer); a removed one makes one of several.

A question that takes many answers counts with one answer at a time: what somebody sees who
chose two help topics is what the two show together (`kiosk.pack.holds`), so nothing is missed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.pack import NOT_ASKED, Clause, Question
from kiosk.proof import Box, finished_visits, parts_of, volume

_UNASKED = frozenset({NOT_ASKED})


@dataclass(frozen=True, slots=True)
class Shared:
    """Visits of both packs: answers by question, and which questions each of the two asks."""

    box: Box
    asked_before: frozenset[str]
    asked_now: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alone:
    """Visits that only one of the packs has."""

    count: int
    example: Box | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """How the visits of two packs meet; `before` and `now` say how many each pack has."""

    before: int
    now: int
    shared: tuple[Shared, ...]
    only_before: Alone
    only_now: Alone


def meeting(old: Iterable[Question], new: Iterable[Question]) -> Meeting:
    """Return how the visits of two lists of questions meet."""
    before, now = finished_visits(old), finished_visits(new)
    return Meeting(
        sum(map(volume, before)),
        sum(map(volume, now)),
        tuple(_shared(before, now)),
        _alone(before, now),
        _alone(now, before),
    )


def asked_in(box: Box) -> frozenset[str]:
    """Return the questions that all visits of a box meet."""
    return frozenset(name for name, options in box.items() if options != _UNASKED)


def _agreement(box: Box, other: Box) -> Clause | None:
    """Return what the questions that both ask leave over, or None where two answers differ."""
    left = {}
    for name in asked_in(box) & asked_in(other):
        left[name] = box[name] & other[name]
        if not left[name]:
            return None
    return left


def _shared(before: Sequence[Box], now: Sequence[Box]) -> Iterator[Shared]:
    for old in before:
        for new in now:
            if (both := _agreement(old, new)) is not None:
                asked_before, asked_now = asked_in(old), asked_in(new)
                ours = {name: old[name] for name in old if name in asked_before}
                theirs = {name: new[name] for name in new if name in asked_now}
                yield Shared({**ours, **theirs, **both}, asked_before, asked_now)


def _alone(boxes: Iterable[Box], others: Sequence[Box]) -> Alone:
    left: list[Box] = []
    for box in boxes:
        met = (_agreement(box, other) for other in others)
        left += parts_of([box], [each for each in met if each is not None])[1]
    return Alone(sum(map(volume, left)), left[0] if left else None)
