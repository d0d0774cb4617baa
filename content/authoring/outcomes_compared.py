"""What a change of a pack changes for people: how many answer sets come to something else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from content.authoring.visits_in_common import Meeting, Shared
from kiosk.pack import NOT_ASKED, Clause, Condition, Desk, Pack, Row, Selected
from kiosk.proof import Box, meet, parts_of, someone_in, volume

SHOWN: Final = ("desks", "advice", "documents", "organisations", "consequences")
"""The lists of a result, as a Pack and the `advise` contract name them."""
DECIDED: Final = ("route", "refer_to", "lean")
DESK_NAMED_FIRST: Final = "desk_named_first"

_UNASKED = frozenset({NOT_ASKED})


@dataclass(frozen=True, slots=True)
class Change:
    """
    One thing that becomes different, for how many answer sets, and one of them.

    `before` and `now` are a route, `refer_to` or `lean`, or the desk named first. For a thing
    of a list, one of the two is its id: lost when it stands before, gained when it stands now.
    """

    kind: str
    before: str | None
    now: str | None
    count: int
    example: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OutcomesCompared:
    """All changes; `touched` counts the answer sets with any change, by kind and in all."""

    compared: int
    changed: int
    touched: Mapping[str, int]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Tally:
    """Counts as parts are looked at; the first part with a change gives its example."""

    compared: int = 0
    changed: int = 0
    touched: dict[str, int] = field(default_factory=dict)
    counts: dict[tuple[str, str | None, str | None], int] = field(default_factory=dict)
    examples: dict[tuple[str, str | None, str | None], Mapping[str, str]] = field(
        default_factory=dict
    )

    def note(self, kind: str, before: str | None, now: str | None, part: Box) -> None:
        key = (kind, before, now)
        self.counts[key] = self.counts.get(key, 0) + volume(part)
        self.examples.setdefault(key, someone_in(part))

    def result(self) -> OutcomesCompared:
        changes = (Change(*key, count, self.examples[key]) for key, count in self.counts.items())
        order = (*DECIDED, DESK_NAMED_FIRST, *SHOWN)
        by_size = sorted(
            changes,
            key=lambda one: (order.index(one.kind), -one.count, one.before or "", one.now or ""),
        )
        return OutcomesCompared(self.compared, self.changed, self.touched, tuple(by_size))


def outcomes_compared(old: Pack, new: Pack, visits: Meeting) -> OutcomesCompared:
    """Compare what two proven packs answer to the visits that they have in common."""
    tally = _Tally()
    for shared in visits.shared:
        for part, before, now in _decided(old, new, shared):
            tally.compared += volume(part)
            _compare(
                part,
                _Side(old, before, shared.asked_before),
                _Side(new, now, shared.asked_now),
                tally,
            )
    return tally.result()


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the packs, for visits that one row of its table decides."""

    pack: Pack
    row: Row
    asked: frozenset[str]

    def clauses(self, condition: Condition) -> tuple[Clause, ...]:
        """Return what is left of a condition once the row and the unasked questions are known."""
        facts = {name: frozenset({said}) for name in DECIDED if (said := getattr(self.row, name))}
        resolved = (_resolved(clause, self.asked, facts) for clause in condition)
        return tuple(clause for clause in resolved if clause is not None)

    def things(self, kind: str) -> Mapping[str, Selected]:
        return {thing.id: thing for thing in getattr(self.pack, kind)}


def _decided(old: Pack, new: Pack, shared: Shared) -> Iterator[tuple[Box, Row, Row]]:
    for before, part in _by_row(old.rows, shared.box, shared.asked_before):
        for now, both in _by_row(new.rows, part, shared.asked_now):
            yield both, before, now


def _by_row(rows: Sequence[Row], box: Box, asked: frozenset[str]) -> Iterator[tuple[Row, Box]]:
    for row in rows:
        cells = _resolved(row.cells, asked, {})
        if cells is not None and (part := meet(box, cells)) is not None:
            yield row, part


def _resolved(
    clause: Clause, asked: frozenset[str], facts: Mapping[str, frozenset[str]]
) -> Clause | None:
    """Return a clause over asked questions alone, or None where the rest of it does not hold."""
    left = {}
    for name, wanted in clause.items():
        if name in asked:
            left[name] = wanted
        elif not facts.get(name, _UNASKED) & wanted:
            return None
    return left


def _compare(part: Box, before: _Side, now: _Side, tally: _Tally) -> None:
    same = [part]
    for name in DECIDED:
        was, is_ = getattr(before.row, name), getattr(now.row, name)
        if was != is_:
            tally.note(name, was, is_, part)
            tally.touched[name] = tally.touched.get(name, 0) + volume(part)
            same = []
    for kind, regions in _regions(part, before, now):
        same_here = [part]
        for was, is_, boxes in regions:
            for box in boxes:
                tally.note(kind, was, is_, box)
            same_here = parts_of(same_here, boxes)[1]
            same = parts_of(same, boxes)[1]
        if differs := volume(part) - sum(map(volume, same_here)):
            tally.touched[kind] = tally.touched.get(kind, 0) + differs
    tally.changed += volume(part) - sum(map(volume, same))


_Region = tuple[str | None, str | None, list[Box]]
"""What stands there before and now, and where that is different."""


def _regions(part: Box, before: _Side, now: _Side) -> Iterator[tuple[str, list[_Region]]]:
    yield DESK_NAMED_FIRST, list(_first_desks(part, before, now))
    for kind in SHOWN:
        was, is_ = before.things(kind), now.things(kind)
        regions: list[_Region] = []
        for key in dict.fromkeys((*was, *is_)):
            old = before.clauses(was[key].show_when) if key in was else ()
            new = now.clauses(is_[key].show_when) if key in is_ else ()
            if old != new:
                shown, hidden = parts_of([part], old)
                regions.append((key, None, parts_of(shown, new)[1]))
                regions.append((None, key, parts_of(hidden, new)[0]))
        yield kind, regions


def _first_desks(part: Box, before: _Side, now: _Side) -> Iterator[_Region]:
    was, is_ = _in_order(before), _in_order(now)
    if was == is_:
        return
    for old, boxes in _named_first(part, was):
        for box in boxes:
            for new, both in _named_first(box, is_):
                if old != new and both:
                    yield old, new, both


_Order = list[tuple[str, tuple[Clause, ...]]]


def _in_order(side: _Side) -> _Order:
    desks: Sequence[Desk] = side.pack.desks
    shown = ((desk.id, side.clauses(desk.show_when)) for desk in desks)
    return [(key, clauses) for key, clauses in shown if clauses]


def _named_first(box: Box, order: _Order) -> Iterator[tuple[str | None, list[Box]]]:
    rest = [box]
    for key, clauses in order:
        found, rest = parts_of(rest, clauses)
        if found:
            yield key, found
    if rest:
        yield None, rest
