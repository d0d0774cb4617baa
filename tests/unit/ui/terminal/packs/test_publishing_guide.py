"""docs/publishing.md is true: every command in it is run, and answers as it says."""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks.news import PROGRAM
from main import main

ROOT = Path(__file__).parents[5]
GUIDE = ROOT / "docs" / "publishing.md"
PASSPHRASE = "tulips by the water"  # noqa: S105 - opens keys of this test alone
SETTINGS = """\
[content]
municipality = "amsterdam"
root = "my-root.json"
[data]
folder = "data"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the packs, in which every passphrase is typed the same."""
    shutil.copytree(ROOT / "content" / "packs", tmp_path / "content" / "packs")
    (tmp_path / "kiosk.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: PASSPHRASE)
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_guide_can_be_followed_from_top_to_bottom(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = re.findall(r"```console\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    steps = [step for block in blocks for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(steps) > 30
    # As for a person who waits at a terminal: scripts do not hear of progress.
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for step in steps:
        command, _, answer = step.partition("\n")
        follow(command, answer, capsys)


def test_what_it_costs_is_there_in_figures() -> None:
    """`python -m benchmarks.news` writes them between its marks."""
    text = GUIDE.read_text(encoding="utf-8")
    assert "FIGURES" not in text
    begin = text.index(f"<!-- figures: written by {PROGRAM} -->")
    figures = text[begin : text.index(f"<!-- end of figures of {PROGRAM} -->")]
    rows = [line for line in figures.splitlines() if line.startswith("| ")]
    assert len(rows) == 6, "a heading, and a row for each scene"
    assert "1,000 kiosks of 342 municipalities" in figures


def follow(command: str, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Do what a line of the guide says, and compare what it prints."""
    words = shlex.split(command)
    if words[0] == "cp":
        copy = shutil.copytree if words[1] == "-r" else shutil.copy
        copy(words[-2], words[-1])
        return
    assert words[:2] == ["python", "main.py"], command
    code = main(words[2:])
    printed = capsys.readouterr()
    assert code == (2 if "may not sign" in answer else 0), printed.err
    wanted = re.escape(answer.rstrip("\n")).replace("…", "(?:.|\n)*")
    assert re.fullmatch(wanted, (printed.err + printed.out).rstrip("\n")), (
        f"{command}\n{printed.err}{printed.out}"
    )
