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

A copy of the folder goes from hand to hand, so whoever signs does not believe what is in it: a
change builds on what the same key signed, or on what a root from elsewhere (`trusted`) vouches for.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner, Key
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

from content.trust.archive import digest_of, read_identity
from content.trust.manifest import PACK_ID, PackIdentity
from content.trust.roles import NATIONAL_TARGET, overlay_role, overlay_target
from content.trust.signed_files import (
    delegated,
    keys_of,
    names_of,
    read_metadata,
    signers_of,
    verify,
    write,
)
from content.trust.trust_errors import TrustError

TARGETS_DAYS = 365


class Repository:
    """One repository in a folder; every change is written whole and leaves a valid state."""

    def __init__(self, folder: Path, now: datetime, trusted: bytes | None = None) -> None:
        """Take the folder, the time that terms are counted from, and a root from elsewhere."""
        self._trusted = trusted
        self.folder = folder
        self.metadata = folder / "metadata"
        self.targets = folder / "targets"
        self.staged = folder / "staged"
        self._now = now.astimezone(UTC).replace(microsecond=0)

    # -- reading

    def roots(self) -> list[Metadata[Root]]:
        """
        Return the roots, each signed by enough keys of the one before it.

        Raises:
            TrustError: There is no repository in this folder, or a root is not to be trusted.
        """
        chain = [self._first_root()]
        verify(chain[0].signed, "root", chain[0])
        while (file := self._root_file(chain[-1].signed.version + 1)).exists():
            following = read_metadata(file, Root)
            verify(chain[-1].signed, "root", following)
            verify(following.signed, "root", following)
            chain.append(following)
        return chain

    def root(self) -> Metadata[Root]:
        """
        Return the newest root.

        Raises:
            TrustError: There is no repository in this folder, or a root is not to be trusted.
        """
        return self.roots()[-1]

    def _first_root(self) -> Metadata[Root]:
        if self._trusted is not None:
            trusted: Metadata[Root] = Metadata.from_bytes(self._trusted)
            return trusted
        if not self.versions("root"):
            message = f"There is no repository in {self.folder}. Begin one: content publish new"
            raise TrustError(message, "missing")
        return read_metadata(self._root_file(1), Root)

    def _root_file(self, version: int) -> Path:
        return self.metadata / f"{version}.root.json"

    def published(self, role: str) -> Metadata[Targets] | None:
        """Return what is published of `targets` or an overlay's role, if anything is."""
        version = self.published_versions().get(f"{role}.json")
        if version is None:
            return None
        return read_metadata(self.metadata / f"{version}.{role}.json", Targets)

    def newest(self, role: str) -> Metadata[Targets] | None:
        """Return what is signed last of a role, published or not."""
        waiting, shown = self.waiting(role), self.published(role)
        # What waits in an old copy may have been published, or overtaken, since.
        overtaken = waiting and shown and waiting.signed.version <= shown.signed.version
        return shown if waiting is None or overtaken else waiting

    def waiting(self, role: str) -> Metadata[Targets] | None:
        """Return what is signed of a role and waits to be published."""
        file = self.staged / f"{role}.json"
        return read_metadata(file, Targets) if file.exists() else None

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

    # -- signing

    def delegate(self, municipality: str, keys: Sequence[Key], signer: CryptoSigner) -> None:
        """
        Say which keys may sign a municipality's overlay; replaces those that could before.

        Raises:
            TrustError: The signer is not the national editor's key, or the id is none.
        """
        if not PACK_ID.fullmatch(municipality) or municipality == "national":
            # It becomes a pattern of names: '*' would give away every municipality.
            message = f"{municipality!r} is no id of a municipality; write it like 'den_haag'."
            raise TrustError(message)
        name = overlay_role(municipality)
        paths = [f"overlay/{municipality}/*"]

        def hand_out(roles: dict[str, DelegatedRole], known: dict[str, Key]) -> None:
            keyids = [key.keyid for key in keys]
            roles[name] = DelegatedRole(name, keyids, 1, terminating=True, paths=paths)
            known.update({key.keyid: key for key in keys})

        self._redelegate(hand_out, signer)

    def undelegate(self, municipality: str, signer: CryptoSigner) -> None:
        """
        Take the right to sign from a municipality: no kiosk takes an overlay of it any more.

        Raises:
            TrustError: The signer is not the national editor's key, or nobody had the right.
        """

        def take_away(roles: dict[str, DelegatedRole], _: dict[str, Key]) -> None:
            if roles.pop(overlay_role(municipality), None) is None:
                message = f"Nobody may sign for '{municipality}'. See: content publish check"
                raise TrustError(message, "missing")

        self._redelegate(take_away, signer)

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
        said = {"kind": pack.kind, "id": pack.id, "version": pack.version}
        file.unrecognized_fields["custom"] = said
        # A role signs one pack and nothing beside it.
        signed.signed.targets = {target: file}
        folder, _, name = target.rpartition("/")
        home = self.targets / folder / f"{pack.digest}.{name}"
        if not home.exists() or digest_of(home) != pack.digest:
            write(home, archive.read_bytes())
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

    def _redelegate(
        self,
        change: Callable[[dict[str, DelegatedRole], dict[str, Key]], None],
        signer: CryptoSigner,
    ) -> None:
        targets = self._next("targets", signer)
        roles = dict(delegated(targets.signed))
        keys = dict(targets.signed.delegations.keys) if targets.signed.delegations else {}
        change(roles, keys)
        used = {keyid for role in roles.values() for keyid in role.keyids}
        left = {keyid: key for keyid, key in keys.items() if keyid in used}
        targets.signed.delegations = Delegations(left, roles)
        self._stage("targets", targets, signer)

    def _next(self, role: str, signer: CryptoSigner) -> Metadata[Targets]:
        """Return a role's metadata to be changed: one version above what is published."""
        keys = self._keys_of(role)
        if signer.public_key.keyid not in keys:
            message = f"This key may not sign '{role}'; {names_of(keys)} may."
            raise TrustError(message, "signature")
        published = self.published(role)
        # An overlay's role says nothing but its one pack: there is nothing to build on.
        base = self._to_build_on(signer) if role == "targets" else None
        metadata: Metadata[Targets] = deepcopy(base) if base else Metadata(Targets())
        metadata.signatures.clear()
        metadata.signed.version = 1 + (published.signed.version if published else 0)
        metadata.signed.expires = self.in_days(TARGETS_DAYS)
        return metadata

    def _to_build_on(self, signer: CryptoSigner) -> Metadata[Targets] | None:
        """
        Return what the national editor signed last, if it can be believed.

        Somebody else's editors could have been slipped into the copy of the folder, and would be
        signed along.
        """
        newest = self.newest("targets")
        if newest is None:
            return None
        roots = [root.signed for root in self.roots()]
        for root in roots:
            if signer.public_key.keyid in signers_of(root, "targets", newest):
                return newest
        if self._trusted is not None:
            for root in roots:
                if len(signers_of(root, "targets", newest)) >= root.roles["targets"].threshold:
                    return newest
        message = (
            "What is to be changed was not signed by this key, so it could be anybody's. Name "
            "your own copy of the publisher's root.json, from a source you trust: --trust FILE"
        )
        raise TrustError(message, "signature")

    def _keys_of(self, role: str) -> dict[str, Key]:
        if role == "targets":
            return keys_of(self.root().signed, role)
        targets = self.newest("targets")
        keys = keys_of(targets.signed, role) if targets else {}
        if not keys:
            municipality = role.removeprefix("overlay-")
            message = (
                f"Nobody may sign an overlay of '{municipality}' yet. The national editor says who "
                f"may: content publish delegate … {municipality}"
            )
            raise TrustError(message, "signature")
        return keys

    def _stage(self, role: str, metadata: Metadata[Targets], signer: CryptoSigner) -> None:
        metadata.sign(signer)
        write(self.staged / f"{role}.json", metadata.to_bytes())
