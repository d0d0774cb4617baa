"""Stopping the kiosk from outside (SIGTERM of systemd, Ctrl+C), and what runs until then."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier

log = logging.getLogger(__name__)

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """
    Call `stop` at a signal, within a `with` block in the main thread.

    Python handles a signal when it next runs Python, which may be minutes away while Qt waits
    for a finger: so the signal also wakes Qt, through a pair of sockets.
    """

    def handle(_number: int, _frame: FrameType | None) -> None:
        stop()

    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    theirs.settimeout(0)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ours.recv(64))
    before = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    handlers = {number: signal.signal(number, handle) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before)
        notifier.setEnabled(False)
        ours.close()
        theirs.close()


@asynccontextmanager
async def beside(*lasting: Coroutine[object, object, None]) -> AsyncIterator[None]:
    """Run coroutines beside what a `with` block does; one that breaks is told, and is alone."""
    loop = asyncio.get_running_loop()
    tasks = [loop.create_task(each) for each in lasting]
    for task in tasks:
        task.add_done_callback(_tell_if_broken)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def _tell_if_broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("%s stopped working: %s", task.get_coro(), type(error).__name__)
