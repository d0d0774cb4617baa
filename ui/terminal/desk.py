"""`desk open CODE --key FILE [--data FOLDER]`: opens a referral for the clerk, as JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import RecordError
from kiosk.receiving import receive_referral
from kiosk.records.clock import SystemClock
from kiosk.records.desk_keys import load_private_key
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `desk` to the command line."""
    desk = subparsers.add_parser("desk", help="open a referral at the desk")
    actions = desk.add_subparsers(dest="action", required=True, metavar="ACTION")
    opening = actions.add_parser(
        "open",
        help="print what a visitor left, and mark the referral received",
        description="Prints one JSON object, with the field names of BRP categories 16 and 17; "
        "null where the visitor left nothing.",
    )
    opening.add_argument("code", metavar="CODE", help="as on the paper; dashes may be left out")
    opening.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="the desk's private key"
    )
    opening.add_argument(
        "--data", type=Path, metavar="FOLDER", help="the kiosk's data folder, if not the usual one"
    )


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Open a referral and print it; returns the exit code.

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
        opened = receive_referral(args.code, key, store, SystemClock().now().date())
    # A terminal that cannot write Polish or Arabic gets JSON's own escapes, never an error.
    writes_all = sys.stdout.encoding.lower().startswith("utf")
    print(json.dumps(opened, ensure_ascii=not writes_all, indent=2))
    return 0
