"""
A printer on the network, spoken to directly in IPP (RFC 8011): it says itself what is printed.

Directly, not through a print server: CUPS calls jobs "completed" that the printer aborted.
"""

import asyncio
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

import aiohttp
from pyipp import IPP, IPPConnectionError, IPPError
from pyipp.enums import IppOperation, IppStatus, IppTag
from pyipp.tags import ATTRIBUTE_TAG_MAP

from kiosk.errors import SettingsError
from kiosk.ports import FINAL_STATES, JobUpdate
from printing.reasons import job_update, words

MEDIA = {"a4": "iso_a4_210x297mm", "a6": "iso_a6_105x148mm"}
"""PWG 5101.1 names of the papers."""

USER = "kiosk"
"""Who asks for the job: never a person's name."""

_BUSY = frozenset(
    {
        IppStatus.ERROR_BUSY,
        IppStatus.ERROR_NOT_ACCEPTING_JOBS,
        IppStatus.ERROR_TEMPORARY,
        IppStatus.ERROR_SERVICE_UNAVAILABLE,
        IppStatus.ERROR_TOO_MANY_JOBS,
    }
)
"""Answers that mean: not now; nothing was taken."""

_FAULTS = (IPPError, TimeoutError, OSError, aiohttp.ClientError)
"""What asking a printer may end in."""

_JOB = ["job-state", "job-state-reasons"]
_PRINTER = ["printer-state", "printer-state-reasons"]

# "media" is a keyword (RFC 8011 5.2.11); pyipp would send it as a name, which asks for a
# paper that somebody at the printer made up.
ATTRIBUTE_TAG_MAP["media"] = IppTag.KEYWORD


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """
    Seconds: for one question to the printer, for the whole job, and between two questions.

    `job_seconds` includes waiting for paper; then the job is taken back.
    """

    request_seconds: float = 8.0
    job_seconds: float = 120.0
    first_poll_seconds: float = 0.05
    slowest_poll_seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class IppPrinter:
    """
    A printer at `ipp://host:631/ipp/print` (or `ipps://`) that takes PDF.

    `printed` is its own word (job-state completed). `failed` means that nothing more will
    come: never taken, aborted or taken back. `unknown` is said where it may still have printed.
    """

    address: str
    paper: str = "a4"
    limits: TimeLimits = TimeLimits()

    def __post_init__(self) -> None:
        """Refuse an address or paper that no printer can have, in words for the settings."""
        if not self.address.startswith(("ipp://", "ipps://")):
            message = (
                f'The printer\'s address must begin with ipp:// or ipps://; "{self.address}" does '
                "not. Most printers have ipp://<name or number>:631/ipp/print."
            )
            raise SettingsError(message)
        if self.paper not in MEDIA:
            message = f'The printer\'s paper must be one of {", ".join(MEDIA)}, not "{self.paper}".'
            raise SettingsError(message)

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncIterator[JobUpdate]:
        """Print a PDF; yields each change until `printed`, `failed` or `unknown`."""
        yield JobUpdate("accepted")
        job = _Job(self, pdf, job_name)
        said: JobUpdate | None = None
        try:
            async with aclosing(job.updates()) as updates:
                async for update in updates:
                    if update != said:
                        said = update
                        yield update
        finally:
            await job.close()


