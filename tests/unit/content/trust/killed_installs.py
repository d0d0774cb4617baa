"""
Installs from a stick again and again, each time in a process killed at a random moment.

    python killed_installs.py FOLDER KILLS

FOLDER holds `national.zip` and the folder `amsterdam` of an overlay. Whenever a version was
installed, the next one is published. After every kill the store is opened anew and must be
sound, and the stick is pulled out half-copied now and then. Prints counts as JSON.
"""

import json
import os
import random
import re
import shutil
import signal
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from content.loading import load_pack
from content.trust.archive import build_archive, is_whole
from content.trust.installing import ADMIN
from content.trust.journal import Entry
from content.trust.store import PackStore
from content.trust.updating import update
from kiosk.errors import PackError
from kiosk.ports import PackFolders
from tests.unit.content.trust.publisher import Publisher


def now() -> datetime:
    """Tell the time of the log."""
    return datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


class Stick:
    """A publisher whose repository is the stick; each version of the overlay is a new one."""

    def __init__(self, folder: Path) -> None:
        """Publish the first version."""
        self.folder = folder
        self.version = 0
        self.publisher = Publisher(folder / "house")
        self.publisher.offer(folder / "national.zip")
        self.next()

    @property
    def source(self) -> str:
        """Where it is plugged in."""
        return str(self.publisher.repository.folder)

    def next(self) -> None:
        """Publish the next version of the overlay."""
        self.version += 1
        overlay = self.folder / "amsterdam"
        file = overlay / "overlay.yaml"
        text = file.read_text(encoding="utf-8")
        line = f'version: "2027.1.{self.version}"'
        file.write_text(re.sub(r"(?m)^version: .*$", line, text), encoding="utf-8")
        archive = self.folder / "amsterdam.zip"
        archive.write_bytes(build_archive(overlay))
        self.publisher.offer(archive)

    def half_copied(self, chance: random.Random) -> str:
        """Return a copy that was pulled out while it was written: one file is cut short."""
        copy = self.folder / "half"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.source, copy)
        files = sorted(path for path in copy.rglob("*") if path.is_file())
        torn = chance.choice(files)
        os.truncate(torn, chance.randrange(torn.stat().st_size + 1))
        return str(copy)


def install(home: Path, delivered: PackFolders, source: str, root: bytes) -> None:
    """Install from a source, as `content install` does; a refusal is no fault here."""
    store = PackStore(home, delivered)
    with suppress(PackError):
        update(store, source, municipality="amsterdam", root=root, by=ADMIN, now=now)


def main(folder: Path, kills: int) -> None:
    """Kill, look, and count."""
    chance = random.Random(20261124)  # noqa: S311 - moments, no secrets
    stick = Stick(folder)
    home, delivered = folder / "content", PackFolders(folder, None, "delivered")
    # Everything is imported and warm before the first child.
    start = time.monotonic()
    install(home, delivered, stick.source, stick.publisher.root)
    longest = time.monotonic() - start
    stick.next()
    counts = {"before": 0, "after": 0, "half": 0, "lines": 0}
    for number in range(kills):
        source = stick.source
        if number % 10 == 9:
            source = stick.half_copied(chance)
            counts["half"] += 1
        before = PackStore(home, delivered).active().entry
        child = os.fork()
        if child == 0:
            install(home, delivered, source, stick.publisher.root)
            os._exit(0)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if look(PackStore(home, delivered), before, stick.version):
            counts["after"] += 1
            stick.next()
            longest *= 0.93
        else:
            counts["before"] += 1
            longest *= 1.05  # what else the machine does changes how long an installation takes
        if number % 25 == 0:
            folders = PackStore(home, delivered).current()
            load_pack(folders.national, folders.overlay)
    install(home, delivered, stick.source, stick.publisher.root)
    assert look(PackStore(home, delivered), None, stick.version), "the next try goes through"
    counts["lines"] = len(PackStore(home, delivered).journal.entries())
    sys.stdout.write(json.dumps(counts))


def look(store: PackStore, before: Entry | None, version: int) -> bool:
    """Whether the newest version is active now; what is active is whole in any case."""
    active = store.active().entry
    assert active is not None
    assert active.packs is not None
    assert active.packs.overlay is not None
    is_new = active.packs.overlay.version == f"2027.1.{version}"
    assert is_new or active == before, active
    assert store.journal.is_sound()
    shown = [entry for entry in store.journal.entries() if entry.what != "refused"]
    assert shown[-1] == active, "the newest line is what is active"
    for each in (store.folder / "packs").iterdir():
        assert is_whole(each), each
    with store.lock():  # a killed process holds no lock
        pass
    return is_new


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
