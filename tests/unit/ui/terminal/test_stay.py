"""`stay`: nights counted without a screen; its JSON is a contract."""

import argparse
import json
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from kiosk.stay import StayPlanError
from ui.terminal import stay

if TYPE_CHECKING:
    from kiosk.settings import Settings

PACKS = Path(__file__).parents[4] / "content" / "packs"
SETTINGS = cast(
    "Settings",
    SimpleNamespace(
        content=SimpleNamespace(national=PACKS / "national", overlay=None),
        data=SimpleNamespace(folder=PACKS / "nothing-installed"),
    ),
)


def parsed(written: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    stay.add_parser(parser.add_subparsers(dest="command"))
    return parser.parse_args(["stay", *written.split()])


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("--arrive 2027-03-01 --leave 2027-06-30", (122, 184, "about")),
        ("--arrive 2027-03-01", (184, 184, "over")),
        ("--arrive 2027-03-01 --leave 2027-05-09", (70, 184, "under")),
        ("--arrive 2027-03-01 --weeks-on 3 --weeks-off 1", (142, 184, "over")),
        ("--arrive 2027-03-01 --weeks-on 2 --weeks-off 2", (98, 184, "under")),
        ("--arrive 2027-03-01 --nights-per-week 4", (106, 184, "under")),
        (
            "--arrive 2027-03-01 --away 2027-04-01 2027-04-30 --away 2027-06-01 2027-06-30",
            (124, 184, "about"),
        ),
    ],
)
def test_nights_are_counted(
    written: str, counted: tuple[int, int, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exactly `nights`, `of` and `stay`."""
    assert stay.run(parsed(f"{written} --json"), SETTINGS) == 0
    nights, of, share = counted
    assert json.loads(capsys.readouterr().out) == {"nights": nights, "of": of, "stay": share}


def test_people_get_a_line_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json."""
    stay.run(parsed("--arrive 2027-03-01 --leave 2027-06-30"), SETTINGS)
    told = "122 of 184 nights, on the line of two thirds: the officer decides (about)\n"
    assert capsys.readouterr().out == told


@pytest.mark.parametrize(
    "day", ["20270301", "2027-W09-1", "2027-02-30", "1-3-2027", "9999-12-31", "1999-01-01"]
)
def test_what_is_no_day_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and how to write it."""
    with pytest.raises(SystemExit) as left:
        parsed(f"--arrive {day}")
    assert left.value.code == 2
    assert "write it as 2027-03-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    "written",
    [
        "--arrive 2027-03-01 --leave 2027-02-01",
        "--arrive 2027-03-01 --away 2027-04-02 2027-04-01",
        "--arrive 2027-03-01 --weeks-on 0",
        "--arrive 2027-03-01 --nights-per-week 8",
    ],
)
def test_a_plan_that_cannot_be_is_refused(written: str) -> None:
    """With what to change."""
    with pytest.raises(StayPlanError):
        stay.run(parsed(written), SETTINGS)
