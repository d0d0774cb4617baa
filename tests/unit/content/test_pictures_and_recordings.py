"""A logo is a picture and a clip is a recording through and through, or they are refused."""

import struct
from zlib import compress, crc32

import pytest

from content.pack_files import ArchiveError, check_file

SIDE = 8
PIXELS = compress((b"\0" + b"\x7f" * 3 * SIDE) * SIDE)


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG with its right checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def png(
    *, pixels: bytes = PIXELS, side: int = SIDE, more: bytes = b"", behind: bytes = b""
) -> bytes:
    """Return a PNG, chunk by chunk."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    middle = more + chunk(b"IDAT", pixels)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + middle + chunk(b"IEND", b"") + behind


def page(body: bytes, flags: int = 0) -> bytes:
    """Return a page of an Ogg stream with one packet below 255 bytes."""
    return b"OggS\0" + bytes([flags]) + b"\0" * 20 + bytes([1, len(body)]) + body


OPUS = page(b"OpusHead\1\1", 2) + page(b"OpusTags") + page(b"sound" * 20, 4)


def test_a_picture_and_recordings_pass() -> None:
    check_file("logo.png", png())
    check_file("logo.png", png(more=chunk(b"tEXt", b"Author\0a town")))
    check_file("clips/nl/question.stay.ogg", OPUS)
    vorbis = page(b"\x01vorbis\0\0", 2) + page(b"sound", 4)
    check_file("clips/nl/question.stay.ogg", vorbis)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg/>",
        png(pixels=b""),
        png(pixels=b"not compressed"),
        png(pixels=compress(b"\0" * 10)),
        png(side=2049),
        png(side=0),
        png(behind=b"PK\x03\x04 an archive behind the picture"),
        png(more=chunk(b"acTL", struct.pack(">II", 9, 0))),
        png(more=chunk(b"prOg", b"a program")),
        png()[:-6],
        png().replace(b"IDAT", b"IDAX"),
        png().replace(chunk(b"IDAT", PIXELS), b""),
        png().replace(chunk(b"IEND", b""), chunk(b"iCCP", b"") + chunk(b"IEND", b"")),
    ],
)
def test_what_is_no_picture_of_pixels_alone_is_refused(content: bytes) -> None:
    """A checksum can be right around anything; the pixels must be there, and nothing else."""
    with pytest.raises(ArchiveError, match="is not a PNG"):
        check_file("logo.png", content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"OggS",
        b"OggS\x7fELF" + b"\0" * 100,
        OPUS[:-3],
        OPUS + b"PK\x03\x04",
        page(b"theora", 2) + page(b"moving pictures", 4),
        OPUS[: len(page(b"OpusHead\1\1"))],
        page(b"OpusHead\1\1") + page(b"sound", 4),
    ],
)
def test_what_is_no_recording_to_its_end_is_refused(content: bytes) -> None:
    with pytest.raises(ArchiveError, match="is not an Ogg recording"):
        check_file("clips/nl/question.stay.ogg", content)
