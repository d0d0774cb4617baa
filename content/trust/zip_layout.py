"""
Whether a ZIP is laid out as `content build` does it: members end to end, and nothing else.

A ZIP is read from its end, by a table that may say anything: members that share bytes (a few
kilobytes unfold into gigabytes), millions of entries, bytes that no entry names, a program in
front. Python's `zipfile` believes the table, and makes an object of every entry before anybody
can count them. So the table is walked here first, against the members themselves.
"""

import struct
from typing import Any, BinaryIO, Final

from content.pack_files import MOST_FILES, ArchiveError

_END: Final = struct.Struct("<4s4H2LH")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_MEMBER: Final = struct.Struct("<4s5H3L2H")
_LONGEST_NAME: Final = 255
_MOST_TABLE: Final = (MOST_FILES + 1) * (_ENTRY.size + _LONGEST_NAME)
_NOT_OURS: Final = "is not laid out as 'content build' does it. Build it anew."


def check_layout(file: BinaryIO, name: str) -> None:
    """
    Check that a ZIP is its members, end to end, and a table of exactly these.

    Raises:
        ArchiveError: It is not, or holds more files than a pack has.
        OSError: It cannot be read.
    """
    size = file.seek(0, 2)
    end = _read(file, _END, size - _END.size)
    if end is None or end[0] != b"PK\5\6":
        raise ArchiveError(f"{name} is no archive of a content pack, or not all of it.")
    _, disk, first_disk, here, count, length, start, comment = end
    if here > MOST_FILES + 1 or count > MOST_FILES + 1 or length > _MOST_TABLE:
        raise ArchiveError(f"The archive holds more than {MOST_FILES} files.")
    whole = start + length + _END.size == size and (disk, first_disk, comment) == (0, 0, 0)
    if not whole or here != count:
        raise ArchiveError(f"{name} {_NOT_OURS}")
    file.seek(start)
    table = file.read(length)
    at = member = 0
    for _ in range(count):
        if at + _ENTRY.size > length:
            raise ArchiveError(f"{name} {_NOT_OURS}")
        entry = _ENTRY.unpack_from(table, at)
        if entry[0] != b"PK\1\2" or entry[11:13] != (0, 0) or entry[16] != member:
            raise ArchiveError(f"{name} {_NOT_OURS}")
        title = table[at + _ENTRY.size : at + _ENTRY.size + entry[10]]
        at += _ENTRY.size + entry[10]
        member = _behind(file, member, entry, title)
        if not 0 < member <= start:
            raise ArchiveError(f"{name} {_NOT_OURS}")
    if (at, member) != (length, start):
        raise ArchiveError(f"{name} {_NOT_OURS}")


def _behind(file: BinaryIO, at: int, entry: tuple[Any, ...], title: bytes) -> int:
    """Return where the next member begins, or 0 where this one is not what the table says."""
    head = _read(file, _MEMBER, at)
    # Need, flags, method, time, date, checksum, both sizes: in front of the data as in the table.
    if head is None or head[0] != b"PK\3\4" or head[1:9] != entry[2:10]:
        return 0
    extra = head[10]
    if file.read(head[9]) != title or extra:
        return 0
    return file.tell() + int(head[7])


def _read(file: BinaryIO, shape: struct.Struct, at: int) -> tuple[Any, ...] | None:
    if at < 0:
        return None
    file.seek(at)
    content = file.read(shape.size)
    return shape.unpack(content) if len(content) == shape.size else None
