"""`content status`: what this kiosk shows, since when, who signed it, what ends when."""

import argparse
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from content.loading import load_pack
from content.trust.journal import Entry
from content.trust.store import PackStore
from kiosk.dated import DatedNotice, notices
from kiosk.records.access_file import AccessFile
from kiosk.records.clock import SystemClock
from ui.packs import installed_packs

if TYPE_CHECKING:
    from kiosk.settings import Settings

SOON_DAYS = 60
"""So many days before something ends, the admin is told."""


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `status` to the actions."""
    status = actions.add_parser(
        "status",
        help="say what is active, how old it is, what ends when, who signed it",
        description="Says what new visits start on, and what the admin should see to. Exit code "
        "1 where something is overdue or the audit log was changed, 0 otherwise.",
    )
    status.add_argument("--json", action="store_true", help="say it for machines")
    status.add_argument("--log", action="store_true", help="print the whole audit log as well")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """Say it; returns the exit code."""
    store = installed_packs(settings)
    now = SystemClock().now()
    said = _status(store, settings, now)
    if args.json:
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for line in _lines(said):
            print(line)
        if args.log:
            for entry in store.journal.entries():
                print(_log_line(entry))
    return 1 if said["see_to"] else 0


def _status(store: PackStore, settings: "Settings", now: datetime) -> dict[str, Any]:
    active = store.active()
    entry = active.entry
    packs = entry.packs if entry else None
    dates = notices(load_pack(active.folders.national, active.folders.overlay), now.date())
    return {
        "active": packs.name if packs else "as delivered with the software",
        "national": str(active.folders.national),
        "overlay": str(active.folders.overlay) if active.folders.overlay else None,
        "since": entry.at.isoformat() if entry else None,
        "age_days": (now - entry.at).days if entry else None,
        "by": entry.by if entry else None,
        "origin": entry.origin if entry else None,
        "signed_by": list(entry.signed_by) if entry else [],
        "expires": dict(entry.expires) if entry else {},
        "source": settings.content.source or None,
        "kept": [
            {"number": each.number, "packs": each.packs.name} for each in store.kept() if each.packs
        ],
        "log_lines": len(store.journal.entries()),
        "admin_pin": AccessFile(settings.data.folder).is_set(),
        "dates": [_spoken(notice) for notice in dates],
        "see_to": [
            *_see_to(store, entry, now.date()),
            *(_spoken(notice) for notice in dates if notice.is_pressing),
        ],
    }


def _see_to(store: PackStore, entry: Entry | None, today: date) -> list[str]:
    """Return what an admin should see to, a sentence each."""
    found = []
    if not store.journal.is_sound():
        found.append(
            "The audit log was changed by hand. Lines after the change do not count; the next "
            "installation puts the changed log aside."
        )
    newest = next((each for each in reversed(store.journal.entries()) if each.packs), None)
    if newest and newest.what != "refused" and newest.packs and entry and newest != entry:
        found.append(f"{newest.packs.name} is damaged on the disk. Install it again.")
    for role, day in (entry.expires if entry else {}).items():
        left = (date.fromisoformat(day) - today).days
        if left < 0:
            found.append(
                f"The signature of '{role}' ended on {day}: the publisher must sign anew before "
                "newer packs can be taken."
            )
        elif left < SOON_DAYS:
            found.append(f"The signature of '{role}' ends on {day}, in {left} days.")
    return found


_MATTERS = {
    "ended": "ended on {day} and is not shown any more",
    "ends": "ends on {day} and is then not shown any more",
    "begins": "begins on {day}",
    "overdue": "was to be compared with its source by {day}",
    "due": "is to be compared with its source by {day}",
}


_HIDES = {
    "overdue": ", and is not shown any more",
    "due": "; after that day it is not shown",
}
"""What more there is to say of a waiting time: an old one would be taken for the wait of now."""


def _spoken(notice: DatedNotice) -> str:
    hides = _HIDES.get(notice.matter, "") if notice.part == "waiting" else ""
    return f"{notice.name} {_MATTERS[notice.matter].format(day=notice.day)}{hides}"


def _lines(said: dict[str, Any]) -> list[str]:
    lines = [f"active:    {said['active']}"]
    if said["since"]:
        lines += [
            f"since:     {said['since'][:16].replace('T', ' ')} ({said['age_days']} days), "
            f"by {said['by']}" + (f" from {said['origin']}" if said["origin"] else ""),
            f"signed by: {', '.join(said['signed_by']) or 'nobody'}",
        ]
        lines += [f"ends:      {role} on {day}" for role, day in said["expires"].items()]
    lines.append(f"news from: {said['source'] or 'nobody; install from a stick or set a source'}")
    lines += [f"kept:      {each['number']}  {each['packs']}" for each in said["kept"]]
    lines.append(f"log:       {said['log_lines']} lines")
    lines.append(f"admin PIN: {'set' if said['admin_pin'] else 'not set'}")
    lines += [f"date:      {each}" for each in said["dates"]]
    lines += [f"see to:    {each}" for each in said["see_to"]]
    return lines


def _log_line(entry: Entry) -> str:
    packs = entry.packs.name if entry.packs else "as delivered"
    reason = f": {entry.reason.splitlines()[0]}" if entry.reason else ""
    when = f"{entry.number:>5}  {entry.at:%Y-%m-%d %H:%M}"
    return f"{when}  {entry.what:<11} {packs} ({entry.by}){reason}"
