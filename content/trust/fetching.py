"""Bytes from a web server or a folder (a USB stick), with limits on time, size and place."""

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient import FetcherInterface

CHUNK = 1 << 16
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Seconds to connect, seconds between two pieces of data, and bytes a second at the least.

    The slowest speed counts after `patience_seconds`: it stops data that never ends.
    """

    connect_seconds: float = 10.0
    silence_seconds: float = 15.0
    patience_seconds: float = 20.0
    slowest_bytes: float = 2048.0


class WebFetcher(FetcherInterface):
    """Fetches over HTTPS (plain HTTP from this machine alone, for tests); follows no redirect."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Take the limits; connections are kept open between files."""
        self._limits = limits or Limits()
        timeout = urllib3.Timeout(self._limits.connect_seconds, self._limits.silence_seconds)
        self._pool = urllib3.PoolManager(timeout=timeout, retries=False)
        self._open: list[urllib3.BaseHTTPResponse] = []

    def close(self) -> None:
        """Hang up, also on answers that nobody read to their end."""
        for answer in self._open:
            answer.close()
        self._pool.clear()

    def _fetch(self, url: str) -> Iterator[bytes]:
        if not is_safe_address(url):
            raise DownloadError(f"{url} is not https")
        started = time.monotonic()
        # No compression: what is measured against a limit is what was sent.
        headers = {"Accept-Encoding": "identity", "User-Agent": "registration-kiosk"}
        try:
            answer = self._pool.request("GET", url, preload_content=False, headers=headers)
        except urllib3.exceptions.NewConnectionError as error:  # a kind of time-out for urllib3
            raise DownloadError(f"{url}: nobody is there") from error
        except urllib3.exceptions.TimeoutError as error:
            raise SlowRetrievalError(f"{url} does not answer") from error
        self._open.append(answer)
        if answer.status != 200:  # noqa: PLR2004 - HTTP's own number for "here it is"
            answer.close()
            raise DownloadHTTPError(f"{url}: status {answer.status}", answer.status)
        return self._pieces(answer, url, started)

    def _pieces(
        self, answer: urllib3.BaseHTTPResponse, url: str, started: float
    ) -> Iterator[bytes]:
        received = 0
        try:
            # What has come, and not what fills a chunk: else a trickle is never looked at.
            while piece := answer.read1(CHUNK, decode_content=False):
                received += len(piece)
                over = time.monotonic() - started - self._limits.patience_seconds
                if over > 0 and received < over * self._limits.slowest_bytes:
                    raise SlowRetrievalError(f"{url} comes too slowly")
                yield piece
        except urllib3.exceptions.TimeoutError as error:
            raise SlowRetrievalError(f"{url} fell silent") from error
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError(f"{url} broke off") from error
        finally:
            answer.close()


class FolderFetcher(FetcherInterface):
    """Reads from one folder and nowhere else: no links, no devices, no names outside of it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that `file:` addresses must lie in."""
        self._folder = folder.resolve()

    def close(self) -> None:
        """Let go; every file is closed by itself."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = Path(unquote(urlsplit(url).path))
        try:
            relative = path.relative_to(self._folder)
        except ValueError:
            raise DownloadError(f"{path} lies outside of {self._folder}") from None
        if ".." in relative.parts:
            raise DownloadError(f"{path} lies outside of {self._folder}")
        descriptor = self._opened(relative)
        return _pieces_of(descriptor)

    def _opened(self, relative: Path) -> int:
        """Open a file step by step, so that no part of its path is a link."""
        here = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            for part in relative.parts[:-1]:
                inner = os.open(part, flags | os.O_DIRECTORY, dir_fd=here)
                os.close(here)
                here = inner
            descriptor = os.open(relative.name, flags, dir_fd=here)
        except FileNotFoundError:
            raise DownloadHTTPError(f"{relative} is not there", NOT_FOUND) from None
        except OSError as error:
            raise DownloadError(f"{relative}: {error.strerror}") from error
        finally:
            os.close(here)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise DownloadError(f"{relative} is no plain file")
        return descriptor


def is_safe_address(url: str) -> bool:
    """Whether an address is HTTPS, or HTTP to this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
    )


def _pieces_of(descriptor: int) -> Iterator[bytes]:
    with os.fdopen(descriptor, "rb") as file:
        try:
            while piece := file.read(CHUNK):
                yield piece
        except OSError as error:  # the stick was pulled out
            raise DownloadError(f"reading broke off: {error.strerror}") from error
