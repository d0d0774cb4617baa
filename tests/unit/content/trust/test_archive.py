"""An archive is the same for the same pack, comes out as it went in, and hides nothing."""

import io
import json
import os
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from content.pack_files import ArchiveError
from content.trust.archive import build_archive, is_whole, read_identity, unpack_archive
from tests.unit.content.trust.conftest import NATIONAL, OVERLAY

PO = b'msgid ""\nmsgstr ""\n'


def forged(
    tmp_path: Path,
    files: dict[str, bytes],
    *,
    listed: dict[str, bytes] | None = None,
    change: Callable[[zipfile.ZipInfo], None] = lambda _: None,
    said: dict[str, object] | None = None,
) -> Path:
    """Return an archive put together by hand; the list is true unless `listed` says else."""
    manifest = {
        "format": 1,
        "kind": "overlay",
        "id": "amsterdam",
        "version": "1.0",
        "files": {
            name: {"size": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in (files if listed is None else listed).items()
        },
        **(said or {}),
    }
    path = tmp_path / "forged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.json", json.dumps(manifest))
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            change(member)
            archive.writestr(member, content)
    return path


def refusal(path: Path, tmp_path: Path) -> str:
    """Return in which words an archive is refused; nothing is left outside of its folder."""
    before = {each for each in tmp_path.rglob("*") if (tmp_path / "out") not in each.parents}
    with pytest.raises(ArchiveError) as refused:
        unpack_archive(path, tmp_path / "out")
    after = {each for each in tmp_path.rglob("*") if (tmp_path / "out") not in each.parents}
    assert after - before <= {tmp_path / "out"}
    return str(refused.value)


@pytest.mark.parametrize("pack", [NATIONAL, OVERLAY], ids=lambda path: path.name)
def test_the_same_pack_is_the_same_archive_whenever_it_is_built(pack: Path) -> None:
    assert build_archive(pack) == build_archive(pack)


@pytest.mark.parametrize("pack", [NATIONAL, OVERLAY], ids=lambda path: path.name)
def test_a_pack_comes_out_as_it_went_in(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(build_archive(pack))
    identity = unpack_archive(path, tmp_path / "out")
    assert identity == read_identity(path)
    assert is_whole(tmp_path / "out")
    for file in pack.rglob("*"):
        if file.is_file():
            assert (tmp_path / "out" / file.relative_to(pack)).read_bytes() == file.read_bytes()


def test_unpacked_files_are_for_the_kiosks_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(build_archive(OVERLAY))
    unpack_archive(path, tmp_path / "out")
    for each in [tmp_path / "out", *(tmp_path / "out").rglob("*")]:
        assert each.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "name",
    [
        "../escaped.yaml",
        "text/../../escaped.po",
        "/etc/overlay.yaml",
        "text\\pl.po",
        "C:overlay.yaml",
        "text/pl.po/../nl.po",
        "Overlay.yaml",
        "overlay.yaml ",
        "text/p\u202el.po",
        "text/pl.po\n",
        "fonts/face.ttf",
        "run.sh",
        "logo.svg",
        "clips/pl/../x.ogg",
        "",
    ],
)
def test_a_name_that_no_pack_has_is_refused(name: str, tmp_path: Path) -> None:
    words = refusal(forged(tmp_path, {name: PO}), tmp_path)
    assert "no file of a pack" in words or "plain file" in words or "on its list" in words
    assert words.isprintable()
    assert words.isascii()


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    def as_link(member: zipfile.ZipInfo) -> None:
        member.external_attr = (stat.S_IFLNK | 0o777) << 16

    path = forged(tmp_path, {"overlay.yaml": b"/etc/passwd"}, change=as_link)
    assert "no plain file" in refusal(path, tmp_path)


def test_a_link_in_the_folder_is_not_built_in(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "overlay.yaml").symlink_to("/etc/passwd")
    with pytest.raises(ArchiveError, match="is a link"):
        build_archive(tmp_path / "pack")


@pytest.mark.timeout(20)
def test_what_never_ends_is_not_built_in(tmp_path: Path) -> None:
    """Reading a pipe that nobody writes to would wait for ever."""
    shutil.copytree(OVERLAY, tmp_path / "pack")
    os.mkfifo(tmp_path / "pack" / "stuck.yaml")
    with pytest.raises(ArchiveError, match="no plain file"):
        build_archive(tmp_path / "pack")


def test_a_zip_bomb_is_stopped_at_the_size_that_its_list_says(tmp_path: Path) -> None:
    bomb = b"\x20" * 50_000_000
    path = forged(tmp_path, {"overlay.yaml": bomb}, listed={"overlay.yaml": b"\x20"})
    assert path.stat().st_size < 100_000
    assert "larger than its list says" in refusal(path, tmp_path)


