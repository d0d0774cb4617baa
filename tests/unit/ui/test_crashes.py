"""A fault of ours that nobody caught says where it happened, and nothing of a visitor."""

import os
import subprocess
import sys
from pathlib import Path

from tests.unit.ui.faulty_window import TYPED

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def test_what_nobody_caught_is_told_without_what_somebody_typed() -> None:
    """In a slot, a callback, a thread, a task that nobody awaits, and at the end of an object."""
    done = subprocess.run(
        [sys.executable, HERE / "faulty_window.py"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    said = done.stdout + done.stderr
    assert TYPED not in said
    assert said.count("nobody caught a ValueError") == 2
    for kind in ("KeyError", "LookupError", "TypeError"):
        assert f"nobody caught a {kind}" in said
    assert "faulty_window.py" in said
