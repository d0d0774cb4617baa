"""`keys new --out FOLDER`: makes the pair of keys that referrals are sealed and opened with."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.records.desk_keys import make_pair

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `keys` to the command line."""
    keys = subparsers.add_parser("keys", help="make the desk's pair of keys")
    actions = keys.add_subparsers(dest="action", required=True, metavar="ACTION")
    new = actions.add_parser(
        "new",
        help="make a new pair of key files",
        description="Makes desk-private.pem (opens referrals; belongs at the desk) and "
        "desk-public.pem (seals them; belongs at the kiosk). Never overwrites a key.",
    )
    new.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to put them")


def run(args: argparse.Namespace, _settings: "Settings") -> int:
    """
    Make a pair and say what to do with each file; returns the exit code.

    Raises:
        DeskKeyError: A key is there already, or the folder cannot be written.
    """
    out: Path = args.out
    files = make_pair(out.expanduser())
    print(f"Private key: {files.private}")
    print("  Keep it at the desk, with a copy in a safe. Without it nothing can be opened.")
    print(f"Public key:  {files.public}")
    print("  Copy it to the kiosk and name it in kiosk.toml:")
    print(f'  [desk] public_key = "{files.public.absolute()}"')
    return 0
