"""`keys new` makes a pair and says what each file is for."""

import argparse
from pathlib import Path

import pytest

from kiosk.records.desk_keys import DeskKeyError, load_private_key, load_public_key
from kiosk.settings import parse_settings
from ui.terminal import keys


def run(*words: str) -> int:
    """Run the command line with these words."""
    parser = argparse.ArgumentParser()
    keys.add_parser(parser.add_subparsers())
    return keys.run(parser.parse_args(["keys", *words]), parse_settings("", Path("/")))


def test_a_pair_is_made_and_its_files_are_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "--out", str(tmp_path / "desk")) == 0
    load_private_key(tmp_path / "desk" / "desk-private.pem")
    load_public_key(tmp_path / "desk" / "desk-public.pem")
    told = capsys.readouterr().out
    assert f"Private key: {tmp_path}/desk/desk-private.pem" in told
    assert f'[desk] public_key = "{tmp_path}/desk/desk-public.pem"' in told


def test_a_pair_that_is_there_stays(tmp_path: Path) -> None:
    run("new", "--out", str(tmp_path))
    before = (tmp_path / "desk-private.pem").read_bytes()
    with pytest.raises(DeskKeyError, match="There is a key already"):
        run("new", "--out", str(tmp_path))
    assert (tmp_path / "desk-private.pem").read_bytes() == before


@pytest.mark.parametrize("words", [[], ["new"], ["old"]])
def test_an_unfinished_command_ends_with_exit_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err
