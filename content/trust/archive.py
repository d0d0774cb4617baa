"""
A pack as one file: a ZIP that is the same bytes for the same content, and is opened with care.

Its first member, `pack.json`, says whose pack it is and names every other member with size and
SHA-256. What is not named there, not on the list of `pack_files`, or not a plain file is refused
before it touches the disk. The signature is not in here: see `content.trust.repository`.
"""

import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from content.findings import Findings
from content.pack_files import (
    MOST_BYTES_ARCHIVE,
    MOST_BYTES_UNPACKED,
    MOST_FILES,
    PASSED_OVER,
    ArchiveError,
    check_file,
    check_size,
    shown,
)
from content.trust.manifest import (
    FORMAT,
    MANIFEST,
    MOST_BYTES_MANIFEST,
    PACK_ID,
    PACK_VERSION,
    Manifest,
    PackIdentity,
    PackKind,
)
from content.trust.zip_layout import check_layout
from content.whole_files import sync_folder, write_member
from content.yaml_files import read_yaml

_WHEN = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged ZIP ends in: zipfile believes offsets and sizes until it reads there."""


def build_archive(folder: Path) -> bytes:
    """
    Return the pack in a folder as an archive; the same content gives the same bytes.

    Raises:
        ArchiveError: A file may not be in a pack, or the folder holds none.
    """
    files = {name: _read(folder / name) for name in _names(folder)}
    for name, content in files.items():
        check_file(name, content)
    kind, pack_id, version = _identity_of(folder)
    manifest = {
        "format": FORMAT,
        "kind": kind,
        "id": pack_id,
        "version": version,
        "files": {
            name: {"size": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files.items()
        },
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
        for name, content in {MANIFEST: text.encode(), **files}.items():
            member = zipfile.ZipInfo(name, _WHEN)
            member.create_system = 3
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content, compresslevel=9)
    return written.getvalue()


def read_identity(path: Path) -> PackIdentity:
    """
    Return which pack an archive says it is, without unpacking it.

    Raises:
        ArchiveError: It is no archive of a pack.
    """
    with _opened(path) as archive:
        return _manifest_of(archive).identity(digest_of(path))


def unpack_archive(path: Path, to: Path) -> PackIdentity:
    """
    Unpack an archive into a folder that does not exist yet; every file is on the disk then.

    Raises:
        ArchiveError: The archive is not a pack, or not whole; what was unpacked is for the
            caller to remove.
        OSError: The disk does not take it.
    """
    with _opened(path) as archive:
        manifest = _manifest_of(archive)
        _check_members(manifest, archive)
        to.mkdir(mode=0o700)
        write_member(to / MANIFEST, _member(archive, MANIFEST, MOST_BYTES_MANIFEST), 0o600)
        for name, (size, digest) in manifest.files.items():
            content = _member(archive, name, size)
            if len(content) != size or sha256(content).hexdigest() != digest:
                message = f"{shown(name)} in the archive is not what its list says."
                raise ArchiveError(message)
            check_file(name, content)
            target = to / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_member(target, content, 0o600)
    for folder in sorted({to, *(path.parent for path in to.rglob("*"))}):
        sync_folder(folder)
    return manifest.identity(digest_of(path))


def is_whole(folder: Path) -> bool:
    """Whether a folder still holds exactly what its `pack.json` names, byte for byte."""
    try:
        manifest = Manifest.parsed((folder / MANIFEST).read_bytes())
        found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
        if found != {MANIFEST, *manifest.files}:
            return False
        return all(
            not (folder / name).is_symlink()
            and sha256((folder / name).read_bytes()).hexdigest() == digest
            for name, (_, digest) in manifest.files.items()
        )
    except (OSError, ArchiveError):
        return False


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        hashed = sha256()
        while chunk := file.read(_CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    return Manifest.parsed(_member(archive, MANIFEST, MOST_BYTES_MANIFEST))


def _check_members(manifest: Manifest, archive: zipfile.ZipFile) -> None:
    """Refuse all but plain files that the list names, before any of them is read."""
    if len(manifest.files) > MOST_FILES:
        raise ArchiveError(f"The archive holds more than {MOST_FILES} files.")
    if sum(size for size, _ in manifest.files.values()) > MOST_BYTES_UNPACKED:
        raise ArchiveError("The archive would unpack to more than a kiosk takes.")
    names = [member.filename for member in archive.infolist()]
    if len(names) != len(set(names)):
        raise ArchiveError("The archive holds a file twice.")
    for name in names:
        if name != MANIFEST and name not in manifest.files:
            raise ArchiveError(f"{shown(name)} is in the archive but not on its list.")
    for name, (size, _) in manifest.files.items():
        if name not in names:
            raise ArchiveError(f"{shown(name)} is on the archive's list but not in it.")
        check_size(name, size)
    for member in archive.infolist():
        _check_member(member)


def _check_member(member: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    # A name with a zero byte ends there for zipfile; what the archive really says must be it.
    honest = member.orig_filename == member.filename
    if not honest or member.is_dir() or kind not in {0, stat.S_IFREG}:
        raise ArchiveError(f"{shown(member.orig_filename)} in the archive is no plain file.")
    if member.flag_bits & 0x1:
        raise ArchiveError(f"{shown(member.filename)} in the archive is encrypted.")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ArchiveError(f"{shown(member.filename)} is compressed in a way that is not used.")


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a member, never more than `most` bytes of it, whatever its header says."""
    try:
        with archive.open(name) as member:
            content = member.read(most + 1)
    except KeyError:
        raise ArchiveError(f"The archive holds no {name}: it is no content pack.") from None
    except _DAMAGE:
        raise ArchiveError(f"{shown(name)} in the archive is damaged.") from None
    if len(content) > most:
        raise ArchiveError(f"{shown(name)} in the archive is larger than its list says.")
    return content


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        if path.stat().st_size > MOST_BYTES_ARCHIVE:
            raise ArchiveError(f"{path.name} is larger than any content pack.")
        with path.open("rb") as file:
            check_layout(file, path.name)
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise ArchiveError(f"There is no file {path}.") from None
    except _DAMAGE:
        raise ArchiveError(f"{path.name} is no archive of a content pack.") from None


def _names(folder: Path) -> Iterator[str]:
    """Yield the files of a pack as `text/pl.po`, sorted; a link is refused."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts) or relative.name == MANIFEST:
            continue
        if path.is_symlink():
            raise ArchiveError(f"{relative} is a link. Put the file itself there.")
        if path.is_dir() or relative.name.endswith(PASSED_OVER):
            continue
        if not path.is_file():  # reading it might never end
            raise ArchiveError(f"{relative} is no plain file. Take it out of the pack.")
        yield PurePosixPath(relative).as_posix()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read ({error.strerror}).") from None


def _identity_of(folder: Path) -> tuple[PackKind, str, str]:
    """Return kind, id and version as the YAML of the folder says them."""
    findings = Findings()
    is_overlay = (folder / "overlay.yaml").is_file()
    name = "overlay.yaml" if is_overlay else "values.yaml"
    file = read_yaml(folder / name, f"{folder.name}/{name}", findings)
    findings.refuse()
    said = file.content if file else {}
    pack_id, version = str(said.get("id") if is_overlay else "national"), str(said.get("version"))
    if not PACK_ID.fullmatch(pack_id) or not PACK_VERSION.fullmatch(version):
        message = f'{folder.name}/{name} must say an id and a version such as "2026.11.1".'
        raise ArchiveError(message)
    if is_overlay and pack_id == "national":
        raise ArchiveError("An overlay cannot be called 'national'.")
    return ("overlay" if is_overlay else "national"), pack_id, version
