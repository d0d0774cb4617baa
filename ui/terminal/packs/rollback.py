"""`content rollback [NUMBER]`: makes content active again that was active before."""

import argparse
import json
from typing import TYPE_CHECKING

from content.trust.installing import ADMIN, roll_back
from content.trust.store import AS_DELIVERED, PackStore
from kiosk.records.clock import SystemClock
from ui.packs import installed_packs
from ui.terminal.packs.admin import add_pin_file, ask_admin
from ui.terminal.packs.status_words import DELIVERED
from ui.terminal.progress import tell

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
        epilog="Example: python main.py content rollback 3. Exit codes: 0 done, 2 not done (the "
        "PIN is wrong, or the content is not kept).",
    )
    rollback.add_argument("number", type=int, nargs="?", metavar="NUMBER", help="0: as delivered")
    add_pin_file(rollback)
    rollback.add_argument("--json", action="store_true", help="say it for machines")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Go back, or say what one can go back to; returns the exit code.

    Raises:
        AccessError: It is not the admin.
        InstallError: The number is not kept, or this software refuses the packs.
    """
    store = installed_packs(settings)
    if args.number is None:
        return _kept(store, as_json=args.json)
    ask_admin(settings, args.pin_file)
    tell("Proving the packs …")
    now = SystemClock().now()
    entry = roll_back(store, args.number, by=ADMIN, now=now)
    name = entry.packs.name if entry.packs else DELIVERED
    today = now.date().isoformat()
    ended = {role: day for role, day in entry.expires.items() if day < today}
    if args.json:
        print(json.dumps({"active": name, "line": entry.number, "ended": ended}))
        return 0
    print(f"New visits start on {name}. (Line {entry.number} of the log.)")
    for role, day in ended.items():
        print(f"Mind: the signature of '{role}' on it ended on {day}. It held when it came.")
    return 0


def _kept(store: PackStore, *, as_json: bool) -> int:
    active = store.active().entry
    packs = active.packs if active else None
    sets = [
        {
            "number": entry.number,
            "at": entry.at.isoformat(timespec="minutes"),
            "packs": entry.packs.name if entry.packs else DELIVERED,
            "active": entry.packs == packs,
        }
        for entry in store.kept()
    ]
    sets.append({"number": AS_DELIVERED, "at": None, "packs": DELIVERED, "active": packs is None})
    if as_json:
        print(json.dumps({"kept": sets}))
        return 0
    for each in sets:
        mark, at = "*" if each["active"] else " ", str(each["at"] or "")[:16].replace("T", " ")
        print(f"{mark} {each['number']:>4}  {at:<16}  {each['packs']}")
    return 0
