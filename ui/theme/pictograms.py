"""Where the pictogram font lies and which character draws which pictogram."""

import json
from importlib.util import find_spec
from pathlib import Path

FONT_VERSION = "1.3.0"
"""Phosphor (MIT) as qtawesome carries it; its Python code, which wants widgets, stays unread."""

_DRAWN = ("-bold", "-fill")
_NOT_DRAWN = ("-light", "-thin")


def pictogram_font() -> Path:
    """
    Return the TrueType file that draws every pictogram, on the screen and on paper.

    Raises FileNotFoundError when qtawesome is not installed: install the requirements again.
    """
    return _fonts() / f"phosphor-{FONT_VERSION}.ttf"


def pictogram_glyphs() -> dict[str, str]:
    """
    Return {Phosphor name: character}, with `-bold` and `-fill` as names of their own.

    Raises FileNotFoundError when qtawesome is not installed: install the requirements again.
    """
    table = json.loads((_fonts() / f"phosphor-charmap-{FONT_VERSION}.json").read_text("utf-8"))
    return {
        name: chr(int(point, 16)) for name, point in table.items() if not name.endswith(_NOT_DRAWN)
    }


def pictogram_names() -> frozenset[str]:
    """Return the names a pack may use: those of the pictures, without their weights."""
    return frozenset(name for name in pictogram_glyphs() if not name.endswith(_DRAWN))


def _fonts() -> Path:
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        message = "The pictogram font is missing: install the requirements again (qtawesome)."
        raise FileNotFoundError(message)
    return Path(package.origin).parent / "fonts"
