"""`content diff` tells what a new version changes, in plain words and as JSON."""

import json
import shutil
from pathlib import Path

import pytest

from main import main

PACKS = Path(__file__).parents[4] / "content" / "packs"


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A copy of the real packs, free to be changed."""
    shutil.copytree(PACKS, tmp_path / "packs")
    return tmp_path / "packs"


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def diff(edited: Path, *words: str) -> int:
    old, new = PACKS / "national", edited / "national"
    overlays = ["--overlay-old", str(PACKS / "amsterdam")]
    overlays += ["--overlay-new", str(edited / "amsterdam")]
    return main(["content", "diff", str(old), str(new), *overlays, *words])


def test_the_same_packs_differ_in_nothing(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(edited) == 0
    assert "Nothing is different, for none of 14,908 answer sets." in capsys.readouterr().out


def test_a_waiting_time_is_told_and_touches_no_route(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(edited / "amsterdam/desks.yaml", "weeks: 9", "weeks: 6")
    assert diff(edited) == 0
    told = capsys.readouterr().out
    assert "0 of 14,908 answer sets come to something else." in told
    assert "rni_amsterdam waiting: 9 weeks on 2024-12-31 → 6 weeks on 2024-12-31" in told


def test_another_route_is_told_with_a_visitor_in_the_words_of_the_pack(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        edited / "national/routes.yaml",
        "address: [institution]}\n    route: gba",
        "address: [institution]}\n    route: officer",
    )
    assert diff(edited, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (route,) = (one for one in told["changes"] if one["kind"] == "route")
    assert (route["before"], route["now"], route["count"]) == ("gba", "officer", 1080)
    assert route["example"]["address"] == "institution"
    assert "You stay longer than 4 months." in route["story"]
    assert told["visits"] == {
        "old": 14908,
        "new": 14908,
        "compared": 14908,
        "only_old": {"count": 0, "example": None, "story": None},
        "only_new": {"count": 0, "example": None, "story": None},
    }
    assert diff(edited, "--language", "nl") == 0
    assert "U blijft langer dan 4 maanden." in capsys.readouterr().out


def test_new_dutch_makes_translations_stale(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(edited / "national/text/nl.po", '"Wat wilt u doen?"', '"Wat komt u doen?"')
    assert diff(edited) == 0
    told = capsys.readouterr().out
    assert "    - Wat wilt u doen?\n    + Wat komt u doen?" in told
    assert told.count("stale: question.purpose") == 3


def test_an_added_option_is_told_as_new_answer_sets(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        edited / "national/questions.yaml",
        "      courier: {pictogram: bicycle}\n",
        "      courier: {pictogram: bicycle}\n      artist: {pictogram: star}\n",
    )
    assert diff(edited) == 0
    told = capsys.readouterr().out
    assert "There were 14,908 answer sets; now there are 16,204." in told
    assert "1,296 answer sets could not be given before" in told
    assert "+ work.artist" in told


def test_a_pack_that_is_refused_cannot_be_compared(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(edited / "national/values.yaml", "window_months: 6", "window_months: six")
    assert diff(edited) == 2
    assert "national/values.yaml" in capsys.readouterr().err


def test_who_reviews_a_change_sees_what_would_hide_it(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pack is not signed by anybody yet; its words may clear the reviewer's screen."""
    words = edited / "national" / "text" / "pl.po"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace('msgstr "Wiza', 'msgstr "\x1b[2J\u202eWiza'), encoding="utf-8")
    assert diff(edited) == 0
    told = capsys.readouterr().out
    assert "+ \\u001b[2J\\u202eWiza" in told
    assert "\x1b" not in told
