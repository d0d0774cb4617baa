"""Every `content` command: an example that runs, exit codes, JSON, nothing overwritten silently."""

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from main import main
from tests.unit.content.trust.conftest import NATIONAL, OVERLAY
from ui.terminal import content as commands

PARSER = argparse.ArgumentParser(prog="main.py", allow_abbrev=False)
commands.add_parser(PARSER.add_subparsers())
FOR_PEOPLE_ALONE = {"preview", "admin set-pin"}
"""A window, and a question that a person answers."""


def leaves(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield each command that does something, with its help in one line."""
    inner = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    for action in inner:
        for word, each in action.choices.items():
            yield from leaves(each, f"{name} {word}")
    if not inner:
        yield name.removeprefix(" content "), " ".join(parser.format_help().split())


LEAVES = dict(leaves(PARSER))


def content(*words: object) -> int:
    """Run a `content` command."""
    return main(["content", *map(str, words)])


def test_the_commands_of_the_issue_are_all_there() -> None:
    asked = {"new overlay", "new pack", "check", "preview", "build", "diff", "sign", "key new"}
    asked |= {"translate export", "translate import", "install", "rollback", "status"}
    asked |= {f"publish {step}" for step in ("new", "root", "cosign", "delegate", "now", "check")}
    assert asked <= LEAVES.keys()


@pytest.mark.parametrize("name", LEAVES)
def test_the_help_has_an_example_that_can_be_run_and_the_exit_codes(name: str) -> None:
    words = LEAVES[name]
    found = re.search(rf"Example: python main\.py (content {name}.*?)\. Exit codes: ", words)
    assert found is not None, words
    # Where argparse breaks a line after a hyphen or slash, it is one word all the same.
    PARSER.parse_args(shlex.split(found.group(1)))
    assert re.search(r"Exit codes: 0 .*2 ", words)


@pytest.mark.parametrize("name", sorted(LEAVES.keys() - FOR_PEOPLE_ALONE))
def test_machines_get_json_of_each(name: str) -> None:
    assert "--json" in LEAVES[name]


def test_a_ceremony_can_be_done_by_scripts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each step prints one JSON object and nothing else."""

    def said(*words: object) -> dict[str, object]:
        capsys.readouterr()
        assert content(*words, "--json") == 0
        told = capsys.readouterr()
        assert told.err == ""
        return dict(json.loads(told.out))

    ids = {}
    for name in ("anna", "bram", "national", "publisher", "amsterdam"):
        made = said("key", "new", name, "--out", tmp_path, "--no-passphrase")
        ids[name] = made["id"]
        private = Path(str(made["private"]))
        assert private.stat().st_mode & 0o777 == 0o600
        assert made["sealed"] is False
    folder = tmp_path / "repository"
    public = {name: tmp_path / f"{name}.pub.json" for name in ids}
    key = {name: ("--key", tmp_path / f"{name}.pem") for name in ids}
    roots = ("--root", public["anna"], "--root", public["bram"], "--threshold", 2)
    others = ("--national", public["national"], "--publisher", public["publisher"])
    begun = said("publish", "new", folder, *roots, *others, *key["anna"])
    assert begun == {"counts": False, "waits_for": "1 of bram"}
    counts = said("publish", "cosign", folder, *key["bram"])
    assert counts == {"counts": True, "root": 1, "ship": str(folder / "root.json")}
    words = ("publish", "delegate", folder, "amsterdam", "--public", public["amsterdam"])
    archives = {}
    for pack in (NATIONAL, OVERLAY):
        archives[pack.name] = tmp_path / f"{pack.name}.zip"
        assert said("build", pack, "--out", archives[pack.name])["id"] == pack.name
    said("sign", archives["national"], "--repository", folder, *key["national"])
    delegated = said(*words, *key["national"])
    assert delegated["may_sign"] == {"amsterdam": ids["amsterdam"]}
    said("sign", archives["amsterdam"], "--repository", folder, *key["amsterdam"])
    published = said("publish", "now", folder, *key["publisher"])
    assert published["published"] == ["targets", "overlay-amsterdam"]
    renewed = said("publish", "root", folder, *key["anna"], *key["bram"])
    assert renewed["root"] == 2
    assert said("publish", "check", folder)["waiting"] == []
    taken = said("publish", "undelegate", folder, "amsterdam", *key["national"])
    assert taken == {"municipality": "amsterdam", "may_sign": {}}


def test_another_file_is_not_built_over_unless_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pack.zip"
    out.write_bytes(b"the only copy of something")
    assert content("build", OVERLAY, "--out", out) == 2
    assert "add --replace" in capsys.readouterr().err
    assert out.read_bytes() == b"the only copy of something"
    assert content("build", OVERLAY, "--out", out, "--replace") == 0
    assert content("build", OVERLAY, "--out", out) == 0, "the same pack again is no other file"


def test_a_translator_s_file_is_not_written_over_unless_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pl.po"
    words = ("translate", "export", OVERLAY, "--language", "pl", "--out", out)
    assert content(*words) == 0
    out.write_text("two weeks of work", encoding="utf-8")
    assert content(*words) == 2
    assert "a translator's work could be in it" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "two weeks of work"
    assert content(*words, "--replace") == 0


def test_a_key_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("key", "new", "anna", "--out", tmp_path, "--no-passphrase")
    assert content(*words) == 0
    before = (tmp_path / "anna.pem").read_bytes()
    assert content(*words) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert (tmp_path / "anna.pem").read_bytes() == before
