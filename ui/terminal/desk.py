"""`desk open|print CODE --key FILE`: opens a referral for the clerk; prints its slip again."""

import argparse
import asyncio
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import RecordError, SettingsError
from kiosk.kept_slips import open_slip
from kiosk.print_job import GOOD_ENDS
from kiosk.receiving import receive_referral
from kiosk.records.clock import SystemClock
from kiosk.records.desk_keys import load_private_key
from kiosk.records.desk_printing import desk_prints
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.referral import grouped
from ui.terminal.machines import print_json

if TYPE_CHECKING:
    from kiosk.print_job import PrintJob
    from kiosk.settings import Settings
    from kiosk.slip import Slip


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `desk` and its actions to the command line."""
    desk = subparsers.add_parser("desk", help="open a referral at the desk, print its slip again")
    actions = desk.add_subparsers(dest="action", required=True, metavar="ACTION")
    opening = actions.add_parser(
        "open",
        help="print what a visitor left, and mark the referral received",
        description="Prints one JSON object, with the field names of BRP categories 16 and 17; "
        "null where the visitor left nothing.",
    )
    printing = actions.add_parser(
        "print",
        help="print the slip of a visitor who got no paper",
        description="Opens the slip that the kiosk kept, sealed, because no printer confirmed it, "
        "and prints it on the printer of the settings or on another one. Exit codes: 0 printed "
        "or saved, 1 not confirmed, 2 not done.",
    )
    printing.add_argument(
        "--printer",
        metavar="ADDRESS",
        help="another printer: ipp://…, tcp://…, /dev/usb/lp0, a queue's name, or a folder",
    )
    printing.add_argument("--paper", help="a4, a6, receipt80 or receipt58 (default: as set)")
    for action in (opening, printing):
        action.add_argument("code", metavar="CODE", help="as on the paper or the screen")
        action.add_argument(
            "--key", type=Path, required=True, metavar="FILE", help="the desk's private key"
        )
        action.add_argument(
            "--data",
            type=Path,
            metavar="FOLDER",
            help="the kiosk's data folder, if not the usual one",
        )


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Do the action; returns the exit code.

    Raises:
        KioskError: The key, the code or the records do not serve; says which and what to do.
    """
    data: Path = args.data.expanduser() if args.data else settings.data.folder
    key = load_private_key(args.key.expanduser())
    file = records_file(data)
    if not file.exists():
        message = f"There are no records at {file}. Give the kiosk's data folder with --data."
        raise RecordError(message)
    with SqliteRecordStore(file) as store:
        if args.action == "print":
            slip, job = open_slip(args.code, key, store.jobs, SystemClock().now())
            with desk_prints(data):
                return asyncio.run(_printed(args, settings, store, slip, job))
        opened = receive_referral(args.code, key, store, SystemClock().now().date())
    print_json(opened, indent=2)
    return 0


async def _printed(
    args: argparse.Namespace,
    settings: "Settings",
    store: SqliteRecordStore,
    slip: "Slip",
    job: "PrintJob",
) -> int:
    """Print a slip again, and tell in Dutch what the printer says."""
    from printing.printers import chosen_printer  # noqa: PLC0415 - opening needs no printing
    from printing.slips import render_slip  # noqa: PLC0415 - as above
    from printing.spool import Spool  # noqa: PLC0415 - as above
    from ui.terminal.printer import staff_words, told  # noqa: PLC0415 - as above

    section, clock = settings.printer, SystemClock()
    printer, name = chosen_printer(section, args.printer or "", args.paper or "")
    if printer.confirms == "saved" and not args.printer:
        message = (
            "The kiosk's printer is a folder. Say with --printer where the desk prints, or "
            "which folder gets the PDF."
        )
        raise SettingsError(message)
    spool = Spool(
        name=name,
        printer=printer,
        jobs=store.jobs,
        store=store,
        renders=render_slip,
        clock=clock,
        # Another try does not keep the slip any longer than the first one would.
        keep_for=max(timedelta(0), job.keep_until - clock.now()),
    )
    words = staff_words(settings, "nl")
    print(f"{grouped(slip.code)} → {name}")
    state = ""
    async for update in spool.print_slip(slip, job.referral_id, job.sealed):
        told(update, words)
        state = update.state
    return 0 if state in GOOD_ENDS else 1
