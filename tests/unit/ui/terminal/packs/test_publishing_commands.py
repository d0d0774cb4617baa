"""The commands of those who sign and publish: what they say, also to machines, and refuse."""

import json
from pathlib import Path

import pytest

from main import main

ROOT = Path(__file__).parents[5]
NATIONAL = ROOT / "content" / "packs" / "national"


def content(*words: object) -> int:
    """Run a `content` command."""
    return main(["content", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with keys and a published repository of the national pack."""
    for name in ("root", "national", "publisher", "utrecht"):
        assert content("key", "new", name, "--out", tmp_path, "--no-passphrase") == 0
    publics = [(f"--{name}", tmp_path / f"{name}.pub.json") for name in ("root", "national")]
    publics.append(("--publisher", tmp_path / "publisher.pub.json"))
    repository, key = tmp_path / "repository", ("--key", tmp_path / "root.pem")
    assert content("publish", "new", repository, *(w for pair in publics for w in pair), *key) == 0
    archive = tmp_path / "national.zip"
    assert content("build", NATIONAL, "--out", archive) == 0
    signs = ("--repository", repository, "--key", tmp_path / "national.pem")
    assert content("sign", archive, *signs) == 0
    assert content("publish", "now", repository, "--key", tmp_path / "publisher.pem") == 0
    return tmp_path


def test_check_tells_machines_who_may_sign_and_what_ends(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert content("publish", "check", folder / "repository", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["may_sign"]["targets"] == ["national"]
    assert set(said["ends"]) == {"root", "targets", "timestamp"}
    assert said["waiting"] == []
    assert said["see_to"] == []


def test_a_term_that_ends_soon_is_told_and_is_the_exit_code_of_check(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher = ("--key", folder / "publisher.pem")
    assert content("publish", "now", folder / "repository", *publisher, "--days", 59) == 0
    assert "See to it: 'timestamp' ends on" in capsys.readouterr().out
    assert content("publish", "check", folder / "repository") == 1


@pytest.mark.parametrize("days", ["0", "-5", "800", "many"])
def test_a_term_that_makes_no_sense_is_refused(folder: Path, days: str) -> None:
    words = ("publish", "now", folder / "repository", "--key", folder / "publisher.pem")
    with pytest.raises(SystemExit):
        content(*words, "--days", days)


def test_a_second_repository_in_the_same_folder_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = (folder / "repository" / "root.json").read_bytes()
    public = folder / "root.pub.json"
    keys = ("--root", public, "--national", public, "--publisher", public)
    words = ("publish", "new", folder / "repository", *keys, "--key", folder / "root.pem")
    assert content(*words) == 2
    assert "There is a repository in" in capsys.readouterr().err
    assert (folder / "repository" / "root.json").read_bytes() == root


def test_a_folder_that_cannot_be_written_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the place of the folder: root may write whatever the mode says."""
    (folder / "repository" / "staged").rmdir()
    (folder / "repository" / "staged").write_text("", encoding="utf-8")
    signs = ("--repository", folder / "repository", "--key", folder / "national.pem")
    assert content("sign", folder / "national.zip", *signs) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_root_of_somebody_else_trusts_no_such_folder(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    for name in ("root", "national", "publisher"):
        content("key", "new", name, "--out", other, "--no-passphrase")
    keys = [
        word
        for name in ("root", "national", "publisher")
        for word in (f"--{name}", other / f"{name}.pub.json")
    ]
    content("publish", "new", other / "repository", *keys, "--key", other / "root.pem")
    words = ("--repository", folder / "repository", "--key", folder / "national.pem")
    trust = ("--trust", other / "repository" / "root.json")
    assert content("sign", folder / "national.zip", *words, *trust) == 2
    assert "This key may not sign 'targets'" in capsys.readouterr().err


def test_a_key_that_is_not_the_publisher_s_publishes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "repository" / "metadata" / "timestamp.json").read_bytes()
    assert content("publish", "now", folder / "repository", "--key", folder / "utrecht.pem") == 2
    assert "may sign: publisher" in capsys.readouterr().err
    assert (folder / "repository" / "metadata" / "timestamp.json").read_bytes() == before


def test_two_different_passphrases_make_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["tulips", "roses"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert content("key", "new", "anna", "--out", tmp_path / "keys") == 2
    assert "No key was made" in capsys.readouterr().err
    assert not (tmp_path / "keys").exists()


def test_a_passphrase_from_a_file_seals_and_opens(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "phrase").write_text("tulips by the water\n", encoding="utf-8")
    phrase = ("--passphrase-file", folder / "phrase")
    assert content("key", "new", "leiden", "--out", folder, *phrase) == 0
    national = ("--key", folder / "national.pem")
    words = ("publish", "delegate", folder / "repository", "leiden")
    assert content(*words, "--public", folder / "leiden.pub.json", *national) == 0
    capsys.readouterr()
    signs = ("--repository", folder / "repository", "--key", folder / "leiden.pem", *phrase)
    assert content("sign", folder / "national.zip", *signs) == 2
    assert "This key may not sign 'targets'; national may." in capsys.readouterr().err
