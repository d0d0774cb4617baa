"""The questions of a pack and their groups of options, checked against each other."""

from collections.abc import Sequence

from content.conditions import Groups, Names, read_condition
from content.findings import Findings
from content.schema_rules import QuestionsFile
from content.yaml_files import YamlFile
from kiosk.nearest import nearest
from kiosk.pack import NOT_ASKED, Option, Question

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
                Option(option_id, option.pictogram, option.unfolds, option.sensitive)
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
