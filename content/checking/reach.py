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
    """Visits that one row decides; `facts` adds route, `refer_to` and lean to their answers."""

    row: Row
    box: Box

    @property
    def facts(self) -> Box:
        """The answers with what follows from them, as conditions speak of it."""
        said = {"route": self.row.route, "refer_to": self.row.refer_to, "lean": self.row.lean}
        return {**self.box, **{name: frozenset({it or NOT_ASKED}) for name, it in said.items()}}


class Reach:
    """The reachable visits of a pack, cut by the rows that decide them."""

    def __init__(self, pack: Pack) -> None:
        """Take a pack that is proven; of a pack with gaps the visits in them are left out."""
        self.pack = pack

    @cached_property
    def boxes(self) -> Sequence[Box]:
        """All finished visits; of many answers one at a time, which misses nothing."""
        return finished_visits(self.pack.questions)

    @cached_property
    def decided(self) -> Sequence[Decided]:
        """All finished visits by the row that decides them."""
        return [
            Decided(row, part)
            for box in self.boxes
            for row in self.pack.rows
            if (part := meet(box, row.cells)) is not None
        ]

    @property
    def visits(self) -> int:
        """How many different visits there are."""
        return sum(map(volume, self.boxes))

    def asks(self, question_id: str) -> bool:
        """Whether anybody is asked this question."""
        return any(NOT_ASKED not in box[question_id] for box in self.boxes)

    def meets(self, clause: Clause) -> bool:
        """Whether anybody meets this line of a condition on answers and outcome."""
        return any(meet(each.facts, clause) is not None for each in self.decided)

    def meets_when_asked(self, question_id: str, clause: Clause) -> bool:
        """Whether anybody meets a line of `ask_when`, which knows only earlier answers."""
        order = [question.id for question in self.pack.questions]
        before = frozenset(order[: order.index(question_id)])
        return any(
            meet({name: box[name] for name in box if name in before}, clause) is not None
            for box in self.boxes
        )

    def idle_options(self, row: Row) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the options in a row's cells that no visitor of the row has."""
        mine = [each.box for each in self.decided if each.row.id == row.id]
        for name, listed in row.cells.items():
            used = frozenset(option for box in mine for option in box.get(name, _UNASKED))
            if listed - used:
                yield name, listed - used

    def left_out(self, route: str, conditions: Sequence[Condition]) -> Iterator[Box]:
        """Yield the visits of a route that meet none of some conditions."""
        for each in self.decided:
            if each.row.route == route:
                clauses = (clause for condition in conditions for clause in condition)
                yield from parts_of([each.facts], clauses)[1]

    def longest(self) -> tuple[int, Box]:
        """
        Return how many screens of questions the longest visits have, and those visits.

        A question unfolded on the tile of another takes no screen of its own.
        """
        unfolds: Mapping[str, Mapping[str, str]] = {
            question.id: {each.id: each.unfolds for each in question.options if each.unfolds}
            for question in self.pack.questions
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
