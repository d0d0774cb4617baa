"""
The proof that every reachable visitor fits exactly one row of the decision table.

Sets of visits are boxes over the option sets of the questions (`not_asked` is an option).
Boxes are cut where a question is asked or not, so that the reachable visits are a list of
boxes; overlap of rows is intersection, a gap is volume that no row covers. That takes
milliseconds where trying every combination takes minutes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Literal

from kiosk.pack import NOT_ASKED, Clause, Question, Row

Box = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A gap (no row) or an overlap (two rows), with one visitor who would fall into it."""

    kind: Literal["gap", "overlap"]
    rows: tuple[str, ...]
    visitor: Mapping[str, str]


def meet(box: Box, clause: Clause) -> Box | None:
    """Return the part of a box where a clause holds, or None where it is empty."""
    met = dict(box)
    for name, wanted in clause.items():
        left = met.get(name, frozenset({NOT_ASKED})) & wanted
        if not left:
            return None
        met[name] = left
    return met


def without(box: Box, clause: Clause) -> Iterator[Box]:
    """Yield disjoint boxes that make up the part of a box where a clause does not hold."""
    rest = dict(box)
    for name, wanted in clause.items():
        here = rest.get(name, frozenset({NOT_ASKED}))
        if outside := here - wanted:
            yield {**rest, name: outside}
        if not here & wanted:
            return
        rest[name] = here & wanted


def reachable(questions: Iterable[Question]) -> list[Box]:
    """Return disjoint boxes of all finished visits (questions that take many are left out)."""
    boxes: list[Box] = [{}]
    for question in questions:
        if question.many:
            continue
        cut: list[Box] = []
        for box in boxes:
            open_parts: list[Box] = [box]
            for clause in question.ask_when:
                still_open: list[Box] = []
                for part in open_parts:
                    if (asked := meet(part, clause)) is not None:
                        cut.append({**asked, question.id: question.option_ids})
                        still_open.extend(without(part, clause))
                    else:
                        still_open.append(part)
                open_parts = still_open
            cut.extend({**part, question.id: frozenset({NOT_ASKED})} for part in open_parts)
        boxes = cut
    return boxes


def finished_visits(questions: Iterable[Question]) -> list[Box]:
    """Return disjoint boxes of all finished visits, many answers taken one at a time."""
    return reachable(replace(question, many=False) for question in questions)


def parts_of(boxes: Iterable[Box], clauses: Iterable[Clause]) -> tuple[list[Box], list[Box]]:
    """Return the disjoint parts of boxes where at least one clause holds, and the rest."""
    rest, found = list(boxes), []
    for clause in clauses:
        found += [part for box in rest if (part := meet(box, clause)) is not None]
        rest = [part for box in rest for part in without(box, clause)]
    return found, rest


def volume(box: Box) -> int:
    """How many different visits a box holds."""
    return prod(len(options) for options in box.values())


def someone_in(box: Box) -> Mapping[str, str]:
    """Return one visitor of a box, without the questions that visitor never meets."""
    return {name: min(opts) for name, opts in box.items() if NOT_ASKED not in opts}


def prove_unique(questions: Sequence[Question], rows: Sequence[Row]) -> list[Flaw]:
    """Return every gap and overlap; an empty list is the proof."""
    flaws: list[Flaw] = []
    overlapping: set[tuple[str, ...]] = set()
    for box in reachable(questions):
        met = [(row, part) for row in rows if (part := meet(box, row.cells)) is not None]
        overlaps = False
        for index, (row, part) in enumerate(met):
            for other, _ in met[index + 1 :]:
                both = meet(part, other.cells)
                if both is None:
                    continue
                overlaps = True
                pair = (row.id, other.id)
                if pair not in overlapping:
                    overlapping.add(pair)
                    flaws.append(Flaw("overlap", pair, someone_in(both)))
        if overlaps or sum(volume(part) for _, part in met) != volume(box):
            flaws.extend(_first_gap(box, [row for row, _ in met]))
    return flaws


def _first_gap(box: Box, rows: Iterable[Row]) -> list[Flaw]:
    """Return the gap of a box as a flaw, once, or nothing where the rows cover it all."""
    left: list[Box] = [box]
    for row in rows:
        left = [part for whole in left for part in without(whole, row.cells)]
    return [Flaw("gap", (), someone_in(left[0]))] if left else []
