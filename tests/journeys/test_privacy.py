"""After a visit with marked contact details nothing of them is anywhere in clear."""

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.journeys.marked_visit import MARKS, TOPIC
from tests.journeys.station import ROOT, Station

CHILD = ROOT / "tests" / "journeys" / "marked_visit.py"
SECONDS = 90


@dataclass(frozen=True)
class Visited:
    """Where a visitor was, and what the kiosk saw of itself."""

    station: Station
    seen: dict[str, list[str]]


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """Have one visitor leave everything at a kiosk that logs all it can and speaks."""
    folder = tmp_path_factory.mktemp("marked")
    station = Station(folder)
    (folder / "tmp").mkdir()
    (folder / "home").mkdir()
    settings = station.settings_file(
        log={"level": "debug", "file": str(folder / "kiosk.log")}, speech={"engine": "espeak-ng"}
    )
    environment = {
        **os.environ,
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, str(CHILD), str(settings), str(folder)]
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=SECONDS, check=False
    )
    (folder / "output").write_bytes(done.stdout + done.stderr)
    assert done.returncode == 0, done.stderr.decode()
    return Visited(station, json.loads((folder / "seen.json").read_text(encoding="utf-8")))


def in_clear(content: bytes) -> set[str]:
    """Return the marks in some bytes: as UTF-8, as UTF-16, and in what a PDF compresses."""
    found = set()
    for plain in (content, *decompressed(content)):
        lowered = plain.lower()
        found |= {
            mark
            for mark in (*MARKS, TOPIC)
            for coded in (mark.encode(), mark.encode("utf-16-le"), mark.encode("utf-16-be"))
            if coded in lowered
        }
    return found


def decompressed(content: bytes) -> Iterator[bytes]:
    """Yield what the streams of a PDF hold."""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def test_no_file_holds_a_mark_in_clear(visited: Visited) -> None:
    """Database with its log, slips, program log, output, temporary files, home folder."""
    files = [file for file in visited.station.folder.rglob("*") if file.is_file()]
    names = {file.name for file in files}
    assert {"kiosk.log", "referrals.sqlite3", "output"} <= names
    assert any(name.endswith(".pdf") for name in names)
    found = {str(file): in_clear(file.read_bytes()) for file in files if file.name != "seen.json"}
    # Compiled catalogues hold the ids of all topics, chosen or not.
    assert {file: marks for file, marks in found.items() if marks and ".mo" not in file} == {}


def test_the_marks_were_there_to_be_found(visited: Visited) -> None:
    """The desk opens them, so the search above looked for what was really left."""
    (row,) = visited.station.rows()
    opened = json.dumps(visited.station.open_at_desk(row["code"])).lower()
    assert [mark for mark in MARKS if mark in opened] == [m for m in MARKS if m != "3511 ab"]
    assert TOPIC not in opened


def test_no_process_shows_a_mark_or_a_spoken_sentence(visited: Visited) -> None:
    """Every process of a machine can read arguments; espeak-ng was speaking while we looked."""
    seen = "\n".join(visited.seen["processes"]).lower()
    assert "espeak-ng" in seen
    assert [mark for mark in MARKS if mark in seen] == []
    assert "non-resident" not in seen


def test_the_title_of_the_window_says_nothing(visited: Visited) -> None:
    """Window lists and screen readers show it."""
    assert visited.seen["title"] == ["Kiosk"]


def test_nothing_of_a_visitor_is_left_in_the_window(visited: Visited) -> None:
    """After *Hide now*: no property of any Qt object, no list for QML, no model."""
    assert visited.seen["before"]
    assert visited.seen["after"] == []
