"""Stopping the kiosk from outside: SIGTERM of systemd, Ctrl+C in a terminal."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier

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
