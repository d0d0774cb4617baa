"""Each screenshot that a translator's sheet names is a picture that somebody can open."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from content.authoring.worklist import worklist
from main import main
from tests.unit.content.conftest import REAL

USES_A_WINDOW = pytest.mark.usefixtures("qapp")


@USES_A_WINDOW
def test_every_name_in_the_sheet_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the real packs, in Arabic; each screen looks different."""
    out = tmp_path / "pictures"
    packs = [str(REAL / "national"), str(REAL / "amsterdam")]
    code = main(["content", "pictures", *packs, "--language", "ar", "--out", str(out)])
    assert code == 0
    named = {
        unit.shown_at.screenshot
        for pack in ("national", "amsterdam")
        for unit in worklist(REAL / pack, "ar").units
    }
    made = {path.name: path.read_bytes() for path in out.iterdir()}
    assert made.keys() == named
    twice = [("town", "home"), ("already", "stay"), ("children", "purpose")]
    for unfolded, asked in twice:
        # A question on the tile of another is read on that one's screen.
        assert made.pop(f"question-{unfolded}.png") == made[f"question-{asked}.png"]
    assert len(set(made.values())) == len(made)
    assert f"{len(named)} pictures in {out}" in capsys.readouterr().out
    assert not QImage(str(out / "end.png")).isNull()
    assert QGuiApplication.topLevelWindows() == []


@USES_A_WINDOW
@pytest.mark.parametrize(
    ("language", "spoil", "told"),
    [
        ("xx", "", "does not speak 'xx'. Choose from nl, en, pl, ar"),
        ("nl", "routes.yaml", "`content check` says why"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    tmp_path: Path, language: str, spoil: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(REAL / "national", tmp_path / "national")
    if spoil:
        (tmp_path / "national" / spoil).write_text("rows: 1\n", encoding="utf-8")
    words = ["--language", language, "--out", str(tmp_path / "out")]
    assert main(["content", "pictures", str(tmp_path / "national"), *words]) == 2
    assert told in capsys.readouterr().err


def test_a_file_where_the_folder_should_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    words = ["--out", str(tmp_path / "taken")]
    assert main(["content", "pictures", str(REAL / "national"), *words]) == 2
    assert "cannot be made" in capsys.readouterr().err
