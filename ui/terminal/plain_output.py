"""
What commands print, as a terminal may show it: others' words move no cursor and hide no line.

Names of files, texts of a pack in the making, what a printer calls itself: whoever looks at them
on a terminal wants to see them, and a terminal would obey what is in them. So every command's
output goes through here, and is written out as JSON would, which reads it as the same character.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
"""Controls but for the end of a line and the tab; overrides of direction; halves of a character."""


class PlainStream:
    """A stream that writes out what a terminal would obey; all else is the stream below it."""

    def __init__(self, below: TextIO) -> None:
        """Take the stream that is written to."""
        self._below = below

    def write(self, text: str) -> int:
        """Write a text; returns its length as it was given."""
        self._below.write(_COMMANDS.sub(_written_out, text))
        return len(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream below has
        """Return what the stream below has under this name."""
        return getattr(self._below, name)


@contextmanager
def plain_output() -> Iterator[None]:
    """Send what is printed within a `with` block through `PlainStream`."""
    out, err = (cast("TextIO", PlainStream(each)) for each in (sys.stdout, sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield


def _written_out(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
