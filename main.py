"""The door of the registration kiosk: the command line and its wiring, nothing else."""

import argparse
import importlib
import importlib.util
import logging
import os
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk.errors import KioskError, SettingsError
from kiosk.settings import LogSection, Settings, parse_settings

SETTINGS_FILE: Final = Path(__file__).resolve().with_name("kiosk.toml")
COMMANDS: Final = ("advise", "stay", "slip", "content", "printer", "keys", "desk", "demo")
"""Each is a module `ui/terminal/<name>.py` with `add_parser(subparsers)` and `run(…)`."""
OURS: Final = ("ui", "content", "printing", "kiosk")
"""The loggers that follow `log.level`; those of libraries say warnings and errors only."""
REFUSED: Final = 2
"""Exit code when the kiosk was asked something it cannot do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the kiosk, or do what a subcommand says; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    leave_no_core_dump()
    with importlib.import_module("ui.terminal.plain_output").plain_output():
        return _let_in(words)


def _let_in(words: Sequence[str]) -> int:
    door = door_parser()
    add_commands(door, words)
    try:
        chosen = door.parse_args(words)
        settings = read_settings(chosen.settings)
        if chosen.full_screen is not None:
            settings = settings.on_full_screen(full_screen=chosen.full_screen)
        if chosen.command is None:
            return open_kiosk(settings)
        command = importlib.import_module(f"ui.terminal.{chosen.command}")
        return int(command.run(chosen, settings))
    except KioskError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except PermissionError as error:
        named = error.filename or "A file"
        sys.stderr.write(f"{named}: {error.strerror}. Run this as the user of the kiosk.\n")
        return REFUSED
    except BrokenPipeError:
        # Whoever read has enough (`| head`); what is still in the buffer would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def door_parser() -> argparse.ArgumentParser:
    """Return the parser of what stands before a subcommand."""
    door = argparse.ArgumentParser(
        prog="main.py",
        description="Opens the registration kiosk. With a command: does that instead.",
        allow_abbrev=False,
    )
    door.add_argument(
        "--settings",
        type=Path,
        default=SETTINGS_FILE,
        metavar="FILE",
        help="settings file (default: kiosk.toml beside main.py)",
    )
    screen = door.add_mutually_exclusive_group()
    screen.add_argument(
        "--full-screen",
        action="store_true",
        default=None,
        help="fill the screen, whatever the settings say",
    )
    screen.add_argument(
        "--windowed",
        action="store_false",
        dest="full_screen",
        default=None,
        help="open a window of screen.width by screen.height",
    )
    door.set_defaults(command=None)
    return door


def add_commands(door: argparse.ArgumentParser, words: Sequence[str]) -> None:
    """
    Add the subcommands that these words need.

    The chosen one alone where one is chosen, none to open the kiosk, all for `--help` and for
    words that are no command: a command should not wait for what the others import.
    """
    before = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    before.add_argument("--settings", nargs="?")
    before.add_argument("--full-screen", action="store_true")
    before.add_argument("--windowed", action="store_true")
    rest = before.parse_known_args(words)[1]
    if not rest:
        return
    wanted = (rest[0],) if rest[0] in COMMANDS else COMMANDS
    subparsers = door.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in wanted:
        if importlib.util.find_spec(f"ui.terminal.{name}"):
            importlib.import_module(f"ui.terminal.{name}").add_parser(subparsers)


def read_settings(file: Path) -> Settings:
    """
    Read the settings file.

    Raises:
        SettingsError: It cannot be read, or it says something the kiosk cannot follow.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        reason = getattr(fault, "strerror", None) or "it is not UTF-8 text"
        message = f"{file}: the settings cannot be read ({reason}). Name another with --settings."
        raise SettingsError(message) from None
    base = file.resolve().parent
    return parse_settings(text, base, environment=os.environ, name=file.name)


def open_kiosk(settings: Settings) -> int:
    """Open the window; everything the kiosk writes is for its own user alone."""
    os.umask(0o077)
    start_log(settings.log)
    if settings.screen.full_screen and sys.stderr.isatty():
        sys.stderr.write("The kiosk fills the screen; its window does not close. Stop: Ctrl+C.\n")
    return int(importlib.import_module("ui.app").run(settings))


def leave_no_core_dump() -> None:
    """
    Keep the memory of a crash off the disk: a visit is in it, or what the desk opened, or a key.

    Children inherit that.

    A limit of 1 byte, not 0: too small for a file, and for a program that collects dumps
    (systemd-coredump, apport), which Linux calls whatever the limit, 1 alone means none.
    """
    allowed = resource.getrlimit(resource.RLIMIT_CORE)[1]
    most = 0 if allowed == 0 else 1
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


def start_log(log: LogSection) -> None:
    """
    Send the log where the settings say.

    `debug` and `info` are for our own packages alone. Libraries tell more than we would there:
    qasync logs the arguments of what runs in a thread (a whole slip), pyipp what a printer
    answers.

    Raises:
        SettingsError: The log file cannot be written.
    """
    shape = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    level = logging.getLevelNamesMapping()[log.level.upper()]
    try:
        logging.basicConfig(level=max(level, logging.WARNING), filename=log.file, format=shape)
    except OSError as fault:
        message = f"[log] file: {log.file} cannot be written ({fault.strerror})."
        raise SettingsError(message) from None
    for name in OURS:
        logging.getLogger(name).setLevel(level)


if __name__ == "__main__":
    sys.exit(main())
