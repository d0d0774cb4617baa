"""One job at a printer that speaks IPP: handed over, asked after, taken back."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from pyipp.enums import IppOperation, IppStatus

from kiosk.ports import FINAL_STATES, JobUpdate
from printing.ipp_connection import IppConnection, TalkError
from printing.limits import TimeLimits
from printing.reasons import job_update, words

LATE = "not-printed-in-time"
LEFT = "taken-back"
"""The reason of a job that nobody waited for any more."""
_JOB = ["job-state", "job-state-reasons", "job-impressions-completed"]
_PRINTER = ["printer-state-reasons"]
_NAMES = ["job-id", "job-name"]
_FORGOTTEN = frozenset({IppStatus.ERROR_NOT_FOUND, IppStatus.ERROR_GONE})


@dataclass(frozen=True, slots=True)
class Document:
    """What is sent: bytes, their media type, and how they want to be printed."""

    content: bytes
    format: str
    wishes: dict[str, str | int]


class Deadline:
    """The moment at which a job's time is over, and the pauses until then."""

    def __init__(self, limits: TimeLimits) -> None:
        """Start the clock."""
        self._limits = limits
        self._end = _now() + limits.job_seconds
        self._pause = limits.first_poll_seconds

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self._end - _now()

    def start_anew(self) -> None:
        """Ask quickly again, because something new has begun."""
        self._pause = self._limits.first_poll_seconds

    async def wait(self) -> None:
        """Wait a little, each time a little longer, and never past the end."""
        await asyncio.sleep(max(0.0, min(self._pause, self.left)))
        self._pause = min(self._pause * 1.5, self._limits.slowest_poll_seconds)


class IppJob:
    """A job over one line; `number` is what the printer calls it."""

    def __init__(self, line: IppConnection, limits: TimeLimits, deadline: Deadline) -> None:
        """Take the open line and the time there is."""
        self._line = line
        self._limits = limits
        self._deadline = deadline
        self._missed = 0
        self.number: int | None = None

    async def updates(self, document: Document, name: str) -> AsyncGenerator[JobUpdate, None]:
        """Yield what the printer says, repeated or not, until a final state."""
        yield JobUpdate("sending")
        while self.number is None:
            try:
                self.number = await self._hand_over(document, name)
            except TalkError as refusal:
                if not refusal.busy:
                    yield JobUpdate("unknown" if refusal.arrived else "failed", refusal.reason)
                    return
                if self._deadline.left <= 0:
                    yield JobUpdate("failed", refusal.reason)
                    return
                yield JobUpdate("waiting", refusal.reason)
                await self._deadline.wait()
        self._deadline.start_anew()
        reason = ""
        while self._deadline.left > 0:
            update = await self._look()
            if update is not None:
                reason = update.reason
                yield replace(update, number=str(self.number))
                if update.state in FINAL_STATES:
                    return
            await self._deadline.wait()
        yield await self.take_back(", ".join(filter(None, (reason, LATE))))

    async def take_back(self, reason: str) -> JobUpdate:
        """Cancel the job because nobody is there any more to take the paper; says how it ended."""
        end = _now() + self._limits.answer_seconds
        with suppress(TalkError):  # it may be done by now: the next answer tells
            await self._line.ask(IppOperation.CANCEL_JOB, {"job-id": self.number})
        while True:
            update = await self._look()
            if update is not None and update.state in FINAL_STATES:
                return JobUpdate("failed", reason) if update.state == "failed" else update
            if _now() > end:
                return JobUpdate("unknown", reason)
            await asyncio.sleep(self._limits.slowest_poll_seconds / 4)

    async def _hand_over(self, document: Document, name: str) -> int:
        answer = await self._line.ask(
            IppOperation.PRINT_JOB,
            {"job-name": name, "document-format": document.format},
            job=document.wishes,
            document=document.content,
        )
        number = next((job.get("job-id") for job in answer.get("jobs", [])), None)
        if not isinstance(number, int):
            raise TalkError("no-job-id-in-answer", arrived=True)
        return number

    async def _look(self) -> JobUpdate | None:
        """Return how the job is now, or None where the printer's answer does not say."""
        try:
            job = await self._attributes()
            update = job_update(job, [])
            if update is None or update.state not in FINAL_STATES:
                update = job_update(job, await self._printer_reasons())
        except TalkError as error:
            if error.status in _FORGOTTEN:
                return JobUpdate("unknown", "job-forgotten-by-printer")
            self._missed += 1
            # once may be a line that the printer closed between two questions
            return JobUpdate("waiting", "printer-does-not-answer") if self._missed > 1 else None
        self._missed = 0
        return update

    async def _attributes(self, wanted: Iterable[str] = _JOB) -> dict[str, Any]:
        answer = await self._line.ask(
            IppOperation.GET_JOB_ATTRIBUTES,
            {"job-id": self.number, "requested-attributes": list(wanted)},
        )
        return next(iter(answer.get("jobs", [])), {})

    async def _printer_reasons(self) -> list[str]:
        answer = await self._line.ask(
            IppOperation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": _PRINTER}
        )
        printer: dict[str, Any] = next(iter(answer.get("printers", [])), {})
        return words(printer.get("printer-state-reasons"))


async def settle_job(
    line: IppConnection, limits: TimeLimits, name: str, number: str
) -> JobUpdate | None:
    """
    Take back what a printer still has of a job, and return how the job ended.

    Without a number it is looked for by its name among those that are not done yet; None where
    it is not among them, or where the printer does not answer.
    """
    try:
        numbers = [int(number)] if number.isdecimal() else await _waiting(line, name)
    except TalkError:
        return None
    ended: JobUpdate | None = None
    for one in numbers:
        job = IppJob(line, limits, Deadline(limits))
        job.number = one
        ended = await job.take_back(LEFT)
    return ended


async def _waiting(line: IppConnection, name: str) -> list[int]:
    """Return the numbers of the jobs of a name that the printer is not done with."""
    answer = await line.ask(
        IppOperation.GET_JOBS, {"which-jobs": "not-completed", "requested-attributes": _NAMES}
    )
    jobs = answer.get("jobs", [])
    numbers = [job.get("job-id") for job in jobs if job.get("job-name") == name]
    return [number for number in numbers if isinstance(number, int)]


def _now() -> float:
    """Return the seconds of the loop's own clock, by which its other time limits go as well."""
    return asyncio.get_running_loop().time()
