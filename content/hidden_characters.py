"""
Characters that no file of a pack may hold: they can make a line read as another.

Controls but for the end of a line and the tab; embeddings and overrides of direction; halves of
a character. Isolates and marks, which a sentence from right to left needs, cannot mislead
beyond their own line (`content.checking.characters` looks at those).
"""

import re

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


def hidden_character(text: str) -> str | None:
    """Return the first hidden character of a text as `U+202E`, or None where there is none."""
    found = _HIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def line_of_hidden_character(text: str) -> int:
    """Return the line (from 1) of the first hidden character, 0 where there is none."""
    found = _HIDDEN.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0
