"""What trying everybody in every position of the switches says of a pack: slow and sure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from content.checking.whereabouts import Whereabouts
from content.findings import Finding
from content.vocabulary import ROUTES
from content.yaml_files import Place
from kiosk.pack import HELP_TOPICS, Clause, Selected
from tests.fakes.everybody import Everybody, Person
from tests.fakes.wild_packs import TODAY, WildPack

KINDS = ("advice", "documents", "consequences", "organisations", "desks")
DAYS = [TODAY + timedelta(number) for number in range(12)]
Told = tuple[str, str, Place]
"""A kind of finding, its weight, and what it is about."""


@dataclass(frozen=True)
class Tried:
    """What trying everybody in every position says of a pack."""

    wild: WildPack
    people: Everybody

    def told(self) -> Iterator[Told]:
        """Say everything."""
        yield from self.rows()
        yield from self.questions()
        for kind in KINDS:
            for thing in getattr(self.wild.pack, kind):
                yield from self.thing(kind, thing)
        yield from self.desks()
        yield from self.topics()

    def rows(self) -> Iterator[Told]:
        """Say which rows and options of rows nobody has."""
        for row in self.wild.positions.pack.rows:
            mine = self.people.meeting(row.cells)
            if not mine:
                yield "dead_row", "error", ("rows", row.id)
            else:
                yield from self.idle(("rows", row.id, "when"), row.cells, mine)

    def idle(self, place: Place, clause: Clause, mine: int) -> Iterator[Told]:
        """Say which names of a line list an option that none of these people has."""
        for name, options in clause.items():
            if any(not mine & self.people.having(name, frozenset({option})) for option in options):
                yield "idle_option", "note", (*place, name)

    def questions(self) -> Iterator[Told]:
        """Say what nobody is asked, and what leads to no question."""
        for question in self.wild.pack.questions:
            place = ("questions", question.id, "ask_when")
            if not any(question.id in person for person in self.people.people):
                yield "unreachable_question", "error", place
                continue
            for option in question.options:
                if option.unfolds and not any(
                    person.get(question.id) == option.id and option.unfolds in person
                    for person in self.people.people
                ):
                    tile = ("questions", question.id, "options", option.id, "unfolds")
                    yield "idle_unfolding", "error", tile
            for at, clause in enumerate(question.ask_when):
                if mine := self.people.meeting(clause):
                    yield from self.idle((*place, at), clause, mine)
                else:
                    yield "idle_line", "error", (*place, at)

    def thing(self, kind: str, thing: Selected) -> Iterator[Told]:
        """Say what nobody sees, and by which lines nobody does."""
        place = (kind, thing.id, "show_when")
        if not thing.show_when:
            yield "hidden", "note", place
            return
        rows = self.wild.positions.pack.rows
        seen = [self.people.shown((clause,), rows) for clause in thing.show_when]
        positions = self.wild.positions
        settled = {name: frozenset({positions.stand[name]}) for name in positions.settled}
        here = self.people.meeting(settled)
        for at, who in enumerate(seen):
            if not self.is_national(kind, (*place, at)):
                seen[at] &= here
            elif who and not who & here:
                yield "idle_here", "note", (*place, at)
        if not any(seen):
            yield "never_shown", "error", place
            return
        for at, clause in enumerate(thing.show_when):
            if not seen[at]:
                yield "idle_line", "error", (*place, at)
                continue
            for name, options in clause.items():
                one = ({**clause, name: frozenset({each})} for each in options)
                if not all(self.people.shown((each,), rows) & seen[at] for each in one):
                    yield "idle_option", "note", (*place, at, name)

    def is_national(self, kind: str, place: Place) -> bool:
        """Whether a line stands in a file of the nation."""
        label, _ = Whereabouts(self.wild.files).find(f"{kind}.yaml", *place)
        return label.split("/")[0] in {"national", "wild"}

    def desks(self) -> Iterator[Told]:
        """Say which routes leave somebody without a desk, by the days on which that changes."""
        positions = self.wild.positions
        now = self.people.meeting({n: frozenset({p}) for n, p in positions.stand.items()})
        here = self.people.meeting({n: frozenset({positions.stand[n]}) for n in positions.settled})
        for day in self.days(self.wild.pack.desks):
            for route in ROUTES:
                sent = here & self.without_desk(route, day)
                if sent and route != "elsewhere":
                    today = day == TODAY and bool(sent & now)
                    yield "no_desk", "error" if today else "warning", (route, str(day))

    def without_desk(self, route: str, day: date) -> int:
        """Return who has a route and no desk; where two rows fit, either is enough."""
        sent = 0
        for row in self.wild.positions.pack.rows:
            if row.route == route:
                served = 0
                for desk in self.wild.pack.desks:
                    if valid(desk, day):
                        served |= self.people.shown(desk.show_when, (row,))
                sent |= self.people.meeting(row.cells) & ~served
        return sent

    def topics(self) -> Iterator[Told]:
        """Say which help topics nobody stands under, by the days on which that changes."""
        for day in self.days(self.wild.pack.organisations):
            for topic in self.help_topics:
                if not any(
                    topic in one.topics and one.show_when and valid(one, day)
                    for one in self.wild.pack.organisations
                ):
                    yield "no_helper", "error" if day == TODAY else "warning", (topic, str(day))

    @property
    def help_topics(self) -> Sequence[str]:
        """The topics of the help screen."""
        asked = (each for each in self.wild.pack.questions if each.id == HELP_TOPICS)
        return [option.id for question in asked for option in question.options]

    def days(self, things: Sequence[Selected]) -> Iterator[date]:
        """Yield today, and each day on which other things are valid than the day before."""
        before: list[bool] | None = None
        for day in DAYS:
            valid_then = [valid(one, day) for one in things]
            if before is None or valid_then != before:
                yield day
            before = valid_then


def valid(thing: Selected, day: date) -> bool:
    start, end = thing.source.valid_from, thing.source.valid_until
    return (start is None or start <= day) and (end is None or day <= end)


_NO_DESK = re.compile(r"route '(\w+)' gets no desk(?: from (\S+) on)?$")
_NO_HELPER = re.compile(r"asks for help with '(\w+)'(?: from (\S+) on)?$")


def said(wild: WildPack, finding: Finding) -> Told:
    """Return what a finding is about: its place, or whom it leaves out from which day."""
    for pattern in (_NO_DESK, _NO_HELPER):
        if match := pattern.search(finding.fault):
            about = (match.group(1), match.group(2) or str(TODAY))
            return finding.kind, finding.weight, about
    file = next(file for file in wild.files if file.label == finding.file)
    place = next(place for place, line in file.lines.items() if line == finding.line)
    return finding.kind, finding.weight, place


def screens(wild: WildPack, person: Person) -> int:
    """Return how many screens of questions somebody meets: none for what a tile has asked."""
    beside = {
        option.unfolds
        for question in wild.pack.questions
        for option in question.options
        if person.get(question.id) == option.id and option.unfolds in person
    }
    return len(person) - len(beside)
