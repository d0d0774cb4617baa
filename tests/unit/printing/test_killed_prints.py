"""A kiosk killed between any two steps of a print says nothing false and prints nothing twice."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.escpos_printer import receipt_printer
from tests.printer_lab import VirtualPrinter

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("killed_prints.py")


def kills(
    folder: Path, address: str, random_kills: int, answer: float = 20, job: float = 60
) -> list[dict[str, Any]]:
    """Run the program that is killed; returns what it told of each kill."""
    told = subprocess.run(
        [
            sys.executable,
            str(PROGRAM),
            str(folder),
            address,
            *map(str, (random_kills, answer, job)),
        ],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def ends(printer: VirtualPrinter) -> dict[str, Counter[str]]:
    """Return how the jobs of each code ended, in the printer's own words."""
    found: dict[str, Counter[str]] = {}
    for name in printer.job_names():
        number, _, code = name.removesuffix(".pdf").partition("-")
        found.setdefault(code.upper(), Counter())[
            printer.job_state(int(number), after="processing")
        ] += 1
    return found


def test_after_every_kill_the_record_says_what_the_printer_did(
    tmp_path: Path, lab_printer: VirtualPrinter
) -> None:
    """Printed is what came out, failed is what never will; nothing comes out twice."""
    told = kills(tmp_path / "data", lab_printer.address, 20)
    at_printer = ends(lab_printer)
    for each in told:
        papers = at_printer.get(each["code"], Counter())
        assert papers.total() <= 1, each
        assert not set(papers) & {"pending", "processing", "processing-stopped"}, each
        state = each["states"][0] if each["states"] else "never begun"
        if state == "printed":
            assert papers["completed"] == 1, each
            assert each["mark"] == "printed", each
        elif state != "unknown":
            assert not papers["completed"], each
    seen = Counter(each["states"][0] for each in told if each["states"])
    assert seen["printed"], "the program was never killed late"
    assert seen["failed"], "the program was never killed early"


def test_what_waits_for_paper_when_the_kiosk_dies_never_comes_out(
    tmp_path: Path, lab_printer: VirtualPrinter
) -> None:
    """The next visitor does not get it, even when somebody fills the tray afterwards."""
    lab_printer.run_out_of_paper()
    told = kills(tmp_path / "data", lab_printer.address, 3, answer=2, job=0.5)
    lab_printer.refill()
    at_printer = ends(lab_printer)
    assert at_printer
    for papers in at_printer.values():
        assert set(papers) <= {"canceled", "aborted"}
    assert {each["mark"] for each in told} <= {"kept", None}


def test_a_receipt_printer_gets_no_slip_twice(tmp_path: Path) -> None:
    """It has no memory of jobs: what was under way is unknown, and stays so."""
    with receipt_printer() as printer:
        told = kills(tmp_path / "data", printer.address, 10)
        papers = len(printer.cuts)
        assert printer.unknown == []
    ended = Counter(each["states"][0] for each in told if each["states"])
    assert 0 < ended["printed"] <= papers <= ended["printed"] + ended["unknown"]
    assert ended["unknown"]
