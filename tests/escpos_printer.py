"""
A receipt printer in bytes: it reads ESC/POS as Epson's manual tells, and has faults on demand.

Two halves, as in the real thing: one reads what comes and answers DLE EOT at once, the other
prints what was read, in order, when there is paper, and answers GS r when it gets there.
"""

import os
import select
import socket
import struct
import threading
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

DLE, EOT, DC4, ESC, GS = 0x10, 0x04, 0x14, 0x1B, 0x1D
_NOW = 0b0001_0010


@dataclass
class ReceiptPrinter:
    """What it is like, and what is on its paper; a test changes the one and reads the other."""

    address: str = ""
    paper: bool = True
    nearly_out: bool = False
    cover_open: bool = False
    offline: bool = False
    cutter_broken: bool = False
    knife_breaks: bool = False
    """Whether the next cut breaks the knife."""
    silent: bool = False
    babbles: bool = False
    """Whether it answers every question with noise, on and on."""
    seconds_a_band: float = 0.0
    before_a_band: Callable[[], object] = lambda: None
    """What it waits for before each band."""
    breaks_after: int | None = None
    """Bands after which the line is reset, as when somebody pulls the plug."""
    empty_after: int | None = None
    """Bands after which the paper is out."""
    answers_in_pictures: bool = False
    """Whether it takes DLE EOT in a picture for a question, as some printers do."""

    rows: list[bytes] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    bands: int = 0

    @property
    def stands_still(self) -> bool:
        """Whether it cannot print now."""
        return not self.paper or self.cover_open or self.offline or self.cutter_broken

    def answer_now(self, question: int) -> int:
        """Return the answer to DLE EOT n."""
        bits = {
            1: 0b1000 * self.stands_still,
            2: 0b100 * self.cover_open + 0b10_0000 * (not self.paper),
            3: 0b1000 * self.cutter_broken,
            4: 0b1100 * (self.nearly_out or not self.paper) + 0b110_0000 * (not self.paper),
        }
        return _NOW | bits[question]

    def print_band(self, width: int, dots: bytes) -> None:
        """Put rows on the paper."""
        time.sleep(self.seconds_a_band)
        self.before_a_band()
        self.rows += [dots[at : at + width] for at in range(0, len(dots), width)]
        self.bands += 1
        if self.empty_after is not None and self.bands == self.empty_after:
            self.paper = False


@dataclass
class _Line:
    """One connection: what it reads from, and how it answers and breaks."""

    read: Callable[[], bytes]
    write: Callable[[bytes], object]
    reset: Callable[[], object]
    over: threading.Event
    waiting: bytearray = field(default_factory=bytearray)
    orders: "SimpleQueue[tuple[str, int, bytes]]" = field(default_factory=SimpleQueue)

    def take(self, count: int) -> bytes:
        """Return the next bytes."""
        while len(self.waiting) < count:
            came = self.read()
            if not came:
                raise EOFError
            self.waiting += came
        taken = bytes(self.waiting[:count])
        del self.waiting[:count]
        return taken


@contextmanager
def receipt_printer() -> Iterator[ReceiptPrinter]:
    """Run one on the network of this machine."""
    printer, over = ReceiptPrinter(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        printer.address = f"tcp://127.0.0.1:{listening.getsockname()[1]}"

        def serve() -> None:
            while not over.is_set():
                with suppress(TimeoutError):
                    wire, _ = listening.accept()
                    with wire:
                        _talk(printer, _socket_line(wire, over))

        with _running(serve, over):
            yield printer


@contextmanager
def usb_receipt_printer() -> Iterator[ReceiptPrinter]:
    """Run one behind a character device, as the kernel shows a printer on USB."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    printer, over = ReceiptPrinter(os.ttyname(theirs)), threading.Event()

    def read() -> bytes:
        while not over.is_set():
            if select.select([ours], [], [], 0.05)[0]:
                return os.read(ours, 65536)
        return b""

    line = _Line(read, lambda said: os.write(ours, said), lambda: None, over)
    try:
        with _running(lambda: _talk(printer, line), over):
            yield printer
    finally:
        os.close(ours)
        os.close(theirs)


@contextmanager
def _running(work: Callable[[], None], over: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _socket_line(wire: socket.socket, over: threading.Event) -> _Line:
    wire.settimeout(0.05)

    def read() -> bytes:
        while not over.is_set():
            with suppress(TimeoutError):
                return wire.recv(65536)
        return b""

    def reset() -> None:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        wire.close()

    return _Line(read, wire.sendall, reset, over)


def _talk(printer: ReceiptPrinter, line: _Line) -> None:
    gone = threading.Event()
    worker = threading.Thread(target=_print, args=(printer, line, gone))
    worker.start()
    with suppress(EOFError, OSError):
        while True:
            _read_one(printer, line)
    gone.set()
    worker.join()


def _read_one(printer: ReceiptPrinter, line: _Line) -> None:
    """Read one command; what is of another shape than the manual's is kept as `unknown`."""
    head = line.take(2)
    if head == bytes([DLE, EOT]):
        question = line.take(1)[0]
        while printer.babbles and not line.over.is_set():
            line.write(b"\xff")
            time.sleep(0.01)
        if not printer.silent:
            line.write(bytes([printer.answer_now(question)]))
    elif head == bytes([DLE, DC4]):
        line.take(8)
        with suppress(Empty):
            while True:
                line.orders.get_nowait()
    elif head[0] == GS:
        _read_order(printer, line, chr(head[1]))
    elif head != bytes([ESC, ord("@")]):
        printer.unknown.append(head)


def _read_order(printer: ReceiptPrinter, line: _Line, command: str) -> None:
    """Read a command that waits for its turn; a picture whole, whatever its dots look like."""
    if command == "v":
        _, _, wide, high = struct.unpack("<BBHH", line.take(6))
        dots = line.take(wide * high)
        for question in (1, 2, 3, 4) if printer.answers_in_pictures else ():
            answer = bytes([printer.answer_now(question)])
            line.write(answer * dots.count(bytes([DLE, EOT, question])))
        line.orders.put(("band", wide, dots))
    elif command == "V":
        line.orders.put(("cut", 0, line.take(2)))
    elif command == "r":
        line.orders.put(("answer", 0, line.take(1)))
    elif command == "a":
        line.take(1)
    else:
        printer.unknown.append(bytes([GS, ord(command)]))


def _print(printer: ReceiptPrinter, line: _Line, gone: threading.Event) -> None:
    """Do what was read, in order; a printer without power (`gone`) does nothing more."""
    while not (gone.is_set() or line.over.is_set()):
        if printer.stands_still:
            time.sleep(0.01)
            continue
        with suppress(Empty):
            kind, width, content = line.orders.get(timeout=0.02)
            if kind == "band":
                printer.print_band(width, content)
                if printer.bands == printer.breaks_after:
                    line.reset()
            elif kind == "cut" and printer.knife_breaks:
                printer.cutter_broken = True
            elif kind == "cut":
                printer.cuts.append(len(printer.rows))
            elif not printer.silent:
                with suppress(OSError):
                    line.write(bytes([0b1100 * printer.nearly_out]))
