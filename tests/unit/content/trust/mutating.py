"""Bytes as a broken stick, a bad link or a hostile hand would change them."""

import random
from collections.abc import Callable

Change = Callable[[bytearray, random.Random], None]


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _overwrite(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    length = min(chance.randint(1, 64), len(content) - at)
    content[at : at + length] = chance.randbytes(length)


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _take_out(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    del content[at : at + chance.randint(1, 200)]


def _put_in(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    content[at:at] = chance.randbytes(chance.randint(1, 200))


def _repeat(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    content[at:at] = content[at : at + chance.randint(1, 400)]


def _swap(content: bytearray, chance: random.Random) -> None:
    length = min(32, len(content) // 3)
    one, other = (chance.randrange(len(content) - length) for _ in range(2))
    if abs(one - other) >= length:
        first = bytes(content[one : one + length])
        content[one : one + length] = content[other : other + length]
        content[other : other + length] = first


def _zeros(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    content[at : at + 512] = bytes(min(512, len(content) - at))


def _numbers(content: bytearray, chance: random.Random) -> None:
    """Put the numbers in that break arithmetic where a size or an offset may stand."""
    at = chance.randrange(max(1, len(content) - 4))
    content[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\x80", b"\xff\xff\xff\x7f"])


CHANGES: dict[str, Change] = {
    "flip": _flip,
    "overwrite": _overwrite,
    "cut": _cut,
    "take_out": _take_out,
    "put_in": _put_in,
    "repeat": _repeat,
    "swap": _swap,
    "zeros": _zeros,
    "numbers": _numbers,
}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the content with one to three changes; never the same bytes."""
    while True:
        changed = bytearray(content)
        for _ in range(chance.randint(1, 3)):
            if changed:
                CHANGES[chance.choice(list(CHANGES))](changed, chance)
        if bytes(changed) != content:
            return bytes(changed)