def test_a_file_too_large_for_its_kind_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = forged(tmp_path, {"overlay.yaml": b"\x20" * 5_000_000})
    assert "is too large" in refusal(path, tmp_path)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    files = {f"clips/nl/a{number}.ogg": b"OggS" for number in range(20_001)}
    assert "more than 20000 files" in refusal(forged(tmp_path, files), tmp_path)


def test_a_file_that_is_not_on_the_list_is_refused(tmp_path: Path) -> None:
    path = forged(tmp_path, {"overlay.yaml": PO, "text/nl.po": PO}, listed={"overlay.yaml": PO})
    assert "not on its list" in refusal(path, tmp_path)


def test_a_file_that_the_list_promises_must_be_there(tmp_path: Path) -> None:
    path = forged(tmp_path, {"overlay.yaml": PO}, listed={"overlay.yaml": PO, "text/nl.po": PO})
    assert "not in it" in refusal(path, tmp_path)


def test_a_file_that_differs_from_its_digest_is_refused(tmp_path: Path) -> None:
    path = forged(tmp_path, {"overlay.yaml": b"ab"}, listed={"overlay.yaml": b"xy"})
    assert "not what its list says" in refusal(path, tmp_path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_given_twice_is_refused(tmp_path: Path) -> None:
    path = forged(tmp_path, {"overlay.yaml": PO})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("overlay.yaml", b"other")
    assert "holds a file twice" in refusal(path, tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("logo.png", b"<svg/>", "not a PNG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "not a PNG"),
        ("clips/nl/question.stay.ogg", b"MZ\x90\0", "not an Ogg"),
        ("text/nl.po", b"\xff\xfe", "not UTF-8"),
        ("text/nl.po", "a\u202eb".encode(), "hidden character U+202E"),
        ("text/nl.po", b"a\x1b[31mb", "hidden character U+001B"),
        ("overlay.yaml", b"id: a\0", "hidden character U+0000"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    name: str, content: bytes, words: str, tmp_path: Path
) -> None:
    assert words in refusal(forged(tmp_path, {name: content}), tmp_path)


def test_a_picture_that_would_unfold_into_gigabytes_is_refused(tmp_path: Path) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        from zlib import crc32  # noqa: PLC0415 - a PNG is made by hand only here

        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")
    assert "at most 2048" in refusal(forged(tmp_path, {"logo.png": picture}), tmp_path)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"format": 2}, "format 2"),
        ({"kind": "root"}, "does not say which pack"),
        ({"id": "../x"}, "does not say which pack"),
        ({"id": "amster\u202edam"}, "does not say which pack"),
        ({"id": "national"}, "Only the national pack"),
        ({"version": "new"}, "does not say which pack"),
        ({"extra": 1}, "does not say which pack"),
        ({"files": {"overlay.yaml": {"size": -1, "sha256": "0" * 64}}}, "no size or fingerprint"),
        ({"files": {"overlay.yaml": {"size": 1, "sha256": "no"}}}, "no size or fingerprint"),
        ({"files": []}, "does not say which pack"),
    ],
)
def test_a_list_that_cannot_be_right_is_refused(
    said: dict[str, object], words: str, tmp_path: Path
) -> None:
    assert words in refusal(forged(tmp_path, {"overlay.yaml": PO}, said=said), tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"not a zip" * 100, b"PK\x05\x06" + b"\xff" * 18, os.urandom(4096)]
)
def test_what_is_no_zip_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(content)
    assert "archive" in refusal(path, tmp_path)


def test_a_zip_without_a_list_is_refused(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("overlay.yaml", PO)
    path = tmp_path / "pack.zip"
    path.write_bytes(written.getvalue())
    assert "holds no pack.json" in refusal(path, tmp_path)


def test_a_folder_with_one_byte_changed_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(build_archive(OVERLAY))
    unpack_archive(path, tmp_path / "out")
    file = tmp_path / "out" / "desks.yaml"
    file.write_bytes(file.read_bytes()[:-1] + b"#")
    assert not is_whole(tmp_path / "out")


def test_a_folder_with_a_file_more_or_less_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(build_archive(OVERLAY))
    unpack_archive(path, tmp_path / "out")
    (tmp_path / "out" / "advice.yaml").write_text("advice: {}\n", encoding="utf-8")
    assert not is_whole(tmp_path / "out")
    (tmp_path / "out" / "advice.yaml").unlink()
    assert is_whole(tmp_path / "out")
    (tmp_path / "out" / "desks.yaml").unlink()
    assert not is_whole(tmp_path / "out")
