"""The decision table: its rows read against the questions, chosen by the switches, and proven."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from content.conditions import Groups, Names, read_clause
from content.findings import Findings
from content.schema_rules import RoutesFile, RowEntry, ValuesFile
from content.vocabulary import FIRST_GO_ELSEWHERE, LEANS, REFERRALS, ROUTES
from content.yaml_files import YamlFile
from kiosk.nearest import nearest
from kiosk.pack import NOT_ASKED, Question, Row
from kiosk.proof import Flaw, prove_unique

MOST_NEAR = 3
"""So many rows are named that nearly take a visitor whom no row takes."""


@dataclass(frozen=True, slots=True)
class SwitchedRow:
    """A row as written; it counts only while the switches of `only_if` stand as it says."""

    row: Row
    only_if: Mapping[str, str]


def read_rows(  # noqa: PLR0913 - the table, and everything it refers to
    file: YamlFile,
    entry: RoutesFile,
    questions: Iterable[Question],
    groups: Groups,
    values: ValuesFile,
    findings: Findings,
) -> tuple[SwitchedRow, ...]:
    """Return all rows, whatever the switches say; `rows_on` chooses."""
    known = {
        question.id: question.option_ids | {NOT_ASKED}
        for question in questions
        if not question.many
    }
    many = {question.id: "takes many answers" for question in questions if question.many}
    names = Names(known, groups, many)
    rows = []
    for row_id, written in entry.rows.items():
        cells = read_clause(written.when, names, file, ("rows", row_id, "when"), findings)
        _check_route(file, row_id, written, findings)
        _check_switches(file, row_id, written, values, findings)
        row = Row(row_id, written.facts, cells, written.route, written.refer_to, written.lean)
        rows.append(SwitchedRow(row, written.only_if))
    return tuple(rows)


def rows_on(rows: Iterable[SwitchedRow], values: ValuesFile) -> tuple[Row, ...]:
    """Return the rows that the switches leave on as they stand."""
    stand = {name: switch.is_ for name, switch in values.switches.items()}
    return tuple(each.row for each in rows if each.only_if.items() <= stand.items())


def _check_route(file: YamlFile, row_id: str, row: RowEntry, findings: Findings) -> None:
    for name, said, known in (
        ("route", row.route, ROUTES),
        ("refer_to", row.refer_to, REFERRALS),
        ("lean", row.lean, LEANS),
    ):
        if said is not None and said not in known:
            mend = f"write '{nearest(said, known) or ' or '.join(sorted(known))}'"
            fault = f"'{said}' is not a {name} of the vocabulary"
            findings.add(file.label, file.line("rows", row_id, name), fault, mend)
    line = file.line("rows", row_id)
    if row.route == "elsewhere" and row.refer_to not in FIRST_GO_ELSEWHERE:
        fault = f"'{row_id}' sends somebody elsewhere without saying where"
        mend = f"add refer_to: one of {', '.join(sorted(FIRST_GO_ELSEWHERE))}"
        findings.add(file.label, line, fault, mend)


def _check_switches(
    file: YamlFile, row_id: str, row: RowEntry, values: ValuesFile, findings: Findings
) -> None:
    for name, wanted in row.only_if.items():
        line = file.line("rows", row_id, "only_if", name)
        switch = values.switches.get(name)
        if switch is None:
            near = nearest(name, values.switches)
            mend = f"write '{near}'" if near else "add the switch to values.yaml"
            findings.add(file.label, line, f"there is no switch '{name}'", mend)
        elif wanted not in switch.may_be:
            fault = f"the switch '{name}' may never be '{wanted}'"
            findings.add(file.label, line, fault, f"write {' or '.join(switch.may_be)}")


def check_table(
    file: YamlFile, questions: Sequence[Question], rows: Sequence[Row], findings: Findings
) -> None:
    """Prove that every visitor fits exactly one row; tell the story of those who do not."""
    tell_flaws(file, [(flaw, rows, "") for flaw in prove_unique(questions, rows)], findings)


def tell_flaws(
    file: YamlFile, flaws: Iterable[tuple[Flaw, Sequence[Row], str]], findings: Findings
) -> None:
    """
    Tell gaps and overlaps, each with the rows that it is about and with when it is, unless now.

    Visitors without a row who all miss one and the same row by one question are told as one.
    """
    alike: dict[tuple[object, ...], list[tuple[Flaw, list[tuple[Row, str]]]]] = {}
    for flaw, rows, while_ in flaws:
        if flaw.kind == "gap":
            near = _nearly(flaw.visitor, rows)
            key = (while_, near[0][0].id, near[0][1]) if near else (while_, id(flaw))
            alike.setdefault(key, []).append((flaw, near))
            continue
        first, second = flaw.rows
        story = _answers(flaw)
        fault = f"{while_}a visitor who answers {story} fits two rows: '{first}' and '{second}'"
        mend = f"narrow '{second}' or '{first}', or remove one of them"
        line = file.line("rows", second)
        findings.add(file.label, line, fault, mend, kind="overlap", story=story)
    for (when, *_), gaps in alike.items():
        _tell_gap(file, str(when), *gaps[0], len(gaps) - 1, findings)


def _tell_gap(  # noqa: PLR0913 - the parts of one finding
    file: YamlFile,
    while_: str,
    flaw: Flaw,
    near: Sequence[tuple[Row, str]],
    more: int,
    findings: Findings,
) -> None:
    story = _answers(flaw)
    fault = f"{while_}a visitor who answers {story} fits no row"
    fault += f" ({more} more like this one)" if more else ""
    line, mend = file.line("rows"), "add a row for this visitor, or widen one"
    if near:
        line = file.line("rows", near[0][0].id, "when", near[0][1])
        missed = (f"'{row.id}', but for {name}={_said(flaw, name)}" for row, name in near)
        mend += f"; nearest: {'; '.join(missed)}"
    findings.add(file.label, line, fault, mend, kind="gap", story=story)


def _nearly(visitor: Mapping[str, str], rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """
    Return rows that this visitor misses by one question alone, and that question.

    First comes the row that others would fit the least: what it lists otherwise says the most.
    """
    known: dict[str, set[str]] = {}
    for row in rows:
        for name, wanted in row.cells.items():
            known.setdefault(name, {NOT_ASKED}).update(wanted)
    nearly: list[tuple[float, Row, str]] = []
    for row in rows:
        met, missed = 1.0, []
        for name, wanted in row.cells.items():
            if visitor.get(name, NOT_ASKED) in wanted:
                met *= len(wanted) / len(known[name])
            else:
                missed.append(name)
        if len(missed) == 1:
            nearly.append((met, row, missed[0]))
    nearly.sort(key=lambda one: one[0])
    return [(row, name) for _, row, name in nearly[:MOST_NEAR]]


def _answers(flaw: Flaw) -> str:
    return ", ".join(f"{question}={option}" for question, option in flaw.visitor.items())


def _said(flaw: Flaw, name: str) -> str:
    return flaw.visitor.get(name, NOT_ASKED)
