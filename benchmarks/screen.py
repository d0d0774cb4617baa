"""
A private virtual screen, looked at from outside: every drawing on it with its time.

The X server keeps its pixels in a mapped file and tells of each drawing (DAMAGE), so that a
program is watched without a call into it and without asking the server for pictures.
"""

import mmap
import os
import select
import shutil
import struct
import subprocess
import time
from pathlib import Path
from typing import NamedTuple, Self

from benchmarks.xlib import Connection

ROWS_APART = 8
"""Every eighth row of pixels is looked at: no line of text is lower than that."""
START_SECONDS = 10.0
XWD_FIELDS = 25
XWD_WIDTH, XWD_HEIGHT, XWD_LINE, XWD_COLOURS = 4, 5, 12, 19
XWD_COLOUR_BYTES = 12


class ScreenError(Exception):
    """The virtual screen cannot be had; the message says what to do."""


class Frame(NamedTuple):
    """What the screen showed after a drawing: `at` from `time.perf_counter`, pixel rows."""

    at: float
    rows: bytes


class VirtualScreen:
    """An Xvfb of its own; a context manager."""

    def __init__(self, width: int, height: int, folder: Path) -> None:
        """Take the size in pixels and an empty folder for the frame buffer."""
        self.width, self.height = width, height
        self._folder = folder

    def __enter__(self) -> Self:
        """
        Start the X server.

        Raises:
            ScreenError: Xvfb is missing or does not start.
        """
        if shutil.which("Xvfb") is None:
            message = "Xvfb is missing. Install it: apt-get install xvfb"
            raise ScreenError(message)
        read, write = os.pipe()
        self._server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-nolisten", "tcp", "-nocursor", "-noreset"),
                *("-screen", "0", f"{self.width}x{self.height}x24", "-fbdir", str(self._folder)),
            ],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        number = ""
        # It writes the number and the end of the line apart, and ends if nobody reads the latter.
        while not number.endswith("\n") and select.select([read], [], [], START_SECONDS)[0]:
            said = os.read(read, 16).decode()
            if not said:
                break
            number += said
        os.close(read)
        if not number.strip():
            self._server.kill()
            message = "Xvfb did not start."
            raise ScreenError(message)
        self.display = f":{number.strip()}"
        self._connection = Connection(self.display)
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(f">{XWD_FIELDS}I", self._pixels[: 4 * XWD_FIELDS])
        self._line = header[XWD_LINE]
        self._first = header[0] + header[XWD_COLOURS] * XWD_COLOUR_BYTES
        return self

    def __exit__(self, *_: object) -> None:
        """End the X server."""
        self._connection.close()
        self._pixels.close()
        self._server.terminate()
        self._server.wait()

    def environment(self) -> dict[str, str]:
        """Return the environment of a program that shall show itself here."""
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def rows(self) -> bytes:
        """Return every eighth row of pixels (4 bytes each) as they are now."""
        step = self._line * ROWS_APART
        last = self._first + self._line * self.height
        return b"".join(
            self._pixels[start : start + self._line] for start in range(self._first, last, step)
        )

    def picture(self) -> bytes:
        """Return all pixels, BGRX."""
        return self._pixels[self._first : self._first + self._line * self.height]

    def watch(self, quiet: float, limit: float) -> list[Frame]:
        """Return the drawings until there was none for `quiet` seconds, or `limit` is over."""
        frames: list[Frame] = []
        last = time.perf_counter()
        end = last + limit
        while True:
            if self._connection.drain():
                last = time.perf_counter()
                frames.append(Frame(last, self.rows()))
            left = min(end, last + quiet) - time.perf_counter()
            if left <= 0:
                return frames
            select.select([self._connection], [], [], left)

    def move(self, x: int, y: int) -> None:
        """Put the pointer somewhere, and let pass what that draws."""
        self._connection.move(x, y)
        self.watch(quiet=0.03, limit=0.2)

    def press(self) -> float:
        """Press at the pointer; returns when."""
        at = time.perf_counter()
        self._connection.button(down=True)
        return at

    def release(self) -> float:
        """Release; returns when."""
        at = time.perf_counter()
        self._connection.button(down=False)
        return at
