"""
Following a repository, on the kiosk's side: what is new, by whom it is signed, and nothing else.

TUF (`tuf.ngclient`) does the checking: signatures and thresholds, versions that never go back,
terms, sizes and digests, and that all of it belongs together. `content.trust.offers` adds what
TUF leaves open; `content.trust.trusted_files` keeps what was seen.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from tuf.api.exceptions import DownloadError, RepositoryError
from tuf.api.metadata import TargetFile
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from content.trust.fetching import FolderFetcher, Limits
from content.trust.journal import Installed
from content.trust.manifest import PackIdentity
from content.trust.offers import check_clock, national_offer, overlay_offer, signatures
from content.trust.refusals import refusal
from content.trust.trust_errors import TrustError
from content.trust.trusted_files import trusted_files
from content.trust.web import WebFetcher

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
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        with trusted_files(trusted, into / "trust") as seen:
            updater = _updater(seen, base, fetcher, root)
            updater.refresh()
            check_clock(seen, datetime.now(UTC))
            found = [national_offer(updater)]
            if municipality:
                found.append(overlay_offer(updater, seen, municipality))
            archives = tuple(
                _downloaded(updater, target, pack, into)
                for target, pack in found
                if not knows(pack)
            )
            packs = Installed(found[0][1], found[1][1] if municipality else None)
            return News(packs, archives, *signatures(seen, municipality))
    except (RepositoryError, DownloadError) as error:
        raise refusal(error, source) from error
    except OSError as error:
        message = (
            f"{error.filename or trusted} cannot be written ({error.strerror}). Is the disk full? "
            "The kiosk goes on with the content it has."
        )
        raise TrustError(message, "unwritable") from None
    finally:
        fetcher.close()


def check_as_kiosk(folder: Path, timestamp: bytes, root: bytes, municipalities: list[str]) -> None:
    """
    Follow a repository whose timestamp is not in place yet, with every archive in it.

    Once from nothing but a root, and once as a kiosk that has seen what is published now.

    Raises:
        TrustError: A kiosk would refuse it.
    """
    base = folder.resolve().as_uri()
    with TemporaryDirectory() as work:
        try:
            fresh = Path(work) / "fresh"
            updater = _updater(fresh, base, _Ahead(folder, timestamp), root)
            updater.refresh()
            found = [national_offer(updater)]
            found += [overlay_offer(updater, fresh, each) for each in municipalities]
            for target, pack in found:
                _downloaded(updater, target, pack, Path(work)).unlink()
            followed = Path(work) / "followed"
            with suppress(RepositoryError, DownloadError):  # ended, or nothing published yet
                _updater(followed, base, FolderFetcher(folder), root).refresh()
            _updater(followed, base, _Ahead(folder, timestamp), root).refresh()
        except (RepositoryError, DownloadError) as error:
            raise refusal(error, str(folder)) from error


def _updater(seen: Path, base: str, fetcher: FetcherInterface, root: bytes) -> Updater:
    """Return tuf's client on a folder with what was seen before."""
    seen.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Updater(
        str(seen),
        f"{base}/metadata/",
        target_base_url=f"{base}/targets/",
        fetcher=fetcher,
        config=CONFIG,
        bootstrap=root,
    )


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
        if set("?#@") & set(source):
            message = (
                "An address of packs has no ?, # or @ in it: nothing there is secret, and the "
                "log keeps the address. Try https://host/folder."
            )
            raise TrustError(message, "unreachable")
        return source.rstrip("/"), WebFetcher(limits)
    folder = Path(source)
    with suppress(RuntimeError):  # ~nobody
        folder = folder.expanduser()
    folder = folder.absolute()
    try:
        is_there = (folder / "metadata").is_dir()
    except OSError as error:  # a stick that was mounted for somebody else, or is broken
        message = (
            f"{folder} cannot be read ({error.strerror}). Is the stick in, and mounted for the "
            "user that the kiosk runs as?"
        )
        raise TrustError(message, "unreachable") from None
    if not is_there:
        message = f"There are no published packs in {folder}. Is the stick in, and is it this one?"
        raise TrustError(message, "unreachable")
    return folder.resolve().as_uri(), FolderFetcher(folder)


def _downloaded(updater: Updater, target: TargetFile, pack: PackIdentity, into: Path) -> Path:
    path = into / f"{token_hex(4)}-{pack.id}.zip"
    try:
        updater.download_target(target, str(path))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
