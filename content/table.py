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
    for flaw in prove_unique(questions, rows):
        tell_flaw(file, flaw, rows, findings)


def tell_flaw(
    file: YamlFile, flaw: Flaw, rows: Sequence[Row], findings: Findings, while_: str = ""
) -> None:
    """Tell a gap or an overlap of some rows; `while_` says when, unless it is now."""
    story = ", ".join(f"{question}={option}" for question, option in flaw.visitor.items())
    who = f"{while_}a visitor who answers {story}"
    if flaw.kind == "gap":
        near = _nearly(flaw.visitor, rows)
        line = file.line("rows", near[0][0].id, "when", near[0][1]) if near else file.line("rows")
        mend = "add a row for this visitor, or widen one"
        if near:
            missed = (f"'{row.id}', but for {name}={_said(flaw, name)}" for row, name in near)
            mend += f"; nearest: {'; '.join(missed)}"
        findings.add(file.label, line, f"{who} fits no row", mend, kind="gap", story=story)
        return
    first, second = flaw.rows
    mend = f"narrow '{second}' or '{first}', or remove one of them"
    line = file.line("rows", second)
    fault = f"{who} fits two rows: '{first}' and '{second}'"
    findings.add(file.label, line, fault, mend, kind="overlap", story=story)


def _nearly(visitor: Mapping[str, str], rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """Return rows that this visitor misses by one question alone; who fits the most comes first."""
    nearly = []
    for row in rows:
        missed = [
            name for name, wanted in row.cells.items() if visitor.get(name, NOT_ASKED) not in wanted
        ]
        if len(missed) == 1:
            nearly.append((row, missed[0]))
    return sorted(nearly, key=lambda one: -len(one[0].cells))[:MOST_NEAR]


def _said(flaw: Flaw, name: str) -> str:
    return flaw.visitor.get(name, NOT_ASKED)
