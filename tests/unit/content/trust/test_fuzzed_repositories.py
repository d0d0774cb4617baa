"""Twelve thousand mutated sticks: none is accepted, none crashes, the active pack stays whole."""

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from content.trust.archive import is_whole
from content.trust.installing import ADMIN
from content.trust.store import PackStore
from content.trust.updating import update
from kiosk.errors import PackError
from tests.unit.content.trust.conftest import NATIONAL
from tests.unit.content.trust.mutating import mutated
from tests.unit.content.trust.publisher import Publisher

ROUNDS = 12_000


def now() -> datetime:
    """Tell the time of the log."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_a_stick_with_a_mutated_file_is_refused_and_harms_nothing(
    tmp_path: Path, archived: Callable[..., Path], store: PackStore
) -> None:
    """
    Each round changes one file that a kiosk reads: signed metadata, or an archive.

    A change that leaves every signed word as it was (a space between two of them) may pass; it
    is then exactly what was published, which the digests show.
    """
    chance = random.Random(20261124)  # noqa: S311 - damage, no secrets
    publisher = Publisher(tmp_path / "house")
    publisher.offer(archived(NATIONAL), archived(version="2026.12.1"))

    def take() -> None:
        source = str(publisher.repository.folder)
        update(store, source, municipality="amsterdam", root=publisher.root, by=ADMIN, now=now)

    take()
    before = store.active().entry
    journal = (store.folder / "journal.jsonl").read_bytes()
    shutil.copytree(store.folder / "tuf", tmp_path / "trusted")
    publisher.offer(archived(version="2026.12.2"))
    offered = publisher.repository.archive_of("overlay/amsterdam/pack.zip")
    assert offered is not None
    names = ("timestamp.json", "2.snapshot.json", "2.overlay-amsterdam.json")
    targets = [*(publisher.metadata / name for name in names), offered]
    good = {path: path.read_bytes() for path in targets}
    refused = passed = 0
    for number in range(ROUNDS):
        path = targets[number % len(targets)]
        path.write_bytes(mutated(good[path], chance))
        try:
            take()
        except PackError:
            refused += 1
            assert store.active().entry == before
        else:
            passed += 1
            active = store.active().entry
            assert active is not None
            assert active.packs is not None
            assert active.packs.overlay is not None
            assert active.packs.overlay.version == "2026.12.2"
            assert is_whole(store.path_of(active.packs.overlay))
            shutil.rmtree(store.path_of(active.packs.overlay))
        # As it was before the stick came: a kiosk that has seen nothing of it.
        path.write_bytes(good[path])
        (store.folder / "journal.jsonl").write_bytes(journal)
        shutil.rmtree(store.folder / "tuf")
        shutil.copytree(tmp_path / "trusted", store.folder / "tuf")
    take()
    assert store.active().entry != before
    assert passed < ROUNDS * 0.1
    assert refused + passed == ROUNDS
