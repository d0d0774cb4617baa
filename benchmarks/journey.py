"""The visit that is measured: its answers, its languages, and what a tap is for."""

from collections.abc import Mapping
from typing import Final, NamedTuple

LANGUAGES: Final = ("nl", "en", "pl", "ar")
RIGHT_TO_LEFT: Final = ("ar",)
ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    "purpose": ("register/children/no",),
    "identity": ("valid",),
    "status": ("eu_eea_swiss",),
    "registered": ("no",),
    "home": ("netherlands/town/here",),
    "stay": ("over/already/no",),
    "address": ("proof",),
    "work": ("employee",),
}
"""Tiles by question; another question gets its first one."""
SWITCHES: Final = 2
"""Times that a visit changes to a mirrored language and back."""

SHARED_SCREENS: Final = ("to question", "to result", "to compare", "to contact")
"""Taps that lead to a screen which the browser's page has as well."""


class Tap(NamedTuple):
    """Where to tap, in pixels of the screen; `kind` tells what it does."""

    kind: str
    x: int
    y: int
