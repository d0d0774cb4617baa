"""Findings about people who are left without anybody: no desk to go to, nobody who helps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from content.checking.positions import Positions
from content.checking.reach import Reach
from content.checking.whereabouts import Whereabouts
from content.findings import Findings
from kiosk.pack import HELP_TOPICS, Organisation, Pack, Selected
from kiosk.proof import Box

NEEDS_NO_DESK = "elsewhere"
"""The route that names another body instead of a desk."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Looks for people who are left out, today, when dates end, and when a switch is moved."""

    pack: Pack
    reach: Reach
    positions: Positions
    where: Whereabouts
    findings: Findings
    story: Callable[[Mapping[str, frozenset[str]]], str]

    def desks(self, today: date) -> None:
        """Note who is sent to a desk and gets none."""
        routes = {row.route for row in self.positions.pack.rows} - {NEEDS_NO_DESK}
        for day in (today, *days_of_change(self.pack.desks, today)):
            open_then = [desk.show_when for desk in self.pack.desks if _valid(desk, day)]
            for route in sorted(routes):
                self._without_desk(route, list(self.reach.left_out(route, open_then)), day, today)

    def _without_desk(self, route: str, boxes: Sequence[Box], day: date, today: date) -> None:
        here = [part for box in boxes if (part := self.positions.here(box)) is not None]
        now = [part for box in here if (part := self.positions.now(box)) is not None]
        for box in (now or here)[:1]:
            file, line = self._desk_of(route)
            while_ = self.positions.while_(self.positions.nearest_now(box))
            when = "" if day == today else f" from {day} on"
            self.findings.add(
                file,
                line,
                f"{while_}a visitor with the route '{route}' gets no desk{when}",
                f"write '- {{route: [{route}]}}' under the show_when of the desk that helps them"
                " (or what they answered as well); look at its dates too",
                kind="no_desk",
                weight="error" if now and day == today else "warning",
                story=self.story(box),
            )

    def _desk_of(self, route: str) -> tuple[str, int]:
        """Return the first desk that takes others with this route, or where the desks begin."""
        for desk in self.pack.desks:
            if any(route in clause.get("route", ()) for clause in desk.show_when):
                return self.where.find("desks.yaml", "desks", desk.id, "show_when")
        return self.where.find("desks.yaml", "desks")

    def topics(self, today: date) -> None:
        """Note help topics under which nobody stands: the help screen would be empty."""
        question = next((each for each in self.pack.questions if each.id == HELP_TOPICS), None)
        options = () if question is None else question.options
        for day in (today, *days_of_change(self.pack.organisations, today)):
            helping = [one for one in self.pack.organisations if one.show_when and _valid(one, day)]
            for option in options:
                if not any(option.id in one.topics for one in helping):
                    self._without_help(option.id, day, today)

    def _without_help(self, topic: str, day: date, today: date) -> None:
        once: Sequence[Organisation] = [
            one for one in self.pack.organisations if topic in one.topics
        ]
        place = ("organisations", *(one.id for one in once[:1]))
        file, line = self.where.find("organisations.yaml", *place)
        when = "" if day == today else f" from {day} on"
        self.findings.add(
            file,
            line,
            f"nobody helps who asks for help with '{topic}'{when}",
            f"write '{topic}' under the topics of an organisation that is shown",
            kind="no_helper",
            weight="error" if day == today else "warning",
            story=self.story({HELP_TOPICS: frozenset({topic})}),
        )


def days_of_change(things: Sequence[Selected], today: date) -> list[date]:
    """Return the days to come on which things begin or stop to be shown."""
    days = set()
    for thing in things:
        if thing.source.valid_from:
            days.add(thing.source.valid_from)
        if thing.source.valid_until:
            days.add(thing.source.valid_until + timedelta(days=1))
    return sorted(day for day in days if day > today)


def _valid(thing: Selected, day: date) -> bool:
    source = thing.source
    return (source.valid_from or day) <= day <= (source.valid_until or day)
