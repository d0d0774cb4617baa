"""Questions and the decision table, checked against each other."""

from collections.abc import Iterable, Mapping, Sequence

from content.conditions import Groups, Names, read_clause, read_condition
from content.findings import Findings
from content.schema_rules import QuestionsFile, RoutesFile, RowEntry, ValuesFile
from content.vocabulary import FIRST_GO_ELSEWHERE, LEANS, REFERRALS, ROUTES
from content.yaml_files import YamlFile
from kiosk.nearest import nearest
from kiosk.pack import NOT_ASKED, Option, Question, Row
from kiosk.proof import prove_unique

OPTIONS_ON_A_TILE = 2
"""A tile that unfolds shows two halves, no more."""


def read_groups(file: YamlFile, entry: QuestionsFile, findings: Findings) -> Groups:
    """Return the groups of questions.yaml as sets of options."""
    groups: dict[str, dict[str, frozenset[str]]] = {}
    for question_id, named in entry.groups.items():
        question = entry.questions.get(question_id)
        if question is None:
            near = nearest(question_id, entry.questions)
            mend = f"write '{near}'" if near else "remove it"
            fault = f"there is no question '{question_id}'"
            findings.add(file.label, file.line("groups", question_id), fault, mend)
            continue
        for name, options in named.items():
            line = file.line("groups", question_id, name)
            if name in question.options or name == NOT_ASKED:
                fault = f"the group '{name}' has the name of an option of '{question_id}'"
                findings.add(file.label, line, fault, "give the group another name")
            for option in options:
                if option not in question.options:
                    near = nearest(option, question.options)
                    mend = f"write '{near}'" if near else "list options of this question"
                    fault = f"'{question_id}' has no option '{option}'"
                    findings.add(file.label, line, fault, mend)
        groups[question_id] = {name: frozenset(options) for name, options in named.items()}
    return groups


def read_questions(
    file: YamlFile, entry: QuestionsFile, groups: Groups, findings: Findings
) -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked."""
    order = list(entry.questions)
    earlier: dict[str, frozenset[str]] = {}
    later = dict.fromkeys(order, "is asked later, or is this question itself")
    questions = []
    for question_id, written in entry.questions.items():
        if NOT_ASKED in written.options:
            line = file.line("questions", question_id, "options", NOT_ASKED)
            fault = f"'{NOT_ASKED}' stands for a question nobody was asked"
            findings.add(file.label, line, fault, "give the option another name")
        place = ("questions", question_id, "ask_when")
        names = Names(earlier, groups, later)
        question = Question(
            id=question_id,
            pictogram=written.pictogram,
            options=tuple(
                Option(option_id, option.pictogram, option.unfolds)
                for option_id, option in written.options.items()
            ),
            ask_when=read_condition(written.ask_when, names, file, place, findings),
            many=written.many,
            for_desk=written.for_desk,
            calendar=written.calendar,
        )
        questions.append(question)
        if question.many:
            later[question_id] = "takes many answers and decides nothing"
        else:
            earlier[question_id] = question.option_ids | {NOT_ASKED}
            del later[question_id]
    _check_unfolding(file, questions, findings)
    return tuple(questions)


def _check_unfolding(file: YamlFile, questions: Sequence[Question], findings: Findings) -> None:
    order = [question.id for question in questions]
    by_id = {question.id: question for question in questions}
    for question in questions:
        for option in question.options:
            target = option.unfolds
            if target is None:
                continue
            fault = ""
            if target not in by_id:
                fault = f"there is no question '{target}' to unfold"
            elif order.index(target) <= order.index(question.id):
                fault = f"'{target}' is asked before, so '{option.id}' cannot unfold it"
            elif question.many or by_id[target].many:
                fault = f"'{target}' cannot unfold where many answers are taken"
            elif len(by_id[target].options) != OPTIONS_ON_A_TILE:
                fault = f"'{target}' has not two options, so no tile can unfold it"
            elif any(each.unfolds for each in by_id[target].options):
                fault = f"'{target}' unfolds another question itself"
            if fault:
                place = ("questions", question.id, "options", option.id, "unfolds")
                mend = "name a later question with two options"
                findings.add(file.label, file.line(*place), fault, mend)


def read_rows(  # noqa: PLR0913 - the table, and everything it refers to
    file: YamlFile,
    entry: RoutesFile,
    questions: Iterable[Question],
    groups: Groups,
    values: ValuesFile,
    findings: Findings,
) -> tuple[Row, ...]:
    """Return the rows that the switches leave on."""
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
        if not _switched_on(file, row_id, written, values, findings):
            continue
        rows.append(
            Row(row_id, written.facts, cells, written.route, written.refer_to, written.lean)
        )
    return tuple(rows)


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


def _switched_on(
    file: YamlFile, row_id: str, row: RowEntry, values: ValuesFile, findings: Findings
) -> bool:
    fits = True
    for name, wanted in row.only_if.items():
        line = file.line("rows", row_id, "only_if", name)
        switch = values.switches.get(name)
        if switch is None:
            near = nearest(name, values.switches)
            mend = f"write '{near}'" if near else "add the switch to values.yaml"
            findings.add(file.label, line, f"there is no switch '{name}'", mend)
            continue
        if wanted not in switch.may_be:
            fault = f"the switch '{name}' may never be '{wanted}'"
            findings.add(file.label, line, fault, f"write {' or '.join(switch.may_be)}")
        fits = fits and switch.is_ == wanted
    return fits


def check_table(
    file: YamlFile, questions: Sequence[Question], rows: Sequence[Row], findings: Findings
) -> None:
    """Prove that every visitor fits exactly one row; tell the story of those who do not."""
    for flaw in prove_unique(questions, rows):
        story = _story(flaw.visitor)
        if flaw.kind == "gap":
            fault = f"a visitor who answers {story} fits no row"
            mend = "add a row for this visitor, or widen one"
            findings.add(file.label, file.line("rows"), fault, mend, kind="gap", story=story)
            continue
        first, second = flaw.rows
        fault = f"a visitor who answers {story} fits two rows: '{first}' and '{second}'"
        mend = f"narrow '{second}' or '{first}'"
        line = file.line("rows", second)
        findings.add(file.label, line, fault, mend, kind="overlap", story=story)


def _story(visitor: Mapping[str, str]) -> str:
    return ", ".join(f"{question}={option}" for question, option in visitor.items())
