"""When something was seen: the first frame with letters, the first change, the last change."""

from array import array
from collections import Counter
from collections.abc import Sequence

from benchmarks.screen import Frame

PIXELS_APART = 16
LEAST_COLOURS = 8
"""Smooth letters have many colours; an empty window or a plain background has few."""
LEAST_SHARE = 0.01
"""Part of the pixels that must not be background."""


def has_content(rows: bytes) -> bool:
    """Return whether pixel rows show more than backgrounds: smooth letters, on 1 % or more."""
    colours = Counter(array("I", rows)[::PIXELS_APART])
    background = colours.most_common(1)[0][1]
    total = sum(colours.values())
    return len(colours) >= LEAST_COLOURS and total - background >= LEAST_SHARE * total


def first_content(frames: Sequence[Frame]) -> float | None:
    """Return when letters were on the screen for the first time."""
    return next((frame.at for frame in frames if has_content(frame.rows)), None)


def first_change(frames: Sequence[Frame], before: bytes) -> float | None:
    """Return when the screen first differed from `before`."""
    return next((frame.at for frame in frames if frame.rows != before), None)


def last_change(frames: Sequence[Frame], before: bytes) -> float | None:
    """Return when the screen first showed what it stayed with; None if nothing changed."""
    changed: float | None = None
    shown = before
    for frame in frames:
        if frame.rows != shown:
            changed, shown = frame.at, frame.rows
    return changed if shown != before else None
