"""Three hundred kills in the middle of an installation: what is active is always whole."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.unit.content.trust.conftest import NATIONAL, OVERLAY, ROOT

KILLS = 300


def test_a_killed_installation_leaves_the_old_pack_or_the_new_one_whole(
    in_memory: Path, archived: Callable[..., Path]
) -> None:
    """
    Every kill is a real SIGKILL at a random moment; log, packs and lock are looked at anew.

    Each tenth time the stick was pulled out while it was written: one of its files is cut short.
    """
    folder = in_memory / "kills"
    folder.mkdir()
    shutil.copy(archived(NATIONAL), folder / "national.zip")
    shutil.copytree(OVERLAY, folder / "amsterdam")
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killed_installs.py"), folder, str(KILLS)],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["before"] + counts["after"] == KILLS
    # Kills fell on both sides of the line of the log, or this test would say nothing.
    assert counts["before"] > KILLS / 10
    assert counts["after"] > KILLS / 10
