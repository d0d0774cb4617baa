"""Findings about what visitors reach: dead rows, lines that never hold, people without a desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from content.checking.reach import Reach
from content.checking.whereabouts import Whereabouts
from content.findings import Findings
from content.sentences import Sentences
from content.stories import story, words_of_findings
from kiosk.pack import NOT_ASKED, Pack, Selected
from kiosk.proof import Box, someone_in

MOST_SCREENS = 8
"""Nobody answers more screens than this (LOOK.md)."""
NEEDS_NO_DESK = "elsewhere"
"""The route that names another body instead of a desk."""
KINDS = ("advice", "documents", "consequences", "organisations", "desks")


def check_reach(  # noqa: PLR0913 - what is checked, where it stands, and where to tell it
    pack: Pack,
    where: Whereabouts,
    sentences: Sentences,
    today: date,
    findings: Findings,
    national: Callable[[], Reach | None] = lambda: None,
) -> int:
    """
    Note what nobody reaches and who is left out; returns how many visits were looked at.

    `national` gives the reach without the overlay, where there is one. It is asked only when a
    national line fits nobody: a switch that the municipality settled may be why.
    """
    check = _ReachCheck(pack, Reach(pack), where, sentences, findings, national)
    check.rows()
    check.questions()
    check.names()
    for kind in KINDS:
        check.things(kind)
    check.desks(today)
    check.screens()
    return check.reach.visits


@dataclass(frozen=True, slots=True)
class _ReachCheck:
    """One pack under the glass."""

    pack: Pack
    reach: Reach
    where: Whereabouts
    sentences: Sentences
    findings: Findings
    national: Callable[[], Reach | None]

    def rows(self) -> None:
        """Note rows without a visitor, and options in a row that none of its visitors has."""
        alive = {each.row.id for each in self.reach.decided}
        for row in self.pack.rows:
            file, line = self.where.find("routes.yaml", "rows", row.id)
            if row.id not in alive:
                fault = f"no visitor ever reaches the row '{row.id}'"
                mend = "remove it, or widen what it lists until somebody fits"
                self.findings.add(file, line, fault, mend, kind="dead_row")
                continue
            for name, idle in self.reach.idle_options(row):
                file, line = self.where.find("routes.yaml", "rows", row.id, "when", name)
                fault = f"nobody who fits '{row.id}' answers '{name}' with {_listed(idle)}"
                mend = "fine where a group was meant; else remove them"
                self.findings.add(file, line, fault, mend, kind="idle_option", weight="note")

    def questions(self) -> None:
        """Note questions that nobody is asked, and lines of `ask_when` that never hold."""
        for question in self.pack.questions:
            place = ("questions", question.id, "ask_when")
            if not self.reach.asks(question.id):
                file, line = self.where.find("questions.yaml", *place)
                options = _listed(question.option_ids)
                fault = f"nobody is ever asked '{question.id}'; nobody can answer {options}"
                mend = "mend its ask_when, or remove the question"
                self.findings.add(file, line, fault, mend, kind="unreachable_question")
                continue
            for at, clause in enumerate(question.ask_when):
                if not self.reach.meets_when_asked(question.id, clause):
                    file, line = self.where.find("questions.yaml", *place, at)
                    fault = f"this line never leads to '{question.id}': no visitor fits it"
                    mend = "mend it, or remove the line"
                    self.findings.add(file, line, fault, mend, kind="idle_line")

    def names(self) -> None:
        """Note groups of options that nothing uses."""
        for file, place, line in self.where.groups():
            question, group = place
            used = any(each == group for _, _, each in self.where.lists(question))
            if not used:
                fault = f"nothing uses the group '{group}' of '{question}'"
                self.findings.add(
                    file, line, fault, "remove it", kind="unused_group", weight="note"
                )

    def things(self, kind: str) -> None:
        """Note what nobody gets, what is hidden on purpose, and lines that never hold."""
        things: Sequence[Selected] = getattr(self.pack, kind)
        for thing in things:
            place = (kind, thing.id, "show_when")
            if not thing.show_when:
                file, line = self.where.find(f"{kind}.yaml", *place)
                fault = f"'{thing.id}' ({kind}) is hidden: show_when is never"
                mend = "nothing to do while that is meant"
                self.findings.add(file, line, fault, mend, kind="hidden", weight="note")
                continue
            idle = [at for at, clause in enumerate(thing.show_when) if not self.reach.meets(clause)]
            here = [at for at in idle if self._fits_elsewhere(kind, thing, at)]
            for at in here:
                file, line = self.where.find(f"{kind}.yaml", *place, at)
                fault = f"nobody gets '{thing.id}' by this line in {self.pack.municipality}"
                mend = "nothing to do: with the national switches somebody does"
                self.findings.add(file, line, fault, mend, kind="idle_here", weight="note")
            idle = [at for at in idle if at not in here]
            if len(idle) == len(thing.show_when):
                file, line = self.where.find(f"{kind}.yaml", *place)
                fault = f"nobody ever gets '{thing.id}' ({kind})"
                mend = "mend its show_when, or write 'show_when: never' to hide it on purpose"
                self.findings.add(file, line, fault, mend, kind="never_shown")
                continue
            for at in idle:
                file, line = self.where.find(f"{kind}.yaml", *place, at)
                fault = f"this line never shows '{thing.id}': no visitor fits it"
                self.findings.add(file, line, fault, "mend or remove the line", kind="idle_line")

    def _fits_elsewhere(self, kind: str, thing: Selected, at: int) -> bool:
        """Whether this is a national line that fits somebody where no switch was turned."""
        alone = self.national()
        if alone is None:
            return False
        same = any(
            each.id == thing.id and each.show_when == thing.show_when
            for each in getattr(alone.pack, kind)
        )
        return same and alone.meets(thing.show_when[at])

    def desks(self, today: date) -> None:
        """Note who is sent to a desk and gets none, today or when a desk's dates end."""
        routes = {row.route for row in self.pack.rows} - {NEEDS_NO_DESK}
        for day in (today, *_days_of_change(self.pack.desks, today)):
            open_then = [desk.show_when for desk in self.pack.desks if _valid(desk, day)]
            for route in sorted(routes):
                box = next(iter(self.reach.left_out(route, open_then)), None)
                if box is None:
                    continue
                file, line = self.where.find("desks.yaml", "desks")
                when = "" if day == today else f" from {day} on"
                self.findings.add(
                    file,
                    line,
                    f"a visitor with the route '{route}' gets no desk{when}",
                    "widen the show_when of a desk, or give it other dates",
                    kind="no_desk",
                    weight="error" if day == today else "warning",
                    story=self._story(box),
                )

    def screens(self) -> None:
        """Note visits with more screens than a person should meet."""
        count, box = self.reach.longest()
        if count > MOST_SCREENS:
            file, line = self.where.find("questions.yaml", "questions")
            fault = f"a visitor meets {count} screens; {MOST_SCREENS} are the most"
            mend = "ask less, or let a tile unfold a question with two options"
            self.findings.add(
                file, line, fault, mend, kind="too_many_screens", story=self._story(box)
            )

    def _story(self, box: Box) -> str:
        asked = {question.id for question in self.pack.questions}
        answers = {name: options for name, options in box.items() if name in asked}
        return story(someone_in(answers), words_of_findings(self.sentences))


def _days_of_change(things: Sequence[Selected], today: date) -> list[date]:
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


def _listed(options: frozenset[str]) -> str:
    return ", ".join(sorted(options - {NOT_ASKED}) or [NOT_ASKED])
