"""Which folders `content preview` shows, and how it says that it cannot."""

from pathlib import Path

import pytest

from kiosk.errors import PackError
from kiosk.settings import Settings
from main import main, read_settings
from ui.terminal.packs.preview import pack_folders

ROOT = Path(__file__).parents[4]
PACKS = ROOT / "content" / "packs"


@pytest.fixture
def settings() -> Settings:
    """The settings as delivered."""
    return read_settings(ROOT / "kiosk.toml")


def test_a_pack_is_shown_alone_or_with_an_overlay(settings: Settings) -> None:
    """As whole paths, so that another working folder changes nothing."""
    national, town = PACKS / "national", PACKS / "amsterdam"
    assert pack_folders(national, None, settings) == [national]
    assert pack_folders(national, town, settings) == [national, town]


def test_an_overlay_alone_is_shown_on_the_pack_of_the_settings(settings: Settings) -> None:
    """An editor of a municipality names what they work on."""
    town = PACKS / "amsterdam"
    assert pack_folders(town, None, settings) == [settings.content.national.resolve(), town]


def test_an_overlay_named_first_is_told(settings: Settings) -> None:
    """With the order that is meant."""
    with pytest.raises(PackError, match="Name the national pack first"):
        pack_folders(PACKS / "amsterdam", PACKS / "national", settings)


def test_a_folder_that_is_not_there_is_told_and_nothing_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, in one line."""
    assert main(["content", "preview", str(tmp_path / "nothing")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_help_says_that_nothing_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anybody tries."""
    with pytest.raises(SystemExit):
        main(["content", "preview", "--help"])
    assert "Nothing is kept and nothing is printed" in " ".join(capsys.readouterr().out.split())
