"""`content new`: the beginning of an overlay or of a national pack, which loads at once."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from content.authoring.beginning import Municipality, new_national, new_overlay

if TYPE_CHECKING:
    from kiosk.settings import Settings

EXAMPLES = {
    "overlay": 'Example: python main.py content new overlay --municipality "Modelstad" --out '
    "content/packs/modelstad --languages nl,en,pl.",
    "pack": "Example: python main.py content new pack --out content/packs/our-nation.",
}
CODES = "Exit codes: 0 written, 2 not written (the folder is there, a name that cannot be)."


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `content new` to the command line."""
    parser = actions.add_parser(
        "new",
        help="begin an overlay for a municipality, or a national pack",
        description="Writes a folder of files with notes for editors. It loads at once, and is "
        "changed from there. Nothing is ever overwritten.",
        epilog=f"{EXAMPLES['overlay']} {CODES}",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    overlay = kinds.add_parser(
        "overlay",
        help="a municipality's own desks, helpers, colours and languages",
        description="Writes overlay.yaml, desks.yaml with one city office, organisations.yaml "
        "and text/*.po. The address and phone number are examples that no visitor sees.",
        epilog=f"{EXAMPLES['overlay']} {CODES}",
    )
    overlay.add_argument("--municipality", required=True, metavar="NAME", help="as people write it")
    overlay.add_argument(
        "--languages",
        metavar="TAGS",
        help="of the national pack, with commas (nl,en,pl); default: all of them. nl is always in",
    )
    pack = kinds.add_parser(
        "pack",
        help="a national pack of your own, as a copy of the one there is",
        description="Copies the national pack: every screen has its sentences there, so that "
        "anything smaller would not load. Change it piece by piece; it is proven all along.",
        epilog=f"{EXAMPLES['pack']} {CODES}",
    )
    for kind in (overlay, pack):
        kind.add_argument(
            "--out", type=Path, required=True, metavar="FOLDER", help="a folder that is not there"
        )
        kind.add_argument(
            "--national",
            type=Path,
            metavar="FOLDER",
            help="the national pack to build on or to copy (default: the one of the settings)",
        )
        kind.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Write the beginning of a pack; returns the exit code.

    Raises:
        KioskError: A name or language that cannot be, a folder that is there, a faulty pack.
    """
    national = args.national or settings.content.national
    if args.kind == "overlay":
        municipality = Municipality.named(args.municipality)
        tags = [tag.strip() for tag in (args.languages or "").split(",") if tag.strip()]
        files = new_overlay(
            args.out, national, municipality, tags, datetime.now().astimezone().date()
        )
        check = f"python main.py content check {national} {args.out}"
    else:
        files = new_national(args.out, national)
        check = f"python main.py content check {args.out}"
    if args.json:
        print(json.dumps({"folder": str(args.out), "files": files}))
        return 0
    print(f"Written to {args.out}:")
    print(*(f"  {name}" for name in files), sep="\n")
    print(f"It loads as it is. After each change: {check}")
    return 0
