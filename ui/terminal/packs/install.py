"""`content install [SOURCE]`: takes newer packs from a web address or a stick."""

import argparse
import json
from typing import TYPE_CHECKING

from content.trust.installing import ADMIN, AUTOMATIC
from content.trust.trust_errors import TrustError
from content.trust.updating import read_root, update
from kiosk.records.clock import SystemClock
from ui.packs import installed_packs
from ui.terminal.packs.status_words import DELIVERED
from ui.terminal.progress import tell

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `install` to the actions."""
    install = actions.add_parser(
        "install",
        help="take newer packs from where they are published, or from a stick",
        description="Fetches what SOURCE offers, checks who signed it, proves it, and makes it "
        "active for new visits; a visit that runs ends on the content it began with. Whatever is "
        "not as it must be is refused, and the kiosk goes on with what it has.",
        epilog="Example: python main.py content install /media/kiosk/PACKS. Exit codes: 0 "
        "installed, or nothing new; 2 refused or not reached, and nothing was changed.",
    )
    install.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="https://… or a folder (default: [content] source of kiosk.toml)",
    )
    install.add_argument(
        "--automatic",
        action="store_true",
        help="as the kiosk does by itself: not again what an admin went back from",
    )
    install.add_argument("--json", action="store_true", help="say it for machines")


def run(args: argparse.Namespace, settings: "Settings") -> int:
    """
    Install; returns the exit code.

    Raises:
        TrustError: The source is not as it must be, or cannot be reached.
        InstallError: The packs have faults.
    """
    source = args.source or settings.content.source
    if not source:
        message = "Name a source: content install FOLDER, or [content] source in kiosk.toml."
        raise TrustError(message, "missing")
    store = installed_packs(settings)
    entry = update(
        store,
        source,
        municipality=settings.content.municipality,
        root=read_root(settings.content.root),
        by=AUTOMATIC if args.automatic else ADMIN,
        now=SystemClock().now,
        tell=tell,
    )
    active = store.active().entry
    name = active.packs.name if active and active.packs else DELIVERED
    if args.json:
        said = {"installed": entry is not None, "active": name}
        signed_by = list(active.signed_by) if active else []
        print(json.dumps({**said, "line": active.number if active else 0, "signed_by": signed_by}))
        return 0
    if entry is None:
        print(f"Nothing new. Active: {name}")
        return 0
    print(f"Active for new visits: {name}")
    print(f"Signed by {', '.join(entry.signed_by)}. Go back with: content rollback")
    return 0
