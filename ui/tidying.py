"""
Python's memory is tidied in the window's own thread, between two turns of the loop.

Python breaks up unused cycles in whatever thread happens to allocate next. A model that ends in
a thread that reads a pack would take Qt's lists apart while the window walks through them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QTimer

LOOK_MS = 1000
SECONDS_BETWEEN_FULL = 600.0
"""A whole collection stops everything for some 45 ms: seldom is often enough."""


class Tidying:
    """Does what Python's own collection would do, when `look` is called."""

    def __init__(self) -> None:
        """Begin; the first whole collection comes a while later."""
        self._full_at = monotonic()

    def look(self) -> None:
        """Collect what is due: the young often, all of it seldom."""
        counts, limits = gc.get_count(), gc.get_threshold()
        young, middle, old = (count > limit for count, limit in zip(counts, limits, strict=True))
        if old and monotonic() - self._full_at >= SECONDS_BETWEEN_FULL:
            gc.collect()
            self._full_at = monotonic()
        elif middle:
            gc.collect(1)
        elif young:
            gc.collect(0)


@contextmanager
def tidied_here() -> Iterator[None]:
    """Tidy in this thread, and in no other, within a `with` block; an application must be there."""
    was_on = gc.isenabled()
    gc.disable()
    tidying, timer = Tidying(), QTimer()
    timer.timeout.connect(tidying.look)
    timer.start(LOOK_MS)
    try:
        yield
    finally:
        timer.stop()
        if was_on:
            gc.enable()
