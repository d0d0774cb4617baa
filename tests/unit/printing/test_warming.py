"""After the warm-up, no file is opened for a slip: no font, no pictogram, no module."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from printing.slips import render_slip
from printing.warming import warm_up
from tests.fakes.slips import full_slip

slips = [full_slip(language) for language in ("pl", "ar")]
warm_up()
sys.addaudithook(lambda event, about: print(about[0]) if event == "open" else None)
for slip in slips:
    render_slip(slip, "a4")
"""


def test_after_the_warm_up_a_slip_opens_no_file() -> None:
    command = [sys.executable, "-W", "error", "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
