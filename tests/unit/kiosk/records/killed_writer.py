"""
Keeps referrals in children that are killed at random moments; run by `test_killed.py`.

`killed_writer.py FOLDER KILLS SEED` prints one JSON line a kill: the file, the codes that the
child was told are kept, and what SQLite says of the file right after. The children are forked
from a program that has loaded everything, so that forty kills take seconds.
"""

import json
import os
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from select import select
from tempfile import TemporaryDirectory

import alembic.command  # noqa: F401 - loaded once, for all children
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.contact import Contact
from kiosk.keeping import ReferralKeeper
from kiosk.records.clock import SystemClock
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.routing import decide
from tests.fakes.referrals import FINISHED_VISIT

CONTACT = Contact("+48601234567", "ewa@poczta.pl", "pl")
FRESH_FILES = 10
"""The first kills each hit a file that is being made."""


def keep_for_ever(file: Path, key: X25519PrivateKey, told: int) -> None:
    """Keep and mark referrals, and tell each code only once it is kept."""
    outcome = decide(FINISHED_VISIT)
    store = SqliteRecordStore(file)
    keeper = ReferralKeeper(store, SystemClock(), 7, key.public_key())
    while True:
        referral = keeper.keep_referral(FINISHED_VISIT, outcome, CONTACT)
        os.write(told, referral.code.encode() + b"\n")
        store.mark(referral.id, "printed")


def kill_one(file: Path, key: X25519PrivateKey, after: float, *, at_work: bool) -> list[str]:
    """
    Fork a writer, kill it after some seconds, and return the codes it had told.

    The seconds count from its start, or, `at_work`, from the first referral it kept.
    """
    hears, told = os.pipe()
    child = os.fork()
    if not child:
        os.close(hears)
        try:
            keep_for_ever(file, key, told)
        finally:
            os._exit(1)
    os.close(told)
    if at_work:
        select([hears], [], [])
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, ended = os.waitpid(child, 0)
    if not os.WIFSIGNALED(ended):
        sys.exit("A writer ended by itself.")
    with os.fdopen(hears, "rb") as pipe:
        return pipe.read().decode().split()


def verdict(file: Path) -> str:
    """What SQLite says of a copy of a file and its log: the next writer meets them as left."""
    with TemporaryDirectory() as folder:
        for left in file.parent.glob(f"{file.name}*"):
            shutil.copy(left, folder)
        with closing(sqlite3.connect(Path(folder) / file.name)) as copy:
            return str(copy.execute("PRAGMA integrity_check").fetchone()[0])


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill, and tell of each kill."""
    chance = Random(seed)  # noqa: S311 - the moment of a kill is no secret
    key = X25519PrivateKey.generate()
    (folder / "desk.key").write_bytes(key.private_bytes_raw())
    for kill in range(kills):
        file = folder / f"{min(kill, FRESH_FILES)}.sqlite3"
        at_work = kill >= FRESH_FILES and kill % 2 == 0
        kept = kill_one(file, key, after=chance.uniform(0, 0.08), at_work=at_work)
        print(json.dumps({"file": file.name, "kept": kept, "verdict": verdict(file)}))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
