"""
A bus with Avahi on it, for a virtual printer that announces itself.

Where none is running, both are started, on a private bus and the loopback interface only, once
for all test processes; the last one ends them.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SHARED = Path(tempfile.gettempdir()) / f"kiosk-printer-lab-{os.getuid()}"
SYSTEM_BUS = Path("/run/dbus/system_bus_socket")
AVAHI_PID = Path("/run/avahi-daemon/pid")
NEEDED = "Install what it needs: apt-get install cups-ipp-utils avahi-daemon dbus"
START_SECONDS = 60

BUS_RULES = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow user="*"/><allow own="*"/>
    <allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""

AVAHI_RULES = """[server]
host-name=kiosk-printer-lab
use-ipv6=no
allow-interfaces=lo
[wide-area]
enable-wide-area=no
"""


class LabError(Exception):
    """The virtual printer could not be started; the message says what to do."""


@contextmanager
def announcing() -> Iterator[dict[str, str]]:
    """Have Avahi on a bus; yields what a program's environment needs to find it."""
    SHARED.mkdir(mode=0o700, exist_ok=True)
    user = SHARED / f"{os.getpid()}.user"
    with _locked():
        theirs = not _own_bus_runs() and SYSTEM_BUS.exists() and _runs(AVAHI_PID)
        if not theirs and not _own_bus_runs():
            _start_bus()
        user.touch()
    try:
        yield {} if theirs else _bus()
    finally:
        with _locked():
            user.unlink(missing_ok=True)
            alive = [one for one in SHARED.glob("*.user") if Path(f"/proc/{one.stem}").exists()]
            if not alive:
                _stop_bus()


@contextmanager
def _locked() -> Iterator[None]:
    with (SHARED / "lock").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _bus() -> dict[str, str]:
    return {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={SHARED / 'bus'}"}


def _own_bus_runs() -> bool:
    return _runs(SHARED / "dbus.pid") and _runs(SHARED / "avahi.pid")


def _runs(pid_file: Path) -> bool:
    """Whether the process of a pid file is there and has not ended (a zombie has)."""
    with suppress(OSError, ValueError):
        status = Path(f"/proc/{int(pid_file.read_text())}/stat").read_text()
        return status.rpartition(")")[2].split()[0] != "Z"
    return False


def _start_bus() -> None:
    _stop_bus()
    rules = SHARED / "bus.conf"
    rules.write_text(BUS_RULES.format(socket=SHARED / "bus"))
    (SHARED / "bus").unlink(missing_ok=True)
    said = _run(
        [find_program("dbus-daemon"), f"--config-file={rules}", "--fork", "--print-pid=1"], {}
    )
    (SHARED / "dbus.pid").write_text(said.strip())
    (SHARED / "avahi.conf").write_text(AVAHI_RULES)
    avahi = [find_program("avahi-daemon"), "-f", str(SHARED / "avahi.conf"), "--daemonize"]
    _run([*avahi, "--no-drop-root", "--no-rlimits", "--no-chroot"], _bus())
    (SHARED / "avahi.pid").write_text(AVAHI_PID.read_text())


def _stop_bus() -> None:
    """End the two daemons that this started, by their own ids, and wait until they are gone."""
    for name in ("avahi.pid", "dbus.pid"):
        file = SHARED / name
        with suppress(OSError, ValueError):
            os.kill(int(file.read_text()), signal.SIGTERM)
        deadline = time.monotonic() + START_SECONDS
        while _runs(file) and time.monotonic() < deadline:
            time.sleep(0.02)
        file.unlink(missing_ok=True)


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f"{command[0]} does not start: {done.stderr.strip()[-500:]}. {NEEDED}"
        raise LabError(message)
    return done.stdout


def find_program(name: str, needed: str = NEEDED) -> str:
    """Return where a program is. Raises LabError, with what to install."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        message = f"There is no {name} here. {needed}"
        raise LabError(message)
    return found
