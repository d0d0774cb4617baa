"""
What a kiosk refuses, over the network and from a stick; each time it keeps what it has.

The attacks are those of the TUF specification (1.5.2 and 3), done to a real repository.
"""

import os
import shutil
import sys
import types
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest

from content.trust.trust_errors import TrustError
from tests.unit.content.trust.follower import Carried, Kiosk
from tests.unit.content.trust.publisher import Publisher


def test_what_is_published_is_installed(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    source = carried(publisher.repository.folder)
    assert kiosk.take(source).endswith("amsterdam 2026.12.1")
    entry = kiosk.store.active().entry
    assert entry is not None
    assert set(entry.signed_by) == {"national", "amsterdam", "publisher"}
    assert set(entry.expires) == {"root", "targets", "overlay-amsterdam", "snapshot", "timestamp"}


def test_nothing_is_downloaded_twice(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    source = carried(publisher.repository.folder)
    kiosk.take(source)
    publisher.offer(archived(version="2026.12.2"))
    for old in (publisher.repository.targets / "national").iterdir():
        old.unlink()
    assert kiosk.take(source).endswith("amsterdam 2026.12.2")


@pytest.mark.parametrize(
    "name", ["timestamp.json", "1.snapshot.json", "1.targets.json", "1.overlay-amsterdam.json"]
)
def test_metadata_changed_on_the_way_is_refused(
    name: str, kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    def later(signed: dict[str, Any]) -> None:
        signed["expires"] = "2039-01-01T00:00:00Z"

    publisher.change(name, later)
    kind = "signature" if name == "timestamp.json" else "damaged"
    source = carried(publisher.repository.folder)
    with pytest.raises(TrustError) as refused:
        kiosk.take(source)
    assert refused.value.kind in {kind, "too_large"}
    assert kiosk.active == ""


def test_an_archive_changed_on_the_way_is_refused(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    (archive,) = (publisher.repository.targets / "overlay" / "amsterdam").iterdir()
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    kiosk.refuses(carried(publisher.repository.folder), "damaged")
    assert kiosk.store.journal.entries()[-1].what == "refused"


def test_a_half_copied_archive_is_refused(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    """A stick that was pulled out while it was written."""
    (archive,) = (publisher.repository.targets / "national").iterdir()
    os.truncate(archive, archive.stat().st_size // 2)
    kiosk.refuses(carried(publisher.repository.folder), "damaged")


def test_an_archive_with_something_behind_it_is_refused(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    (archive,) = (publisher.repository.targets / "national").iterdir()
    with archive.open("ab") as file:
        file.write(b"\0" * 5_000_000)
    kiosk.refuses(carried(publisher.repository.folder), "too_large")


def test_an_older_publication_is_refused_once_a_newer_was_seen(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    old = publisher.copied("old")
    publisher.offer(archived(version="2026.12.2"))
    kiosk.take(carried(publisher.repository.folder))
    kiosk.refuses(carried(old), "rollback")
    assert kiosk.active.endswith("2026.12.2")


def test_an_older_snapshot_under_a_new_timestamp_is_refused(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    """Whoever has the publisher's key alone cannot bring back what was replaced."""
    publisher.offer(archived(version="2026.12.2"))
    source = carried(publisher.repository.folder)
    kiosk.take(source)

    def back(signed: dict[str, Any]) -> None:
        signed["version"] += 1
        signed["meta"]["snapshot.json"] = {"version": 1}

    publisher.change("timestamp.json", back, signer="publisher")
    kiosk.refuses(source, "rollback")


def test_an_older_overlay_in_a_new_snapshot_is_refused(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    publisher.offer(archived(version="2026.12.2"))
    source = carried(publisher.repository.folder)
    kiosk.take(source)

    def older(signed: dict[str, Any]) -> None:
        signed["version"] += 1
        signed["meta"]["overlay-amsterdam.json"] = {"version": 1}

    publisher.change("2.snapshot.json", older, signer="publisher")
    shutil.move(publisher.metadata / "2.snapshot.json", publisher.metadata / "3.snapshot.json")

    def point(signed: dict[str, Any]) -> None:
        signed["version"] += 1
        signed["meta"]["snapshot.json"] = {"version": 3}

    publisher.change("timestamp.json", point, signer="publisher")
    kiosk.refuses(source, "rollback")


def test_what_is_past_its_term_is_refused(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    """A source that shows the same old publication for ever cannot freeze a kiosk unnoticed."""
    publisher.offer(days=-1)
    words = kiosk.refuses(carried(publisher.repository.folder), "expired")
    assert "clock" in words


def test_files_of_two_publications_do_not_mix(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    publisher.offer(archived(version="2026.12.2"))
    shutil.copy(
        publisher.metadata / "1.overlay-amsterdam.json",
        publisher.metadata / "2.overlay-amsterdam.json",
    )
    kiosk.refuses(carried(publisher.repository.folder), "damaged")


class Wrong(datetime):
    """A clock that is off by some days."""

    off = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """Tell the wrong time."""
        return super().now(tz) + cls.off


@pytest.mark.parametrize("days", [-400, 400, 20_000])
def test_a_clock_that_is_wrong_harms_nothing_and_is_told(
    days: int, kiosk: Kiosk, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Back: nothing would ever end. Forward: everything has. Set right again, all is as before."""
    with monkeypatch.context() as patched:
        # The clock of content.trust, and that of tuf, which has it by its module.
        patched.setattr("content.trust.following.datetime", Wrong)
        theirs = types.ModuleType("datetime")
        theirs.__dict__.update({**vars(sys.modules["datetime"]), "datetime": Wrong})
        patched.setattr("tuf.ngclient._internal.trusted_metadata_set.datetime", theirs)
        patched.setattr(Wrong, "off", timedelta(days=days))
        words = kiosk.refuses(str(publisher.repository.folder), "clock" if days < 0 else "expired")
    assert "clock" in words
    assert kiosk.take(str(publisher.repository.folder)).endswith("2026.12.1")


def test_a_municipality_without_an_overlay_is_told_so(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    source = carried(publisher.repository.folder)
    for municipality in ("utrecht", "nowhere"):
        words = kiosk.refuses(source, "missing", municipality)
        assert f"no pack of '{municipality}'" in words
