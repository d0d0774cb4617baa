"""`content key new NAME --out FOLDER`: makes a pair of keys that sign packs."""

import argparse
import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING

from content.trust.keys import is_sealed, make_key, read_public, read_signer, spoken
from content.trust.trust_errors import TrustError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `key` to the actions."""
    key = actions.add_parser("key", help="make a pair of keys that sign packs")
    steps = key.add_subparsers(dest="step", required=True, metavar="STEP")
    new = steps.add_parser(
        "new",
        help="make a pair; never overwrites one",
        description="Makes NAME.pem (signs; for its holder alone) and NAME.pub.json (for the "
        "publisher). Asks for a passphrase that seals the first; --no-passphrase leaves it open.",
        epilog="Example: python main.py content key new amsterdam-2026 --out keys. Exit codes: 0 "
        "made, 2 not made (a key of that name is there).",
    )
    new.add_argument("name", metavar="NAME", help="as people will read it: amsterdam-2026")
    new.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where to put them")
    new.add_argument("--no-passphrase", action="store_true", help="for a machine that signs alone")
    add_passphrase_file(new)
    new.add_argument("--json", action="store_true", help="say it for machines")


def add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    """Add the option that gives the passphrase without typing."""
    words = "read the passphrase here instead of asking"
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=words)


def run(args: argparse.Namespace, _settings: "Settings") -> int:
    """
    Make a pair and say what to do with each file; returns the exit code.

    Raises:
        TrustError: A key of that name is there, or the folder cannot be written.
    """
    passphrase = ""
    if not args.no_passphrase:
        passphrase = _given(args.passphrase_file) or _asked_twice()
    private, public = make_key(args.name, args.out.expanduser(), passphrase)
    keyid = read_public(public).keyid
    if args.json:
        said = {"private": str(private), "public": str(public), "id": keyid}
        print(json.dumps({**said, "sealed": bool(passphrase)}))
        return 0
    print(f"Private key: {private}")
    print("  Keep it offline, with a copy in a safe. Who has it can sign in your name.")
    print(f"Public key:  {public}")
    print("  Give it to whoever says what you may sign, and let them read its id back to you:")
    print(f"  {spoken(keyid)}")
    return 0


def signer_from(path: Path, passphrase_file: Path | None) -> "CryptoSigner":
    """
    Return a private key, asking for its passphrase where it is sealed.

    Raises:
        TrustError: It cannot be read, or the passphrase is wrong.
    """
    passphrase = ""
    if is_sealed(path):
        passphrase = _given(passphrase_file) or getpass.getpass(f"Passphrase of {path.name}: ")
    return read_signer(path, passphrase)


def _given(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise TrustError(f"{file} cannot be read.") from None


def _asked_twice() -> str:
    first = getpass.getpass("Passphrase for the new key: ")
    if getpass.getpass("Once more: ") != first or not first:
        raise TrustError("The two passphrases differ, or are empty. No key was made: begin again.")
    return first
