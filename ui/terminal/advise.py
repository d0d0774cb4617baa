"""
`advise`: a whole visit without a screen, answers in and route out.

With `--json` the object is a contract (VOCABULARY.md): `route`, `refer_to`, `lean`, `desks`,
`advice`, `documents`, `organisations`, `consequences`, `next_question`, `ignored`; ids only.
"""

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.loading import load_pack
from kiosk.dated import as_of
from kiosk.errors import KioskError
from kiosk.pack import Pack
from kiosk.records.clock import SystemClock
from kiosk.routing import outcome_of
from kiosk.visit import Answers, checked_options, walk
from ui.packs import installed_packs
from ui.terminal.machines import print_json

if TYPE_CHECKING:
    from kiosk.settings import Settings

SELECTED = ("desks", "advice", "documents", "organisations", "consequences")


class AnsweredTwiceError(KioskError):
    """Two answers to a question that takes one."""

    def __init__(self, question: str) -> None:
        """Name the question."""
        super().__init__(f"'{question}' takes one answer; it was given more than once.")


@dataclass(frozen=True, slots=True)
class Given:
    """One `--answer` of the command line."""

    question: str
    option: str


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `advise` to the command line."""
    parser = subparsers.add_parser(
        "advise",
        help="tell the route for answers given here",
        description="Plays a visit without a screen. With answers missing, it tells the next "
        "question. Answers that this visit would not ask are listed as ignored.",
        epilog="Example: advise --answer purpose=register --answer status=eu_eea_swiss --json",
    )
    add_answers(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object, ids only")


def add_answers(parser: argparse.ArgumentParser) -> None:
    """Let a command take answers."""
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        type=_given,
        metavar="QUESTION=OPTION",
        help="one answer, by ids; repeat it for each question (help_topics takes several)",
    )


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Print the outcome of the answers, or the next question; returns the exit code.

    Raises:
        UnknownIdError: A question or option that the pack does not have.
        AnsweredTwiceError: Two answers to a question that takes one.
        PackError: The content is refused.
    """
    folders = installed_packs(settings).current()
    pack = as_of(load_pack(folders.national, folders.overlay), SystemClock().now().date())
    result = advised(pack, collected(pack, args.answer))
    if args.json:
        print_json(result)
    else:
        print("\n".join(readable(pack, result)))
    return 0


def collected(pack: Pack, given: Iterable[Given]) -> Answers:
    """
    Return single answers as answers of a visit.

    Raises:
        UnknownIdError: A question or option that the pack does not have.
        AnsweredTwiceError: Two answers to a question that takes one.
    """
    answers: dict[str, frozenset[str]] = {}
    for one in given:
        chosen = checked_options(pack, one.question, [one.option])
        if one.question in answers and not pack.question(one.question).many:
            raise AnsweredTwiceError(one.question)
        answers[one.question] = answers.get(one.question, frozenset()) | chosen
    return answers


def advised(pack: Pack, answers: Answers) -> dict[str, object]:
    """Return the object of the JSON contract for answers whose ids are known."""
    walked = walk(pack, answers)
    result: dict[str, object] = {"route": None, "refer_to": None, "lean": None}
    result.update({name: [] for name in SELECTED})
    if walked.next is None:
        outcome = outcome_of(pack, walked.asked)
        result.update(route=outcome.route, refer_to=outcome.refer_to, lean=outcome.lean)
        result.update({name: list(getattr(outcome, name)) for name in SELECTED})
    result["next_question"] = walked.next.id if walked.next else None
    result["ignored"] = list(walked.ignored)
    return result


def readable(pack: Pack, result: Mapping[str, object]) -> list[str]:
    """Return the lines for a person: the ids of the pack under plain names."""
    asked_next = result["next_question"]
    if isinstance(asked_next, str):
        options = ", ".join(option.id for option in pack.question(asked_next).options)
        return [f"Not decided yet. Next question: {asked_next}", f"  options: {options}"]
    lines = [f"Content:       {pack.version}"]
    for name in ("route", "refer_to", "lean", *SELECTED, "ignored"):
        said = result[name]
        shown = ", ".join(said) if isinstance(said, list) else said
        if shown:
            lines.append(f"{name.replace('_', ' ').capitalize() + ':':<15}{shown}")
    return lines


def _given(written: str) -> Given:
    question, equals, option = written.partition("=")
    if not (question and equals and option):
        message = f"write an answer as QUESTION=OPTION (stay=over), not '{written}'"
        raise argparse.ArgumentTypeError(message)
    return Given(question.strip(), option.strip())
