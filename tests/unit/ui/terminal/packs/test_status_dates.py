"""The admin is told what ends, before it does and after."""

import argparse
import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.settings import Settings, parse_settings
from tests.fakes.clock import SetClock
from ui.terminal.packs import status

ROOT = Path(__file__).parents[5]
PACKS = ROOT / "content" / "packs"
ENDS = date(2029, 8, 31)
"""The trial with the second counter of Voorbeeldstad (desks.yaml)."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of a kiosk in the invented town."""
    for name in ("national", "voorbeeldstad"):
        shutil.copytree(PACKS / name, tmp_path / name)
    return parse_settings(
        f'[data]\nfolder = "{tmp_path}/data"\n'
        f'[content]\nnational = "{tmp_path}/national"\noverlay = "{tmp_path}/voorbeeldstad"\n',
        tmp_path,
    )


def on(
    day: date,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, dict[str, Any]]:
    """Ask for the status on a day."""
    clock = SetClock(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    monkeypatch.setattr(status, "SystemClock", lambda: clock)
    parser = argparse.ArgumentParser()
    status.add_parser(parser.add_subparsers())
    code = status.run(parser.parse_args(["status", "--json"]), settings)
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, said


def test_a_counter_that_ends_is_told_from_sixty_days_before(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """First as a date to come, and once it is over as something to see to."""
    name = "desks.newcomers_desk"
    for day, told, pressing in (
        (ENDS - timedelta(days=61), "", False),
        (ENDS - timedelta(days=60), f"{name} ends on {ENDS} and is then not shown any more", False),
        (ENDS, f"{name} ends on {ENDS} and is then not shown any more", False),
        (ENDS + timedelta(days=1), f"{name} ended on {ENDS} and is not shown any more", True),
    ):
        code, said = on(day, settings, monkeypatch, capsys)
        about = [line for line in said["dates"] if line.startswith(f"{name} end")]
        assert about == ([told] if told else []), day
        assert (told in said["see_to"]) == pressing, day
        assert code == (1 if said["see_to"] else 0)


def test_an_old_waiting_time_is_said_to_be_hidden(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its number may still be right; nobody can know, so it is taken away."""
    name, day = "desks.city_office.waiting", date(2027, 5, 24)
    _, before = on(day, settings, monkeypatch, capsys)
    assert (
        f"{name} is to be compared with its source by {day}; after that day it is not shown"
        in before["dates"]
    )
    code, after = on(day + timedelta(days=1), settings, monkeypatch, capsys)
    assert code == 1
    assert (
        f"{name} was to be compared with its source by {day}, and is not shown any more"
        in after["see_to"]
    )
