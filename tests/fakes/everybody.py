"""
Every visitor of some questions, tried one by one: as slow and as sure as that goes.

Knows nothing of boxes. Visitors are numbered; who has an answer is a whole number with one bit a
visitor, so that one `&` looks at all of them at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from kiosk.pack import NOT_ASKED, Clause, Condition, Question, Row

Person = Mapping[str, str]
"""One answer to each question that this visitor is asked."""


def everyone(questions: Sequence[Question]) -> Iterator[Person]:
    """Yield all finished visits; of many answers one at a time."""
    people: list[dict[str, str]] = [{}]
    for question in questions:
        people = [
            answered
            for person in people
            for answered in (
                [{**person, question.id: option.id} for option in question.options]
                if meets(person, question.ask_when)
                else [person]
            )
        ]
    yield from people


def meets(person: Person, condition: Condition) -> bool:
    """Whether one visitor meets a condition."""
    return any(
        all(person.get(name, NOT_ASKED) in wanted for name, wanted in clause.items())
        for clause in condition
    )


class Everybody:
    """All visitors of some questions, and sets of them as bits."""

    def __init__(self, questions: Sequence[Question]) -> None:
        """Ask everybody everything."""
        self.questions = questions
        self.people = list(everyone(questions))
        self._asked_before: dict[tuple[str, frozenset[str]], int] = {}
        bits: dict[tuple[str, str], bytearray] = {}
        size = len(self.people) // 8 + 1
        for number, person in enumerate(self.people):
            for question in questions:
                key = question.id, person.get(question.id, NOT_ASKED)
                held = bits.setdefault(key, bytearray(size))
                held[number // 8] |= 1 << number % 8
        self._having = {key: int.from_bytes(held, "little") for key, held in bits.items()}

    @cached_property
    def all(self) -> int:
        """All visitors."""
        return (1 << len(self.people)) - 1

    def having(self, name: str, options: frozenset[str]) -> int:
        """Return who has one of some answers."""
        if (name, options) not in self._asked_before:
            found = 0
            for option in options:
                found |= self._having.get((name, option), 0)
            self._asked_before[name, options] = found
        return self._asked_before[name, options]

    def meeting(self, clause: Clause, among: int | None = None) -> int:
        """Return who meets a line that speaks of answers alone."""
        found = self.all if among is None else among
        for name, wanted in clause.items():
            found &= self.having(name, wanted)
        return found

    def fitting(self, rows: Sequence[Row]) -> dict[str, int]:
        """Return who fits each row, by its id."""
        return {row.id: self.meeting(row.cells) for row in rows}

    def shown(self, condition: Condition, rows: Sequence[Row], among: int | None = None) -> int:
        """Return who meets a condition that may speak of route, refer_to and lean as well."""
        found = 0
        for row in rows:
            said = {"route": row.route, "refer_to": row.refer_to, "lean": row.lean}
            mine = self.meeting(row.cells, among)
            for clause in condition:
                if all((said[n] or NOT_ASKED) in clause[n] for n in clause.keys() & said.keys()):
                    found |= self.meeting(
                        {n: wanted for n, wanted in clause.items() if n not in said}, mine
                    )
        return found

    def lost_and_torn(self, rows: Sequence[Row]) -> tuple[int, int]:
        """Return who fits no row, and who fits more than one."""
        once = twice = 0
        for row in rows:
            fits = self.meeting(row.cells)
            twice |= once & fits
            once |= fits
        return self.all & ~once, twice

    def first(self, bits: int) -> Person:
        """Return the first visitor of a set."""
        return self.people[(bits & -bits).bit_length() - 1]

    def number_of(self, person: Person) -> int:
        """Return the bit of one visitor."""
        return 1 << self.people.index(person)
