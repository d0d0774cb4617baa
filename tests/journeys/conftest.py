"""One virtual screen for all journeys, and a fresh kiosk for each."""

import os
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.journeys.station import Station
from tests.tidied import (  # noqa: F401 - fixtures for every test below
    tidied_at_the_end,
    tidied_by_the_main_thread,
)

SCREEN = "1920x1080x24"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add how often the kiosk is killed."""
    parser.addoption(
        "--kills", type=int, default=40, help="how often test_killed.py kills the kiosk (40)"
    )


@pytest.fixture(scope="session", autouse=True)
def real_window(request: pytest.FixtureRequest) -> None:
    """
    Have a real window system: the screen that is there (scripts/test brings one), or our own.

    The own one ends by itself when the last window system client, this process, has gone.
    """
    if "DISPLAY" not in os.environ:
        # setsid: it must outlive our last window, which Python closes after everything else.
        command = ["setsid", "--fork", "Xvfb", "-displayfd", "1", "-screen", "0", SCREEN]
        quiet = ["-nolisten", "tcp", "-terminate"]
        with subprocess.Popen(
            [*command, *quiet], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as starting:
            assert starting.stdout is not None
            os.environ["DISPLAY"] = f":{starting.stdout.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    request.getfixturevalue("qapp")
    assert QGuiApplication.platformName() == "xcb", "Run tests/journeys in a process of its own."


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """Return a kiosk that nobody has used yet."""
    return Station(tmp_path)
