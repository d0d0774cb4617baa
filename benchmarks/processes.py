"""Programs under measurement: started, weighed with all their children, ended."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

PROC = Path("/proc")
PARENT_FIELD = 1
"""Place of the parent's id after the program's name in /proc/*/stat."""
KIB = 1024
END_SECONDS = 5.0


class Program:
    """A program with all its child processes; a context manager that ends it."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        """Take a command line, its environment and a file for what it says."""
        self._words = list(words)
        self._environment = dict(environment)
        self._log = log

    def __enter__(self) -> Self:
        """Start it, in a process group of its own."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._words,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return self

    def __exit__(self, *_: object) -> None:
        """Ask it to end, and make it."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        # Children that outlived it: the group is this program's own.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def running(self) -> bool:
        """Return whether it has not ended by itself."""
        return self._process.poll() is None

    def mebibytes(self) -> tuple[float, int]:
        """Return the proportional set size (PSS) of the whole tree in MiB, and its processes."""
        tree = descendants(self._process.pid)
        return sum(_pss(pid) for pid in tree) / KIB, len(tree)


def descendants(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            children.setdefault(int(fields[PARENT_FIELD]), []).append(int(folder.name))
    tree = [root]
    for pid in tree:
        tree.extend(children.get(pid, ()))
    return tree


def _pss(pid: int) -> int:
    """Return the PSS of one process in KiB; 0 for one that has just ended."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
