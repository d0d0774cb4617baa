"""From a repository to an active pack: what the kiosk does by itself, and an admin by hand."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from content.trust.asking import note_asked
from content.trust.following import fetch_news
from content.trust.installing import Offer, Tell, install, refuse
from content.trust.journal import Entry
from content.trust.signed_files import verify
from content.trust.store import PackStore, StoreError
from content.trust.trust_errors import TrustError
from kiosk.errors import PackError

UNHEARD = frozenset({"unreachable", "slow"})
"""Kinds that say nothing of the content: a cable, no attack. They do not fill the log."""


def read_root(root: Path | None) -> bytes:
    """
    Return the root that this kiosk was given to trust.

    Raises:
        TrustError: None was given, or it cannot be read.
    """
    if root is None:
        message = (
            "This kiosk trusts no publisher yet. Name the publisher's root file in kiosk.toml: "
            '[content] root = "…/root.json" (see docs/publishing.md).'
        )
        raise TrustError(message, "missing")
    try:
        content = root.read_bytes()
        read: Metadata[Root] = Metadata.from_bytes(content)
        verify(read.signed, "root", read)
    except OSError as error:
        message = f"The root file {root} cannot be read ({error.strerror}). See [content] root."
        raise TrustError(message, "missing") from None
    except (RepositoryError, TrustError):
        message = f"{root} is no sound root file. Ask the publisher for root.json anew."
        raise TrustError(message, "damaged") from None
    return content


def update(  # noqa: PLR0913 - from where, for whom, trusted how, by whom, when
    store: PackStore,
    source: str,
    *,
    municipality: str,
    root: bytes,
    by: str,
    now: Callable[[], datetime],
    tell: Tell = lambda _: None,
) -> Entry | None:
    """
    Install what a repository offers; None where the kiosk has it already.

    Raises:
        TrustError: The repository is not as it must be, or cannot be reached.
        InstallError: The packs have faults.
        StoreError: The disk does not take them, or another installation is going on.
    """
    tell(f"Looking at {source} …")
    with store.lock():
        try:
            entry = _update(store, source, municipality, root, by, now, tell)
        except PackError as error:
            note_asked(store.folder, now(), source, str(error), sound=False)
            raise
        said = "nothing new" if entry is None else "new packs were installed"
        note_asked(store.folder, now(), source, said, sound=True)
        return entry


def _update(  # noqa: PLR0913 - as `update`
    store: PackStore,
    source: str,
    municipality: str,
    root: bytes,
    by: str,
    now: Callable[[], datetime],
    tell: Tell,
) -> Entry | None:
    downloads = store.incoming / token_hex(8)
    try:
        news = fetch_news(
            source,
            municipality=municipality,
            root=root,
            trusted=store.folder / "tuf",
            into=downloads,
            knows=store.has,
        )
        offer = Offer(news.packs, news.archives, source, news.signed_by, dict(news.expires))
        return install(store, offer, by=by, now=now(), tell=tell)
    except TrustError as error:
        if error.kind not in UNHEARD:
            with suppress(StoreError):  # a full disk; the reason is told all the same
                refuse(store, str(error), by=by, now=now(), origin=source)
        raise
    finally:
        shutil.rmtree(downloads, ignore_errors=True)
