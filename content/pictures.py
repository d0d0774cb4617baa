"""Whether bytes are a PNG picture through and through, and no larger than a logo needs."""

import struct
import warnings
from io import BytesIO
from typing import Final

from PIL import Image

MOST_PIXELS: Final = 2048
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_AROUND: Final = 12
"""Bytes of a chunk beside what it holds: length, kind, checksum."""
_KINDS: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs hIST tIME tEXt zTXt iTXt "
    b"eXIf".split()
)
"""The chunks of a still picture; what an animation or a program of its own adds is refused."""


def is_png(content: bytes) -> bool:
    """Whether it is one still PNG: every chunk known, every pixel there, nothing behind its end."""
    if not _ends_where_its_chunks_end(content):
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=("PNG",)) as picture:
                if max(picture.size) > MOST_PIXELS:
                    return False
                picture.verify()
            # A checksum is right for any bytes that somebody counted: only drawing shows more.
            with Image.open(BytesIO(content), formats=("PNG",)) as picture:
                picture.load()
    except Exception:  # noqa: BLE001 - Pillow raises whatever a broken picture brings about
        return False
    return True


def _ends_where_its_chunks_end(content: bytes) -> bool:
    at, kind = len(_SIGNATURE), b""
    if not content.startswith(_SIGNATURE):
        return False
    while kind != b"IEND":
        if at + _AROUND > len(content):
            return False
        (length,) = struct.unpack_from(">I", content, at)
        kind = content[at + 4 : at + 8]
        if kind not in _KINDS:
            return False
        at += _AROUND + length
    return at == len(content)
