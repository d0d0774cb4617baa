"""Key files open and seal for each other, are private, and are never overwritten."""

import os
from pathlib import Path

import pytest

from kiosk.records.desk_keys import (
    DeskKeyError,
    load_private_key,
    load_public_key,
    local_pair,
    make_pair,
)
from kiosk.sealing import seal, unseal

ID = "0" * 32


def rights(path: Path) -> str:
    """The rights of a file or folder, in octal."""
    return oct(path.stat().st_mode & 0o7777)


def belong_together(public: Path, private: Path) -> bool:
    """Whether what one file seals the other opens."""
    sealed = seal({"a": 1}, ID, load_public_key(public))
    return unseal(sealed, ID, load_private_key(private)) == {"a": 1}


def test_a_new_pair_belongs_together(tmp_path: Path) -> None:
    files = make_pair(tmp_path / "desk" / "keys")
    assert files.made
    assert belong_together(files.public, files.private)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_reads_the_private_key_and_all_read_the_public(
    tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        files = make_pair(tmp_path / "keys")
    finally:
        os.umask(before)
    assert rights(files.private) == "0o600"
    assert rights(files.public) == "0o644"
    assert rights(tmp_path / "keys") == "0o700"


@pytest.mark.parametrize("name", ["desk-private.pem", "desk-public.pem"])
def test_a_key_that_is_there_is_never_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("of another desk")
    with pytest.raises(DeskKeyError, match="There is a key already"):
        make_pair(tmp_path)
    assert (tmp_path / name).read_text() == "of another desk"
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DeskKeyError, match="Give a folder that you may write to"):
        make_pair(tmp_path / "file" / "keys")


def test_a_kiosk_without_a_key_makes_its_own_once(tmp_path: Path) -> None:
    first = local_pair(tmp_path)
    second = local_pair(tmp_path)
    assert first.made
    assert not second.made
    assert (first.public, first.private) == (second.public, second.private)
    assert first.public.parent == tmp_path / "keys"
    assert belong_together(second.public, first.private)


def test_the_private_key_may_be_moved_to_the_desk(tmp_path: Path) -> None:
    files = local_pair(tmp_path)
    moved = files.private.rename(tmp_path / "at-the-desk.pem")
    again = local_pair(tmp_path)
    assert not again.made
    assert not again.private.exists()
    assert belong_together(again.public, moved)


def test_a_lost_public_key_is_made_from_the_private_one(tmp_path: Path) -> None:
    files = local_pair(tmp_path)
    before = files.public.read_bytes()
    files.public.unlink()
    assert not local_pair(tmp_path).made
    assert files.public.read_bytes() == before


@pytest.mark.parametrize("load", [load_private_key, load_public_key])
def test_a_key_that_is_not_there_or_no_key_is_named(tmp_path: Path, load: object) -> None:
    assert callable(load)
    with pytest.raises(DeskKeyError, match=r"missing\.pem cannot be read"):
        load(tmp_path / "missing.pem")
    with pytest.raises(DeskKeyError, match="cannot be read"):
        load(tmp_path)
    (tmp_path / "other.pem").write_text("no key")
    with pytest.raises(DeskKeyError, match=r"other\.pem: This is not a desk's"):
        load(tmp_path / "other.pem")


def test_the_keys_are_not_taken_for_each_other(tmp_path: Path) -> None:
    files = make_pair(tmp_path)
    with pytest.raises(DeskKeyError, match="not a desk's public key"):
        load_public_key(files.private)
    with pytest.raises(DeskKeyError, match="not a desk's private key"):
        load_private_key(files.public)
