"""
The kiosk beside a Chromium kiosk page, in one run: `python -m benchmarks.run`.

Both are started, watched and touched in the same way, from outside, on one virtual screen, by
turns (A B A B …). Takes about two minutes a round; see benchmarks/README.md.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import peer_page, report
from benchmarks.journey import LANGUAGES, Tap
from benchmarks.processes import Program
from benchmarks.screen import ScreenError, VirtualScreen
from benchmarks.seeing import first_content, last_change
from benchmarks.visiting import MS, Figures, MissedError, Visitor
from benchmarks.xlib import LibraryMissingError

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
MM_PER_INCH = 25.4
DIAGONAL = 24.0
QUIET_START = 2.5
LIMIT_START = 30.0
SETTINGS = """\
[kiosk]
start_language = "nl"
[screen]
diagonal_inch = {diagonal}
full_screen = false
width = {width}
height = {height}
less_movement = true
[content]
national = "{root}/content/packs/national"
overlay = "{root}/content/packs/amsterdam"
[data]
folder = "{folder}"
[speech]
engine = "none"
"""


class MissingError(Exception):
    """Something has to be installed first; the message says how."""


@dataclass
class Candidate:
    """A program to measure: its command line, the taps of its visits, what came out."""

    name: str
    words: Sequence[str]
    taps: Mapping[str, Sequence[Tap]]
    visitor: Visitor
    log: Path

    def start(self, screen: VirtualScreen) -> Program:
        """Return the program, not yet started."""
        return Program(self.words, screen.environment(), self.log)


def wait_for_start(candidate: Candidate, screen: VirtualScreen, began: float) -> None:
    """
    Watch a program until its first screen is at rest, and keep both times.

    Raises:
        MissedError: It showed nothing.
    """
    empty = screen.rows()
    frames = screen.watch(QUIET_START, LIMIT_START)
    first, rest = first_content(frames), last_change(frames, empty)
    if first is None or rest is None:
        message = f"{candidate.name} showed nothing; see {candidate.log}."
        raise MissedError(message)
    candidate.visitor.figures.add("first frame ms", (first - began) * MS)
    candidate.visitor.figures.add("at rest ms", (rest - began) * MS)


def play_round(candidate: Candidate, screen: VirtualScreen, starts: int) -> None:
    """Start a program some times; the last time, play a visit in every language."""
    figures = candidate.visitor.figures
    for start in range(starts):
        screen.move(0, 0)
        began = time.perf_counter()
        with candidate.start(screen) as program:
            wait_for_start(candidate, screen, began)
            if start == starts - 1:
                for number, language in enumerate(LANGUAGES):
                    candidate.visitor.visit(language, candidate.taps[language])
                    if number == 0:
                        figures.add("after a visit MiB", program.mebibytes()[0])
                weight, processes = program.mebibytes()
                figures.add("after the round MiB", weight)
                figures.add("processes", processes)
        screen.watch(0.5, 3.0)


def rehearsed_kiosk(settings: Path, folder: Path, screen: VirtualScreen) -> dict[str, Any]:
    """Let the real window play a visit in each language; returns what it heard."""
    out = folder / "heard.json"
    words = [sys.executable, "-m", "benchmarks.rehearsal", str(settings), str(out)]
    subprocess.run(words, cwd=ROOT, env=screen.environment(), check=True)
    heard: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return heard


def candidates(
    chromium: str, folder: Path, screen: VirtualScreen, settings: Path
) -> tuple[Candidate, Candidate]:
    """Rehearse both programs and return them."""
    heard = rehearsed_kiosk(settings, folder, screen)
    kiosk_taps = {
        tag: [Tap(*tap) for tap in language["taps"]] for tag, language in heard["languages"].items()
    }
    across = (screen.width**2 + screen.height**2) ** 0.5
    html = peer_page.page(heard, across / (DIAGONAL * MM_PER_INCH))
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    root = os.geteuid() == 0
    *words, address = peer_page.command(
        chromium, folder / "profile", screen, page.as_uri(), root=root
    )
    peer_taps = peer_page.rehearse(html, screen, words, folder / "peer.log")
    kiosk_words = [sys.executable, str(ROOT / "main.py"), "--settings", str(settings)]
    return (
        Candidate(
            "The kiosk", kiosk_words, kiosk_taps, Visitor(screen, Figures()), folder / "kiosk.log"
        ),
        Candidate(
            "The page",
            [*words, address],
            peer_taps,
            Visitor(screen, Figures()),
            folder / "peer.log",
        ),
    )


def measured_slips(settings: Path, repeat: int) -> dict[str, Any]:
    """Return what `benchmarks.slips` measured in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.slips", str(settings), str(repeat)]
    done = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def merged(slips: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the slips of all rounds as one."""
    return {
        "warming": [one["warming"] for one in slips],
        "first": [one["first"] for one in slips],
        "bytes": [size for one in slips for size in one["bytes"]],
        "languages": {
            tag: {
                paper: [each for one in slips for each in one["languages"][tag][paper]]
                for paper in papers
            }
            for tag, papers in slips[0]["languages"].items()
        },
    }


def main() -> int:
    """Run everything, print the table and write it into docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="benchmarks.run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=8, help="turns of both (default 8)")
    parser.add_argument("--starts", type=int, default=3, help="starts a round (default 3)")
    parser.add_argument("--slips", type=int, default=30, help="slips a paper, language and round")
    parser.add_argument("--width", type=int, default=1920)
    parser.add_argument("--height", type=int, default=1080)
    parser.add_argument("--chromium", default="chromium", help="the browser to compare with")
    parser.add_argument("--json", type=Path, help="also write every sample to this file")
    asked = parser.parse_args()
    try:
        run_all(asked)
    except (
        MissingError,
        MissedError,
        ScreenError,
        LibraryMissingError,
        peer_page.PeerError,
    ) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def run_all(asked: argparse.Namespace) -> None:
    """
    Measure as asked.

    Raises:
        MissingError: The browser is not installed.
    """
    chromium = shutil.which(asked.chromium)
    if chromium is None:
        message = (
            "Chromium is missing. Install it: apt-get install --no-install-recommends chromium"
        )
        raise MissingError(message)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "kiosk.toml"
        settings.write_text(
            SETTINGS.format(
                diagonal=DIAGONAL, width=asked.width, height=asked.height, root=ROOT,
                folder=folder / "data",
            ),
            encoding="utf-8",
        )  # fmt: skip
        slips = []
        with VirtualScreen(asked.width, asked.height, folder) as screen:
            kiosk, peer = candidates(chromium, folder, screen, settings)
            for number in range(1, asked.rounds + 1):
                for candidate in (kiosk, peer):
                    try:
                        play_round(candidate, screen, asked.starts)
                    except MissedError as missed:
                        # What was measured until then counts; the figures tell how many that is.
                        print(f"{candidate.name}, round {number}: {missed}", file=sys.stderr)
                slips.append(measured_slips(settings, asked.slips))
                print(f"round {number} of {asked.rounds} is done", file=sys.stderr)
    figures = report.table(
        kiosk.visitor.figures.samples, peer.visitor.figures.samples, merged(slips)
    )
    version = subprocess.run([chromium, "--version"], check=True, capture_output=True, text=True)
    day = datetime.now(UTC).astimezone().date()
    about = (
        f"{day}, {asked.width}x{asked.height}, {os.cpu_count()} cores, {asked.rounds} rounds of "
        f"{asked.starts} starts and {len(LANGUAGES)} visits each;"
        f" {version.stdout.split(' built')[0].strip()}."
    )
    print(f"{about}\n\n{figures}")
    report.write_into(DOCUMENT, f"{about}\n\n{figures}")
    if asked.json:
        samples = {
            "kiosk": kiosk.visitor.figures.samples,
            "peer": peer.visitor.figures.samples,
            "slips": merged(slips),
        }
        asked.json.write_text(json.dumps(samples), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
