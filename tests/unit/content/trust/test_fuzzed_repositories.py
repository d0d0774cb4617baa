"""
Ten thousand mutated sticks: none is accepted, none crashes, the active pack stays whole.

With `test_fuzzed_archives` (8,000) and `test_fuzzed_answers` (2,000) that makes 20,000.
"""

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.trust import roots
from content.trust.archive import is_whole
from content.trust.installing import ADMIN
from content.trust.store import PackStore
from content.trust.updating import update
from kiosk.errors import PackError
from tests.unit.content.trust.conftest import DELIVERED, NATIONAL
from tests.unit.content.trust.mutating import mutated
from tests.unit.content.trust.publisher import Publisher

ROUNDS = {
    "metadata/2.root.json": 3_500,
    "metadata/timestamp.json": 3_000,
    "metadata/2.snapshot.json": 1_500,
    "metadata/2.targets.json": 1_000,
    "metadata/2.overlay-amsterdam.json": 500,
    "targets/overlay/amsterdam": 500,
}
"""By file: what a kiosk reads later costs more, as all before it is read again."""


def now() -> datetime:
    """Tell the time of the log."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


class Stick:
    """A stick with a second publication, and a kiosk that has the first."""

    def __init__(self, folder: Path, archived: Callable[..., Path]) -> None:
        """Publish twice, with a new root, and let the kiosk take the first one."""
        self.folder = folder
        self.store = PackStore(folder / "content", DELIVERED)
        self.publisher = Publisher(folder / "house")
        house = self.publisher.repository
        self.publisher.offer(archived(NATIONAL), archived(version="2026.12.1"))
        self.take()
        self.active = self.store.active().entry
        self.journal = (self.store.folder / "journal.jsonl").read_bytes()
        shutil.copytree(self.store.folder / "tuf", folder / "trusted")
        roots.renew(house, {}, [self.publisher.signer(each) for each in ("root-1", "root-2")])
        # Signed again: what the kiosk has to fetch then is every file there is.
        self.publisher.offer(archived(NATIONAL), archived(version="2026.12.2"))

    def take(self) -> None:
        """Install from the stick."""
        source, root = str(self.publisher.repository.folder), self.publisher.root
        update(self.store, source, municipality="amsterdam", root=root, by=ADMIN, now=now)

    def file(self, name: str) -> Path:
        """Return where a file lies; of an archive's folder, the one that is offered."""
        offered = self.publisher.repository.archive_of("overlay/amsterdam/pack.zip")
        assert offered is not None
        path = self.publisher.repository.folder / name
        return offered if path.is_dir() else path

    def forget(self) -> None:
        """Bring the kiosk back to where it was: it has seen nothing of the second publication."""
        (self.store.folder / "journal.jsonl").write_bytes(self.journal)
        (self.store.folder / "journal.jsonl.head").unlink(missing_ok=True)
        seen = self.store.folder / "tuf" / "trusted.json"
        shutil.copyfile(self.folder / "trusted" / "trusted.json", seen)


@pytest.mark.parametrize("name", ROUNDS, ids=lambda name: name.rpartition("/")[2])
def test_a_stick_with_a_mutated_file_is_refused_and_harms_nothing(
    name: str, in_memory: Path, archived: Callable[..., Path]
) -> None:
    """
    Each round changes one file that a kiosk reads: signed metadata, or an archive.

    A change that leaves every signed word as it was (a space between two of them) may pass; it
    is then exactly what was published, which the digests show.
    """
    chance = random.Random(name)  # noqa: S311 - damage, no secrets
    stick = Stick(in_memory, archived)
    path = stick.file(name)
    good = path.read_bytes()
    passed = 0
    for _ in range(ROUNDS[name]):
        path.write_bytes(mutated(good, chance))
        try:
            stick.take()
        except PackError:
            assert stick.store.active().entry == stick.active
        else:
            passed += 1
            active = stick.store.active().entry
            assert active is not None
            assert active.packs is not None
            assert active.packs.overlay is not None
            assert active.packs.overlay.version == "2026.12.2"
            assert is_whole(stick.store.path_of(active.packs.overlay))
            shutil.rmtree(stick.store.path_of(active.packs.overlay))
        stick.forget()
    path.write_bytes(good)
    stick.take()
    assert stick.store.active().entry != stick.active
    assert passed < ROUNDS[name] * 0.1
