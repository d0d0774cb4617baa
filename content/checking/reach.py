"""
What visitors can reach and what nobody can, proven over boxes and never by trying everyone.

A box holds the option sets of many visits at once (`kiosk.proof`). With the route of the one row
that decides them, a box says for each condition whether any, all or none of its visitors meet it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kiosk.pack import NOT_ASKED, Clause, Condition, Pack, Row
from kiosk.proof import Box, finished_visits, meet, parts_of, volume

_UNASKED = frozenset({NOT_ASKED})


@dataclass(frozen=True, slots=True)
class Decided:
    """Visits that one row decides."""

    row: Row
    box: Box

    facts: Box
    """The answers with what follows from them, as conditions speak of it."""


class Reach:
    """The reachable visits of a pack, cut by the rows that decide them."""

    def __init__(self, pack: Pack) -> None:
        """Take a pack that is proven; of a pack with gaps the visits in them are left out."""
        self._pack = pack

    @cached_property
    def boxes(self) -> Sequence[Box]:
        """All finished visits; of many answers one at a time, which misses nothing."""
        return finished_visits(self._pack.questions)

    @cached_property
    def decided(self) -> Sequence[Decided]:
        """All finished visits by the row that decides them."""
        return [
            Decided(row, part, {**part, **said})
            for row, said in ((row, _said(row)) for row in self._pack.rows)
            for box in self.boxes
            if (part := meet(box, row.cells)) is not None
        ]

    @property
    def visits(self) -> int:
        """How many different visits there are."""
        return sum(map(volume, self.boxes))

    def asks(self, question_id: str) -> bool:
        """Whether anybody is asked this question."""
        return any(NOT_ASKED not in box[question_id] for box in self.boxes)

    def meeting(self, clause: Clause) -> list[Box]:
        """Return the visits that meet this line of a condition on answers and outcome."""
        met = (meet(each.facts, clause) for each in self.decided)
        return [part for part in met if part is not None]

    def asked_by(self, question_id: str, clause: Clause) -> list[Box]:
        """Return the answers that meet a line of `ask_when`, which knows only earlier answers."""
        order = [question.id for question in self._pack.questions]
        before = frozenset(order[: order.index(question_id)])
        known = ({name: box[name] for name in box if name in before} for box in self.boxes)
        return [part for box in known if (part := meet(box, clause)) is not None]

    def decided_by(self, row: Row) -> list[Box]:
        """Return the visits that a row decides."""
        return [each.box for each in self.decided if each.row is row]

    def asks_beside(self, question_id: str, option: str, beside: str) -> bool:
        """Whether anybody with this answer is asked the question that stands beside it."""
        chosen = {question_id: frozenset({option})}
        return any(
            NOT_ASKED not in part[beside]
            for box in self.boxes
            if (part := meet(box, chosen)) is not None
        )

    def left_out(self, route: str, conditions: Sequence[Condition]) -> Iterator[Box]:
        """Yield the visits of a route that meet none of some conditions."""
        clauses = [clause for condition in conditions for clause in condition]
        for each in self.decided:
            if each.row.route == route:
                yield from parts_of([each.facts], clauses)[1]

    def longest(self) -> tuple[int, Box]:
        """
        Return how many screens of questions the longest visits have, and those visits.

        A question unfolded on the tile of another takes no screen of its own.
        """
        unfolds: Mapping[str, Mapping[str, str]] = {
            question.id: {each.id: each.unfolds for each in question.options if each.unfolds}
            for question in self._pack.questions
        }
        longest: tuple[int, Box] = (0, {})
        for box in self.boxes:
            asked = [name for name, options in box.items() if NOT_ASKED not in options]
            # Cut the box where some options of a question unfold the next and others do not.
            for part in self._cut(box, [name for name in asked if unfolds[name]], unfolds):
                beside = {
                    target
                    for name in asked
                    for option in part[name]
                    if (target := unfolds[name].get(option)) in asked
                }
                screens = len(asked) - len(beside)
                if screens > longest[0]:
                    longest = screens, part
        return longest

    def _cut(
        self, box: Box, names: Sequence[str], unfolds: Mapping[str, Mapping[str, str]]
    ) -> Iterator[Box]:
        parts: list[Box] = [box]
        for name in names:
            with_target: list[Box] = [
                {**part, name: frozenset({option})}
                for part in parts
                for option in sorted(part[name] & unfolds[name].keys())
            ]
            without: list[Box] = [
                {**part, name: part[name] - unfolds[name].keys()}
                for part in parts
                if part[name] - unfolds[name].keys()
            ]
            parts = with_target + without
        yield from parts


def idle(clause: Clause, met: Sequence[Box]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a line lists and none of those who meet it has."""
    for name, listed in clause.items():
        used = frozenset(option for box in met for option in box.get(name, _UNASKED))
        if listed - used:
            yield name, listed - used


def _said(row: Row) -> Box:
    said = {"route": row.route, "refer_to": row.refer_to, "lean": row.lean}
    return {name: frozenset({it or NOT_ASKED}) for name, it in said.items()}
