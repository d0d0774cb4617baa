"""Key files: whose they are, who can read them, and that an id cannot be borrowed."""

import json
import stat
from pathlib import Path

import pytest

from content.trust.keys import is_sealed, make_key, name_of, read_public, read_signer, spoken
from content.trust.trust_errors import TrustError


def test_the_private_half_is_for_its_user_alone(tmp_path: Path) -> None:
    private, public = make_key("amsterdam-2026", tmp_path / "keys")
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert name_of(read_public(public)) == "amsterdam-2026"
    assert read_signer(private).public_key.keyid == read_public(public).keyid


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    private, _ = make_key("amsterdam", tmp_path)
    before = private.read_bytes()
    with pytest.raises(TrustError, match="never overwritten"):
        make_key("amsterdam", tmp_path)
    assert private.read_bytes() == before


@pytest.mark.parametrize("name", ["", "../amsterdam", "Amsterdam", "a b", "a\n", "x" * 80])
def test_a_name_that_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TrustError, match="is no name for a key"):
        make_key(name, tmp_path)


def test_a_sealed_key_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    private, public = make_key("amsterdam", tmp_path, "tulips by the water")
    assert is_sealed(private)
    assert b"tulips" not in private.read_bytes()
    keyid = read_signer(private, "tulips by the water").public_key.keyid
    assert keyid == read_public(public).keyid
    with pytest.raises(TrustError, match="the passphrase is wrong"):
        read_signer(private, "roses")
    with pytest.raises(TrustError, match="sealed with a passphrase"):
        read_signer(private)


def test_an_id_that_is_not_the_key_s_own_is_refused(tmp_path: Path) -> None:
    """With Amsterdam's id on its own key, Utrecht would sign in Amsterdam's place."""
    _, amsterdam = make_key("amsterdam", tmp_path)
    _, utrecht = make_key("utrecht", tmp_path)
    said = json.loads(utrecht.read_bytes())
    said["keyid"] = json.loads(amsterdam.read_bytes())["keyid"]
    utrecht.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(TrustError, match="is no public key"):
        read_public(utrecht)


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"keyid": 1}', "\x00", "[" * 5000])
def test_a_file_that_is_no_key_is_told_which_file_to_give(tmp_path: Path, content: str) -> None:
    file = tmp_path / "key.pub.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(TrustError, match=r"Give the \.pub\.json file"):
        read_public(file)
    with pytest.raises(TrustError, match="does not open"):
        read_signer(file)


def test_an_id_is_read_aloud_in_groups_of_four() -> None:
    assert spoken("0123456789ab") == "0123 4567 89ab"


def test_a_public_file_that_is_there_leaves_no_private_one_without_it(tmp_path: Path) -> None:
    """The private file of the old pair may lie in a safe; a new one beside it would not fit."""
    private, public = make_key("anna", tmp_path)
    private.unlink()
    before = public.read_bytes()
    with pytest.raises(TrustError, match="never overwritten"):
        make_key("anna", tmp_path)
    assert not private.exists()
    assert public.read_bytes() == before
