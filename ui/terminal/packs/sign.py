"""`content sign ARCHIVE --repository FOLDER --key FILE`: signs a built pack for publication."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ui.terminal.packs.key import add_passphrase_file, signer_from
from ui.terminal.packs.publish_steps import add_trust, repository_from

if TYPE_CHECKING:
    from kiosk.settings import Settings


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `sign` to the actions."""
    sign = actions.add_parser(
        "sign",
        help="sign a built pack",
        description="Puts an archive of 'content build' into a copy of the repository and signs "
        "it: the national pack with the national editor's key, an overlay with its "
        "municipality's. Kiosks see it after 'content publish now'.",
        epilog="Example: python main.py content sign amsterdam.zip --repository repository --key "
        "keys/amsterdam-2026.pem. Exit codes: 0 signed, 2 not signed (says who may).",
    )
    sign.add_argument("archive", type=Path, metavar="ARCHIVE")
    sign.add_argument("--repository", type=Path, required=True, metavar="FOLDER")
    sign.add_argument("--key", type=Path, required=True, metavar="FILE", help="your .pem")
    add_passphrase_file(sign)
    add_trust(sign)
    sign.add_argument("--json", action="store_true", help="say it for machines")


def run(args: argparse.Namespace, _settings: "Settings") -> int:
    """
    Sign; returns the exit code.

    Raises:
        TrustError: The key may not sign this pack; says who may.
    """
    repository = repository_from(args)
    pack, role = repository.sign(args.archive, signer_from(args.key, args.passphrase_file))
    if args.json:
        print(json.dumps({"id": pack.id, "version": pack.version, "role": role}))
        return 0
    print(f"{pack.name} is signed as '{role}'. Give the repository to the publisher:")
    print(f"  content publish now {args.repository} --key …")
    return 0
