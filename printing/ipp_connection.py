"""Questions in IPP (RFC 8011) to a printer or a print server; each has its time limits."""

import asyncio
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp
from pyipp.enums import IppOperation, IppStatus, IppTag
from pyipp.serializer import encode_dict
from pyipp.tags import ATTRIBUTE_TAG_MAP

from printing.ipp_answer import read_answer
from printing.limits import TimeLimits

USER = "kiosk"
"""Who asks for the job: never a person's name."""

IPP_PORT = 631
_VERSION = (2, 0)
_HTTP_OK = 200
_UPGRADE_REQUIRED = 426
_SERVER_FAULT = 500
_HIGHEST_SUCCESS = 0x00FF
_TURNS_TO_CLOSE = 20  # of the loop; a line that is still open then is left to close by itself
_MOST_BYTES = 1 << 18
"""An answer has some kilobytes; to read a megabyte of short words would stop the screen."""

BUSY = frozenset(
    {
        IppStatus.ERROR_BUSY,
        IppStatus.ERROR_NOT_ACCEPTING_JOBS,
        IppStatus.ERROR_TEMPORARY,
        IppStatus.ERROR_SERVICE_UNAVAILABLE,
        IppStatus.ERROR_TOO_MANY_JOBS,
    }
)
"""Answers that mean: not now; nothing was taken."""

# Keywords (RFC 8011 5.2.11, PWG 5100.13) that pyipp sends as names or not at all: a name asks
# for a paper that somebody at the printer made up.
ATTRIBUTE_TAG_MAP.update(
    {
        "media": IppTag.KEYWORD,
        "print-color-mode": IppTag.KEYWORD,
        "print-scaling": IppTag.KEYWORD,
        "sides": IppTag.KEYWORD,
    }
)


class TalkError(Exception):
    """
    A question without a good answer: `reason` is a keyword for staff.

    `arrived` is False only where the printer surely did not take what was sent.
    """

    def __init__(self, reason: str, *, arrived: bool, status: int | None = None) -> None:
        """Keep the reason, and the IPP status where the printer gave one."""
        super().__init__(reason)
        self.reason = reason
        self.arrived = arrived
        self.status = status

    @property
    def busy(self) -> bool:
        """Whether the same question may be asked again in a moment."""
        return self.status in BUSY


