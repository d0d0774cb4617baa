"""The line to a receipt printer: a TCP connection, or the file of a printer on USB."""

import asyncio
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

RAW_PORT = 9100
_PIECE = 4096


class LineError(Exception):
    """The line does not come about, or broke; `reason` is a keyword for staff."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class PrinterLine:
    """Bytes to and from a printer; never blocks the loop. Use with `async with`."""

    def __init__(self, file: int, close: Callable[[], None]) -> None:
        """Take a file descriptor that does not block, and what closes it."""
        self._file = file
        self._close = close

    async def __aenter__(self) -> Self:
        """Return the open line."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of it."""
        self._close()

    async def send(self, message: bytes, seconds: float) -> None:
        """
        Send all of a message.

        Raises:
            LineError: The line broke, or the printer took nothing more for too long.
        """
        loop = asyncio.get_running_loop()
        left = memoryview(message)
        try:
            async with asyncio.timeout(seconds):
                while left:
                    try:
                        left = left[os.write(self._file, left[:_PIECE]) :]
                    except BlockingIOError:
                        await _ready(loop.add_writer, loop.remove_writer, self._file)
        except TimeoutError as error:
            raise LineError("printer-does-not-answer") from error
        except OSError as error:
            raise LineError("connection-lost") from error

    async def receive(self, seconds: float) -> bytes:
        """Return what has come by then, empty where nothing did. Raises LineError."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                while True:
                    # What talks without end must not keep the loop from looking at the clock.
                    await asyncio.sleep(0)
                    try:
                        came = os.read(self._file, _PIECE)
                    except BlockingIOError:
                        await _ready(loop.add_reader, loop.remove_reader, self._file)
                        continue
                    if not came:
                        raise LineError("connection-lost")
                    return came
        except TimeoutError:
            return b""
        except OSError as error:
            raise LineError("connection-lost") from error


async def open_line(address: str, seconds: float) -> PrinterLine:
    """
    Open `tcp://host:9100` or the file of a USB printer (`/dev/usb/lp0`).

    Raises:
        LineError: There is no printer in that time.
    """
    if address.startswith("/"):
        return _open_file(address)
    parts = urlsplit(address)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds):
            found = await loop.getaddrinfo(
                parts.hostname, parts.port or RAW_PORT, type=socket.SOCK_STREAM
            )
            family, kind, protocol, _, where = found[0]
            wire = socket.socket(family, kind, protocol)
            wire.setblocking(False)  # noqa: FBT003 - the socket's own signature
            try:
                await loop.sock_connect(wire, where)
            except BaseException:
                wire.close()
                raise
    except socket.gaierror as error:
        raise LineError("name-not-found") from error
    except (TimeoutError, OSError) as error:
        raise LineError("printer-not-reachable") from error
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return PrinterLine(wire.fileno(), wire.close)


def _open_file(address: str) -> PrinterLine:
    try:
        file = os.open(address, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
    except PermissionError as error:
        raise LineError("device-not-allowed") from error
    except FileNotFoundError as error:
        raise LineError("device-not-found") from error
    except OSError as error:
        raise LineError("printer-not-reachable") from error

    def close() -> None:
        with suppress(OSError):
            os.close(file)

    return PrinterLine(file, close)


async def _ready(
    watch: Callable[[int, Callable[[], None]], object],
    leave: Callable[[int], object],
    file: int,
) -> None:
    """Wait until a file can be read or written."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def tell() -> None:
        if not done.done():
            done.set_result(None)

    watch(file, tell)
    try:
        await done
    finally:
        leave(file)
