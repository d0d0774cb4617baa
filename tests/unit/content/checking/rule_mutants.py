"""Small faults in the rules of the real national pack, one at a time, in every place there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from content.schema_rules import OptionEntry
from kiosk.pack import Row
from tests.fakes.everybody import Everybody
from tests.unit.content.checking.changed_rules import (
    KINDS,
    ChangedRules,
    Mutant,
    changed,
    other,
    put,
    with_route_of,
)


@dataclass(frozen=True)
class Mutants(ChangedRules):
    """All faults of each kind; people and rows are those of the sound pack, in all positions."""

    people: Everybody
    pack_rows: Sequence[Row]

    # -- faults of the table

    def row_dropped(self) -> Iterator[Mutant]:
        """A row is gone."""
        for name in self.rows:
            rest = {key: row for key, row in self.rows.items() if key != name}
            yield Mutant(name, self.with_rows(rest))

    def row_doubled(self) -> Iterator[Mutant]:
        """A row is there twice, under two names."""
        for name, row in self.rows.items():
            yield Mutant(name, self.with_rows({**self.rows, f"{name}_again": row}))

    def cell_widened(self) -> Iterator[Mutant]:
        """A cell lists an option more."""
        for name, question, listed in self.cells():
            for option in self.values(question):
                if option not in self.expanded(question, listed):
                    yield self.with_cells(name, question, (*listed, option))

    def cell_narrowed(self) -> Iterator[Mutant]:
        """A cell lists an option less."""
        for name, question, listed in self.cells():
            whole = self.expanded(question, listed)
            for option in whole:
                yield self.with_cells(name, question, [each for each in whole if each != option])

    def cell_removed(self) -> Iterator[Mutant]:
        """A row does not look at a question any more."""
        for name, question, _ in self.cells():
            when = {key: each for key, each in self.rows[name].when.items() if key != question}
            yield self.with_row(name, when=when)

    def option_swapped(self) -> Iterator[Mutant]:
        """A cell lists another option in place of one."""
        for name, question, listed in self.cells():
            whole = self.expanded(question, listed)
            free = [each for each in self.values(question) if each not in whole]
            for at, option in enumerate(whole):
                if free:
                    swapped = [free[at % len(free)] if each == option else each for each in whole]
                    yield self.with_cells(name, question, swapped)

    def option_misspelt(self) -> Iterator[Mutant]:
        """An option or a group of a cell has lost its last letter."""
        for name, question, listed in self.cells():
            for each in listed:
                rest = [one for one in listed if one != each]
                yield self.with_cells(name, question, (*rest, each[:-1]))

    def switch_forgotten(self) -> Iterator[Mutant]:
        """A row counts in every position of its switch."""
        for name, row in self.rows.items():
            if row.only_if:
                yield self.with_row(name, only_if={})

    def switch_turned(self) -> Iterator[Mutant]:
        """A row is tied to the other position of its switch."""
        switches = self.sound.values.says.switches
        for name, row in self.rows.items():
            for switch, position in row.only_if.items():
                turned = next(each for each in switches[switch].may_be if each != position)
                yield self.with_row(name, only_if={switch: turned})

    def routes_swapped(self) -> Iterator[Mutant]:
        """Two rows have each other's route, body and leaning: all is proven, and wrong."""
        names = list(self.rows)
        for one, two in pairwise(names):
            first, second = self.rows[one], self.rows[two]
            rows = {
                **self.rows,
                one: with_route_of(first, second),
                two: with_route_of(second, first),
            }
            yield Mutant(f"{one} {two}", self.with_rows(rows))

    # -- faults of the questions

    def answer_removed(self) -> Iterator[Mutant]:
        """A question has an answer less."""
        for name, question in self.questions.items():
            for option in question.options:
                left = {key: each for key, each in question.options.items() if key != option}
                yield self.with_question(name, options=left)

    def answer_added(self) -> Iterator[Mutant]:
        """A question has an answer more, which no rule knows."""
        for name, question in self.questions.items():
            more = {**question.options, "new": OptionEntry(pictogram="star")}
            yield self.with_question(name, options=more)

    def never_asked(self) -> Iterator[Mutant]:
        """A question is asked of nobody."""
        for name in self.questions:
            yield self.with_question(name, ask_when=())

    def always_asked(self) -> Iterator[Mutant]:
        """A question is asked of everybody."""
        for name, question in self.questions.items():
            if question.ask_when != ({},):
                yield self.with_question(name, ask_when=({},))

    def asking_changed(self) -> Iterator[Mutant]:
        """A line or a cell of an ask_when is gone, or lists an option more or less."""
        for name, question in self.questions.items():
            for lines in self.changes_of(question.ask_when):
                yield self.with_question(name, ask_when=lines)

    def asked_earlier(self) -> Iterator[Mutant]:
        """A question stands before the one that it followed."""
        names = list(self.questions)
        for at in range(1, len(names)):
            order = [*names[: at - 1], names[at], names[at - 1], *names[at + 1 :]]
            questions = {name: self.questions[name] for name in order}
            yield Mutant(names[at], self.with_questions(questions))

    def unfolding_changed(self) -> Iterator[Mutant]:
        """A tile asks another question at once, or none."""
        two = [name for name, each in self.questions.items() if len(each.options) == 2]
        for name, question in self.questions.items():
            for option, entry in question.options.items():
                for target in (None, *two):
                    if target != entry.unfolds:
                        unfolding = {**question.options, option: other(entry, unfolds=target)}
                        yield self.with_question(name, options=unfolding)

    # -- faults of what is shown

    def desk_closed(self) -> Iterator[Mutant]:
        """A desk is hidden."""
        return self.hidden("desks")

    def thing_hidden(self) -> Iterator[Mutant]:
        """Advice, a document, a topic or an organisation is hidden."""
        for kind in KINDS[:-1]:
            yield from self.hidden(kind)

    def desk_line_changed(self) -> Iterator[Mutant]:
        """A line or a cell of a desk's show_when is gone, or lists an option more or less."""
        return self.shown_changed("desks")

    def thing_line_changed(self) -> Iterator[Mutant]:
        """The same of advice, documents, topics and organisations."""
        for kind in KINDS[:-1]:
            yield from self.shown_changed(kind)

    def line_for_nobody(self) -> Iterator[Mutant]:
        """A line of a show_when asks as well for what nobody has who fits it."""
        rows = self.pack_rows
        for kind, name, lines in self.shown():
            for at, line in enumerate(lines):
                cells = {key: frozenset(self.expanded(key, each)) for key, each in line.items()}
                for question in self.questions:
                    free = [
                        option
                        for option in self.values(question)
                        if question not in line
                        and not self.people.shown(({**cells, question: frozenset({option})},), rows)
                    ]
                    if free:
                        narrowed = {**line, question: (free[0],)}
                        yield self.with_shown(kind, name, put(lines, at, narrowed))
                        break

    def help_withdrawn(self) -> Iterator[Mutant]:
        """A help topic has no organisation any more."""
        organisations = self.sound.organisations.says.organisations
        for topic in self.questions["help_topics"].options:
            left = {
                name: other(one, topics=tuple(each for each in one.topics if each != topic))
                for name, one in organisations.items()
            }
            sheet = changed(self.sound.organisations, organisations=left)
            yield Mutant(topic, replace(self.sound, organisations=sheet))


