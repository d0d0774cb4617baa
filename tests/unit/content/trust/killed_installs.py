"""
Installs two versions in turn, each in a process of its own that is killed at a random moment.

    python killed_installs.py FOLDER KILLS

FOLDER holds `0.zip` and `1.zip` (overlays) and `national.zip`. After every kill the store is
opened anew and must be sound. Prints counts as JSON; ends with an assertion where it is not.
"""

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from content.loading import load_pack
from content.trust.archive import is_whole, read_identity
from content.trust.installing import ADMIN, Offer, install
from content.trust.journal import Installed
from content.trust.store import PackStore
from kiosk.ports import PackFolders

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def main(folder: Path, kills: int) -> None:
    """Kill, look, and count."""
    chance = random.Random(20261124)  # noqa: S311 - moments, no secrets
    national = folder / "national.zip"
    overlays = [folder / "0.zip", folder / "1.zip"]
    offers = [
        Offer(Installed(read_identity(national), read_identity(each)), (national, each))
        for each in overlays
    ]
    home, delivered = folder / "content", PackFolders(folder, None, "delivered")
    # Everything is imported and warm before the first child.
    start = time.monotonic()
    install(PackStore(home, delivered), offers[1], by=ADMIN, now=AT)
    whole_install = time.monotonic() - start
    counts = {"before": 0, "after": 0, "lines": 1}
    for number in range(kills):
        offer = offers[number % 2]
        before = PackStore(home, delivered).active().entry
        child = os.fork()
        if child == 0:
            install(PackStore(home, delivered), offer, by=ADMIN, now=AT)
            os._exit(0)
        time.sleep(chance.uniform(0, 1.2) * whole_install)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        store = PackStore(home, delivered)
        active = store.active().entry
        assert active is not None
        assert before is not None
        assert active.packs in {before.packs, offer.packs}, active
        assert store.journal.is_sound()
        assert store.journal.entries()[-1] == active, "the newest line is what is active"
        for each in (store.folder / "packs").iterdir():
            assert is_whole(each), each
        counts["after" if active.packs == offer.packs else "before"] += 1
        if active.packs != offer.packs:
            with store.lock():  # a killed process holds no lock
                pass
        if number % 25 == 0:
            folders = store.current()
            load_pack(folders.national, folders.overlay)
    counts["lines"] = len(PackStore(home, delivered).journal.entries())
    sys.stdout.write(json.dumps(counts))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