class _NotTakenError(Exception):
    """The printer did not take the job."""

    def __init__(self, reason: str, *, final: Literal["failed", "unknown"] | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


class _Job:
    """One job: handed over, then asked after until the printer has done with it."""

    def __init__(self, printer: IppPrinter, pdf: bytes, name: str) -> None:
        self._printer = printer
        self._limits = printer.limits
        self._pdf = pdf
        self._name = name
        # pyipp's limit ends with the headers of an answer; `_ask` has one for the whole
        self._ipp = IPP(
            printer.address, request_timeout=math.ceil(self._limits.request_seconds) + 1
        )
        self._deadline = time.monotonic() + self._limits.job_seconds
        self._pause = self._limits.first_poll_seconds

    async def close(self) -> None:
        """Let go of the connection."""
        await self._ipp.close()

    async def updates(self) -> AsyncGenerator[JobUpdate, None]:
        """Yield what the printer says, repeated or not, until a final state."""
        number: int | None = None
        yield JobUpdate("sending")
        while number is None:
            try:
                number = await self._hand_over()
            except _NotTakenError as refusal:
                if refusal.final:
                    yield JobUpdate(refusal.final, refusal.reason)
                    return
                if self._time_left() <= 0:
                    yield JobUpdate("failed", refusal.reason)
                    return
                yield JobUpdate("waiting", refusal.reason)
                await self._wait()
        reason = ""
        self._pause = self._limits.first_poll_seconds
        while self._time_left() > 0:
            update = await self._look(number)
            if update is not None:
                reason = update.reason
                yield update
                if update.state in FINAL_STATES:
                    return
            await self._wait()
        yield await self._take_back(number, reason)

    async def _hand_over(self) -> int:
        """
        Send the job; returns its number.

        Raises:
            _NotTakenError: Final `failed` where it surely was not taken, `unknown` where it may
                have been, None where the printer is busy and may be asked again.
        """
        message = {
            "operation-attributes-tag": {
                "requesting-user-name": USER,
                "job-name": self._name,
                "document-format": "application/pdf",
            },
            "job-attributes-tag": {
                "media": MEDIA[self._printer.paper],
                "sides": "one-sided",
                "copies": 1,
            },
            "data": self._pdf,
        }
        try:
            answer = await self._ask(IppOperation.PRINT_JOB, message)
        except _FAULTS as error:
            _refuse(error)
        number = next((job.get("job-id") for job in answer.get("jobs", [])), None)
        if not isinstance(number, int):
            raise _NotTakenError("no-job-id-in-answer", final="unknown")
        return number

    async def _look(self, number: int) -> JobUpdate | None:
        """Return how the job is now, or None where the printer's answer does not say."""
        try:
            answer = await self._ask(IppOperation.GET_JOB_ATTRIBUTES, self._about(number, _JOB))
            job: dict[str, Any] = next(iter(answer.get("jobs", [])), {})
            update = job_update(job, [])
            if update is not None and update.state in FINAL_STATES:
                return update
            return job_update(job, await self._printer_reasons())
        except _FAULTS as error:
            if _status(error) in {IppStatus.ERROR_NOT_FOUND, IppStatus.ERROR_GONE}:
                return JobUpdate("unknown", "job-forgotten-by-printer")
            return JobUpdate("waiting", "printer-does-not-answer")

    async def _printer_reasons(self) -> list[str]:
        message = {
            "operation-attributes-tag": {
                "requesting-user-name": USER,
                "requested-attributes": _PRINTER,
            }
        }
        answer = await self._ask(IppOperation.GET_PRINTER_ATTRIBUTES, message)
        printer: dict[str, Any] = next(iter(answer.get("printers", [])), {})
        return words(printer.get("printer-state-reasons"))

    async def _take_back(self, number: int, reason: str) -> JobUpdate:
        """Cancel a job whose time is over: nobody is there any more to take the paper."""
        late = ", ".join(filter(None, (reason, "not-printed-in-time")))
        end = time.monotonic() + self._limits.request_seconds
        with suppress(*_FAULTS):  # it may be done by now: the next answer tells
            await self._ask(IppOperation.CANCEL_JOB, self._about(number))
        while True:
            update = await self._look(number)
            if update is not None and update.state == "printed":
                return update
            if update is not None and update.state == "failed":
                return JobUpdate("failed", late)
            if time.monotonic() > end:
                return JobUpdate("unknown", late)
            await asyncio.sleep(self._limits.slowest_poll_seconds / 4)

    def _about(self, number: int, attributes: list[str] | None = None) -> dict[str, Any]:
        tag: dict[str, Any] = {"job-id": number, "requesting-user-name": USER}
        if attributes:
            tag["requested-attributes"] = attributes
        return {"operation-attributes-tag": tag}

    async def _ask(self, operation: IppOperation, message: Mapping[str, Any]) -> dict[str, Any]:
        async with asyncio.timeout(self._limits.request_seconds):
            return await self._ipp.execute(operation, dict(message))

    async def _wait(self) -> None:
        await asyncio.sleep(max(0.0, min(self._pause, self._time_left())))
        self._pause = min(self._pause * 1.5, self._limits.slowest_poll_seconds)

    def _time_left(self) -> float:
        return self._deadline - time.monotonic()


def _refuse(error: Exception) -> NoReturn:
    """Say what a failed attempt to hand a job over means."""
    status = _status(error)
    if status in _BUSY:
        raise _NotTakenError("printer-busy", final=None) from error
    if status is not None:
        raise _NotTakenError(_named(status), final="failed") from error
    if isinstance(error.__cause__, aiohttp.ClientConnectorError):
        raise _NotTakenError("printer-not-reachable", final="failed") from error
    if isinstance(error, IPPConnectionError | TimeoutError | OSError | aiohttp.ClientError):
        raise _NotTakenError("printer-does-not-answer", final="unknown") from error
    raise _NotTakenError("answer-not-understood", final="unknown") from error


def _status(error: Exception) -> int | None:
    """Return the IPP status code in pyipp's error, if the printer gave one."""
    details = error.args[1] if len(error.args) > 1 else None
    status = details.get("status-code") if isinstance(details, dict) else None
    return status if isinstance(status, int) and isinstance(error, IPPError) else None


def _named(status: int) -> str:
    """Return a status in the printer's words (`document-format-not-supported`)."""
    try:
        return IppStatus(status).name.removeprefix("ERROR_").lower().replace("_", "-")
    except ValueError:
        return f"status-{status:#06x}"
