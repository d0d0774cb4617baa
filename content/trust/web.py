"""
Bytes from a web server, with every way to be held up or led elsewhere closed.

Python's own HTTP client and not a larger one: no redirects, no cookies, no unpacking, one kept
connection, the proxy of the system, and a watchdog under every read, because a time limit of a
socket is one for each piece, and a byte every few seconds would pass it for ever.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import Final
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import FetcherInterface

from content.trust.fetching import CHUNK, FetchError, Limits, is_safe_address

_OK: Final = 200
_REDIRECTS: Final = range(300, 400)
_SHORT: Final = 16_384
_LOST = (OSError, http.client.HTTPException)
_HUNG_UP = (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError)
_STICK: Final = "Packs can also come from a stick."


class WebFetcher(FetcherInterface):
    """Fetches over HTTPS (plain HTTP from this machine alone, for tests); follows no redirect."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Take the limits; the time for the whole begins now."""
        self._limits = limits or Limits()
        self._until = time.monotonic() + self._limits.whole_seconds
        self._connection: http.client.HTTPConnection | None = None
        # Kept apart: http.client forgets the socket of an answer that ends with its connection.
        self._wire: socket.socket | None = None

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._wire = None

    def _fetch(self, url: str) -> Iterator[bytes]:
        if not is_safe_address(url):
            raise FetchError(f"{url} is not https. Try https://… or the folder of a stick.")
        address = urlsplit(url)
        answer = self._answer(address)
        if answer.status != _OK:
            self._drop(answer)
            if answer.status in _REDIRECTS:
                raise FetchError(_redirected(answer))
            raise DownloadHTTPError(f"{url}: status {answer.status}", answer.status)
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            answer.close()
            self.close()
            message = (
                "The server packs files on their way (Content-Encoding) though it was asked not "
                "to. Tell the publisher to switch that off."
            )
            raise FetchError(message, "damaged")
        return self._pieces(answer, address)

    def _answer(self, address: SplitResult) -> http.client.HTTPResponse:
        """Ask for a file; once more where a kept connection turns out to be hung up."""
        kept = self._connection is not None
        try:
            try:
                return self._ask(address)
            except _HUNG_UP:
                if not kept:
                    raise
                self.close()
                return self._ask(address)
        except FetchError:
            self.close()
            raise
        except _LOST as error:
            self.close()
            raise _unreachable(address, error) from error

    def _ask(self, address: SplitResult) -> http.client.HTTPResponse:
        if self._connection is None:
            self._connection = self._connected(address)
        connection = self._connection
        # No compression: what is measured against a limit is what was sent.
        headers = {"Accept-Encoding": "identity", "User-Agent": "registration-kiosk"}
        with self._watched(self._limits.answer_seconds):
            connection.request("GET", address.path, headers=headers)
            return connection.getresponse()

    def _connected(self, address: SplitResult) -> http.client.HTTPConnection:
        host, port = address.hostname or "", address.port
        wait = min(self._limits.connect_seconds, self._left())
        connection: http.client.HTTPConnection
        if address.scheme == "http":
            connection = http.client.HTTPConnection(host, port, timeout=wait)
        else:
            context = ssl.create_default_context()
            proxy = urlsplit(getproxies().get("https", ""))
            through = proxy.hostname if proxy.hostname and not proxy_bypass(host) else None
            connection = http.client.HTTPSConnection(
                through or host, proxy.port if through else port, timeout=wait, context=context
            )
            if through:
                connection.set_tunnel(host, port or http.client.HTTPS_PORT)
        # A proxy answers line by line; each within the time limit of a socket, for ever.
        try:
            with self._watched(self._limits.answer_seconds, lambda: connection.sock):
                connection.connect()
        except BaseException:
            connection.close()
            raise
        self._wire = connection.sock
        connection.sock.settimeout(self._limits.silence_seconds)
        return connection

    def _pieces(self, answer: http.client.HTTPResponse, address: SplitResult) -> Iterator[bytes]:
        whole = False
        try:
            with self._watched(self._left()):
                whole = yield from self._timed(answer, address)
        except _LOST as error:
            raise _unreachable(address, error) from error
        finally:
            answer.close()
            # Not read to its end, nothing else can come over this connection.
            if not whole or answer.will_close:
                self.close()
        if not whole:
            name = address.path.rpartition("/")[2]
            raise FetchError(f"{name} broke off half-way. Try again later. {_STICK}")

    def _timed(
        self, answer: http.client.HTTPResponse, address: SplitResult
    ) -> Generator[bytes, None, bool]:
        """Yield what comes while it comes fast enough; returns whether all came."""
        # Counted here: before Python 3.11.8, `read1` did not count what it had read.
        began, received, length = time.monotonic(), 0, answer.length
        while length is None or received < length:
            # What has come, and not what fills a chunk: else a trickle is never looked at.
            piece = answer.read1(CHUNK if length is None else min(CHUNK, length - received))
            if not piece:
                return length is None
            received += len(piece)
            over = time.monotonic() - began - self._limits.patience_seconds
            if over > 0 and received < over * self._limits.slowest_bytes:
                raise _slow(address.hostname)
            yield piece
        return True

    def _drop(self, answer: http.client.HTTPResponse) -> None:
        """Read a short answer away so that the connection can be kept; else hang up."""
        if answer.length is not None and answer.length <= _SHORT and not answer.will_close:
            with suppress(FetchError, *_LOST), self._watched(self._limits.silence_seconds):
                answer.read()
                return
        answer.close()
        self.close()

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise _slow("The source")
        return left

    @contextmanager
    def _watched(
        self, seconds: float, find: Callable[[], socket.socket | None] | None = None
    ) -> Iterator[None]:
        """End what happens inside after so many seconds, by shutting the socket under it."""
        kept = self._wire
        fired = threading.Event()

        def shut() -> None:
            fired.set()
            wire = find() if find else kept
            with suppress(OSError):
                if wire is not None:
                    # That of the plain socket: TLS would wait for the other side's good-bye.
                    socket.socket.shutdown(wire, socket.SHUT_RDWR)

        watchdog = threading.Timer(min(seconds, self._left()), shut)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        except _LOST:
            if fired.is_set():
                raise _slow("The source") from None
            raise
        finally:
            watchdog.cancel()
        if fired.is_set():
            raise _slow("The source")


def _slow(what: str | None) -> FetchError:
    return FetchError(f"{what} is too slow or fell silent. Try again later. {_STICK}", "slow")


def _redirected(answer: http.client.HTTPResponse) -> str:
    to = answer.headers.get("Location", "elsewhere")[:200]
    return (
        f"The address sends the kiosk on to {to!r}, and a kiosk does not follow. Is a sign-in page "
        "of the network in the way? If the publisher moved, write the new address in kiosk.toml "
        "([content] source)."
    )


def _unreachable(address: SplitResult, error: Exception) -> FetchError:
    host = address.hostname
    match error:
        case ssl.SSLCertVerificationError():
            message = (
                f"{host} could not prove who it is ({error.verify_message}). Is this machine's "
                "clock right? A network that opens traffic needs its certificate on this machine "
                "(SSL_CERT_FILE). Else tell the publisher."
            )
            return FetchError(message)
        case TimeoutError():
            return _slow(host)
        case socket.gaierror():
            message = f"{host} cannot be found. Is this machine on the network? {_STICK}"
            return FetchError(message)
    reason = getattr(error, "strerror", None) or type(error).__name__
    return FetchError(
        f"{host} cannot be reached ({reason}). See whether the network works. {_STICK}"
    )
