"""
Publishes two overlays in turn, each in a process of its own that is killed at a random moment.

    python killed_publications.py KEYS REPOSITORY KILLS ARCHIVE ARCHIVE

After every kill a kiosk that has followed so far, itself killed at random, looks at what is there.
Prints counts as JSON; ends with an assertion where something is not whole.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from content.trust.following import fetch_news
from content.trust.keys import read_signer
from content.trust.publishing import publish
from content.trust.repository import Repository


def main(keys: Path, folder: Path, kills: int, archives: list[Path]) -> None:
    """Kill, look, and count."""
    chance = random.Random(20261124)  # noqa: S311 - moments, no secrets
    publisher, editor = read_signer(keys / "publisher.pem"), read_signer(keys / "amsterdam.pem")
    root = (folder / "metadata" / "1.root.json").read_bytes()

    def signs_and_publishes(archive: Path) -> None:
        repository = Repository(folder, datetime.now(UTC))
        repository.sign(archive, editor)
        publish(repository, publisher)

    def follows(home: Path) -> None:
        fetch_news(
            str(folder),
            municipality="amsterdam",
            root=root,
            trusted=home / "tuf",
            into=home / f"incoming-{os.getpid()}-{time.monotonic_ns()}",
            knows=lambda _: True,
        )

    counts = {"before": 0, "after": 0}
    with TemporaryDirectory() as work:
        home = Path(work)
        took = [_seconds(lambda: signs_and_publishes(archives[0])) for _ in range(5)][-1]
        looked = [_seconds(lambda: follows(home)) for _ in range(5)][-1]
        follows(home)
        for number in range(kills):
            shown = _shown(folder)
            archive = archives[number % 2]
            _killed(lambda: signs_and_publishes(archive), chance.uniform(0, 1.6) * took)  # noqa: B023
            came = "after" if _shown(folder) > shown else "before"
            counts[came] += 1
            # what else the machine does changes how long a publication takes
            took *= 0.95 if came == "after" else 1.05
            _killed(lambda: follows(home), chance.uniform(0, 1.2) * looked)
            follows(home)
    sys.stdout.write(json.dumps(counts))


def _killed(work: Callable[[], None], seconds: float) -> None:
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _shown(folder: Path) -> int:
    timestamp = Repository(folder, datetime.now(UTC)).timestamp()
    assert timestamp is not None
    return timestamp.signed.version


def _seconds(work: Callable[[], None]) -> float:
    """Return how long it takes in a process of its own that nobody kills."""
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    return time.monotonic() - started


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        int(sys.argv[3]),
        [Path(each) for each in sys.argv[4:]],
    )
