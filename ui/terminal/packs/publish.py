"""`content publish …`: begins a repository, says who may sign, and publishes what is signed."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from content.trust import roots
from content.trust.keys import name_of, read_public
from content.trust.proving import misfits, seen_by_a_kiosk
from content.trust.publishing import PUBLISH_DAYS, Draft, expiries, publish
from content.trust.repository import Repository
from content.trust.trust_errors import TrustError
from kiosk.records.clock import SystemClock
from ui.terminal.packs.key import add_passphrase_file, signer_from

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key

    from kiosk.settings import Settings

SOON = timedelta(days=60)
FAULTY = 1


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `publish` and its steps to the actions."""
    parser = actions.add_parser(
        "publish",
        help="begin a repository, say who may sign, publish",
        description="A repository is a folder that any web server, object store or stick can "
        "carry. Each step is done by the holder of a key, on a machine of their own; what goes "
        "around is the folder. docs/publishing.md walks through all of it.",
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    new = _step(steps, "new", "begin a repository; signed by root keys")
    _public(new, "--root", "root key (public); give it once for each", required=True)
    new.add_argument("--threshold", type=int, default=1, help="how many root keys must sign")
    _public(new, "--national", "the national editor's key (public)", required=True)
    _public(new, "--publisher", "the publisher's key (public)", required=True)
    root = _step(steps, "root", "write the next root: other keys, or a longer term")
    _public(root, "--root", "new root keys (public), all of them")
    root.add_argument("--threshold", type=int, help="how many root keys must sign from now on")
    _public(root, "--national", "the national editor's new key (public)")
    _public(root, "--publisher", "the publisher's new key (public)")
    delegate = _step(steps, "delegate", "say whose key signs a municipality's overlay")
    delegate.add_argument("municipality", metavar="ID", help="the id of its overlay")
    _public(delegate, "--public", "the municipality's key (public)", required=True)
    now = _step(steps, "now", "let kiosks see what is signed")
    now.add_argument("--days", type=int, default=PUBLISH_DAYS, help="how long it holds (90)")
    now.add_argument(
        "--leave-behind",
        action="append",
        default=[],
        metavar="ID",
        help="publish although this overlay does not fit: its kiosks stay as they are",
    )
    check = steps.add_parser("check", help="say what is published, who may sign, what ends when")
    check.add_argument("repository", type=Path, metavar="FOLDER")
    check.add_argument("--json", action="store_true", help="say it for machines")


def run(args: argparse.Namespace, _settings: "Settings") -> int:
    """
    Do one step; returns the exit code.

    Raises:
        TrustError: A key may not do this, or something is missing; says what.
    """
    repository = Repository(args.repository, SystemClock().now())
    if args.step == "check":
        return _check(repository, as_json=args.json)
    signers = [signer_from(each, args.passphrase_file) for each in args.key]
    match args.step:
        case "new":
            holders = {name: _keys(getattr(args, name)) for name in roots.HOLDERS}
            roots.begin(repository, holders, args.threshold, signers)
            print(f"Begun in {args.repository}. Ship {args.repository / 'root.json'} with kiosks.")
        case "root":
            given = {name: _keys(getattr(args, name)) for name in roots.HOLDERS}
            changes = {name: keys for name, keys in given.items() if keys}
            version = roots.renew(repository, changes, signers, args.threshold)
            print(f"Root {version} is written; kiosks follow by themselves.")
        case "delegate":
            repository.delegate(args.municipality, _keys(args.public), _one(signers))
            print(f"From the next publication on, this key signs '{args.municipality}'.")
        case "now":
            return _publish(repository, _one(signers), args.days, args.leave_behind)
    return 0


def _publish(repository: Repository, signer: "CryptoSigner", days: int, left: Sequence[str]) -> int:
    def look(draft: Draft) -> None:
        bad = misfits(repository, draft, lambda words: print(words, file=sys.stderr))
        for municipality, fault in bad.items():
            print(f"The overlay of '{municipality}' does not fit:\n{fault}", file=sys.stderr)
        if bad.keys() - set(left):
            names = ", ".join(sorted(bad.keys() - set(left)))
            message = (
                f"Nothing was published. Have {names} mended, or publish without (its kiosks stay "
                "on what they have): --leave-behind ID"
            )
            raise TrustError(message)
        seen_by_a_kiosk(repository, draft)

    draft = publish(repository, signer, days, look)
    print(f"Published: {', '.join(draft.changed) or 'the same, for a new term'}.")
    for line in _ends_soon(repository):
        print(line)
    return 0


def _check(repository: Repository, *, as_json: bool) -> int:
    ends = {role: moment.date().isoformat() for role, moment in expiries(repository).items()}
    root = repository.root().signed
    may = {role: [name_of(root.keys[k]) for k in each.keyids] for role, each in root.roles.items()}
    soon = _ends_soon(repository)
    if as_json:
        said = {"root": root.version, "may_sign": may, "ends": ends, "see_to": soon}
        print(json.dumps({**said, "municipalities": repository.municipalities()}, indent=2))
    else:
        print(f"root {root.version}; municipalities: {', '.join(repository.municipalities())}")
        for role, names in may.items():
            print(f"  {role}: {', '.join(names)} ({root.roles[role].threshold} must sign)")
        for role, day in ends.items():
            print(f"  {role} ends on {day}")
        for line in soon:
            print(line)
    return FAULTY if soon else 0


def _ends_soon(repository: Repository) -> list[str]:
    soon = SystemClock().now() + SOON
    return [
        f"See to it: '{role}' ends on {moment:%Y-%m-%d}."
        for role, moment in expiries(repository).items()
        if moment < soon
    ]


def _step(
    steps: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, words: str
) -> argparse.ArgumentParser:
    parser = steps.add_parser(name, help=words, description=words.capitalize() + ".")
    parser.add_argument("repository", type=Path, metavar="FOLDER")
    key = "your private key (.pem); of several, give each"
    parser.add_argument(
        "--key", type=Path, action="append", required=True, metavar="FILE", help=key
    )
    add_passphrase_file(parser)
    return parser


def _public(
    parser: argparse.ArgumentParser, name: str, words: str, *, required: bool = False
) -> None:
    parser.add_argument(
        name,
        type=Path,
        action="append",
        default=None if required else [],
        required=required,
        metavar="PUB",
        help=words,
    )


def _keys(files: Sequence[Path]) -> "list[Key]":
    return [read_public(file) for file in files]


def _one(signers: "Sequence[CryptoSigner]") -> "CryptoSigner":
    if len(signers) != 1:
        raise TrustError("This step takes one --key.")
    return signers[0]
