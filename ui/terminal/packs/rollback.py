"""`content rollback [NUMBER]`: makes content active again that was active before."""

import argparse
from typing import TYPE_CHECKING

from content.trust.installing import ADMIN, roll_back
from content.trust.store import AS_DELIVERED
from kiosk.records.clock import SystemClock
from ui.packs import installed_packs
from ui.terminal.packs.admin import add_pin_file, ask_admin

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `rollback` to the actions."""
    rollback = actions.add_parser(
        "rollback",
        help="go back to content that was active before (asks the admin's PIN)",
        description="Without NUMBER: says what one can go back to. With it: makes that content "
        "active. A visit that runs ends on the content it began with. The kiosk does not take "
        "again by itself what was left like this; 'content install' does.",
    )
    rollback.add_argument("number", type=int, nargs="?", metavar="NUMBER", help="0: as delivered")
    add_pin_file(rollback)


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Go back, or say what one can go back to; returns the exit code.

    Raises:
        AccessError: It is not the admin.
        InstallError: The number is not kept.
    """
    store = installed_packs(settings)
    if args.number is None:
        active = store.active().entry
        for entry in store.kept():
            mark = "*" if active and entry.packs == active.packs else " "
            name = entry.packs.name if entry.packs else ""
            print(f"{mark} {entry.number:>4}  {entry.at:%Y-%m-%d %H:%M}  {name}")
        mark = "*" if active is None or active.packs is None else " "
        print(f"{mark} {AS_DELIVERED:>4}  as delivered with the software")
        return 0
    ask_admin(settings, args.pin_file)
    entry = roll_back(store, args.number, by=ADMIN, now=SystemClock().now())
    name = entry.packs.name if entry.packs else "what came with the software"
    print(f"New visits start on {name}. (Line {entry.number} of the log.)")
    return 0
