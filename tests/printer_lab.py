"""
A real IPP printer on this machine, faults included: `ippeveprinter` of Debian's cups-ipp-utils.

It announces itself, so it wants a D-Bus system bus with Avahi on it (`tests/bus_lab.py`). What
cannot be started fails the test: an untested printer is no printer.
"""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.bus_lab import NEEDED, START_SECONDS, LabError, announcing, find_program

Mode = Literal[
    "print", "abort", "hang", "slow", "media-jam-error", "cover-open", "toner-empty-error"
]
"""What it does with a page; a reason stands in the way until it does something else."""


WORK = """#!/bin/sh
# What the printer does with a page: as the file beside this one says.
does=$(cat "{mode}")
case "$does" in
  print) ;;
  abort) exit 1 ;;
  hang) exec sleep 300 ;;
  slow) sleep 1 ;;
  *)
    echo "STATE: +$does" >&2
    while [ "$(cat "{mode}")" = "$does" ]; do sleep 0.05; done
    echo "STATE: -$does" >&2 ;;
esac
exit 0
"""


@dataclass
class VirtualPrinter:
    """A running ippeveprinter; its spool folder keeps what it was given."""

    port: int
    spool: Path
    mode_file: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"ipp://localhost:{self.port}/ipp/print"

    def does(self, mode: Mode) -> None:
        """Set what it does with the next page."""
        drafted = self.mode_file.with_name("mode.draft")
        drafted.write_text(mode)
        drafted.replace(self.mode_file)  # never read half-written

    def run_out_of_paper(self) -> None:
        """Empty every tray."""
        self._set_media(level=0)

    def refill(self) -> None:
        """Put paper in."""
        self._set_media(level=250)

    def load(self, media: str) -> None:
        """Put another paper in."""
        self._set_media(level=250, media=media)

    def use_up_toner(self) -> None:
        """Leave it without toner."""
        self._form("supplies?supply0=25&supply1=0")

    def switch_off(self) -> None:
        """Have it go away at once, as when somebody pulls the plug."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def received(self, ending: str = "pdf") -> list[bytes]:
        """Return the documents it was given, the oldest first."""
        files = sorted(self.spool.glob(f"*.{ending}"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_bytes() for file in files]

    def job_names(self) -> list[str]:
        """Return the names of the files that keep the jobs, which hold number and job name."""
        return sorted(file.name for file in self.spool.glob("*.pdf"))

    def job_owner(self, number: int) -> str:
        """Return who asked for a job, in the printer's own words."""
        return self._said_of(number, "job-originating-user-name")

    def job_state(self, number: int, after: str = "") -> str:
        """Return how a job is, in the printer's own words, once it is no longer as `after`."""
        deadline = time.monotonic() + START_SECONDS
        while (state := self._said_of(number, "job-state ")).startswith(after or "?"):
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)
        return state

    def _said_of(self, number: int, attribute: str) -> str:
        test = self.mode_file.with_name("job.test")
        test.write_text(
            "{ OPERATION Get-Job-Attributes GROUP operation-attributes-tag "
            "ATTR charset attributes-charset utf-8 ATTR language attributes-natural-language en "
            f"ATTR uri printer-uri {self.address} ATTR integer job-id {number} }}"
        )
        command = ["ipptool", "-tv", self.address, str(test)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for line in said.splitlines():
            name, _, value = line.partition("=")
            if name.strip().startswith(attribute):
                return value.strip()
        message = f"No {attribute} in: {said}"
        raise LabError(message)

    def _set_media(self, *, level: int, media: str = "iso_a4_210x297mm") -> None:
        query = f"size1={media}&type1=stationery&level1={level}"
        query += (
            f"&size3={media}&type3=stationery&level3={min(level, 25)}"
            if level
            else ("&size3=&type3=&level3=-2")
        )
        self._form(f"media?{query}")

    def _form(self, query: str) -> None:
        address = f"http://localhost:{self.port}/{query}"
        with urllib.request.urlopen(address, timeout=START_SECONDS) as page:
            page.read()  # it begins its answer first, and then does as it was told


@contextmanager
def virtual_printer(folder: Path, formats: str = "application/pdf") -> Iterator[VirtualPrinter]:
    """
    Run a printer with its files in `folder`, which takes these formats (with commas).

    Raises:
        LabError: A program is missing or does not start.
    """
    program = find_program("ippeveprinter")
    spool = folder / "spool"
    spool.mkdir()
    mode = folder / "mode"
    work = folder / "work.sh"
    work.write_text(WORK.format(mode=mode))
    work.chmod(0o700)
    with announcing() as bus, (folder / "printer.log").open("wb") as log:
        port = _free_port()
        mode.write_text("print")
        options = ["-r", "off", "-p", str(port), "-n", "localhost", "-k", "-d", str(spool)]
        options += ["-K", str(folder), "-c", str(work), "-f", formats]
        command = [program, *options, f"Slip {port}"]
        process = subprocess.Popen(
            command, env=os.environ | bus, stdout=log, stderr=log, start_new_session=True
        )
        printer = VirtualPrinter(port, spool, mode, process)
        try:
            _await_port(port, process, folder / "printer.log")
            printer.refill()  # it begins with American paper
            yield printer
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
            return
        time.sleep(0.05)
    message = f"ippeveprinter does not start: {log.read_text('utf-8', 'replace')[-500:]}. {NEEDED}"
    raise LabError(message)
