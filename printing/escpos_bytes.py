"""
ESC/POS, as far as a picture on a receipt needs it: what is sent, and what the answers mean.

Always a picture: the text modes of receipt printers print "Ș" as "?" and Arabic as bytes.
"""

from collections.abc import Iterator

from printing.raster import Raster

START = b"\x1b@" + b"\x1da\x00"
"""Forget earlier settings (ESC @); no status unless asked (GS a 0)."""

CUT = b"\x1dV\x42\x00"
"""Feed to the knife and cut (GS V 66)."""

ASK_IN_ORDER = b"\x1dr\x01"
"""GS r 1: answered only when all that came before it has been done."""

FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 8: throw away what is not printed yet."""

QUESTIONS = (1, 2, 3, 4)
"""DLE EOT: the printer, why it is offline, its error, its paper. Answered at once."""

_NOW = 0b0001_0010
_BAND = 128
"""Rows of dots in one command: a few kilobytes, which every printer has room for."""


def ask_now(question: int) -> bytes:
    """Return DLE EOT n."""
    return bytes([0x10, 0x04, question])


def is_now(answer: int) -> bool:
    """Whether a byte answers DLE EOT: its fixed bits are 0xx1xx10."""
    return answer & 0b1001_0011 == _NOW


def is_in_order(answer: int) -> bool:
    """Whether a byte answers GS r: its fixed bits are 0xx0xxxx."""
    return answer & 0b1001_0000 == 0


def reasons_of(question: int, answer: int) -> list[str]:
    """Return what an answer to DLE EOT n reports, in the words of IPP."""
    meanings = {
        1: ((0b0000_1000, "offline"),),
        2: ((0b0000_0100, "cover-open"), (0b0010_0000, "media-empty")),
        3: (
            (0b0000_1000, "cutter-error"),
            (0b0010_0000, "unrecoverable-error"),
            (0b0100_0000, "recoverable-error"),
        ),
        4: ((0b0110_0000, "media-empty"), (0b0000_1100, "media-low")),
    }
    return [word for bits, word in meanings[question] if answer & bits]


def bands(page: Raster) -> Iterator[bytes]:
    """Yield a page as `GS v 0` commands of some rows each."""
    wide = (page.width + 7) // 8
    bits = page.bits()
    for top in range(0, page.height, _BAND):
        rows = bits[top * wide : (top + _BAND) * wide]
        high = len(rows) // wide
        yield b"\x1dv0\x00" + wide.to_bytes(2, "little") + high.to_bytes(2, "little") + rows
