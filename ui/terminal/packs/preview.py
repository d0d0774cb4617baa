"""`content preview`: a pack as visitors meet it, before it is built, and what to mend in it."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import PackError
from ui.terminal.machines import print_json

if TYPE_CHECKING:
    from content.draft import Draft
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `preview` to the actions."""
    preview = actions.add_parser(
        "preview",
        help="open the kiosk on a pack that is being written, with a strip for its editor",
        description="Opens the kiosk in a window, with a strip beside it: go to any question or "
        "outcome, read the Dutch beside the translation with file and line, go to the next text "
        "that needs a translator, change language and size, mirror the layout, see what is wrong. "
        "Save a file, and it is there. Nothing is kept and nothing is printed.",
        epilog="Example: python main.py content preview content/packs/national "
        "content/packs/amsterdam. Exit codes: 0 its window was closed, 2 there is no such folder.",
    )
    preview.add_argument("pack", type=Path, metavar="PACK", help="folder of a national pack")
    preview.add_argument(
        "overlay",
        type=Path,
        nargs="?",
        metavar="OVERLAY",
        help="folder of an overlay on it (with PACK an overlay: the national pack of kiosk.toml)",
    )
    preview.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object a line each time the pack is read: at the start, after a save",
    )


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Show the pack until its window is closed; returns the exit code.

    Raises:
        PackError: There is no such folder.
    """
    folders = pack_folders(args.pack, args.overlay, settings)
    from ui.preview.running import run_preview  # noqa: PLC0415 - only here a window is wanted

    return run_preview(settings, folders, tell=say_for_machines if args.json else None)


def say_for_machines(draft: "Draft") -> None:
    """Print what was read: which version is on the screen, and what is wrong in the files."""
    print_json(
        {
            "folders": [str(folder) for folder in draft.folders],
            "shown": draft.pack.version if draft.pack else None,
            "findings": [asdict(finding) for finding in draft.findings],
        }
    )


def pack_folders(pack: Path, overlay: Path | None, settings: "Settings") -> list[Path]:
    """
    Return the folders to show: national, then the overlay.

    Raises:
        PackError: One of them is not a folder of a pack.
    """
    named = [pack] if overlay is None else [pack, overlay]
    if overlay is None and (pack / "overlay.yaml").is_file():
        named = [settings.content.national, pack]
    for folder in named:
        if not folder.is_dir():
            message = f"{folder} is not a folder. Name one such as content/packs/national."
            raise PackError(message)
    if (named[0] / "overlay.yaml").is_file():
        message = f"{named[0]} is an overlay. Name the national pack first, then the overlay."
        raise PackError(message)
    return [folder.resolve() for folder in named]
