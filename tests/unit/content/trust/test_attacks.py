"""
What a kiosk refuses, over the network and from a stick; each time it keeps what it has.

The attacks are those of the TUF specification (1.5.2 and 3), done to a real repository.
"""

import os
import shutil
import sys
import time
import types
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, tzinfo
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Self

import pytest

from content.trust import roots
from content.trust.fetching import Limits
from content.trust.installing import ADMIN
from content.trust.publishing import publish
from content.trust.repository import Repository
from content.trust.store import PackStore
from content.trust.trust_errors import TrustError
from content.trust.updating import update
from tests.unit.content.trust.conftest import NATIONAL
from tests.unit.content.trust.publisher import Publisher, misbehaving, served

Carried = Callable[[Path], str]
WHAT_TO_DO = ("ell the publisher", "See ", "Try ", "Is the stick in")
"""Every refusal says one of these."""
TRICKLES = 10
"""Seconds that a server goes on with a byte now and then."""


def now() -> datetime:
    """Tell the time of the log."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def publisher(tmp_path: Path, archived: Callable[..., Path]) -> Publisher:
    """Return a publisher who offers the real packs, Amsterdam's in version 2026.12.1."""
    house = Publisher(tmp_path / "house")
    house.offer(archived(NATIONAL), archived(version="2026.12.1"))
    return house


@pytest.fixture(params=["web", "stick"])
def carried(request: pytest.FixtureRequest) -> Iterator[Carried]:
    """Return what makes a source of a folder: its address on a server, or the folder itself."""
    with ExitStack() as open_servers:
        if request.param == "stick":
            yield str
        else:
            yield lambda folder: open_servers.enter_context(served(folder))


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
        assert not list((self.store.folder / "downloads").glob("*"))
        words = str(refused.value)
        assert any(
            each in words
            for each in ("Tell the publisher", "tell the publisher", "See", "Try", "Is ")
        )
        return words


@pytest.fixture
def kiosk(store: PackStore, publisher: Publisher) -> Kiosk:
    """Return a kiosk with nothing installed."""
    return Kiosk(store, publisher.root)


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


def test_another_publisher_s_packs_are_refused(
    kiosk: Kiosk, tmp_path: Path, carried: Carried, archived: Callable[..., Path]
) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.offer(archived(NATIONAL), archived(version="2026.12.9"))
    kiosk.refuses(carried(stranger.repository.folder), "signature")


def test_a_root_that_too_few_have_signed_is_not_followed(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, tmp_path: Path
) -> None:
    changes = {"publisher": [publisher.public("utrecht")]}
    signers = [publisher.signer("root-1")]
    assert roots.renew(publisher.repository, changes, signers) == "1 of root-2"
    assert not (publisher.metadata / "2.root.json").exists()
    stranger = Publisher(tmp_path / "stranger")
    shutil.copy(stranger.metadata / "1.root.json", publisher.metadata / "2.root.json")
    with pytest.raises(TrustError):
        kiosk.take(carried(publisher.repository.folder))
    assert kiosk.active == ""


