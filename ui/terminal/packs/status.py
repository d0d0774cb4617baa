"""`content status`: what this kiosk shows, since when, who signed it, what ends when."""

import argparse
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from content.loading import load_pack
from content.trust.asking import last_asked
from content.trust.journal import Entry
from content.trust.store import PackStore
from content.trust.terms import terms_seen
from content.trust.trust_errors import TrustError
from kiosk.dated import DatedNotice, notices
from kiosk.errors import PackError
from kiosk.records.access_file import AccessFile
from kiosk.records.clock import SystemClock
from ui.packs import SettingsPacks, installed_packs
from ui.terminal.machines import print_json
from ui.terminal.packs.status_words import log_line, notice_in_words, status_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.settings import Settings

SOON_DAYS = 60
"""So many days before something ends, the admin is told."""
LONGEST_SILENCE = timedelta(days=7)
"""So long a source may not answer before the admin is told."""
SOMETHING_TO_SEE_TO = 1


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `status` to the actions."""
    status = actions.add_parser(
        "status",
        help="say what is active, how old it is, what ends when, who signed it",
        description="Says what new visits start on, who signed it, when newer packs were last "
        "asked for, what one can go back to, and what the admin should see to.",
        epilog="Example: python main.py content status --log. Exit codes: 0 nothing to see to, 1 "
        "something to see to (a timer can watch that), 2 the settings cannot be read.",
    )
    status.add_argument("--json", action="store_true", help="say it for machines")
    status.add_argument("--log", action="store_true", help="print the whole audit log as well")
    status.add_argument("--dates", action="store_true", help="name all that is to be compared")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """Say it; returns the exit code."""
    store = installed_packs(settings)
    said = status_of(store, settings, SystemClock().now())
    if args.json:
        print_json(said, indent=2)
    else:
        for line in status_lines(said, all_dates=args.dates):
            print(line)
        if args.log:
            print("\nAudit log")
            for entry in store.lines():
                print(log_line(entry))
    return SOMETHING_TO_SEE_TO if said["see_to"] else 0


def status_of(store: PackStore, settings: "Settings", now: datetime) -> dict[str, Any]:
    """Return all that there is to say, for machines and for people."""
    active = store.active()
    entry = active.entry
    packs = entry.packs if entry else None
    see_to: list[str] = []
    version = ""
    dates: Sequence[DatedNotice] = ()
    try:
        pack = load_pack(active.folders.national, active.folders.overlay)
        version, dates = pack.version, notices(pack, now.date())
    except PackError as error:
        see_to.append(_refused(store, settings, error))
    lines = _good_lines(store, see_to)
    terms = _terms(store, settings, entry, see_to)
    asked = last_asked(store.folder)
    see_to += _log_and_packs(store, entry, lines, now)
    see_to += _signatures(terms, now.date())
    if settings.content.source and asked and now - (asked.heard or asked.at) > LONGEST_SILENCE:
        heard = f"since {asked.heard:%Y-%m-%d}" if asked.heard else "ever"
        see_to.append(f"{settings.content.source} gave no sound packs {heard}: {asked.said}")
    return {
        "active": packs.name if packs else None,
        "version": version,
        "national": str(active.folders.national),
        "overlay": str(active.folders.overlay) if active.folders.overlay else None,
        "since": entry.at.isoformat() if entry else None,
        "age_days": (now - entry.at).days if entry else None,
        "what": entry.what if entry else None,
        "by": entry.by if entry else None,
        "origin": entry.origin if entry else None,
        "signed_by": list(entry.signed_by) if entry else [],
        "expires": terms,
        "source": settings.content.source or None,
        "check_minutes": settings.content.check_minutes,
        "asked": asked.at.isoformat() if asked else None,
        "asked_where": asked.source if asked else None,
        "answer": asked.said if asked else None,
        "heard": asked.heard.isoformat() if asked and asked.heard else None,
        "kept": _kept(store, lines),
        "log_lines": len(lines),
        "log_head": lines[-1].chain if lines else None,
        "admin_pin": AccessFile(settings.data.folder).is_set(),
        "dates": [notice_in_words(notice) for notice in dates],
        "see_to": see_to + [notice_in_words(notice) for notice in dates if notice.is_pressing],
    }


def _refused(store: PackStore, settings: "Settings", error: PackError) -> str:
    """Say that the active content is not what is shown, and what is (`ui.packs.first_content`)."""
    first = (str(error).splitlines() or [""])[0]
    if store.active().folders == SettingsPacks(settings.content).current():
        return f"The content of kiosk.toml has faults, so the kiosk does not start: {first}"
    return (
        "This version of the software refuses the active content, so the kiosk shows that of "
        f"kiosk.toml. Install newer packs, or go back: content rollback. {first}"
    )


def _good_lines(store: PackStore, see_to: list[str]) -> list[Entry]:
    try:
        return store.lines()
    except PackError as error:
        see_to.append(str(error))
        return []


def _is_sound(store: PackStore) -> bool:
    """Whether nobody changed the log; one that cannot be read is told elsewhere."""
    try:
        return store.is_sound()
    except PackError:
        return True


def _terms(
    store: PackStore, settings: "Settings", entry: Entry | None, see_to: list[str]
) -> dict[str, str]:
    """Return until when what was seen last is signed; else what the log said at the time."""
    seen: dict[str, str] = {}
    try:
        seen = dict(terms_seen(store.folder / "tuf", settings.content.municipality))
    except TrustError as error:
        see_to.append(str(error))
    return seen or (dict(entry.expires) if entry else {})


def _kept(store: PackStore, lines: list[Entry]) -> list[dict[str, object]]:
    kept = store.kept() if lines else []
    return [{"number": each.number, "packs": each.packs.name} for each in kept if each.packs]


def _log_and_packs(
    store: PackStore, entry: Entry | None, lines: list[Entry], now: datetime
) -> list[str]:
    found = []
    if not _is_sound(store):
        found.append(
            "Somebody changed the audit log: lines are missing or were changed, and those behind "
            "them do not count. The next installation puts the changed log aside and goes on."
        )
    found += [
        f"A changed audit log was put aside as {file}. See what happened, then move it away."
        for file in store.journal.set_aside()
    ]
    damaged = store.damaged() if lines else None
    if damaged is not None:
        found.append(f"{damaged.name} is damaged on the disk. Install it again: content install")
    if entry is not None and entry.at - now > timedelta(days=1):
        found.append(
            f"The active content came on {entry.at:%Y-%m-%d}, but this machine's clock says "
            f"{now:%Y-%m-%d}. Set the clock: with a wrong one no term can be checked."
        )
    return found


def _signatures(terms: dict[str, str], today: date) -> list[str]:
    found = []
    for role, day in terms.items():
        left = (date.fromisoformat(day) - today).days
        if left < 0:
            found.append(
                f"The signature of '{role}' ended on {day}: what is shown stays, but nothing newer "
                "can be taken until the publisher has signed anew. Tell the publisher."
            )
        elif left < SOON_DAYS:
            found.append(
                f"The signature of '{role}' ends on {day}, in {left} days. Newer packs bring a "
                "new one; if none come, tell the publisher."
            )
    return found
