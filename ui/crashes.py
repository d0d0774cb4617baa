"""
Faults of our own that nobody caught: told by their kind and place, never by what they say.

What Python, Qt and asyncio print of such a fault by themselves ends in its message, and that may
be what a visitor has just typed. Where it happened is enough to mend it.
"""

import asyncio
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

log = logging.getLogger(__name__)


@contextmanager
def told_by_kind() -> Iterator[None]:
    """Tell what nobody caught in this way, within a `with` block."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = lambda kind, fault, _trace: _tell(fault, kind)
    threading.excepthook = lambda left: _tell(left.exc_value, left.exc_type)
    sys.unraisablehook = lambda left: _tell(left.exc_value, left.exc_type)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def tell_in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Tell what nobody caught in an event loop (`set_exception_handler`)."""
    fault = context.get("exception")
    if isinstance(fault, BaseException):
        _tell(fault, type(fault))
    else:
        log.error("%s", context.get("message"))


def _tell(fault: BaseException | None, kind: type[BaseException]) -> None:
    log.error(
        "nobody caught a %s\n%s", kind.__name__, _places(fault.__traceback__ if fault else None)
    )


def _places(trace: TracebackType | None) -> str:
    return "".join(traceback.format_tb(trace)).rstrip()
