"""
`demo`: plays three whole visits through the real window and leaves what came of them.

For each visit a folder with a picture of every screen, the slip as PDF and PNG, and the
record's metadata; everything is in the folder of `--out`, also records and keys.
"""

import argparse
import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from kiosk.settings import Settings
    from ui.app import Kiosk

DOTS_PER_INCH = 110
PDF_TO_PNG_SECONDS = 30


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo` to the command line."""
    parser = subparsers.add_parser(
        "demo",
        help="play three whole visits and leave pictures, slips and records' metadata",
        description="Plays three visits through the real window (on a virtual screen with "
        "scripts/demo). Speech is off; nothing of your own data folder is touched.",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where it goes")
    parser.add_argument("--only", metavar="NAME", help="play one visit, by the start of its name")
    parser.add_argument("--size", default="1920x1080", help="window in pixels (default 1920x1080)")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Play, and name the folder; returns the exit code.

    Raises:
        KioskError: A visit got lost; the message says what was on the screen.
    """
    from ui.app import run as run_kiosk  # noqa: PLC0415 - only here a window is wanted

    out: Path = args.out.resolve()
    shutil.rmtree(out / "data", ignore_errors=True)

    async def play(kiosk: "Kiosk") -> int:
        return await _play_all(kiosk, out, args.only or "")

    code = run_kiosk(_for_demo(settings, out, args.size), play)
    print(f"The demo is in {out}")
    return code


def _for_demo(settings: "Settings", out: Path, size: str) -> "Settings":
    width, height = (int(side) for side in size.split("x"))
    changed: dict[str, dict[str, Any]] = {
        "screen": {"full_screen": False, "width": width, "height": height, "less_movement": True},
        "data": {"folder": out / "data"},
        "printer": {"kind": "folder", "folder": out / "data" / "slips"},
        "speech": {"engine": "none"},
    }
    return settings.model_copy(
        update={
            section: getattr(settings, section).model_copy(update=values)
            for section, values in changed.items()
        }
    )


async def _play_all(kiosk: "Kiosk", out: Path, only: str) -> int:
    from ui.demo.player import Player  # noqa: PLC0415 - needs Qt
    from ui.demo.visits import VISITS  # noqa: PLC0415 - needs Qt

    chosen = {name: visit for name, visit in VISITS.items() if name.startswith(only)}
    if not chosen:
        message = f"No visit starts with '{only}'. There are: {', '.join(VISITS)}."
        raise KioskError(message)
    for name, visit in chosen.items():
        folder = out / name
        shutil.rmtree(folder, ignore_errors=True)
        await visit(Player(kiosk, folder))
        _keep_what_came_of_it(kiosk, folder)
        kiosk.visitor.hideNow()
        print(f"{name}: played")
    return 0


def _keep_what_came_of_it(kiosk: "Kiosk", folder: Path) -> None:
    referral = kiosk.visitor.session.referral
    if referral is None:
        message = "The visit left no referral."
        raise KioskError(message)
    kept = kiosk.later.store().find(referral.code)
    if kept is None:
        message = "The referral is not in the records."
        raise KioskError(message)
    metadata = asdict(kept) | {"sealed": kept.sealed and f"{len(kept.sealed)} bytes"}
    text = json.dumps(metadata, indent=2, default=str, ensure_ascii=False)
    (folder / "record.json").write_text(text + "\n", encoding="utf-8")
    slip = folder / "slip.pdf"
    slip.write_bytes((kiosk.settings.printer.folder / f"{referral.code}.pdf").read_bytes())
    program = shutil.which("pdftoppm")
    if program:
        subprocess.run(  # noqa: S603 - a program of poppler-utils on a file of ours
            [program, "-r", str(DOTS_PER_INCH), "-png", str(slip), str(folder / "slip")],
            check=True,
            timeout=PDF_TO_PNG_SECONDS,
        )
