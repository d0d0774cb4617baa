"""A kiosk that is killed at any moment loses nothing it said was kept, and keeps nothing half."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import select

from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.records.tables import ReferralRow
from kiosk.sealing import unseal

ROOT = Path(__file__).parents[4]
WRITER = Path(__file__).with_name("killed_writer.py")
KILLS = 40


def test_forty_kills_lose_nothing_and_leave_nothing_half(tmp_path: Path) -> None:
    """The first ten hit a file that is being made, the others one that grows."""
    seed = int.from_bytes(os.urandom(4))
    told = subprocess.run(
        [sys.executable, str(WRITER), str(tmp_path), str(KILLS), str(seed)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    kills = [json.loads(line) for line in told.stdout.splitlines()]
    assert [kill["verdict"] for kill in kills] == ["ok"] * KILLS, f"seed {seed}"
    by_file: defaultdict[str, list[list[str]]] = defaultdict(list)
    for kill in kills:
        by_file[kill["file"]].append(kill["kept"])
    assert sum(len(kept) for kept in by_file["10.sqlite3"]) >= (KILLS - 10) // 2
    key = X25519PrivateKey.from_private_bytes((tmp_path / "desk.key").read_bytes())
    for name, rounds in by_file.items():
        check_file(tmp_path / name, rounds, key)


def check_file(file: Path, rounds: list[list[str]], key: X25519PrivateKey) -> None:
    """Every code that was told is there whole, and at most one a kill that was not told yet."""
    kept = {code for codes in rounds for code in codes}
    with SqliteRecordStore(file) as store:
        with store._engine.connect() as connection:
            there = set(connection.scalars(select(ReferralRow.code)))
        assert kept <= there
        assert len(there - kept) <= len(rounds)
        for code in there:
            referral = store.find(code)
            assert referral is not None
            assert referral.state in {"kept", "printed"}
            assert referral.sealed is not None
            assert unseal(referral.sealed, referral.id, key)["schema"] == 1