def test_an_old_kiosk_follows_new_root_keys_step_by_step(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    new_keys = [publisher.public("root-1"), publisher.public("utrecht")]
    roots.renew(publisher.repository, {"root": new_keys}, [*both, publisher.signer("utrecht")])
    changes = {"publisher": [publisher.public("amsterdam")]}
    signers = [publisher.signer("root-1"), publisher.signer("utrecht")]
    assert not roots.renew(publisher.repository, changes, signers)
    assert publisher.repository.root().signed.version == 3
    publisher.repository.sign(archived(version="2026.12.5"), publisher.signer("amsterdam"))
    publish(publisher.repository, publisher.signer("amsterdam"))
    assert kiosk.take(carried(publisher.repository.folder)).endswith("2026.12.5")


def test_a_missing_root_between_two_leaves_the_kiosk_where_it_was(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    for name in ("amsterdam", "utrecht"):
        roots.renew(publisher.repository, {"publisher": [publisher.public(name)]}, both)
    publish(publisher.repository, publisher.signer("utrecht"))
    (publisher.metadata / "2.root.json").unlink()
    kiosk.refuses(carried(publisher.repository.folder), "signature")


def test_versions_far_ahead_of_a_stolen_key_do_not_shut_a_kiosk_out(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    """
    Fast-forward: whoever stole the publisher's key published version 2,000,000,000.

    A new publisher's key begins anew at low numbers; a root that names it is what lets kiosks
    forget the others (TUF 5.3.11).
    """
    before = publisher.copied("before")
    number = 2_000_000_000
    (publisher.metadata / "1.snapshot.json").rename(publisher.metadata / f"{number}.snapshot.json")

    def far(signed: dict[str, Any]) -> None:
        signed["version"] = number

    def point(signed: dict[str, Any]) -> None:
        signed["version"] = number
        signed["meta"]["snapshot.json"] = {"version": number}

    publisher.change(f"{number}.snapshot.json", far, signer="publisher")
    publisher.change("timestamp.json", point, signer="publisher")
    kiosk.take(carried(publisher.repository.folder))
    kiosk.refuses(carried(before), "rollback")

    publisher.repository = Repository(before, datetime.now(UTC))
    both = [publisher.signer("root-1"), publisher.signer("root-2")]
    changes = {"publisher": [publisher.public("utrecht")]}
    assert not roots.renew(publisher.repository, changes, both)
    publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("amsterdam"))
    publish(publisher.repository, publisher.signer("utrecht"))
    assert kiosk.take(carried(before)).endswith("2026.12.2")
    kiosk.refuses(carried(publisher.folder / "repository"), "signature")


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


def test_a_municipality_cannot_sign_national_content(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    """Neither with the command, nor by writing the metadata by hand."""
    national = archived(NATIONAL, version="2029.1.1")
    with pytest.raises(TrustError, match="may not sign 'targets'; national may"):
        publisher.repository.sign(national, publisher.signer("amsterdam"))
    forge(publisher, "national/pack.zip", national)
    assert kiosk.take(carried(publisher.repository.folder)).startswith("national 2026.")


def test_a_municipality_cannot_sign_another_one_s_overlay(
    kiosk: Kiosk, publisher: Publisher, carried: Carried, archived: Callable[..., Path]
) -> None:
    forge(publisher, "overlay/utrecht/pack.zip", archived(version="2029.1.1"))
    source = carried(publisher.repository.folder)
    with pytest.raises(TrustError) as refused:
        kiosk.take(source, "utrecht")
    assert refused.value.kind in {"missing", "damaged"}


def forge(publisher: Publisher, target: str, archive: Path) -> None:
    """Put a target into Amsterdam's own metadata, signed with Amsterdam's own key."""
    targets = publisher.repository.newest("overlay-amsterdam")
    assert targets is not None
    (own,) = targets.signed.targets.values()
    forged = type(own).from_file(target, str(archive))
    forged.unrecognized_fields["custom"] = {"kind": "national", "id": "national", "version": "9.9"}
    targets.signed.targets[target] = forged
    targets.signed.version += 1
    targets.sign(publisher.signer("amsterdam"))
    publisher.repository.staged.mkdir(exist_ok=True)
    targets.to_file(str(publisher.repository.staged / "overlay-amsterdam.json"))
    publish(publisher.repository, publisher.signer("publisher"))


def test_a_key_that_was_replaced_signs_no_more(
    publisher: Publisher, archived: Callable[..., Path]
) -> None:
    keys = [publisher.public("utrecht")]
    publisher.repository.delegate("amsterdam", keys, publisher.signer("national"))
    with pytest.raises(TrustError, match="utrecht may"):
        publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("amsterdam"))
    with pytest.raises(TrustError, match="'overlay-amsterdam' is not signed by enough"):
        publish(publisher.repository, publisher.signer("publisher"))
    publisher.repository.sign(archived(version="2026.12.2"), publisher.signer("utrecht"))
    publish(publisher.repository, publisher.signer("publisher"))


def test_a_municipality_without_an_overlay_is_told_so(
    kiosk: Kiosk, publisher: Publisher, carried: Carried
) -> None:
    source = carried(publisher.repository.folder)
    for municipality in ("utrecht", "nowhere"):
        words = kiosk.refuses(source, "missing", municipality)
        assert f"no pack of '{municipality}'" in words


def test_metadata_without_end_is_cut_off(kiosk: Kiosk) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b" " * 65536)

    with misbehaving(endless) as source:
        kiosk.refuses(source, "too_large")


def test_a_file_without_end_on_a_stick_is_cut_off(kiosk: Kiosk, publisher: Publisher) -> None:
    with (publisher.metadata / "timestamp.json").open("r+b") as file:
        file.truncate(50 << 30)
    kiosk.refuses(str(publisher.repository.folder), "too_large")


def test_data_that_trickles_is_cut_off(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    def trickle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(TRICKLES * 20):
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(0.05)

    impatient(monkeypatch)
    started = time.monotonic()
    with misbehaving(trickle) as source:
        kiosk.refuses(source, "slow")
    assert time.monotonic() - started < TRICKLES / 2


def test_a_server_that_falls_silent_is_left(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    impatient(monkeypatch)
    with misbehaving(lambda _: time.sleep(3)) as source:
        kiosk.refuses(source, "slow")


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test wait for a second, where a kiosk waits for half a minute."""
    limits = Limits(1.0, 0.5, 0.5, 2048.0)
    monkeypatch.setattr("content.trust.web.Limits", lambda: limits)


def test_a_redirect_is_not_followed(kiosk: Kiosk) -> None:
    def elsewhere(request: BaseHTTPRequestHandler) -> None:
        request.send_response(302)
        request.send_header("Location", "file:///etc/passwd")
        request.end_headers()

    with misbehaving(elsewhere) as source:
        kiosk.refuses(source, "unreachable")


def test_nobody_there_is_told_and_fills_no_log(kiosk: Kiosk, tmp_path: Path) -> None:
    with misbehaving(lambda _: None) as source:
        pass
    kiosk.refuses(source, "unreachable")
    kiosk.refuses(str(tmp_path / "no-stick"), "unreachable")
    assert kiosk.store.journal.entries() == []


def test_plain_http_to_another_machine_is_refused(kiosk: Kiosk) -> None:
    kiosk.refuses("http://packs.example.org", "unreachable")


@pytest.mark.parametrize("name", ["metadata/timestamp.json", "targets/national"])
def test_a_link_on_a_stick_is_not_followed(name: str, kiosk: Kiosk, publisher: Publisher) -> None:
    path = publisher.repository.folder / name
    elsewhere = publisher.folder / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    kiosk.refuses(str(publisher.repository.folder), "unreachable")


def test_a_device_on_a_stick_is_not_read(kiosk: Kiosk, publisher: Publisher) -> None:
    path = publisher.metadata / "timestamp.json"
    path.unlink()
    os.mkfifo(path)
    kiosk.refuses(str(publisher.repository.folder), "unreachable")


def test_a_kiosk_without_a_root_trusts_nobody() -> None:
    from content.trust.updating import read_root  # noqa: PLC0415 - only here

    with pytest.raises(TrustError, match="trusts no publisher yet"):
        read_root(None)
