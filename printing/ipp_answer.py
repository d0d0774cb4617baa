"""
What a printer answers in IPP (RFC 8010), read so that no answer can hold the kiosk up.

Lengths are 15 bits there. pyipp also takes the sign bit for one, and a length below zero leads it
back to what it has read: an answer of fifty bytes would keep it, and the screen, busy for ever.
"""

from typing import Any

from pyipp import parser
from pyipp.exceptions import IPPParseError

_read_attribute = parser.parse_attribute


def read_answer(answer: bytes) -> dict[str, Any]:
    """
    Return an answer as pyipp reads it (`jobs`, `printers`: lists of attributes).

    Raises:
        Exception: It is no answer; pyipp raises whatever a broken one brings about.
    """
    said: dict[str, Any] = parser.parse(answer)
    return said


def _read_onwards(data: bytes, offset: int, prev_attr_name: str = "") -> tuple[dict[str, Any], int]:
    """Read one attribute as pyipp does, and refuse a length that leads backwards."""
    attribute, end = _read_attribute(data, offset, prev_attr_name)
    if any(attribute[name] < 0 for name in attribute if name.endswith("-length")):
        message = "a length below zero"
        raise IPPParseError(message)
    return attribute, end


parser.parse_attribute = _read_onwards
