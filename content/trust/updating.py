"""From a repository to an active pack: what the kiosk does by itself, and an admin by hand."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from content.trust.following import fetch_news
from content.trust.installing import Offer, Tell, install, refuse
from content.trust.journal import Entry
from content.trust.store import PackStore
from content.trust.trust_errors import TrustError

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
        return root.read_bytes()
    except OSError as error:
        message = f"[content] root: {root} cannot be read ({error.strerror})."
        raise TrustError(message, "missing") from None


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
    downloads = store.incoming / token_hex(8)
    with store.lock():
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
                refuse(store, str(error), by=by, now=now(), origin=source)
            raise
        finally:
            shutil.rmtree(downloads, ignore_errors=True)
