"""`content …`: packs for those who write, publish and install them; an action a file."""

import argparse
import importlib
import importlib.util
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.settings import Settings

ACTIONS: Final = (
    "new",
    "check",
    "preview",
    "pictures",
    "diff",
    "translate",
    "schema",
    "build",
    "key",
    "sign",
    "publish",
    "install",
    "status",
    "rollback",
    "admin",
)
"""Each is a module `ui/terminal/packs/<name>.py` with `add_parser(actions)` and `run(…)`."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `content` and its actions to the command line."""
    content = subparsers.add_parser(
        "content",
        help="write, check, publish and install content packs",
        description="Packs for editors (new, check, preview, pictures, diff, "
        "translate, schema), for those "
        "who publish them (build, key, sign, publish) and for the admin of a kiosk (install, "
        "status, rollback, admin). Exit codes: 0 done, 1 the pack has faults, 2 not done.",
    )
    actions = content.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name in ACTIONS:
        if importlib.util.find_spec(f"ui.terminal.packs.{name}"):
            importlib.import_module(f"ui.terminal.packs.{name}").add_parser(actions)


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """Do the action; returns the exit code."""
    action = importlib.import_module(f"ui.terminal.packs.{args.action}")
    return int(action.run(args, settings))
