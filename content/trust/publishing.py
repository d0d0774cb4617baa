"""
Publishing what is signed: written beside what kiosks see, tried as a kiosk would, then shown.

Everything new is a file of a new name; the last step renames `timestamp.json`. A publisher
killed anywhere leaves the old publication whole.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Snapshot, Targets, Timestamp

from content.trust.repository import Repository, delegated, verify
from content.trust.trust_errors import TrustError
from content.trust.whole_files import write_whole

PUBLISH_DAYS = 90
"""Long enough for a stick that travels by post; a kiosk tells its admin how old news is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A publication that is written but for its timestamp; `changed` are the roles in it."""

    timestamp: bytes
    changed: tuple[str, ...]


def publish(
    repository: Repository,
    signer: CryptoSigner,
    days: int = PUBLISH_DAYS,
    look: Callable[[Draft], None] = lambda _: None,
) -> Draft:
    """
    Publish what is staged; `look` may refuse the draft by raising before kiosks see it.

    Raises:
        TrustError: Nothing is signed yet, a staged file is not signed by who may, or the signer
            is not the publisher's key.
    """
    draft = _drafted(repository, signer, days)
    look(draft)
    write_whole(repository.metadata / "timestamp.json", draft.timestamp)
    shutil.rmtree(repository.staged, ignore_errors=True)
    return draft


def expiries(repository: Repository) -> dict[str, datetime]:
    """Return when each role of what is published ends."""
    found = {"root": repository.root().signed.expires}
    timestamp = repository.timestamp()
    if timestamp is not None:
        found["timestamp"] = timestamp.signed.expires
    for name in repository.published_versions():
        role = name.removesuffix(".json")
        metadata = repository.published(role)
        if metadata is not None:
            found[role] = metadata.signed.expires
    return found


def _drafted(repository: Repository, signer: CryptoSigner, days: int) -> Draft:
    targets = repository.newest("targets")
    if targets is None:
        raise TrustError("The national editor has signed nothing yet: content sign", "missing")
    root = repository.root().signed
    verify(root, "targets", targets)
    versions, changed = _with_staged(repository, targets)
    shown = repository.timestamp()
    number = 1 + (shown.signed.snapshot_meta.version if shown else 0)
    snapshot = Metadata(Snapshot(version=number, expires=repository.in_days(days)))
    for name, version in versions.items():
        content = (repository.metadata / f"{version}.{name}").read_bytes()
        snapshot.signed.meta[name] = MetaFile.from_data(version, content, ["sha256"])
    snapshot.sign(signer)
    verify(root, "snapshot", snapshot)
    written = snapshot.to_bytes()
    write_whole(repository.metadata / f"{number}.snapshot.json", written)
    timestamp = Metadata(
        Timestamp(
            version=1 + (shown.signed.version if shown else 0),
            expires=repository.in_days(days),
            snapshot_meta=MetaFile.from_data(number, written, ["sha256"]),
        )
    )
    timestamp.sign(signer)
    verify(root, "timestamp", timestamp)
    return Draft(timestamp.to_bytes(), changed)


def _with_staged(
    repository: Repository, targets: Metadata[Targets]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the version of each file that will be seen, and the roles that are new in it."""
    # What was ever in a snapshot stays in it: a kiosk takes a missing role for an attack.
    versions = dict(repository.published_versions())
    changed = []
    for role in ("targets", *sorted(delegated(targets.signed))):
        metadata = repository.newest(role)
        if metadata is None:
            continue
        if role != "targets":
            verify(targets.signed, role, metadata)
        version, staged = metadata.signed.version, repository.staged / f"{role}.json"
        if staged.exists():
            write_whole(repository.metadata / f"{version}.{role}.json", staged.read_bytes())
            changed.append(role)
        versions[f"{role}.json"] = version
    return versions, tuple(changed)
