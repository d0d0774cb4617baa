"""
Which of its eight masks a QR code gets: the one that is easiest to scan (ISO/IEC 18004 7.8.3).

A symbol is one long number here, a bit a module, so that looking at all modules takes a few
shifts; module by module, as QR writers do it, this choice takes a third of a slip's time.
"""

from collections.abc import Sequence
from functools import lru_cache, partial

import segno

_MASKS = range(8)
_GUARD = 4
"""White modules between two rows in the number: as far as a rule looks past the edge."""

Rows = tuple[tuple[bool, ...], ...]


def easiest_to_scan(unmasked: segno.QRCode) -> Rows:
    """Return a symbol, made with mask 0, with the mask that has the fewest penalty points."""
    size = len(unmasked.matrix)
    whole, turned = _differences(int(unmasked.version), str(unmasked.error))
    symbol = _number(unmasked.matrix)
    best = min((symbol ^ other for other in turned), key=partial(_penalty, whole, size))
    modules = f"{best:0{size * (size + _GUARD) - _GUARD}b}"
    starts = range(0, len(modules), size + _GUARD)
    return tuple(tuple(one == "1" for one in modules[at : at + size]) for at in starts)


@lru_cache(maxsize=8)
def _differences(version: int, error: str) -> tuple[int, tuple[int, ...]]:
    """
    Return all modules, and by mask those that are another colour than with mask 0.

    They are the same whatever a symbol says, so those of an empty one are kept.
    """
    made = partial(segno.make_qr, "", version=version, error=error, boost_error=False)
    symbols = [_number(made(mask=mask).matrix) for mask in _MASKS]
    size = 17 + 4 * version
    whole = _number([b"\1" * size] * size)
    return whole, tuple(symbol ^ symbols[0] for symbol in symbols)


def _number(rows: Sequence[bytes | bytearray]) -> int:
    digits = bytes.maketrans(b"\0\1", b"01")
    return int((b"0" * _GUARD).join(row.translate(digits) for row in rows), 2)


def _penalty(whole: int, size: int, dark: int) -> int:
    """Return the points against a symbol (table 11)."""
    light = whole & ~dark
    down = size + _GUARD
    points = 0
    for colour in (dark, light):
        points += _runs(colour, 1) + _runs(colour, down)
        pairs = colour & colour >> 1
        points += 3 * (pairs & pairs >> down).bit_count()
    points += 40 * (_false_finders(dark, light, 1) + _false_finders(dark, light, down))
    return points + 10 * int(abs(dark.bit_count() / size**2 - 0.5) * 20)


def _runs(colour: int, step: int) -> int:
    """Return the points for modules of one colour in a row: 3 for five, 1 for each further."""
    pairs = colour & colour >> step
    fives = pairs & pairs >> 2 * step & colour >> 4 * step
    return fives.bit_count() + 2 * (fives & ~(fives >> step)).bit_count()


def _false_finders(dark: int, light: int, step: int) -> int:
    """Return how often 1:1:3:1:1 with four light modules at a side looks like a finder."""
    middle = dark >> 2 * step & dark >> 3 * step & dark >> 4 * step
    found = dark & light >> step & middle & light >> 5 * step & dark >> 6 * step
    before = dark << step | dark << 2 * step | dark << 3 * step | dark << 4 * step
    after = dark >> 7 * step | dark >> 8 * step | dark >> 9 * step | dark >> 10 * step
    return (found & ~(before & after)).bit_count()
