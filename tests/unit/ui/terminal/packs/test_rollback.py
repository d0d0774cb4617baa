"""Going back to other content needs the admin, and says what one can go back to."""

import argparse
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.trust.archive import build_archive
from content.trust.installing import ADMIN, InstallError, Offer, install
from content.trust.journal import Installed
from kiosk.access import AccessError
from kiosk.settings import Settings, parse_settings
from ui.packs import installed_packs
from ui.terminal.packs import admin, rollback

ROOT = Path(__file__).parents[5]
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PIN = "482915"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of a kiosk with one installed national pack and a PIN."""
    given = parse_settings(f'[data]\nfolder = "{tmp_path / "data"}"\n', ROOT)
    archive = tmp_path / "national.zip"
    archive.write_bytes(build_archive(ROOT / "content" / "packs" / "national"))
    store = installed_packs(given)
    pack = store.add(archive)
    install(store, Offer(Installed(pack)), by=ADMIN, now=AT)
    (tmp_path / "pin").write_text(f"{PIN}\n", encoding="utf-8")
    (tmp_path / "wrong").write_text("482916\n", encoding="utf-8")
    words = ["set-pin", "--new-pin-file", str(tmp_path / "pin")]
    set_parser = argparse.ArgumentParser()
    admin.add_parser(set_parser.add_subparsers())
    # The first PIN is asked twice where it is typed; from a file it is read once.
    admin.run(set_parser.parse_args(["admin", *words]), given)
    return given


def run(settings: Settings, *words: str) -> int:
    """Run the command line with these words."""
    parser = argparse.ArgumentParser()
    rollback.add_parser(parser.add_subparsers())
    return rollback.run(parser.parse_args(["rollback", *words]), settings)


def test_without_a_number_it_says_what_one_can_go_back_to(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(settings) == 0
    told = capsys.readouterr().out
    assert "*    1  2026-11-24 09:30  national 2026" in told
    assert re.search(r"^     0 +what came with the software$", told, re.MULTILINE)


def test_with_the_pin_one_goes_back(settings: Settings, tmp_path: Path) -> None:
    assert run(settings, "0", "--pin-file", str(tmp_path / "pin")) == 0
    assert installed_packs(settings).current().national == ROOT / "content" / "packs" / "national"


def test_without_the_right_pin_nothing_changes(settings: Settings, tmp_path: Path) -> None:
    before = installed_packs(settings).current()
    with pytest.raises(AccessError, match="not right"):
        run(settings, "0", "--pin-file", str(tmp_path / "wrong"))
    assert installed_packs(settings).current() == before


def test_a_number_that_is_not_kept_is_answered_with_those_that_are(
    settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(InstallError, match="go back to 0, 1"):
        run(settings, "9", "--pin-file", str(tmp_path / "pin"))


def test_a_new_pin_needs_the_old_one(settings: Settings, tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    admin.add_parser(parser.add_subparsers())
    words = ["admin", "set-pin", "--new-pin-file", str(tmp_path / "wrong"), "--pin-file"]
    with pytest.raises(AccessError, match="not right"):
        admin.run(parser.parse_args([*words, str(tmp_path / "wrong")]), settings)
    assert admin.run(parser.parse_args([*words, str(tmp_path / "pin")]), settings) == 0
    with pytest.raises(AccessError, match="not right"):
        run(settings, "0", "--pin-file", str(tmp_path / "pin"))
