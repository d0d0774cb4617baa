"""
Following a repository, on the kiosk's side: what is new, by whom it is signed, and nothing else.

TUF (`tuf.ngclient`) does the checking: signatures and thresholds, versions that never go back,
terms, sizes and digests, and that all of it belongs together. What it trusts is kept in a
folder, file by file written whole, so that a kiosk killed anywhere goes on from there.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

import urllib3
from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.api.metadata import Metadata, Root, TargetFile, Targets
from tuf.ngclient import Updater, UpdaterConfig

from content.trust.archive import sync_folder
from content.trust.fetching import FolderFetcher, Limits, WebFetcher
from content.trust.journal import Installed
from content.trust.keys import name_of
from content.trust.manifest import PackIdentity, PackKind
from content.trust.pack_files import MOST_BYTES_ARCHIVE
from content.trust.refusals import refusal
from content.trust.repository import NATIONAL_TARGET, overlay_role, overlay_target
from content.trust.trust_errors import TrustError

CONFIG = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=4,
    root_max_length=256_000,
    timestamp_max_length=16_384,
    snapshot_max_length=1_000_000,
    targets_max_length=4_000_000,
)
"""A root of ten keys has 5 kB; 342 municipalities give a `targets.json` of 250 kB."""


@dataclass(frozen=True, slots=True)
class News:
    """
    What a repository offers now, checked; `archives` are the packs that were not known yet.

    `expires` is a date (ISO 8601) by the name of a role; `signed_by` names keys by their role.
    """

    packs: Installed
    archives: tuple[Path, ...]
    signed_by: tuple[str, ...]
    expires: Mapping[str, str]


def is_folder(source: str) -> bool:
    """Whether a source is a folder (a stick) and no web address."""
    return "://" not in source


def fetch_news(  # noqa: PLR0913 - from where, for whom, trusted how, kept where
    source: str,
    *,
    municipality: str,
    root: bytes,
    trusted: Path,
    into: Path,
    knows: Callable[[PackIdentity], bool],
    limits: Limits | None = None,
) -> News:
    """
    Return what a repository offers; archives that the kiosk does not know come into a folder.

    `root` is the root that was shipped; `trusted` keeps what was seen, so that nothing older is
    ever taken again; `municipality` is "" on a kiosk without an overlay.

    Raises:
        TrustError: Anything is not as it must be, or cannot be reached; says what to do.
    """
    base, fetcher = _base_of(source, limits)
    try:
        trusted.mkdir(mode=0o700, parents=True, exist_ok=True)
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        updater = Updater(
            str(trusted),
            f"{base}/metadata/",
            target_base_url=f"{base}/targets/",
            fetcher=fetcher,
            config=CONFIG,
            bootstrap=root,
        )
        updater.refresh()
        found = [_target(updater, NATIONAL_TARGET, "national", "national")]
        if municipality:
            target = overlay_target(municipality)
            found.append(_target(updater, target, "overlay", municipality))
        archives = tuple(
            _downloaded(updater, target, pack, into) for target, pack in found if not knows(pack)
        )
        _sync(trusted)
        packs = Installed(found[0][1], found[1][1] if municipality else None)
        return News(packs, archives, *_signatures(trusted, municipality))
    except (RepositoryError, DownloadError, urllib3.exceptions.HTTPError) as error:
        raise refusal(error, source) from error
    except OSError as error:
        message = f"{error.filename or trusted} cannot be written ({error.strerror})."
        raise TrustError(message, "unwritable") from None
    finally:
        fetcher.close()


def check_as_kiosk(folder: Path, timestamp: bytes, root: bytes, municipalities: list[str]) -> None:
    """
    Follow a repository whose timestamp is not in place yet, from nothing but the shipped root.

    Raises:
        TrustError: A kiosk would refuse it.
    """
    fetcher = _Ahead(folder, timestamp)
    with TemporaryDirectory() as trusted:
        base = folder.resolve().as_uri()
        try:
            updater = Updater(
                trusted, f"{base}/metadata/", fetcher=fetcher, config=CONFIG, bootstrap=root
            )
            updater.refresh()
            _target(updater, NATIONAL_TARGET, "national", "national")
            for municipality in municipalities:
                _target(updater, overlay_target(municipality), "overlay", municipality)
        except (RepositoryError, DownloadError) as error:
            raise refusal(error, str(folder)) from error


class _Ahead(FolderFetcher):
    """A folder as it will be: with a timestamp that is only in memory so far."""

    def __init__(self, folder: Path, timestamp: bytes) -> None:
        super().__init__(folder)
        self._timestamp = timestamp

    def _fetch(self, url: str) -> Iterator[bytes]:
        if url.endswith("/metadata/timestamp.json"):
            return iter([self._timestamp])
        return super()._fetch(url)


def _base_of(source: str, limits: Limits | None) -> tuple[str, WebFetcher | FolderFetcher]:
    if not is_folder(source):
        return source.rstrip("/"), WebFetcher(limits)
    folder = Path(source).expanduser().absolute()
    if not (folder / "metadata").is_dir():
        message = f"There are no published packs in {folder}. Is the stick in, and is it this one?"
        raise TrustError(message, "unreachable")
    return folder.resolve().as_uri(), FolderFetcher(folder)


def _target(
    updater: Updater, target: str, kind: PackKind, pack_id: str
) -> tuple[TargetFile, PackIdentity]:
    """Return a target and the pack that its signed words say it is."""
    try:
        found = updater.get_targetinfo(target)
    except RepositoryError as error:
        # A municipality that was named but has signed nothing yet is in no snapshot.
        if "snapshot" not in str(error):
            raise
        found = None
    if found is None:
        message = f"The publisher offers no pack of '{pack_id}'. See [content] municipality."
        raise TrustError(message, "missing")
    said = found.unrecognized_fields.get("custom")
    digest = found.hashes.get("sha256", "")
    match said:
        case {"kind": str(a_kind), "id": str(an_id), "version": str(version)} if (
            a_kind,
            an_id,
        ) == (kind, pack_id) and found.length <= MOST_BYTES_ARCHIVE:
            return found, PackIdentity(kind, pack_id, version, digest)
    message = f"What is published as '{pack_id}' is another pack, or too large. Tell the publisher."
    raise TrustError(message, "refused")


def _downloaded(updater: Updater, target: TargetFile, pack: PackIdentity, into: Path) -> Path:
    path = into / f"{token_hex(4)}-{pack.id}.zip"
    try:
        updater.download_target(target, str(path))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _sync(trusted: Path) -> None:
    """Make what is trusted safe against a power cut: an empty file would forget a version."""
    for path in trusted.rglob("*.json"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
    sync_folder(trusted)


def _signatures(trusted: Path, municipality: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return who signed what is trusted now, and when each part of it ends."""
    root: Metadata[Root] = Metadata.from_file(str(trusted / "root.json"))
    targets: Metadata[Targets] = Metadata.from_file(str(trusted / "targets.json"))
    keys = dict(root.signed.keys)
    roles = ["targets", "snapshot", "timestamp"]
    if municipality:
        roles.insert(1, overlay_role(municipality))
        keys.update(targets.signed.delegations.keys if targets.signed.delegations else {})
    signed_by = []
    expires = {"root": _day(root.signed.expires)}
    for role in roles:
        metadata = Metadata.from_file(str(trusted / f"{role}.json"))
        expires[role] = _day(metadata.signed.expires)
        signed_by += [name_of(keys[each]) for each in metadata.signatures if each in keys]
    return tuple(dict.fromkeys(signed_by)), expires


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
