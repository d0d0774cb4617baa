"""kill -9 at any moment of a visit: what was said to be kept is there, the rest never was."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.keeping import SEALED_SCHEMA
from kiosk.records.desk_keys import load_private_key
from kiosk.records.sqlite_opening import records_file
from kiosk.sealing import unseal
from tests.journeys.station import ROOT, Station
from tests.journeys.visits_without_end import BEGINS

CHILD = ROOT / "tests" / "journeys" / "visits_without_end.py"
KIOSKS = 2
WHILE_STARTING = 0.2
"""The share of kills that come before the first visit begins."""
LONGEST_START = 1.2
LONGEST_VISIT = 0.6
"""Seconds; the machine decides what a kiosk is at when they are over."""
MOST_VISITS = 2


@dataclass(frozen=True)
class Life:
    """How long a kiosk lives: seconds from its start, or from the end of so many visits."""

    seconds: float
    visits: int | None


def live_and_die(settings: Path, life: Life) -> list[str]:
    """Start a kiosk, kill it after some time, and return the codes that it had kept."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "PYTHONPATH": str(ROOT),
    }
    # Starts are what takes longest here; compiled files make them quicker.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(settings)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as child:
        assert child.stdout is not None
        heard = []
        if life.visits is not None:
            heard = [child.stdout.readline() for _ in range(1 + life.visits)]
        time.sleep(life.seconds)
        child.send_signal(signal.SIGKILL)
        said, complaints = child.communicate()
    assert child.returncode == -signal.SIGKILL, complaints
    # A code cut off by the kill was not said.
    return [line for line in ("".join(heard) + said).split("\n")[:-1] if line != BEGINS]


def check_sound(station: Station) -> None:
    """The database is whole, and so is each of its rows."""
    file = records_file(station.data)
    if not file.exists():
        return
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'referral'").fetchone()
    if not made:
        return
    rows = station.rows()
    key = load_private_key(station.desk_key) if rows else None
    for row in rows:
        assert key is not None
        assert row["state"] == "kept"
        assert row["route"] == "rni"
        opened = unseal(row["sealed"], row["id"], key)
        assert opened["schema"] == SEALED_SCHEMA
        assert opened["category_17"] == {"telephone": "+31612345678", "email": None}


def test_a_kiosk_killed_at_any_moment_loses_nothing_and_keeps_no_half(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each kiosk starts again on what the killed one left behind."""
    kills = int(request.config.getoption("--kills"))
    chance = random.Random(20261124)  # noqa: S311 - moments, not secrets
    stations = [Station(tmp_path / str(number)) for number in range(KIOSKS)]
    for station in stations:
        station.folder.mkdir()
        station.settings_file()

    def life() -> Life:
        if chance.random() < WHILE_STARTING:
            return Life(chance.uniform(0.1, LONGEST_START), None)
        return Life(chance.uniform(0.0, LONGEST_VISIT), chance.randint(0, MOST_VISITS))

    lives = [[life() for _ in range(kills // KIOSKS)] for _ in stations]
    at_least = sum(life.visits or 0 for each in lives for life in each)

    def all_lives(number: int) -> int:
        station, kept = stations[number], set[str]()
        for each in lives[number]:
            kept.update(live_and_die(station.folder / "kiosk.toml", each))
            check_sound(station)
            if kept:
                assert kept <= {row["code"] for row in station.rows()}
        return len(kept)

    with ThreadPoolExecutor(KIOSKS) as pool:
        kept = list(pool.map(all_lives, range(KIOSKS)))
    assert sum(kept) >= at_least > 0
