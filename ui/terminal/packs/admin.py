"""`content admin set-pin`: the PIN that going back to other content asks for."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.access import AccessError
from kiosk.records.access_file import NOT_SET, AccessFile
from kiosk.records.clock import SystemClock

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `admin` to the actions."""
    admin = actions.add_parser("admin", help="set the admin's PIN")
    steps = admin.add_subparsers(dest="step", required=True, metavar="STEP")
    set_pin = steps.add_parser(
        "set-pin",
        help="set a PIN, or a new one",
        description="Asks for the PIN twice, and for the old one where there is one. Only its "
        "hash is kept (Argon2id), in admin.json of the data folder.",
        epilog="Example: python main.py content admin set-pin. Exit codes: 0 set, 2 not set.",
    )
    set_pin.add_argument("--new-pin-file", type=Path, metavar="FILE", help="read the new one here")
    add_pin_file(set_pin)


def add_pin_file(parser: argparse.ArgumentParser) -> None:
    """Add the option that gives the PIN without typing; never as a word of the command line."""
    words = "read the PIN here instead of asking ('-': standard input)"
    parser.add_argument("--pin-file", type=Path, metavar="FILE", help=words)


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Set the PIN; returns the exit code.

    Raises:
        AccessError: The old PIN is wrong, or the new one too easy.
    """
    access = AccessFile(settings.data.folder)
    if access.is_set():
        access.check(pin_from(args.pin_file, "Old PIN: "), SystemClock().now)
    new = pin_from(args.new_pin_file, "New PIN: ")
    if args.new_pin_file is None and getpass.getpass("Once more: ") != new:
        raise AccessError("The two PINs differ. Nothing was changed: begin again.")
    access.set_pin(new)
    print("The PIN is set.")
    return 0


def ask_admin(settings: "Settings", file: Path | None) -> None:
    """
    Let nobody pass but the admin.

    Raises:
        AccessError: The PIN is wrong, none is set, or there were too many wrong tries.
    """
    access = AccessFile(settings.data.folder)
    if not access.is_set():
        raise AccessError(NOT_SET)
    access.check(pin_from(file, "PIN: "), SystemClock().now)


def pin_from(file: Path | None, question: str) -> str:
    """
    Return a PIN from a file, or asked for without showing it.

    Raises:
        AccessError: The file cannot be read.
    """
    if file is None:
        return getpass.getpass(question)
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise AccessError(f"{file} cannot be read.") from None
    return text.strip()
