"""
A real print system of our own: cupsd of Debian's cups-daemon, with its files in one folder.

It listens on a socket file only; its queues lead to a backend that does as a test says, or to a
printer by IPP. Nothing of the machine's own print system is touched.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.bus_lab import LabError, find_program

NEEDED = "Install what it needs: apt-get install cups-daemon cups-client"
START_SECONDS = 60
"""How long anything may take to begin or end on a busy machine."""
SERVER_BIN = Path("/usr/lib/cups")

DAEMON = """\
Listen {folder}/s
Browsing No
WebInterface No
LogLevel warn
DefaultAuthType None
ErrorPolicy stop-printer
<Location />
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/run
ServerBin {folder}/bin
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""
BACKEND = """\
#!/bin/sh
# What the "printer" behind a queue does: as the file beside this one says.
[ $# -eq 0 ] && exit 0
if [ -n "$6" ]; then cat "$6"; else cat; fi >"{folder}/printed-$1"
while [ "$(cat "{folder}/mode")" = held ]; do sleep 0.05; done
case "$(cat "{folder}/mode")" in
  fail) exit 1 ;;
  empty) echo "STATE: +media-empty-error" >&2; exit 0 ;;
  stuck)
    echo "STATE: +media-empty-error" >&2
    while [ "$(cat "{folder}/mode")" = stuck ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2 ;;
esac
exit 0
"""

Behaviour = Literal["swallow", "fail", "empty", "stuck", "held"]


@dataclass(frozen=True)
class PrintSystem:
    """A running cupsd."""

    folder: Path

    @property
    def socket(self) -> str:
        """The file it listens on."""
        return str(self.folder / "s")

    def does(self, behaviour: Behaviour) -> None:
        """Set what the backend `kiosklab` does with the next job; `held`: nothing yet."""
        drafted = self.folder / "mode.draft"
        drafted.write_text(behaviour)
        drafted.replace(self.folder / "mode")  # never read half-written

    def add_queue(
        self, name: str, device: str = "kiosklab:/", policy: str = "stop-printer"
    ) -> None:
        """Make a queue without a driver; raises LabError."""
        command = ["lpadmin", "-h", self.socket, "-p", name, "-E", "-v", device, "-m", "raw"]
        command += ["-o", f"printer-error-policy={policy}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            message = f"There is no queue {name}: {done.stderr}. {NEEDED}"
            raise LabError(message)

    def await_completed(self, queue: str) -> None:
        """Wait until cupsd calls a job of a queue completed; raises LabError."""
        deadline = time.monotonic() + START_SECONDS
        command = ["lpstat", "-h", self.socket, "-W", "completed", "-o", queue]
        while time.monotonic() < deadline:
            if subprocess.run(command, capture_output=True, check=True).stdout:
                return
            time.sleep(0.05)
        message = f"No job of {queue} was completed in {START_SECONDS} s."
        raise LabError(message)

    def received(self) -> list[bytes]:
        """Return what reached the backend."""
        return [file.read_bytes() for file in sorted(self.folder.glob("printed-*"))]


@contextmanager
def print_system() -> Iterator[PrintSystem]:
    """
    Run cupsd.

    Raises:
        LabError: A program is missing or does not start.
    """
    # a socket's path may have 107 letters, which a test's own folder soon has
    folder = Path(tempfile.mkdtemp(prefix="kiosk-cups-"))
    try:
        _lay_out(folder)
        command = [find_program("cupsd", NEEDED), "-f"]
        command += ["-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        with (folder / "said").open("wb") as log:
            daemon = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            _await_socket(folder, daemon)
            yield PrintSystem(folder)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(daemon.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                daemon.wait(5)
            with suppress(ProcessLookupError):
                os.killpg(daemon.pid, signal.SIGKILL)
            daemon.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out(folder: Path) -> None:
    folder.chmod(0o755)
    for name in ("etc", "spool", "cache", "run", "bin", "bin/backend"):
        (folder / name).mkdir()
    for part in ("daemon", "notifier"):
        if (SERVER_BIN / part).exists():
            (folder / "bin" / part).symlink_to(SERVER_BIN / part)
    (folder / "bin/backend/ipp").symlink_to(SERVER_BIN / "backend/ipp")
    backend = folder / "bin/backend/kiosklab"
    backend.write_text(BACKEND.format(folder=folder))
    backend.chmod(0o700)  # cupsd runs it as its own user
    (folder / "mode").write_text("swallow")
    (folder / "cupsd.conf").write_text(DAEMON.format(folder=folder))
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder))


def _await_socket(folder: Path, daemon: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and daemon.poll() is None:
        asked = subprocess.run(
            ["lpstat", "-h", str(folder / "s"), "-r"], capture_output=True, text=True, check=False
        )
        if "is running" in asked.stdout:
            return
        time.sleep(0.05)
    said = "".join(
        (folder / name).read_text("utf-8", "replace")[-500:]
        for name in ("said", "error_log")
        if (folder / name).exists()
    )
    message = f"cupsd does not start: {said}. {NEEDED}"
    raise LabError(message)
