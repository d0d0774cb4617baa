"""`printer find|status|test|jobs`: set a printer up, look at it and at its jobs; no screen."""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.errors import SettingsError
from kiosk.ports import JobUpdate, Printer, PrinterStatus
from kiosk.print_job import GOOD_ENDS
from kiosk.referral import grouped
from kiosk.words import Words
from printing.sheet import SHEETS
from ui.terminal.machines import print_json

if TYPE_CHECKING:
    from kiosk.print_job import PrintJob
    from kiosk.settings import Settings

DUTCH = "nl"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `printer` and its actions to the command line."""
    printer = subparsers.add_parser(
        "printer",
        help="find printers, look at one and at its jobs, print a test page",
        description="Sets a printer up. ADDRESS is ipp://…, ipps://…, tcp://…, /dev/usb/lp0 or the "
        "name of a print queue; without it the printer of the settings is meant. Exit codes: 0 "
        "done, 1 the printer cannot print now, or paper was not confirmed, 2 not done.",
    )
    actions = printer.add_subparsers(dest="action", required=True, metavar="ACTION")
    find = actions.add_parser("find", help="list printers on the network, queues and USB")
    find.add_argument("--seconds", type=float, default=3.0, help="how long to listen (default: 3)")
    status = actions.add_parser("status", help="tell how a printer is, and what to do")
    test = actions.add_parser(
        "test", help="print a test page: ruler, QR codes, greys, letters of 21 languages"
    )
    for action in (status, test):
        action.add_argument(
            "address", nargs="?", metavar="ADDRESS", help="default: the printer of the settings"
        )
        action.add_argument(
            "--paper", choices=tuple(SHEETS), help="default: the paper of the settings"
        )
        action.add_argument("--fingerprint", metavar="SHA256", help="certificate to trust (ipps)")
    jobs = actions.add_parser("jobs", help="list the newest print jobs, and what became of them")
    jobs.add_argument("--most", type=int, default=20, help="how many at most (default: 20)")
    for action in (status, test, jobs):
        action.add_argument(
            "--language", default=DUTCH, metavar="TAG", help="of what staff read (default: nl)"
        )
    for action in (find, status, test, jobs):
        action.add_argument("--json", action="store_true", help="one JSON object, for machines")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Do the action; returns the exit code.

    Raises:
        KioskError: The address or the network does not serve; says what to do.
    """
    if args.action == "find":
        return _find(args)
    words = staff_words(settings, args.language)
    if args.action == "jobs":
        return _jobs(args, settings, words)
    printer, address = _chosen(args, settings)
    if args.action == "status":
        return _status(args, printer, address, words)
    return _test(args, printer, address, words)


def _find(args: argparse.Namespace) -> int:
    from printing.discovery import find_printers  # noqa: PLC0415 - other actions need no network

    if not args.json:
        sys.stderr.write(f"Listening for {args.seconds:g} seconds …\n")
    found = asyncio.run(find_printers(args.seconds))
    if args.json:
        print_json({"printers": [asdict(one) for one in found]}, indent=2)
        return 0
    for one in found:
        print(f"{one.name}" + (f" ({one.model})" if one.model else ""))
        # A JSON string is one of TOML too: no name on the network can end it.
        print(f'  kind = "{one.kind}"\n  address = {json.dumps(one.address, ensure_ascii=False)}')
        if one.note:
            print(f"  {one.note}")
    if not found:
        print(
            "No printer was found. Is it on, and on the same network? Its menu shows its address."
        )
    return 0


def _status(args: argparse.Namespace, printer: Printer, address: str, words: Words) -> int:
    from printing.certificates import fingerprint_of  # noqa: PLC0415 - as above

    status = asyncio.run(printer.status())
    shown = ""
    if address.startswith("ipps://"):
        shown = asyncio.run(fingerprint_of(address, seconds=5))
    if args.json:
        told = asdict(status) | {"confirms": printer.confirms, "paper": printer.paper}
        lines = _staff(", ".join(status.reasons + status.notes), words)
        print_json(told | {"staff": lines, "fingerprint": shown}, indent=2)
    else:
        _print_status(status, printer, shown, words)
    return 1 if status.reasons else 0


