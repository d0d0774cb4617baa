"""
A TUF repository of packs, on the publisher's side: a folder that any web server can hand out.

    metadata/N.root.json, N.targets.json, N.overlay-<id>.json, N.snapshot.json, timestamp.json
    targets/national/<sha256>.pack.zip, targets/overlay/<id>/<sha256>.pack.zip
    staged/    signed, not yet published: whoever signs works here
    root.json  the newest root, to be shipped with a kiosk

Roles: *root* (offline keys) names the others; *targets* is the national editor, who signs the
national pack and says which key may sign which municipality's overlay; `overlay-<id>` signs that
overlay and nothing else; *snapshot* and *timestamp* are the publisher. Only the last step of
publishing, one renamed file, changes what kiosks see.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization import DeserializationError

from content.trust.archive import digest_of, read_identity
from content.trust.keys import name_of
from content.trust.manifest import PackIdentity
from content.trust.trust_errors import TrustError
from content.trust.whole_files import write_whole

TARGETS_DAYS = 365
NATIONAL_TARGET = "national/pack.zip"


def overlay_target(municipality: str) -> str:
    """Return under which name a municipality's overlay is published."""
    return f"overlay/{municipality}/pack.zip"


def overlay_role(municipality: str) -> str:
    """Return the role that signs a municipality's overlay."""
    return f"overlay-{municipality}"


