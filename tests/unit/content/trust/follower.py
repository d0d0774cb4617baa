"""A kiosk that follows a publisher, and what it says when it refuses."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.trust.fetching import Limits
from content.trust.installing import ADMIN
from content.trust.store import PackStore
from content.trust.trust_errors import TrustError
from content.trust.updating import update

Carried = Callable[[Path], str]
"""Makes a source of a folder: its address on a server, or the folder itself (a stick)."""
WHAT_TO_DO = (
    "ell the publisher",
    "See ",
    "Try ",
    "Is the stick in",
    "clock right?",
    "write the new address",
)
"""Every refusal says one of these."""


IMPATIENT = Limits(
    connect_seconds=1,
    silence_seconds=1,
    patience_seconds=0.5,
    answer_seconds=0.5,
    whole_seconds=2,
)
"""Waits for a second, where a kiosk waits for half a minute."""


def now() -> datetime:
    """Tell the time of the log."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


class Kiosk:
    """A kiosk of Amsterdam that trusts a publisher's first root."""

    def __init__(self, store: PackStore, root: bytes) -> None:
        """Take its store and the root that it was shipped with."""
        self.store = store
        self.root = root

    def take(self, source: str, municipality: str = "amsterdam") -> str:
        """Install from a source; return what is active."""
        update(self.store, source, municipality=municipality, root=self.root, by=ADMIN, now=now)
        return self.active

    @property
    def active(self) -> str:
        """What is active, in words."""
        entry = self.store.active().entry
        return entry.packs.name if entry and entry.packs else ""

    def refuses(self, source: str, kind: str, municipality: str = "amsterdam") -> str:
        """Try to install; return the words of the refusal. What was active stays."""
        before = self.store.current()
        with pytest.raises(TrustError) as refused:
            self.take(source, municipality)
        assert refused.value.kind == kind, str(refused.value)
        assert self.store.current() == before
        assert list(self.store.folder.glob("incoming/*")) == []
        words = str(refused.value)
        assert any(each in words for each in WHAT_TO_DO), words
        return words