def _print_status(status: PrinterStatus, printer: Printer, shown: str, words: Words) -> None:
    print(f"{status.name}: " + (", ".join(status.reasons) or "ready"))
    for line in _staff(", ".join(status.reasons + status.notes), words):
        print(f"  {line['said']} {line['do']}")
    levels = [(one.name, one.percent) for one in status.supplies]
    rows = [
        ("can confirm", printer.confirms),
        ("paper of the kiosk", printer.paper),
        ("paper loaded", ", ".join(status.loaded)),
        *status.facts,
        *((name, "?" if level is None else f"{level} %") for name, level in levels),
        ("fingerprint", shown),
    ]
    for name, value in rows:
        if value:
            print(f"  {name}: {value}")
    if shown:
        print("  Compare the fingerprint with the printer's own menu, then write it in kiosk.toml.")


def _test(args: argparse.Namespace, printer: Printer, address: str, words: Words) -> int:
    from printing.printer_page import printer_page  # noqa: PLC0415 - as above

    page = printer_page(printer.paper, address)
    updates = asyncio.run(_printed(printer, page, words, quiet=args.json))
    if args.json:
        print_json({"updates": [asdict(update) for update in updates]}, indent=2)
    return 0 if updates[-1].state in GOOD_ENDS else 1


async def _printed(printer: Printer, page: bytes, words: Words, *, quiet: bool) -> list[JobUpdate]:
    updates = []
    async for update in printer.print_pdf(page, "test-page"):
        updates.append(update)
        if not quiet:
            told(update, words)
    return updates


def told(update: JobUpdate, words: Words) -> None:
    """Print what a printer says about a job, and what to do."""
    print(f"{update.state}: {update.reason}" if update.reason else update.state, flush=True)
    for line in _staff(update.reason, words):
        print(f"  {line['said']} {line['do']}")
    if update.state == "unknown":
        print("  Nobody confirmed the paper: look at the printer.")


def _jobs(args: argparse.Namespace, settings: "Settings", words: Words) -> int:
    """List the newest print jobs of this kiosk; 1 where one of them brought no paper."""
    from kiosk.records.sqlite_opening import records_file  # noqa: PLC0415 - only jobs need records
    from kiosk.records.sqlite_store import SqliteRecordStore  # noqa: PLC0415 - as above

    file = records_file(settings.data.folder)
    jobs = []
    if file.exists():
        with SqliteRecordStore(file) as store:
            jobs = store.jobs.recent_jobs(args.most)
    if args.json:
        print_json({"jobs": [_as_json(job, words) for job in jobs]}, indent=2)
    for job in () if args.json else jobs:
        when = job.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        kept = "kept for the desk" if job.sealed else ""
        print("  ".join(filter(None, (when, grouped(job.code), job.state, job.printer, kept))))
        for line in _staff(job.reason, words):
            print(f"  {line['said']} {line['do']}")
    if not jobs and not args.json:
        print("No print job is known: none was made, or their time is over.")
    return 1 if any(job.state in {"failed", "unknown"} for job in jobs) else 0


def _as_json(job: "PrintJob", words: Words) -> dict[str, Any]:
    return {
        "code": job.code,
        "printer": job.printer,
        "state": job.state,
        "reason": job.reason,
        "staff": _staff(job.reason, words),
        "made_at": job.made_at.isoformat(),
        "changed_at": job.changed_at.isoformat(),
        "kept_until": job.keep_until.isoformat() if job.sealed else None,
    }


def _chosen(args: argparse.Namespace, settings: "Settings") -> tuple[Printer, str]:
    """
    Return the printer that is meant, and how it is called.

    Raises:
        SettingsError: A folder cannot be looked at or tested as a printer.
    """
    from printing.printers import chosen_printer, kind_of  # noqa: PLC0415 - as above

    if args.address and kind_of(args.address) == "folder":
        message = (
            f'"{args.address}" is no printer. Write ipp://…, tcp://…, /dev/usb/lp0 or the name of '
            "a queue; main.py printer find lists them."
        )
        raise SettingsError(message)
    return chosen_printer(
        settings.printer, args.address or "", args.paper or "", args.fingerprint or ""
    )


def _staff(reason: str, words: Words) -> list[dict[str, str]]:
    from printing.reasons import staff_lines  # noqa: PLC0415 - as above

    return [asdict(line) for line in staff_lines(reason, words)]


def staff_words(settings: "Settings", language: str) -> Words:
    """Return the words for staff of the packs that kiosk.toml names: they are always there."""
    from ui.packs import SettingsPacks, catalogue_cache, read_content  # noqa: PLC0415 - find needs no words

    named = SettingsPacks(settings.content).current()
    return read_content(named, catalogue_cache(settings)).catalogues.get(language)
