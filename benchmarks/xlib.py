"""The few calls of X11, XTEST and DAMAGE that a measurement from outside needs, through ctypes."""

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from typing import Final

RAW_RECTANGLES: Final = 0
"""DAMAGE level: tell of every drawing at once, whatever was told before."""
EVENT_BYTES: Final = 192
"""Size of an XEvent (24 longs)."""
LEFT_BUTTON: Final = 1
NO_DELAY: Final = 0


class LibraryMissingError(Exception):
    """A system library is missing; the message names the Debian package."""


def library(name: str, package: str) -> ctypes.CDLL:
    """
    Load a shared library.

    Raises:
        LibraryMissingError: It is not installed.
    """
    try:
        return ctypes.CDLL(name)
    except OSError:
        message = f"{name} is missing. Install it: apt-get install {package}"
        raise LibraryMissingError(message) from None


class Connection:
    """One client of an X server: sees all drawing on the screen and moves the pointer."""

    def __init__(self, display: str) -> None:
        """
        Connect to a display such as `:42` and ask for every drawing on it.

        Raises:
            LibraryMissingError: A library is not installed.
            ConnectionError: No X server answers there, or it lacks DAMAGE.
        """
        self._x = library("libX11.so.6", "libx11-6")
        self._xtest = library("libXtst.so.6", "libxtst6")
        damage = library("libXdamage.so.1", "libxdamage1")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._x.XDefaultRootWindow.restype = c_ulong
        for function in ("XDefaultRootWindow", "XFlush", "XPending", "XConnectionNumber"):
            getattr(self._x, function).argtypes = [c_void_p]
        self._x.XSync.argtypes = [c_void_p, c_int]
        self._x.XNextEvent.argtypes = [c_void_p, c_void_p]
        self._xtest.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
        self._xtest.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        damage.XDamageQueryExtension.argtypes = [c_void_p, POINTER(c_int), POINTER(c_int)]
        damage.XDamageCreate.argtypes = [c_void_p, c_ulong, c_int]
        damage.XDamageCreate.restype = c_ulong

        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            message = f"No X server answers on {display}."
            raise ConnectionError(message)
        first_event, first_error = c_int(), c_int()
        if not damage.XDamageQueryExtension(self._display, byref(first_event), byref(first_error)):
            message = f"The X server on {display} has no DAMAGE extension."
            raise ConnectionError(message)
        root = self._x.XDefaultRootWindow(self._display)
        damage.XDamageCreate(self._display, root, RAW_RECTANGLES)
        self._event = ctypes.create_string_buffer(EVENT_BYTES)
        self._x.XSync(self._display, 0)

    def fileno(self) -> int:
        """Return the socket to wait on."""
        return int(self._x.XConnectionNumber(self._display))

    def drain(self) -> int:
        """Take all waiting events; returns how many there were."""
        count = int(self._x.XPending(self._display))
        for _ in range(count):
            self._x.XNextEvent(self._display, self._event)
        return count

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a place on the screen, in pixels."""
        self._xtest.XTestFakeMotionEvent(self._display, -1, x, y, NO_DELAY)
        self._x.XFlush(self._display)

    def button(self, *, down: bool) -> None:
        """Press or release the left button."""
        self._xtest.XTestFakeButtonEvent(self._display, LEFT_BUTTON, int(down), NO_DELAY)
        self._x.XFlush(self._display)

    def close(self) -> None:
        """Leave the X server."""
        self._x.XCloseDisplay.argtypes = [c_void_p]
        self._x.XCloseDisplay(self._display)
