"""`advise`: a visit without a screen; its JSON is a contract."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from kiosk.errors import UnknownIdError
from ui.terminal import advise

if TYPE_CHECKING:
    from kiosk.settings import Settings

PACKS = Path(__file__).parents[4] / "content" / "packs"
SETTINGS = cast(
    "Settings",
    SimpleNamespace(
        content=SimpleNamespace(national=PACKS / "national", overlay=PACKS / "amsterdam"),
        data=SimpleNamespace(folder=PACKS / "nothing-installed"),
    ),
)
LISTS = ["desks", "advice", "documents", "organisations", "consequences"]
COMMUTES = [
    "purpose=register",
    "identity=valid",
    "status=eu_eea_swiss",
    "registered=no",
    "home=abroad",
    "work=employee",
    "children=no",
]


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    advise.add_parser(parser.add_subparsers(dest="command"))
    return parser.parse_args(["advise", *words])


def said(capsys: pytest.CaptureFixture[str], *answers: str) -> dict[str, object]:
    """Return the JSON object printed for answers."""
    words = [word for answer in answers for word in ("--answer", answer)]
    assert advise.run(parsed(*words, "--json"), SETTINGS) == 0
    result = json.loads(capsys.readouterr().out)
    assert isinstance(result, dict)
    return result


def test_a_finished_visit_prints_its_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    """Ids only, lists in the order in which they are shown."""
    result = said(capsys, *COMMUTES)
    assert list(result) == ["route", "refer_to", "lean", *LISTS, "next_question", "ignored"]
    assert result["route"] == "rni"
    assert (result["refer_to"], result["lean"], result["next_question"]) == (None, None, None)
    desks = result["desks"]
    assert isinstance(desks, list)
    assert desks[0] == "rni_amsterdam"
    assert len(desks) == 19
    assert all(result[name] for name in LISTS)


def test_answers_may_come_in_any_order(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line is no screen: the order is its own."""
    assert said(capsys, *reversed(COMMUTES)) == said(capsys, *COMMUTES)


def test_an_unfinished_visit_prints_the_next_question(capsys: pytest.CaptureFixture[str]) -> None:
    """No route, empty lists, and what to ask."""
    result = said(capsys, "purpose=register", "status=eu_eea_swiss")
    assert result["next_question"] == "identity"
    assert result["route"] is None
    assert all(result[name] == [] for name in LISTS)


def test_answers_nobody_asked_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Accepted, without any effect."""
    result = said(capsys, *COMMUTES, "stay=over", "town=here")
    assert result["ignored"] == ["stay", "town"]
    assert {**result, "ignored": []} == said(capsys, *COMMUTES)


def test_a_list_option_is_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """Both help topics count."""
    both = said(capsys, "purpose=help", "help_topics=pay", "help_topics=digid")
    assert (both["route"], both["refer_to"]) == ("elsewhere", "safety_help")
    one = said(capsys, "purpose=help", "help_topics=pay")
    advice, less = both["advice"], one["advice"]
    assert isinstance(advice, list)
    assert isinstance(less, list)
    assert "digid_how_to" in advice
    assert set(less) < set(advice)


def test_a_second_answer_to_one_question_is_refused() -> None:
    """Also when it says the same."""
    args = parsed("--answer", "purpose=register", "--answer", "purpose=register", "--json")
    with pytest.raises(advise.AnsweredTwiceError, match="'purpose' takes one answer"):
        advise.run(args, SETTINGS)


@pytest.mark.parametrize(
    ("answer", "unknown", "nearest"),
    [("statsu=dutch", "statsu", "status"), ("status=dutsch", "dutsch", "dutch")],
)
def test_an_unknown_id_names_itself_and_the_nearest(
    answer: str, unknown: str, nearest: str
) -> None:
    """For questions and for options."""
    with pytest.raises(UnknownIdError) as refused:
        advise.run(parsed("--answer", answer), SETTINGS)
    assert f"'{unknown}'" in str(refused.value)
    assert f"'{nearest}'" in str(refused.value)


@pytest.mark.parametrize("written", ["purpose", "=register", "purpose=", ""])
def test_an_answer_without_two_sides_is_refused(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, and how to write it."""
    with pytest.raises(SystemExit) as left:
        parsed("--answer", written)
    assert left.value.code == 2
    assert "QUESTION=OPTION" in capsys.readouterr().err


def test_people_get_lines_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json: what is there, and nothing that is empty."""
    words = [word for answer in COMMUTES for word in ("--answer", answer)]
    assert advise.run(parsed(*words), SETTINGS) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Content:       NL ")
    assert "Route:         rni" in lines
    assert not any(line.startswith(("Refer to", "Lean", "Ignored")) for line in lines)
    advise.run(parsed(), SETTINGS)
    assert capsys.readouterr().out.startswith("Not decided yet. Next question: purpose\n")


def test_the_command_line_imports_no_qt() -> None:
    """JSON commands start without the window's libraries."""
    program = (
        "import sys; import ui.terminal.advise, ui.terminal.stay; "
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    root = PACKS.parents[1]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0
