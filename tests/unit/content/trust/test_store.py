"""The store shows whole packs only, falls back to what was before, and tidies up."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from content.pack_files import ArchiveError
from content.trust.journal import Entry, Installed
from content.trust.store import PackStore, StoreError
from tests.unit.content.trust.conftest import DELIVERED, NATIONAL

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def activate(store: PackStore, archived: Callable[..., Path], version: str) -> Entry:
    """Put the real packs with a version of the overlay into the store and switch to them."""
    packs = Installed(store.add(archived(NATIONAL)), store.add(archived(version=version)))
    return store.write(Entry(0, AT, "installed", packs, "admin"))


def test_nothing_installed_shows_what_came_with_the_software(store: PackStore) -> None:
    assert store.current() == DELIVERED


def test_the_last_installed_packs_are_what_new_visits_start_on(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    activate(store, archived, "2026.11.3")
    before = store.current()
    activate(store, archived, "2026.11.4")
    after = store.current()
    assert before.mark != after.mark
    assert after.overlay is not None
    assert "2026.11.4" in (after.overlay / "overlay.yaml").read_text(encoding="utf-8")


@pytest.mark.logs("is damaged on the disk")
def test_a_damaged_pack_gives_way_to_the_one_before(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    first = activate(store, archived, "2026.11.3")
    second = activate(store, archived, "2026.11.4")
    assert second.packs is not None
    assert second.packs.overlay is not None
    (store.path_of(second.packs.overlay) / "desks.yaml").write_bytes(b"")
    assert PackStore(store.folder, DELIVERED).active().entry == first


@pytest.mark.logs("is damaged on the disk")
def test_with_every_pack_damaged_the_software_s_own_is_shown(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    entry = activate(store, archived, "2026.11.3")
    assert entry.packs is not None
    (store.path_of(entry.packs.national) / "pack.json").unlink()
    assert PackStore(store.folder, DELIVERED).current() == DELIVERED


def test_a_damaged_pack_is_mended_by_adding_it_again(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    pack = store.add(archived())
    (store.path_of(pack) / "desks.yaml").write_bytes(b"")
    assert not store.has(pack)
    assert store.add(archived()) == pack
    assert store.has(pack)


def test_a_refused_archive_leaves_the_store_as_it_was(store: PackStore, tmp_path: Path) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ArchiveError):
        store.add(tmp_path / "bad.zip")
    assert [each for each in store.folder.rglob("*") if each.name != "incoming"] == []


def test_a_folder_that_cannot_be_written_says_so(
    tmp_path: Path, archived: Callable[..., Path]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = PackStore(tmp_path / "file" / "content", DELIVERED)
    with pytest.raises(StoreError, match="does not take the pack"):
        store.add(archived())
    with pytest.raises(StoreError, match="cannot be written"), store.lock():
        pass


def test_sweeping_keeps_the_newest_five_sets_and_nothing_half_finished(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    for number in range(8):
        activate(store, archived, f"2026.12.{number}")
    (store.incoming / "half").mkdir(parents=True)
    store.sweep()
    kept = [
        entry.packs.overlay.version for entry in store.kept() if entry.packs and entry.packs.overlay
    ]
    assert kept == [f"2026.12.{number}" for number in (7, 6, 5, 4, 3)]
    assert len(list((store.folder / "packs").iterdir())) == 6
    assert not store.incoming.exists()


@pytest.mark.logs("audit log in .* cannot be read .Is a directory.")
def test_a_log_that_cannot_be_read_leaves_the_kiosk_with_what_it_has(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    """As after an installation by root: a kiosk that does not start helps nobody."""
    file = store.folder / "journal.jsonl"
    file.mkdir(parents=True)
    assert store.current() == DELIVERED
    with pytest.raises(StoreError, match="must belong to the user"):
        store.lines()
    file.rmdir()
    activate(store, archived, "2026.11.3")
    shown = store.current()
    file.rename(store.folder / "away")
    file.mkdir()
    assert store.current() == shown
    with pytest.raises(StoreError, match="cannot be written"):
        store.write(Entry(0, AT, "rolled_back", None, "admin"))


def test_a_store_of_another_user_is_not_written(
    store: PackStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write there, and the kiosk could not read its own log any more."""
    store.folder.mkdir(parents=True)
    owner = store.folder.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner + 1)
    with pytest.raises(StoreError, match="Run this as that user: sudo -u"), store.lock():
        pass
    assert list(store.folder.iterdir()) == []


@pytest.mark.logs("Other users may write to .* shows the content that it came with")
@pytest.mark.parametrize("mode", [0o770, 0o702])
def test_a_store_that_others_may_write_to_is_not_believed(
    mode: int, store: PackStore, archived: Callable[..., Path]
) -> None:
    """They could write a pack and its list of files alike."""
    entry = activate(store, archived, "2026.11.3")
    store.folder.chmod(mode)
    assert PackStore(store.folder, DELIVERED).current() == DELIVERED
    with pytest.raises(StoreError, match="chmod -R go-w"), store.lock():
        pass
    store.folder.chmod(0o700)
    assert PackStore(store.folder, DELIVERED).active().entry == entry


def test_a_data_folder_that_an_installation_makes_is_private(tmp_path: Path) -> None:
    """An admin may install before the kiosk first starts; referrals and keys come there later."""
    before = os.umask(0)
    try:
        with PackStore(tmp_path / "data" / "content", DELIVERED).lock():
            pass
    finally:
        os.umask(before)
    made = [tmp_path / "data", *(tmp_path / "data").rglob("*")]
    assert [each for each in made if each.stat().st_mode & 0o077] == []


def test_what_a_killed_process_left_half_finished_is_removed_at_the_next_try(
    store: PackStore,
) -> None:
    (store.incoming / "half").mkdir(parents=True)
    with store.lock():
        assert not store.incoming.exists()


@pytest.mark.logs("is damaged on the disk")
def test_a_damaged_pack_is_told_whatever_the_log_says_after_it(
    store: PackStore, archived: Callable[..., Path]
) -> None:
    first = activate(store, archived, "2026.11.3")
    assert first.packs is not None
    assert first.packs.overlay is not None
    assert store.damaged() is None
    store.write(Entry(0, AT, "refused", None, "automatic", reason="older"))
    assert store.damaged() is None
    store.write(Entry(0, AT, "rolled_back", None, "admin"))
    assert store.damaged() is None
    activate(store, archived, "2026.11.3")
    store.write(Entry(0, AT, "refused", None, "automatic", reason="older"))
    (store.path_of(first.packs.overlay) / "desks.yaml").write_bytes(b"")
    assert PackStore(store.folder, DELIVERED).damaged() == first.packs


def _hold(folder: Path, held: Event, done: Event) -> None:
    with PackStore(folder, DELIVERED).lock():
        held.set()
        done.wait(30)


def test_only_one_process_changes_the_store(store: PackStore) -> None:
    context = get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(store.folder, held, done))
    other.start()
    try:
        assert held.wait(30)
        with pytest.raises(StoreError, match="Another installation"), store.lock():
            pass
    finally:
        done.set()
        other.join()
    with store.lock():
        pass
