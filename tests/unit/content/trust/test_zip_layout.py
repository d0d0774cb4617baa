"""A ZIP that is not its members end to end is refused before anybody believes its table."""

import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from content.pack_files import ArchiveError
from content.trust.archive import build_archive, unpack_archive
from tests.unit.content.trust.conftest import OVERLAY, ROOT

ENTRY = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes], str]:
    """Return what says in which words an archive is refused."""

    def words(content: bytes) -> str:
        path = tmp_path / "pack.zip"
        path.write_bytes(content)
        with pytest.raises(ArchiveError) as error:
            unpack_archive(path, tmp_path / "out")
        assert not (tmp_path / "out").exists()
        return str(error.value)

    return words


def changed_end(content: bytes, **fields: int) -> bytes:
    """Return an archive whose last record says something else."""
    names = ("sign", "disk", "first", "here", "count", "length", "start", "comment")
    said = dict(zip(names, END.unpack(content[-END.size :]), strict=True)) | fields
    return content[: -END.size] + END.pack(*said.values())


def test_something_before_between_or_behind_the_members_is_refused(
    refused: Callable[[bytes], str],
) -> None:
    """A script in front of a sound archive is one file that is two things."""
    good = build_archive(OVERLAY)
    assert "not laid out" in refused(b"#!/bin/sh\necho no\n" + good)
    assert "not all of it" in refused(good + b"\0")
    assert "not all of it" in refused(good[:-2] + b"\x05\0hello")
    start = END.unpack(good[-END.size :])[6]
    between = good[:start] + b"unseen" + good[start:]
    assert "not laid out" in refused(changed_end(between, start=start + 6))


def test_members_that_share_their_bytes_are_refused(
    tmp_path: Path, refused: Callable[[bytes], str]
) -> None:
    """Each entry of the table leads to the same packed megabyte: a bomb without a large file."""
    body, names = b"\x20" * 1_000_000, [f"text/{a}{b}.po" for a in "abcdefgh" for b in "abcdefgh"]
    digest = sha256(body).hexdigest()
    files = {name: {"size": len(body), "sha256": digest} for name in names}
    said = {"format": 1, "kind": "overlay", "id": "a", "version": "1.0", "files": files}
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("pack.json", json.dumps(said))
        archive.writestr(names[0], body)
    whole = path.read_bytes()
    *_, count, length, start, _ = END.unpack(whole[-END.size :])
    table = whole[start : start + length]
    one = table[table.rindex(b"PK\x01\x02") :]
    more = b"".join(one.replace(names[0].encode(), name.encode()) for name in names[1:])
    bomb = whole[: start + length] + more + whole[-END.size :]
    bomb = changed_end(bomb, here=64 + count - 1, count=64 + count - 1, length=length + len(more))
    assert len(bomb) < 20_000
    assert "not laid out" in refused(bomb)


@pytest.mark.parametrize(
    "fields",
    [
        {"count": 3},
        {"here": 3},
        {"disk": 1},
        {"start": 0},
        {"start": 0xFFFFFFFF},
        {"length": 1},
        {"length": 0xFFFFFFFF},
        {"count": 0xFFFF, "here": 0xFFFF},
        {"comment": 7},
    ],
)
def test_a_last_record_that_does_not_fit_the_file_is_refused(
    fields: dict[str, int], refused: Callable[[bytes], str]
) -> None:
    refused(changed_end(build_archive(OVERLAY), **fields))


MANY = """
import resource, sys
from pathlib import Path
from content.trust.archive import unpack_archive
from content.pack_files import ArchiveError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    unpack_archive(Path(sys.argv[1]), Path(sys.argv[2]))
except ArchiveError as error:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, error)
"""


def test_millions_of_entries_cost_no_memory(tmp_path: Path) -> None:
    """Python's own reader makes 400 MB of objects of these 47 MB before one can count them."""
    entry = ENTRY.pack(b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 1_000_000
    path = tmp_path / "many.zip"
    with path.open("wb") as file:
        for _ in range(count // 100_000):
            file.write(entry * 100_000)
        file.write(
            END.pack(b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, len(entry) * count, 0, 0)
        )
    done = subprocess.run(
        [sys.executable, "-c", MANY, path, tmp_path / "out"],
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    grown, _, words = done.stdout.partition(" ")
    assert int(grown) < 20_000, "KiB"
    assert "more than 20000 files" in words
