"""What is offered is proven before it is active; one can go back; the log knows all of it."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.loading import load_pack
from content.trust.archive import build_archive, read_identity
from content.trust.installing import ADMIN, AUTOMATIC, InstallError, Offer, install, roll_back
from content.trust.journal import Installed
from content.trust.store import PackStore
from tests.unit.content.trust.conftest import DELIVERED, NATIONAL, OVERLAY

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def offer(archived: Callable[..., Path]) -> Callable[[str], Offer]:
    """Return what offers the real packs with a version of the overlay."""

    def make(version: str) -> Offer:
        archives = (archived(NATIONAL), archived(version=version))
        national, overlay = (read_identity(archive) for archive in archives)
        return Offer(Installed(national, overlay), archives, "/media/stick", ("national",))

    return make


def test_an_installed_pack_loads_with_its_version(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    entry = install(store, offer("2026.12.1"), by=ADMIN, now=AT)
    assert entry is not None
    folders = store.current()
    assert load_pack(folders.national, folders.overlay).version.endswith("Amsterdam 2026.12.1")
    assert [each.what for each in store.journal.entries()] == ["installed"]


def test_the_same_packs_again_change_nothing(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    install(store, offer("2026.12.1"), by=ADMIN, now=AT)
    before = store.current()
    assert install(store, offer("2026.12.1"), by=ADMIN, now=AT) is None
    assert store.current() == before


def test_a_faulty_pack_is_refused_in_words_and_the_old_one_stays(
    store: PackStore, offer: Callable[[str], Offer], tmp_path: Path
) -> None:
    install(store, offer("2026.12.1"), by=ADMIN, now=AT)
    before = store.current()
    broken = tmp_path / "broken"
    shutil.copytree(OVERLAY, broken)
    desks = broken / "desks.yaml"
    desks.write_text(
        desks.read_text(encoding="utf-8").replace("town: [here]", "town: [nowhere]", 1),
        encoding="utf-8",
    )
    archive = tmp_path / "broken.zip"
    archive.write_bytes(build_archive(broken))
    good = offer("2026.12.1")
    bad = Offer(Installed(good.packs.national, read_identity(archive)), (archive,))
    with pytest.raises(InstallError, match=r"amsterdam/desks\.yaml:.*nowhere") as refused:
        install(store, bad, by=ADMIN, now=AT)
    assert "goes on with the content it has" in str(refused.value)
    assert store.current() == before
    last = store.journal.entries()[-1]
    assert (last.what, last.packs) == ("refused", bad.packs)
    assert "nowhere" in last.reason
    assert bad.packs.overlay is not None
    assert not store.has(bad.packs.overlay)


def test_the_same_refusal_fills_the_log_once(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    good = offer("2026.12.1")
    half = Offer(good.packs, good.archives[:1])
    for _ in range(3):
        with pytest.raises(InstallError, match=r"amsterdam 2026\.12\.1 is missing"):
            install(store, half, by=AUTOMATIC, now=AT)
    assert [each.what for each in store.journal.entries()] == ["refused"]
    assert store.current() == DELIVERED


def test_an_archive_that_is_not_what_was_offered_is_refused(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    good, other = offer("2026.12.1"), offer("2026.12.2")
    with pytest.raises(InstallError, match="not what was offered"):
        install(store, Offer(good.packs, other.archives), by=ADMIN, now=AT)
    assert store.current() == DELIVERED


def test_an_overlay_cannot_stand_for_the_national_pack(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    good = offer("2026.12.1")
    assert good.packs.overlay is not None
    swapped = Offer(Installed(good.packs.overlay, good.packs.national), good.archives)
    with pytest.raises(InstallError, match="is no national pack"):
        install(store, swapped, by=ADMIN, now=AT)


def test_one_can_go_back_to_any_kept_set_and_to_what_was_delivered(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    for number in (1, 2, 3):
        install(store, offer(f"2026.12.{number}"), by=ADMIN, now=AT)
    roll_back(store, 1, by=ADMIN, now=AT)
    active = store.active().entry
    assert active is not None
    assert active.packs is not None
    assert active.packs.overlay is not None
    assert active.packs.overlay.version == "2026.12.1"
    roll_back(store, 0, by=ADMIN, now=AT)
    assert store.current() == DELIVERED
    roll_back(store, 3, by=ADMIN, now=AT)
    assert store.current().overlay != DELIVERED.overlay
    whats = [each.what for each in store.journal.entries()]
    assert whats == ["installed"] * 3 + ["rolled_back"] * 3


def test_going_back_to_what_is_not_kept_names_what_is(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    install(store, offer("2026.12.1"), by=ADMIN, now=AT)
    with pytest.raises(InstallError, match="One can go back to 0, 1"):
        roll_back(store, 7, by=ADMIN, now=AT)


def test_the_kiosk_does_not_take_again_by_itself_what_an_admin_left(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    install(store, offer("2026.12.1"), by=AUTOMATIC, now=AT)
    install(store, offer("2026.12.2"), by=AUTOMATIC, now=AT)
    roll_back(store, 1, by=ADMIN, now=AT)
    assert install(store, offer("2026.12.2"), by=AUTOMATIC, now=AT) is None
    assert install(store, offer("2026.12.3"), by=AUTOMATIC, now=AT) is not None
    assert install(store, offer("2026.12.2"), by=ADMIN, now=AT) is not None
