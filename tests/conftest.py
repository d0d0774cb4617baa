"""What holds for every test: a screen that is not there, and a log that stays silent."""

import logging
import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# No test fails for being slow: a busy or small machine is no fault of the kiosk.
settings.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kiosk")

# Before anything imports Qt. Journeys set the platform themselves: a real window on Xvfb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QV4_GC_TIMELIMIT", "0")  # why: ui.window_loop
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
os.environ["QT_API"] = "pyside6"


class Overheard(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def silent_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """
    Fail a test that logs a warning or an error nobody expected, or not what it promised.

    `@pytest.mark.logs("pattern")` says what a test brings about; it must then be logged.
    """
    overheard = Overheard()
    logging.getLogger().addHandler(overheard)
    yield
    logging.getLogger().removeHandler(overheard)
    promised = [str(mark.args[0]) for mark in request.node.iter_markers("logs")]
    surprises = [
        line for line in overheard.lines if not any(re.search(each, line) for each in promised)
    ]
    broken = [
        each for each in promised if not any(re.search(each, line) for line in overheard.lines)
    ]
    if surprises:
        pytest.fail("Logged, and no test asked for it:\n" + "\n".join(surprises), pytrace=False)
    if broken:
        pytest.fail("Promised by the test, but never logged: " + ", ".join(broken), pytrace=False)
