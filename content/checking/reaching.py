"""Findings about what visitors reach: dead rows, lines that never hold, people without a desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from content.checking.left_out import LeftOut
from content.checking.positions import Positions
from content.checking.reach import Reach, idle
from content.checking.whereabouts import Whereabouts
from content.findings import Findings
from content.sentences import Sentences
from content.stories import story, words_of_findings
from kiosk.pack import NOT_ASKED, Clause, Pack, Question, Selected
from kiosk.proof import Box, someone_in

MOST_SCREENS = 8
"""Nobody answers more screens than this (LOOK.md)."""
KINDS = ("advice", "documents", "consequences", "organisations", "desks")


def check_reach(  # noqa: PLR0913 - the pack in two forms, what words it has, and a day
    pack: Pack,
    positions: Positions,
    where: Whereabouts,
    sentences: Sentences,
    today: date,
    findings: Findings,
) -> int:
    """
    Note what nobody reaches and who is left out; returns how many visits were looked at.

    What somebody reaches in any position of a switch is reached: it waits for that position.
    """
    reach = Reach(positions.pack)
    check = _ReachCheck(pack, reach, positions, where, sentences, findings)
    check.rows()
    check.questions()
    check.names()
    for kind in KINDS:
        check.things(kind)
    check.screens()
    left_out = LeftOut(pack, reach, positions, where, findings, check.story)
    left_out.desks(today)
    left_out.topics(today)
    return reach.visits // positions.count


@dataclass(frozen=True, slots=True)
class _ReachCheck:
    """One pack under the glass."""

    pack: Pack
    reach: Reach
    positions: Positions
    where: Whereabouts
    sentences: Sentences
    findings: Findings

    def rows(self) -> None:
        """Note rows without a visitor, and options in a row that none of its visitors has."""
        for row in self.positions.pack.rows:
            decided = self.reach.decided_by(row)
            if decided:
                place = ("rows", row.id, "when")
                self._idle(f"fits '{row.id}'", idle(row.cells, decided), "routes.yaml", *place)
                continue
            file, line = self.where.find("routes.yaml", "rows", row.id)
            fault = f"no visitor ever reaches the row '{row.id}'"
            mend = "remove it, or widen what it lists until somebody fits"
            self.findings.add(file, line, fault, mend, kind="dead_row")

    def _idle(
        self,
        who: str,
        nobodys: Iterable[tuple[str, frozenset[str]]],
        file_name: str,
        *place: str | int,
    ) -> None:
        """Note options that nobody has of those who fit otherwise."""
        for name, options in nobodys:
            file, line = self.where.find(file_name, *place, name)
            fault = f"nobody who {who} has {_listed(options)} for '{name}'"
            mend = "fine where a group was meant; else remove it"
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
            self._unfolding(question)
            for at, clause in enumerate(question.ask_when):
                asked = self.reach.asked_by(question.id, clause)
                if asked:
                    who = f"is asked '{question.id}' by this line"
                    self._idle(who, idle(clause, asked), "questions.yaml", *place, at)
                    continue
                file, line = self.where.find("questions.yaml", *place, at)
                fault = f"this line never leads to '{question.id}': no visitor fits it"
                mend = "mend it, or remove the line"
                self.findings.add(file, line, fault, mend, kind="idle_line")

    def _unfolding(self, question: Question) -> None:
        """Note tiles that ask at once what nobody who taps them is asked."""
        for option in question.options:
            if option.unfolds and not self.reach.asks_beside(
                question.id, option.id, option.unfolds
            ):
                place = ("questions", question.id, "options", option.id, "unfolds")
                file, line = self.where.find("questions.yaml", *place)
                fault = (
                    f"the tile '{option.id}' asks '{option.unfolds}' at once, "
                    "which nobody with that answer is asked"
                )
                mend = "remove 'unfolds', or name a question that they are asked"
                story = self.story({question.id: frozenset({option.id})})
                self.findings.add(file, line, fault, mend, kind="idle_unfolding", story=story)

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
            seen = [self._seen(kind, thing, at) for at in range(len(thing.show_when))]
            if not any(seen):
                file, line = self.where.find(f"{kind}.yaml", *place)
                fault = f"nobody ever gets '{thing.id}' ({kind})"
                blame = self._blame(thing.show_when[0])
                mend = f"{blame}mend its show_when, or write 'show_when: never' to hide it"
                self.findings.add(file, line, fault, mend, kind="never_shown")
                continue
            for at, clause in enumerate(thing.show_when):
                if seen[at]:
                    who = f"sees '{thing.id}' by this line"
                    self._idle(who, idle(clause, seen[at]), f"{kind}.yaml", *place, at)
                    continue
                file, line = self.where.find(f"{kind}.yaml", *place, at)
                fault = f"this line never shows '{thing.id}': no visitor fits it"
                mend = f"{self._blame(clause)}mend or remove the line"
                self.findings.add(file, line, fault, mend, kind="idle_line")

    def _seen(self, kind: str, thing: Selected, at: int) -> list[Box]:
        """Return who sees a thing by one line; what its town settled counts for its own lines."""
        seen = self.reach.meeting(thing.show_when[at])
        here = [part for each in seen if (part := self.positions.here(each)) is not None]
        file, line = self.where.find(f"{kind}.yaml", kind, thing.id, "show_when", at)
        if not self.positions.is_national(file):
            return here
        if seen and not here:
            fault = f"nobody gets '{thing.id}' by this line in {self.pack.municipality}"
            mend = "nothing to do: with the national switches somebody does"
            self.findings.add(file, line, fault, mend, kind="idle_here", weight="note")
        return seen

    def _blame(self, clause: Clause) -> str:
        """Say which one part of a line keeps everybody from it, where one part does."""
        for name in clause:
            rest = {other: wanted for other, wanted in clause.items() if other != name}
            if self.reach.meeting(rest):
                return f"nobody who fits the rest has {_listed(clause[name])} for '{name}': "
        return ""

    def screens(self) -> None:
        """Note visits with more screens than a person should meet."""
        count, box = Reach(self.pack).longest()
        if count > MOST_SCREENS:
            file, line = self.where.find("questions.yaml", "questions")
            fault = f"a visitor meets {count} screens; {MOST_SCREENS} are the most"
            mend = "ask less, or let a tile unfold a question with two options"
            self.findings.add(
                file, line, fault, mend, kind="too_many_screens", story=self.story(box)
            )

    def story(self, box: Box) -> str:
        """Return one visitor of a box in sentences."""
        asked = {question.id for question in self.pack.questions}
        answers = {name: options for name, options in box.items() if name in asked}
        return story(someone_in(answers), words_of_findings(self.sentences))


def _listed(options: frozenset[str]) -> str:
    return ", ".join(sorted(options - {NOT_ASKED}) or [NOT_ASKED])
