"""Files that are written whole or not at all, on a disk that takes only so much."""

import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from content.trust.keys import make_key
from content.trust.trust_errors import TrustError
from content.whole_files import write_new, write_whole


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let the disk take files of so many bytes (Python ignores the signal that comes with it)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_the_disk_does_not_take_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_whole(file, b"old")
    with room_for(100), pytest.raises(OSError, match="File too large"):
        write_whole(file, b"new" * 1000)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_half_a_new_file_does_not_stay(tmp_path: Path) -> None:
    with room_for(100), pytest.raises(OSError, match="File too large"):
        write_new(tmp_path / "file", b"new" * 1000, 0o600)
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "file", b"new", 0o600)
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize("room", [0, 60, 150])
def test_no_half_key_is_in_the_way_of_the_next_try(room: int, tmp_path: Path) -> None:
    """The limit falls in the private half, then in the public one."""
    with room_for(room), pytest.raises(TrustError, match="cannot be written"):
        make_key("amsterdam", tmp_path)
    assert list(tmp_path.iterdir()) == []
    make_key("amsterdam", tmp_path)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640])
def test_a_file_in_the_place_of_another_has_its_rights(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_whole(file, b"old", 0o600)
    file.chmod(mode)
    write_whole(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_bytes() == b"new"
