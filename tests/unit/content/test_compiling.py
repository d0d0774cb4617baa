"""Compiled sentences are kept whole, for one user, and never outlive what they were made of."""

import stat
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from content.compiling import compiled
from kiosk.errors import PackError
from tests.unit.content.conftest import Folders


def sentence(mo: bytes, text_id: str) -> str:
    return GNUTranslations(BytesIO(mo)).gettext(text_id)


def kept_file(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def test_the_cache_is_used_and_private(tiny: Folders, tmp_path: Path) -> None:
    """The second time comes from the file, which only its owner reads."""
    cache = tmp_path / "cache"
    first = compiled("nl", tiny.both, cache)
    path = kept_file(cache)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    inode = path.stat().st_ino
    assert compiled("nl", tiny.both, cache) == first
    assert kept_file(cache).stat().st_ino == inode


@pytest.mark.parametrize("file", ["tiny/text/nl.po", "town/text/nl.po"])
def test_a_changed_sentence_is_compiled_again(tiny: Folders, tmp_path: Path, file: str) -> None:
    """A change in either pack counts at once, and the old file goes."""
    cache = tmp_path / "cache"
    compiled("nl", tiny.both, cache)
    old = kept_file(cache)
    text_id = "desk.town_hall" if file.startswith("town") else "lean.gba"
    tiny.change(file, f'msgstr "nl {text_id}"', 'msgstr "anders"')
    assert sentence(compiled("nl", tiny.both, cache), text_id) == "anders"
    assert kept_file(cache) != old


@pytest.mark.parametrize("spoil", [b"", b"short", None])
def test_a_spoilt_file_is_never_read(tiny: Folders, tmp_path: Path, spoil: bytes | None) -> None:
    """Half a file, or one changed byte, is compiled again."""
    cache = tmp_path / "cache"
    whole = compiled("nl", tiny.both, cache)
    path = kept_file(cache)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content) if spoil is None else spoil)
    assert compiled("nl", tiny.both, cache) == whole
    assert path.read_bytes()[:-32] == whole


def test_a_cache_that_cannot_be_written_is_no_hindrance(tiny: Folders, tmp_path: Path) -> None:
    """The words are there all the same."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    mo = compiled("nl", tiny.both, blocked / "cache")
    assert sentence(mo, "lean.gba") == "nl lean.gba"


def test_an_overlay_cannot_replace_a_fixed_sentence(tiny: Folders, tmp_path: Path) -> None:
    """Refused with file and line, also without the full check of the words."""
    tiny.change("town/text/nl.po", 'desk.town_hall"\nmsgstr', 'lean.gba"\nmsgstr')
    with pytest.raises(PackError, match=r"town/text/nl\.po:\d+: 'lean\.gba' is a fixed national"):
        compiled("nl", tiny.both, tmp_path / "cache")
