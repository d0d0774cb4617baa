"""
`slip`: the slip of a visit without a screen, in one language or in all of them.

Nothing is kept: the slips carry a sample code (222-222-222…) that leads to no record.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.dated import as_of
from kiosk.errors import NotDecidedError, SettingsError
from kiosk.pack import Pack
from kiosk.records.clock import SystemClock
from kiosk.referral import new_code
from kiosk.routing import Outcome, outcome_of
from kiosk.slip import SlipChoice, SlipWriter, sensitive_reason_ids
from kiosk.visit import Answers, walk
from printing.sheet import SHEETS
from ui.packs import catalogue_cache, installed_packs, read_content
from ui.terminal.advise import add_answers, collected

if TYPE_CHECKING:
    from kiosk.settings import Settings

DUTCH = "nl"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `slip` to the command line."""
    parser = subparsers.add_parser(
        "slip",
        help="make the slip of a visit as PDF, without a screen",
        description="Makes the same slip as the kiosk, with a sample code; nothing is kept.",
        epilog="Example: slip --language pl --answer purpose=register … --out slips",
    )
    add_answers(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--language", metavar="TAG", help="the visitor's language, such as pl")
    which.add_argument("--all-languages", action="store_true", help="a slip in every language")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where slips go")
    parser.add_argument("--paper", choices=tuple(SHEETS), help="default: the paper of the settings")
    parser.add_argument(
        "--with-sensitive",
        action="store_true",
        help="print also the advice and answers that a visitor must choose to have printed",
    )


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Write `slip-<language>.pdf` and name each file; returns the exit code.

    Raises:
        NotDecidedError: Answers are missing; names the next question.
        UnknownIdError: A question, option or language that the pack does not have.
        PrintError: A slip cannot be set.
    """
    from printing.slips import render_slip  # noqa: PLC0415 - other commands do not print

    content = read_content(installed_packs(settings).current(), catalogue_cache(settings))
    today = SystemClock().now().date()
    pack = as_of(content.pack, today)
    walked = walk(pack, collected(pack, args.answer))
    if walked.next is not None:
        message = f"The question '{walked.next.id}' is still open. Add --answer {walked.next.id}=…"
        raise NotDecidedError(message)
    outcome = outcome_of(pack, walked.asked)
    tags = [each.tag for each in pack.languages] if args.all_languages else [args.language]
    made = []
    for tag in tags:
        writer = SlipWriter(pack, content.catalogues.get(tag), content.catalogues.get(DUTCH))
        choice = everything(pack, outcome, walked.asked) if args.with_sensitive else SlipChoice()
        code = new_code(settings.kiosk.number, lambda alphabet: alphabet[0])
        slip = writer.write(outcome, walked.asked, code, today, choice)
        pdf = render_slip(slip, args.paper or settings.printer.paper)
        made.append(saved(pdf, args.out / f"slip-{tag}.pdf"))
    print("\n".join(str(file) for file in made))
    return 0


def everything(pack: Pack, outcome: Outcome, asked: Answers) -> SlipChoice:
    """Return the choice to have everything printed."""
    return SlipChoice(
        frozenset(card.id for card in pack.advice if card.id in outcome.advice),
        frozenset(one.id for one in pack.organisations if one.id in outcome.organisations),
        frozenset(sensitive_reason_ids(pack, asked)),
    )


def saved(pdf: bytes, file: Path) -> Path:
    """
    Write a slip.

    Raises:
        SettingsError: The folder cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pdf)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}. Choose another --out."
        raise SettingsError(message) from error
    return file