class IppConnection:
    """
    An open line to `ipp://host:631/path`, `ipps://…`, or through a socket file on this machine.

    `ipps` is believed where its certificate is signed by an authority that this machine
    trusts, or where its SHA-256 fingerprint is the pinned one; nowhere else.
    """

    def __init__(
        self, address: str, limits: TimeLimits, *, fingerprint: str = "", socket_file: str = ""
    ) -> None:
        """Remember where; the line is opened by `async with`."""
        parts = urlsplit(address)
        self._printer = address
        self._limits = limits
        self._socket_file = socket_file
        self._sockets: list[socket.socket] = []
        self._trust = aiohttp.Fingerprint(bytes.fromhex(fingerprint)) if fingerprint else True
        host = parts.hostname or "localhost"
        where = f"[{host}]" if ":" in host else host
        scheme = "https" if parts.scheme == "ipps" else "http"
        self._url = f"{scheme}://{where}:{parts.port or IPP_PORT}{parts.path or '/'}"
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        """Open the line; nothing is sent yet."""
        wire = (
            aiohttp.UnixConnector(self._socket_file)
            if self._socket_file
            else aiohttp.TCPConnector(socket_factory=self._new_socket)
        )
        patience = aiohttp.ClientTimeout(total=None, connect=self._limits.connect_seconds)
        self._session = aiohttp.ClientSession(connector=wire, timeout=patience)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """
        Let go of the line; nothing of it is open when this is over.

        A line whose certificate is refused would wait for the printer's goodbye (TLS), for half
        a minute if none comes: here the line is cut, and what reads it is given a turn to see it.
        """
        if self._session is not None:
            await self._session.close()
        for each in self._sockets:
            with suppress(OSError):  # most are closed by now
                each.shutdown(socket.SHUT_RDWR)
        for _ in range(_TURNS_TO_CLOSE):
            if all(each.fileno() < 0 for each in self._sockets):
                break
            await asyncio.sleep(0)
        self._sockets.clear()

    async def ask(
        self,
        operation: IppOperation,
        about: Mapping[str, Any],
        *,
        job: Mapping[str, Any] | None = None,
        document: bytes = b"",
    ) -> dict[str, Any]:
        """
        Ask, and return the answer as pyipp reads it (`jobs`, `printers`: lists of attributes).

        Raises:
            TalkError: There is no answer in time, or it is a refusal.
        """
        seconds = self._limits.send_seconds if document else 0.0
        try:
            async with asyncio.timeout(self._limits.answer_seconds + seconds):
                answer = await self._post(self._message(operation, about, job) + document)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _lost(error) from error
        try:
            said = read_answer(answer)
            status = int(said["status-code"])
        except Exception as error:
            # pyipp's parser raises whatever a broken answer brings about
            raise TalkError("answer-not-understood", arrived=True) from error
        if not 0 <= status <= _HIGHEST_SUCCESS:
            raise TalkError(_named(status), arrived=False, status=status)
        return said

    def _message(
        self, operation: IppOperation, about: Mapping[str, Any], job: Mapping[str, Any] | None
    ) -> bytes:
        message: dict[str, Any] = {
            "version": _VERSION,
            "operation": operation,
            "operation-attributes-tag": {
                "attributes-charset": "utf-8",
                "attributes-natural-language": "en",
                "printer-uri": self._printer,
                "requesting-user-name": USER,
                **about,
            },
        }
        if job:
            message["job-attributes-tag"] = dict(job)
        encoded: bytes = encode_dict(message)
        return encoded

    def _new_socket(self, where: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, *_ = where
        made = socket.socket(family, kind, protocol)
        self._sockets.append(made)
        return made

    async def _post(self, message: bytes) -> bytes:
        if self._session is None:
            raise TalkError("printer-not-reachable", arrived=False)
        headers = {"Content-Type": "application/ipp", "Accept": "application/ipp"}
        async with self._session.post(
            self._url,
            data=BytesIO(message),  # read piece by piece: a raster has megabytes
            headers=headers,
            ssl=self._trust,
            allow_redirects=False,
        ) as answer:
            if answer.status == _UPGRADE_REQUIRED:
                raise TalkError("encryption-needed", arrived=False)
            if answer.status != _HTTP_OK:
                reason = f"http-{answer.status}"
                raise TalkError(reason, arrived=answer.status >= _SERVER_FAULT)
            said = bytearray()
            async for piece in answer.content.iter_any():
                said += piece
                if len(said) > _MOST_BYTES:
                    raise TalkError("answer-not-understood", arrived=True)
            return bytes(said)


def _lost(error: Exception) -> TalkError:
    """Return what a line that broke means: never reached, not believed, or no answer."""
    for kinds, reason in _NEVER_ARRIVED:
        if isinstance(error, kinds):
            return TalkError(reason, arrived=False)
    if isinstance(error, aiohttp.ClientResponseError):
        return TalkError("answer-not-understood", arrived=True)
    return TalkError("printer-does-not-answer", arrived=True)


_NEVER_ARRIVED: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((aiohttp.ClientConnectorCertificateError,), "certificate-not-trusted"),
    ((aiohttp.ServerFingerprintMismatch,), "certificate-changed"),
    ((aiohttp.ClientConnectorSSLError, ssl.SSLError), "encryption-failed"),
    ((aiohttp.ClientConnectorDNSError,), "name-not-found"),
    ((aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError), "printer-not-reachable"),
)
"""Faults before the first byte of a question was sent, the special ones first."""


def _named(status: int) -> str:
    """Return a status in the printer's words (`document-format-not-supported`)."""
    if status in BUSY:
        return "printer-busy"
    try:
        return IppStatus(status).name.removeprefix("ERROR_").lower().replace("_", "-")
    except ValueError:
        return f"status-{status:#06x}"