class Repository:
    """One repository in a folder; every change is written whole and leaves a valid state."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Take the folder and the time that terms are counted from."""
        self.folder = folder
        self.metadata = folder / "metadata"
        self.targets = folder / "targets"
        self.staged = folder / "staged"
        self._now = now.astimezone(UTC).replace(microsecond=0)

    # -- reading

    def root(self) -> Metadata[Root]:
        """
        Return the newest root.

        Raises:
            TrustError: There is no repository in this folder.
        """
        versions = self.versions("root")
        if not versions:
            message = f"There is no repository in {self.folder}. Begin one: content publish new"
            raise TrustError(message, "missing")
        return read_metadata(self.metadata / f"{versions[-1]}.root.json", Root)

    def published(self, role: str) -> Metadata[Targets] | None:
        """Return what is published of `targets` or an overlay's role, if anything is."""
        version = self.published_versions().get(f"{role}.json")
        if version is None:
            return None
        return read_metadata(self.metadata / f"{version}.{role}.json", Targets)

    def newest(self, role: str) -> Metadata[Targets] | None:
        """Return what is signed last of a role, published or not."""
        file = self.staged / f"{role}.json"
        return read_metadata(file, Targets) if file.exists() else self.published(role)

    def municipalities(self) -> list[str]:
        """Return the municipalities that may sign an overlay."""
        targets = self.newest("targets")
        roles = delegated(targets.signed) if targets else {}
        return sorted(role.removeprefix("overlay-") for role in roles)

    def archive_of(self, target: str) -> Path | None:
        """Return the archive that is signed last under a name of a target, if any is."""
        role = "targets" if target == NATIONAL_TARGET else overlay_role(target.split("/")[1])
        found = self.newest(role)
        file = found.signed.targets.get(target) if found else None
        if file is None:
            return None
        folder, _, name = target.rpartition("/")
        return self.targets / folder / f"{file.hashes['sha256']}.{name}"

    def delegate(self, municipality: str, keys: Sequence[Key], signer: CryptoSigner) -> None:
        """
        Say which keys may sign a municipality's overlay; replaces those that could before.

        Raises:
            TrustError: The signer is not the national editor's key.
        """
        targets = self._next("targets", signer)
        if targets.signed.delegations is None:
            targets.signed.delegations = Delegations({}, {})
        delegations = targets.signed.delegations
        name = overlay_role(municipality)
        paths = [f"overlay/{municipality}/*"]
        if delegations.roles is None:
            raise TrustError("This repository delegates in a way that is not used here.")
        delegations.roles[name] = DelegatedRole(name, [], 1, terminating=True, paths=paths)
        for key in keys:
            delegations.roles[name].keyids.append(key.keyid)
            delegations.keys[key.keyid] = key
        used = {keyid for role in delegations.roles.values() for keyid in role.keyids}
        for keyid in delegations.keys.keys() - used:
            del delegations.keys[keyid]
        self._stage("targets", targets, signer)

    # -- signing

    def sign(self, archive: Path, signer: CryptoSigner) -> tuple[PackIdentity, str]:
        """
        Sign an archive in the role that it belongs to; returns what it is and the role.

        Raises:
            ArchiveError: It is no archive of a pack.
            TrustError: The key may not sign this pack.
        """
        pack = read_identity(archive)
        national = pack.kind == "national"
        role = "targets" if national else overlay_role(pack.id)
        target = NATIONAL_TARGET if national else overlay_target(pack.id)
        signed = self._next(role, signer)
        file = TargetFile.from_file(target, str(archive))
        file.unrecognized_fields["custom"] = {
            "kind": pack.kind,
            "id": pack.id,
            "version": pack.version,
        }
        signed.signed.targets[target] = file
        folder, _, name = target.rpartition("/")
        home = self.targets / folder / f"{pack.digest}.{name}"
        if not home.exists() or digest_of(home) != pack.digest:
            write_whole(home, archive.read_bytes())
        self._stage(role, signed, signer)
        return pack, role

    # -- for those who write

    def in_days(self, days: int) -> datetime:
        """Return the end of a term that begins now."""
        return self._now + timedelta(days=days)

    def versions(self, role: str) -> list[int]:
        """Return the versions of a role that lie in the folder, published or not."""
        return sorted(
            int(file.name.split(".", 1)[0])
            for file in self.metadata.glob(f"*.{role}.json")
            if file.name.split(".", 1)[0].isdigit()
        )

    def timestamp(self) -> Metadata[Timestamp] | None:
        """Return the timestamp that kiosks see, or None before the first publication."""
        file = self.metadata / "timestamp.json"
        return read_metadata(file, Timestamp) if file.exists() else None

    def published_versions(self) -> dict[str, int]:
        """Return the version of each file that kiosks see, by name (`targets.json`)."""
        timestamp = self.timestamp()
        if timestamp is None:
            return {}
        number = timestamp.signed.snapshot_meta.version
        snapshot = read_metadata(self.metadata / f"{number}.snapshot.json", Snapshot)
        return {name: file.version for name, file in snapshot.signed.meta.items()}

    def _next(self, role: str, signer: CryptoSigner) -> Metadata[Targets]:
        """Return a role's metadata to be changed: one version above what is published."""
        keys = self._keys_of(role)
        if signer.public_key.keyid not in keys:
            names = ", ".join(sorted(name_of(key) for key in keys.values())) or "nobody's"
            raise TrustError(f"This key may not sign '{role}'; {names} may.", "signature")
        newest, published = self.newest(role), self.published(role)
        metadata = newest or Metadata(Targets())
        metadata.signed.version = 1 + (published.signed.version if published else 0)
        metadata.signed.expires = self.in_days(TARGETS_DAYS)
        return metadata

    def _keys_of(self, role: str) -> dict[str, Key]:
        if role == "targets":
            root = self.root().signed
            return {keyid: root.keys[keyid] for keyid in root.roles["targets"].keyids}
        targets = self.newest("targets")
        roles = delegated(targets.signed) if targets else {}
        if targets is None or targets.signed.delegations is None or role not in roles:
            municipality = role.removeprefix("overlay-")
            message = (
                f"Nobody may sign an overlay of '{municipality}' yet. The national editor says who "
                f"may: content publish delegate {municipality} …"
            )
            raise TrustError(message, "signature")
        keys = targets.signed.delegations.keys
        return {keyid: keys[keyid] for keyid in roles[role].keyids}

    def _stage(self, role: str, metadata: Metadata[Targets], signer: CryptoSigner) -> None:
        metadata.sign(signer)
        write_whole(self.staged / f"{role}.json", metadata.to_bytes())


SignedT = TypeVar("SignedT", Root, Timestamp, Snapshot, Targets)


def read_metadata(file: Path, kind: type[SignedT]) -> Metadata[SignedT]:
    """
    Return a file of the repository.

    Raises:
        TrustError: It is missing or damaged.
    """
    try:
        metadata: Metadata[SignedT] = Metadata.from_bytes(file.read_bytes())
    except (OSError, DeserializationError):
        message = f"{file} is missing or damaged. Copy the repository anew from its source."
        raise TrustError(message, "damaged") from None
    if not isinstance(metadata.signed, kind):
        raise TrustError(f"{file} holds something else than its name says.", "damaged")
    return metadata


def delegated(targets: Targets) -> Mapping[str, DelegatedRole]:
    """Return the roles that the national editor named, by name."""
    delegations = targets.delegations
    return (delegations.roles if delegations else None) or {}


def verify(by: Root | Targets, role: str, metadata: Metadata[Any]) -> None:
    """
    Check that a role's metadata is signed by enough of those who may.

    Raises:
        TrustError: It is not.
    """
    try:
        by.verify_delegate(role, metadata.signed_bytes, metadata.signatures)
    except (RepositoryError, ValueError):
        message = f"'{role}' is not signed by enough of the keys that may sign it."
        raise TrustError(message, "signature") from None
