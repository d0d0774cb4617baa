"""What is offered is proven before it is active; one can go back; the log knows all of it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content.loading import load_pack
from content.trust.archive import build_archive, read_identity
from content.trust.installing import ADMIN, AUTOMATIC, InstallError, Offer, install, roll_back
from content.trust.journal import Installed
from content.trust.store import PackStore
from content.trust.updating import update
from kiosk.errors import PackError
from tests.unit.content.trust.conftest import DELIVERED, NATIONAL, OVERLAY, ROOT
from tests.unit.content.trust.publisher import Publisher

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
    with pytest.raises(InstallError, match="You can go back to 0, 1"):
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


def test_one_can_go_back_to_a_set_whose_signatures_have_ended(
    store: PackStore, offer: Callable[[str], Offer]
) -> None:
    """They held when it came; a kiosk whose newest pack is wrong needs a way back at any time."""
    old = replace(offer("2026.12.1"), expires={"timestamp": "2026-11-25"})
    install(store, old, by=ADMIN, now=AT)
    install(store, offer("2026.12.2"), by=ADMIN, now=AT)
    entry = roll_back(store, 1, by=ADMIN, now=AT + timedelta(days=500))
    assert entry.packs == old.packs
    assert entry.expires == {"timestamp": "2026-11-25"}
    assert store.active().entry == entry


def test_what_newer_software_refuses_is_not_gone_back_to(
    store: PackStore, offer: Callable[[str], Offer], monkeypatch: pytest.MonkeyPatch
) -> None:
    install(store, offer("2026.12.1"), by=ADMIN, now=AT)
    install(store, offer("2026.12.2"), by=ADMIN, now=AT)
    before = store.active().entry

    def refuses(*_: object) -> None:
        raise PackError("this version asks for more")

    monkeypatch.setattr("content.trust.installing.check_texts", refuses)
    with pytest.raises(InstallError, match="This version of the software refuses"):
        roll_back(store, 1, by=ADMIN, now=AT)
    assert store.active().entry == before


FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from content.trust.store import PackStore
from content.trust.updating import update
from kiosk.errors import PackError
from tests.unit.content.trust.conftest import DELIVERED
home, source, most = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
root = (source / "root.json").read_bytes()
try:
    update(PackStore(home, DELIVERED), str(source), municipality="amsterdam", root=root,
           by="admin", now=lambda: datetime.now(UTC))
except PackError as error:
    print(error)
"""


@pytest.mark.parametrize("most", [0, 300, 3_000, 10_000, 60_000, -1])
def test_a_disk_that_takes_only_so_much_leaves_what_was_active_and_says_so(
    most: int, store: PackStore, archived: Callable[..., Path], tmp_path: Path
) -> None:
    """
    From the first file that is written to the last: the limit falls at another one each time.

    -1: all but a byte of the largest.
    """
    publisher = Publisher(tmp_path / "house")
    national = archived(NATIONAL)
    publisher.offer(national, archived(version="2026.12.1"))
    most %= national.stat().st_size
    source = str(publisher.repository.folder)
    done = subprocess.run(
        [sys.executable, "-c", FULL, store.folder, source, str(most)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Is the disk full?" in done.stdout
    assert store.current() == DELIVERED
    assert store.journal.is_sound()
    assert not store.incoming.exists() or list(store.incoming.iterdir()) == []
    root = publisher.root
    entry = update(store, source, municipality="amsterdam", root=root, by=ADMIN, now=lambda: AT)
    assert entry is not None, "with room again it goes through"