ALL: Sequence[tuple[str, Callable[[Mutants], Iterator[Mutant]]]] = (
    ("a row dropped", Mutants.row_dropped),
    ("a row doubled under another id", Mutants.row_doubled),
    ("a cell lists an option more", Mutants.cell_widened),
    ("a cell lists an option less", Mutants.cell_narrowed),
    ("a cell removed", Mutants.cell_removed),
    ("an option of a cell swapped for another", Mutants.option_swapped),
    ("an option or a group of a cell misspelt", Mutants.option_misspelt),
    ("`only_if` forgotten", Mutants.switch_forgotten),
    ("`only_if` turned", Mutants.switch_turned),
    ("two rows swap their routes", Mutants.routes_swapped),
    ("an answer of a question removed", Mutants.answer_removed),
    ("an answer added that no rule knows", Mutants.answer_added),
    ("a question asked of nobody", Mutants.never_asked),
    ("a question asked of everybody", Mutants.always_asked),
    ("a line or cell of an `ask_when` changed", Mutants.asking_changed),
    ("a question moved before another", Mutants.asked_earlier),
    ("a tile unfolds another question, or none", Mutants.unfolding_changed),
    ("a desk hidden", Mutants.desk_closed),
    ("a line or cell of a desk's `show_when` changed", Mutants.desk_line_changed),
    ("something else hidden", Mutants.thing_hidden),
    ("a line or cell of another `show_when` changed", Mutants.thing_line_changed),
    ("a `show_when` asks for an option that nobody can give", Mutants.line_for_nobody),
    ("a help topic without an organisation", Mutants.help_withdrawn),
)
"""Every kind of fault, as docs/content-check.md names it."""
