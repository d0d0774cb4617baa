"""Bytes from a folder (a USB stick), with limits on place; `content.trust.web` has the web's."""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface

CHUNK = 1 << 16
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Seconds to connect, seconds between two pieces of data, and bytes a second at the least.

    The slowest speed counts after `patience_seconds`: it stops data that never ends. An answer
    must have begun after `answer_seconds`, all files together be there after `whole_seconds`.
    """

    connect_seconds: float = 10.0
    silence_seconds: float = 15.0
    patience_seconds: float = 20.0
    slowest_bytes: float = 2048.0
    answer_seconds: float = 30.0
    whole_seconds: float = 1800.0


class FetchError(DownloadError):
    """Nothing to be had, with words that say why and what to do; `kind` as of `TrustError`."""

    def __init__(self, message: str, kind: str = "unreachable") -> None:
        """Take the words and the kind."""
        super().__init__(message)
        self.kind = kind


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
            raise FetchError(_no_plain_file(path), "refused") from None
        if ".." in relative.parts:
            raise FetchError(_no_plain_file(path), "refused")
        return _pieces_of(self._opened(relative), relative)

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
            if error.errno in {errno.ELOOP, errno.ENOTDIR}:
                raise FetchError(_no_plain_file(relative), "refused") from error
            raise FetchError(_not_whole(relative, error)) from error
        finally:
            os.close(here)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise FetchError(_no_plain_file(relative), "refused")
        return descriptor


def is_safe_address(url: str) -> bool:
    """Whether an address is HTTPS, or HTTP to this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1", "::1"}
    )


def _pieces_of(descriptor: int, name: Path) -> Iterator[bytes]:
    with os.fdopen(descriptor, "rb") as file:
        try:
            while piece := file.read(CHUNK):
                yield piece
        except OSError as error:  # the stick was pulled out
            raise FetchError(_not_whole(name, error)) from error


def _not_whole(name: Path, error: OSError) -> str:
    return f"{name} cannot be read ({error.strerror}). Is the stick in and whole? Copy it anew."


def _no_plain_file(name: Path) -> str:
    return (
        f"{name} is a link, a device or outside of the folder, so it is not read. A publisher "
        "makes plain files alone. See who made this copy; take one from the publisher."
    )
