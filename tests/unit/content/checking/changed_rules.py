"""The rules of the real national pack with one thing changed: what faults are made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from content.schema import EntryT
from content.schema_rules import QuestionEntry, RowEntry
from content.sheets import NationalSheets, Sheet
from kiosk.pack import NOT_ASKED

Lines = tuple[Mapping[str, tuple[str, ...]], ...]
KINDS = ("advice", "documents", "consequences", "organisations", "desks")


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, and the files of the pack with it."""

    place: str
    sheets: NationalSheets


@dataclass(frozen=True)
class ChangedRules:
    """The files of a sound pack, their parts, and the same files with one part changed."""

    sound: NationalSheets

    # -- the files, with one thing changed

    def with_rows(self, rows: Mapping[str, RowEntry]) -> NationalSheets:
        """Return the files with another table."""
        return replace(self.sound, routes=changed(self.sound.routes, rows=dict(rows)))

    def with_row(self, name: str, **fields: object) -> Mutant:
        """Return a fault in one row."""
        rows = self.rows
        return Mutant(name, self.with_rows({**rows, name: other(rows[name], **fields)}))

    def with_cells(self, name: str, question: str, listed: Sequence[str]) -> Mutant:
        """Return a fault in one cell of the table."""
        when = {**self.rows[name].when, question: tuple(listed)}
        return self.with_row(name, when=when)

    def with_questions(self, questions: Mapping[str, QuestionEntry]) -> NationalSheets:
        """Return the files with other questions."""
        sheet = changed(self.sound.questions, questions=dict(questions))
        return replace(self.sound, questions=sheet)

    def with_question(self, name: str, **fields: object) -> Mutant:
        """Return a fault in one question."""
        questions = {**self.questions, name: other(self.questions[name], **fields)}
        return Mutant(name, self.with_questions(questions))

    def with_shown(self, kind: str, name: str, lines: Lines) -> Mutant:
        """Return a fault in the show_when of a thing."""
        things = getattr(getattr(self.sound, kind).says, kind)
        things = {**things, name: other(things[name], show_when=lines)}
        sheet = changed(getattr(self.sound, kind), **{kind: things})
        return Mutant(f"{kind} {name}", replace(self.sound, **{kind: sheet}))

    @property
    def rows(self) -> Mapping[str, RowEntry]:
        """The rows as written."""
        return self.sound.routes.says.rows

    @property
    def questions(self) -> Mapping[str, QuestionEntry]:
        """The questions as written."""
        return self.sound.questions.says.questions

    # -- parts of them

    def cells(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield every cell of the table."""
        for name, row in self.rows.items():
            for question, listed in row.when.items():
                yield name, question, listed

    def shown(self) -> Iterator[tuple[str, str, Lines]]:
        """Yield every show_when that has lines."""
        for kind in KINDS:
            for name, thing in getattr(getattr(self.sound, kind).says, kind).items():
                if any(thing.show_when):
                    yield kind, name, thing.show_when

    def hidden(self, kind: str) -> Iterator[Mutant]:
        """Hide each thing of a kind."""
        for name, thing in getattr(getattr(self.sound, kind).says, kind).items():
            if thing.show_when:
                yield self.with_shown(kind, name, ())

    def shown_changed(self, kind: str) -> Iterator[Mutant]:
        """Change the lines of each thing of a kind."""
        for of, name, lines in self.shown():
            if of == kind:
                for after in self.changes_of(lines):
                    yield self.with_shown(kind, name, after)

    def changes_of(self, lines: Lines) -> Iterator[Lines]:
        """Yield a condition with a line gone, a cell gone, an option more, an option less."""
        for at, line in enumerate(lines):
            if len(lines) > 1:
                yield (*lines[:at], *lines[at + 1 :])
            for question, listed in line.items():
                if len(line) > 1:
                    yield put(lines, at, {k: each for k, each in line.items() if k != question})
                if question not in self.questions:
                    continue
                whole = self.expanded(question, listed)
                more = next((o for o in self.values(question) if o not in whole), None)
                if more:
                    yield put(lines, at, {**line, question: (*whole, more)})
                if len(whole) > 1:
                    yield put(lines, at, {**line, question: whole[1:]})

    def values(self, question: str) -> tuple[str, ...]:
        """Return what a question can have in a table."""
        return (*self.questions[question].options, NOT_ASKED)

    def expanded(self, question: str, listed: Sequence[str]) -> tuple[str, ...]:
        """Return a list of options with its groups written out."""
        groups = self.sound.questions.says.groups.get(question, {})
        found = [option for each in listed for option in groups.get(each, (each,))]
        return tuple(dict.fromkeys(found))


def changed(sheet: Sheet[Any], **fields: object) -> Sheet[Any]:
    """Return a file that says something else at some points."""
    return Sheet(sheet.file, other(sheet.says, **fields))


def other(entry: EntryT, **fields: object) -> EntryT:
    """Return an entry with other fields."""
    return entry.model_copy(update=fields)


def with_route_of(row: RowEntry, of: RowEntry) -> RowEntry:
    """Return a row with what another row decides."""
    return other(row, route=of.route, refer_to=of.refer_to, lean=of.lean)


def put(lines: Lines, at: int, line: Mapping[str, tuple[str, ...]]) -> Lines:
    """Return a condition with another line in one place."""
    return (*lines[:at], line, *lines[at + 1 :])
