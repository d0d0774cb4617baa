"""
`stay`: the four-month test without a screen, dates in and nights out.

With `--json` the object is a contract (VOCABULARY.md): `nights`, `of`, `stay`.
"""

import argparse
import json
import re
from datetime import date
from typing import TYPE_CHECKING

from content.loading import load_pack
from kiosk.stay import Absence, StayPlan, count_nights
from ui.packs import installed_packs

if TYPE_CHECKING:
    from kiosk.settings import Settings

YEARS = range(2000, 2101)
"""Years in which a stay is planned; anything else is a slip of the finger."""

IN_WORDS = {
    "under": "less than two thirds: a short stay",
    "about": "on the line of two thirds: the officer decides",
    "over": "more than two thirds: a resident",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `stay` to the command line."""
    parser = subparsers.add_parser(
        "stay",
        help="count nights in the Netherlands against the four-month test",
        description="Counts the nights in the half year from arrival. Dates as 2027-03-01; the "
        "first and the last night of a stay or a time away are included.",
    )
    parser.add_argument("--arrive", type=_day, required=True, metavar="DATE", help="first night")
    parser.add_argument("--leave", type=_day, metavar="DATE", help="last night (none: stays on)")
    parser.add_argument(
        "--away",
        type=_day,
        nargs=2,
        action="append",
        default=[],
        metavar=("FROM", "TO"),
        help="nights away from the Netherlands; repeat it for each time away",
    )
    parser.add_argument("--weeks-on", type=int, default=1, metavar="N", help="weeks here")
    parser.add_argument("--weeks-off", type=int, default=0, metavar="M", help="then weeks away")
    parser.add_argument(
        "--nights-per-week", type=int, default=7, metavar="N", help="nights here in a week on"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Print the count of a plan; returns the exit code.

    Raises:
        StayPlanError: The dates or weeks contradict each other.
        PackError: The content is refused.
    """
    plan = StayPlan(
        arrive=args.arrive,
        leave=args.leave,
        away=tuple(Absence(first, last) for first, last in args.away),
        weeks_on=args.weeks_on,
        weeks_off=args.weeks_off,
        nights_per_week=args.nights_per_week,
    )
    folders = installed_packs(settings).current()
    pack = load_pack(folders.national, folders.overlay)
    count = count_nights(plan, pack.four_months)
    if args.json:
        print(json.dumps({"nights": count.nights, "of": count.of, "stay": count.stay}))
    else:
        print(f"{count.nights} of {count.of} nights, {IN_WORDS[count.stay]} ({count.stay})")
    return 0


def _day(written: str) -> date:
    # date.fromisoformat alone would take 20270301 and 2027-W09-1 as well.
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        try:
            day = date.fromisoformat(written)
        except ValueError:
            pass
        else:
            if day.year in YEARS:
                return day
    message = f"'{written}' is no day between {YEARS[0]} and {YEARS[-1]}; write it as 2027-03-01"
    raise argparse.ArgumentTypeError(message)
