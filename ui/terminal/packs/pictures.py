"""`content pictures`: the screens that a translator's sheet names, as files to look at."""

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from content.sentences import SOURCE_LANGUAGE
from ui.terminal.packs.preview import pack_folders
from ui.terminal.progress import tell

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `pictures` to the actions."""
    pictures = actions.add_parser(
        "pictures",
        help="draw the screens that a translator's sheet names",
        description="Draws every screen and the slip, as the pack is now, under the names in the "
        "column Screenshot of a translator's sheet. Opens no window; takes some seconds.",
        epilog="Example: python main.py content pictures content/packs/national --language pl "
        "--out pictures-pl. Exit codes: 0 drawn, 2 not drawn (no such pack or language).",
    )
    pictures.add_argument("pack", type=Path, metavar="PACK", help="folder of a national pack")
    pictures.add_argument(
        "overlay", type=Path, nargs="?", metavar="OVERLAY", help="folder of an overlay on it"
    )
    pictures.add_argument(
        "--language", default=SOURCE_LANGUAGE, metavar="TAG", help="in which language (default: nl)"
    )
    pictures.add_argument("--out", type=Path, required=True, metavar="DIR", help="where they go")
    pictures.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Draw them; returns the exit code.

    Raises:
        KioskError: No such pack or language, or the folder cannot be written.
    """
    folders = pack_folders(args.pack, args.overlay, settings)
    # Nobody looks at the windows, and a server has no screen.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.preview.pictures import draw_pictures  # noqa: PLC0415 - only here a window is wanted

    tell("Drawing every screen …")
    made: list[Path] = []
    draw_pictures(settings, folders, args.language, args.out, made.append)
    if args.json:
        print(json.dumps({"folder": str(args.out), "pictures": [str(each) for each in made]}))
        return 0
    print(f"{len(made)} pictures in {args.out}")
    return 0
