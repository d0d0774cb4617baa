"""The steps of `content publish`, and what each says: to people, or with --json to machines."""

import argparse
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from content.trust import roots
from content.trust.keys import name_of, read_public, spoken
from content.trust.proving import misfits, seen_by_a_kiosk
from content.trust.publishing import Draft, expiries, publish
from content.trust.repository import Repository
from content.trust.roles import overlay_role
from content.trust.signed_files import keys_of, names_of
from content.trust.trust_errors import TrustError
from content.trust.updating import read_root
from kiosk.records.clock import SystemClock
from ui.terminal.packs.key import signer_from
from ui.terminal.progress import tell

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key

SOON = timedelta(days=60)
FAULTY = 1
Said = tuple[dict[str, object], list[str]]
"""The same for machines and for people."""


def add_trust(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a root from elsewhere than the folder."""
    words = "your own copy of root.json: the folder must follow from it"
    parser.add_argument("--trust", type=Path, metavar="FILE", help=words)


def repository_from(args: argparse.Namespace) -> Repository:
    """
    Return the repository that the command line names.

    Raises:
        TrustError: The root of --trust cannot be read.
    """
    trusted = read_root(args.trust) if args.trust else None
    return Repository(args.repository, SystemClock().now(), trusted)


def do_step(args: argparse.Namespace) -> int:
    """
    Do one step and say what came of it; returns the exit code.

    Raises:
        TrustError: A key may not do this, or something is missing; says what.
    """
    repository = repository_from(args)
    if args.step == "check":
        code, said = _checked(repository)
    else:
        code, said = 0, _done(repository, args)
    for line in [json.dumps(said[0])] if args.json else said[1]:
        print(line)
    return code


def _done(repository: Repository, args: argparse.Namespace) -> Said:
    signers = [signer_from(each, args.passphrase_file) for each in args.key]
    match args.step:
        case "new":
            holders = {name: _keys(getattr(args, name)) for name in roots.HOLDERS}
            return _root(repository, roots.begin(repository, holders, args.threshold, signers))
        case "root":
            given = {name: _keys(getattr(args, name)) for name in roots.HOLDERS}
            changes = {name: keys for name, keys in given.items() if keys}
            return _root(repository, roots.renew(repository, changes, signers, args.threshold))
        case "cosign":
            ids = roots.keys_in_words(roots.waiting_root(repository).signed)
            said, lines = _root(repository, roots.sign_waiting(repository, signers))
            # Once: a root that counts now names its keys itself.
            return said, lines if lines[: len(ids)] == ids else ids + lines
        case "delegate":
            keys = _keys(args.public)
            repository.delegate(args.municipality, keys, _one(signers))
            may = {name_of(key): key.keyid for key in keys}
            first = f"From the next publication on, '{args.municipality}' is signed by:"
            lines = [first, *(f"  {name}  {spoken(keyid)}" for name, keyid in may.items())]
            return {"municipality": args.municipality, "may_sign": may}, lines
        case "undelegate":
            repository.undelegate(args.municipality, _one(signers))
            line = f"From the next publication on, nobody signs '{args.municipality}'."
            return {"municipality": args.municipality, "may_sign": {}}, [line]
    return _published(repository, _one(signers), args.days, args.leave_behind)


def _root(repository: Repository, lacking: str) -> Said:
    """Say whether a root counts now, or who must still sign it."""
    if lacking:
        lines = [
            f"Root waits for signatures: {lacking}. Hand the folder on to them:",
            f"  content publish cosign {repository.folder} --key …",
        ]
        return {"counts": False, "waits_for": lacking}, lines
    root = repository.root().signed
    shipped = repository.folder / "root.json"
    lines = [
        *roots.keys_in_words(root),
        f"Root {root.version} counts. Ship {shipped} with new kiosks;",
        "others follow by themselves after the next 'content publish now'.",
    ]
    return {"counts": True, "root": root.version, "ship": str(shipped)}, lines


def _published(
    repository: Repository, signer: "CryptoSigner", days: int, left: Sequence[str]
) -> Said:
    faults: dict[str, str] = {}

    def look(draft: Draft) -> None:
        faults.update(misfits(repository, draft, tell))
        told = [f"The overlay of '{each}' does not fit:\n{fault}" for each, fault in faults.items()]
        if faults.keys() - set(left):
            names = ", ".join(sorted(faults.keys() - set(left)))
            told.append(
                f"Nothing was published. Have {names} mended, or publish without (its kiosks stay "
                "on what they have): --leave-behind ID"
            )
            raise TrustError("\n".join(told))
        seen_by_a_kiosk(repository, draft)

    draft = publish(repository, signer, days, look)
    soon = _ends_soon(repository)
    behind = sorted(faults)
    lines = [f"Published: {', '.join(draft.changed) or 'the same, for a new term'}."]
    lines += [f"Left behind, its kiosks stay as they are: {each}" for each in behind]
    said: dict[str, object] = {
        "published": list(draft.changed),
        "left_behind": behind,
        "see_to": soon,
    }
    return said, lines + soon


def _checked(repository: Repository) -> tuple[int, Said]:
    ends = {role: moment.date().isoformat() for role, moment in expiries(repository).items()}
    root = repository.root().signed
    may = {role: [name_of(root.keys[k]) for k in each.keyids] for role, each in root.roles.items()}
    targets = repository.newest("targets")
    editors = {
        each: names_of(keys_of(targets.signed, overlay_role(each))) if targets else ""
        for each in repository.municipalities()
    }
    waiting = sorted(each.stem for each in repository.staged.glob("*.json"))
    soon = _ends_soon(repository)
    lines = [
        f"root {root.version}",
        *roots.keys_in_words(root),
        *(
            f"{role}: {each.threshold} of {', '.join(may[role])} must sign"
            for role, each in root.roles.items()
        ),
        *(f"{municipality}: {names} signs" for municipality, names in editors.items()),
        *(f"{role} ends on {day}" for role, day in ends.items()),
        *(f"'{role}' is signed and waits: content publish now" for role in waiting),
        *soon,
    ]
    said: dict[str, object] = {"root": root.version, "may_sign": may, "ends": ends, "see_to": soon}
    return FAULTY if soon else 0, ({**said, "municipalities": editors, "waiting": waiting}, lines)


def _ends_soon(repository: Repository) -> list[str]:
    soon = SystemClock().now() + SOON
    return [
        f"See to it: '{role}' ends on {moment:%Y-%m-%d}."
        for role, moment in expiries(repository).items()
        if moment < soon
    ]


def _keys(files: Sequence[Path]) -> "list[Key]":
    return [read_public(file) for file in files]


def _one(signers: "Sequence[CryptoSigner]") -> "CryptoSigner":
    if len(signers) != 1:
        raise TrustError("This step is signed with one key: give --key once.")
    return signers[0]
