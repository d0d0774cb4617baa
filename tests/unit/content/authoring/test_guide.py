"""The guide for editors is true: every edit in it fits, every command answers as it says."""

import importlib.util
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from content.authoring import xlsx_columns as columns
from content.checking.wording import check_wording, read_wording
from content.findings import Findings
from content.loading import load_pack
from content.texts import check_texts
from main import main
from tests.unit.content.conftest import ROOT
from ui.theme.pictograms import pictogram_names

GUIDE = ROOT / "docs" / "authoring.md"
STEP = re.compile(r"```(console|diff)\n(.*?)```|<!-- the translator (.*?) -->", re.DOTALL)
WRITTEN_ON = date(2026, 11, 24)
REFUSED = "fits no row"


@pytest.fixture
def desk_of_an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the packs, and the editor in front of it."""
    shutil.copytree(ROOT / "content/packs", tmp_path / "content/packs")
    shutil.copytree(ROOT / "content/schemas", tmp_path / "content/schemas")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk_of_an_editor")
def test_the_guide_can_be_followed_from_top_to_bottom(
    capsys: pytest.CaptureFixture[str],
) -> None:
    steps = list(STEP.finditer(GUIDE.read_text(encoding="utf-8")))
    assert len(steps) > 30
    for step in steps:
        if step[1] == "diff":
            edit(step[2])
        elif step[1] == "console":
            for command, answer in commands(step[2]):
                follow(command, answer, capsys)
        else:
            for file in re.findall(r"\S+\.xlsx", step[3]):
                translate(Path(file))
    packs = Path("content/packs")
    pack = load_pack(packs / "national", packs / "amsterdam")
    check_texts(pack, [packs / "national", packs / "amsterdam"])
    assert [language.tag for language in pack.languages] == ["nl", "en", "pl", "ro", "ar"]
    assert pack.question("new_address").option_ids == {"yes", "no"}


def edit(block: str) -> None:
    """Make one edit: its lines stand in the file exactly once; new lines alone go to the end."""
    first, *lines = block.splitlines()
    path = Path(first.removeprefix("--- "))
    text = path.read_text(encoding="utf-8")
    before = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    after = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    if before:
        assert text.count(before) == 1, f"{path}: {before}"
        text = text.replace(before, after)
    else:
        text += after
    path.write_text(text, encoding="utf-8")


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command with the lines that it answers."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *answer = part.rstrip("\n").split("\n")
        yield command, answer


def follow(command: str, answer: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Do what a line of the guide says, and compare what it prints."""
    words = shlex.split(command)
    if words[0] == "cp":
        shutil.copytree(words[2], words[3])
        return
    assert words[:2] == ["python", "main.py"], command
    if words[2:4] == ["content", "check"]:
        assert findings(*map(Path, words[4:])) == []
        if importlib.util.find_spec("ui.terminal.packs.check"):
            assert main(words[2:]) in {0, 1}
        capsys.readouterr()
        return
    code = main(words[2:])
    printed = capsys.readouterr()
    assert code == (2 if REFUSED in "".join(answer) else 0), printed.err
    pattern = "\n".join(line if line != "…" else "(…)" for line in answer)
    wanted = re.escape(pattern).replace(re.escape("(…)\n"), "(?:.*\n)*?")
    wanted = wanted.replace(re.escape("\n(…)"), "(?:\n.*)*").replace(re.escape("(…)"), "(?:.*\n?)*")
    wanted = wanted.replace("…", ".*").replace(r"\…", ".*")
    assert re.fullmatch(wanted, (printed.out + printed.err).rstrip("\n")), printed.out


def findings(national: Path, overlay: Path) -> list[str]:
    """Return what the checks tell of packs as they stand in the guide; notes are for reading."""
    found = Findings()
    pack = load_pack(national, overlay)
    check_wording(
        read_wording(pack, [national, overlay], found), pictogram_names(), WRITTEN_ON, found
    )
    return [str(finding) for finding in found if finding.weight != "note"]


def translate(path: Path) -> None:
    """Fill in a sheet as a translator does: Dutch will do here; what was stale is still right."""
    book = openpyxl.load_workbook(path)
    sheet = book[columns.SHEET]
    at = {name: list(columns.WIDTHS).index(name) + 1 for name in columns.WIDTHS}
    for row in range(2, sheet.max_row + 1):
        cell = sheet.cell(row, at[columns.TRANSLATION])
        if cell.value is None:
            cell.value = sheet.cell(row, at[columns.SOURCE]).value
            cell.data_type = "s"
        if "has changed" in str(sheet.cell(row, at[columns.NOTES]).value):
            sheet.cell(row, at[columns.SETTLED]).value = columns.YES
    book.save(path)
