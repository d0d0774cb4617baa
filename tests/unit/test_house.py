"""The house around the code: locks that fit, licences that are known, programs that start."""

import hashlib
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import licences

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.lock", "requirements-dev.lock")
EUPL_TEXT = "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4"
"""SHA-256 of the English text of the EUPL 1.2 as the SPDX licence list holds it."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock file."""

    version: str
    here: bool
    hashes: int


def pins(lock: str) -> dict[str, Pin]:
    """Return what a lock file pins; `here` is False for packages of other platforms."""
    found = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8")):
        match = re.match(r"([a-z0-9-]+)==([^ ;\\]+)(?: ; ([^\\\n]+))?", entry)
        assert match, entry[:80]
        here = match[3] is None or Marker(match[3]).evaluate()
        found[match[1]] = Pin(match[2], here, entry.count("--hash=sha256:"))
    return found


def required(*extras: str) -> list[Requirement]:
    """Return what pyproject.toml asks for."""
    wanted = list(PROJECT["dependencies"])
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    return [Requirement(each) for each in wanted]


def test_the_lock_holds_everything_the_project_asks_for() -> None:
    for lock, extras in (("requirements.lock", ()), ("requirements-dev.lock", ("dev",))):
        locked = pins(lock)
        for requirement in required(*extras):
            pin = locked[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(pin.version), f"{lock}: run scripts/lock"


def test_tests_run_on_the_very_versions_that_a_kiosk_gets() -> None:
    kiosk, dev = (pins(lock) for lock in LOCKS)
    assert {name: dev[name].version for name in kiosk} == {
        name: pin.version for name, pin in kiosk.items()
    }


def test_what_is_installed_is_what_is_locked() -> None:
    locked = {name: pin.version for name, pin in pins("requirements-dev.lock").items() if pin.here}
    assert {name: importlib.metadata.version(name) for name in locked} == locked


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    assert [name for name, pin in pins(lock).items() if pin.hashes == 0] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_what_and_never_from_where(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|--index|--find-links|(?<=\s)/\S+", text) == []


def test_pyside_stays_below_the_release_that_aborts() -> None:
    for requirement in required():
        if requirement.name.startswith("PySide6"):
            assert not requirement.specifier.contains("6.12.0")
            assert requirement.specifier.contains("6.11.3")


def test_a_signal_can_be_emitted_ten_thousand_times() -> None:
    # PySide6 6.12.0 loses a reference at each emit and aborts the process after some hundreds,
    # so this happens in a process of its own.
    code = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n"
        "    rung = Signal(bool, object)\n"
        "bell, heard = Bell(), []\n"
        "bell.rung.connect(lambda *values: heard.append(values))\n"
        "for _ in range(10_000): bell.rung.emit(True, None)\n"
        "print(len(heard))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "10000\n")


def test_every_licence_is_known_to_go_with_ours() -> None:
    assert licences.unsuitable() == []


@pytest.mark.parametrize(
    ("expression", "suits"),
    [
        ("MIT", True),
        ("Apache-2.0 AND MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("", False),
        ("Proprietary", False),
        ("MIT AND Proprietary", False),
        ("SSPL-1.0 OR Proprietary", False),
    ],
)
def test_a_licence_suits_only_when_somebody_has_read_it(expression: str, *, suits: bool) -> None:
    assert licences.suits(expression) is suits


def test_the_page_of_licences_lists_what_is_locked() -> None:
    page = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
    assert licences.page_with(licences.table()) == page
    assert page.count("\n| ") >= len(pins("requirements-dev.lock"))


def test_the_licence_is_the_whole_text_unchanged() -> None:
    text = (ROOT / "LICENSE").read_bytes()
    assert hashlib.sha256(text).hexdigest() == EUPL_TEXT
    assert PROJECT["license"] == "EUPL-1.2"


@pytest.mark.parametrize("name", ["run", "test", "demo", "check", "setup", "lock"])
def test_scripts_can_be_started(name: str) -> None:
    script = ROOT / "scripts" / name
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")


def test_continuous_integration_runs_what_a_developer_runs() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec scripts/test"
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_every_package_starts_by_saying_what_it_is() -> None:
    for package in ("ui", "content", "printing", "kiosk"):
        for path in (ROOT / package).glob("**/__init__.py"):
            assert path.read_text(encoding="utf-8").startswith('"""'), path
