"""A kiosk's loop in which everything goes wrong that nobody catches; run by `test_crashes`."""

import asyncio
import gc
import logging
import threading

from PySide6.QtCore import QTimer

from ui.window_loop import in_window_loop

TYPED = "0612345678"


def slot() -> None:
    """Fail where Qt calls."""
    raise ValueError(TYPED)


def thread() -> None:
    """Fail in a thread."""
    raise KeyError(TYPED)


async def task() -> None:
    """Fail where nobody waits."""
    raise LookupError(TYPED)


class Closing:
    """Fails when memory is tidied."""

    def __del__(self) -> None:
        """Fail."""
        raise TypeError(TYPED)


async def live() -> int:
    """Let all of it go wrong."""
    QTimer.singleShot(0, slot)
    asyncio.get_running_loop().call_soon(slot)
    beside = threading.Thread(target=thread)
    beside.start()
    beside.join()
    left = asyncio.get_running_loop().create_task(task())
    await asyncio.sleep(0.1)
    del left
    Closing()
    gc.collect()
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    in_window_loop(live)
