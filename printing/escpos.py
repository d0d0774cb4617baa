"""A receipt printer that speaks ESC/POS: on the network (port 9100) or on USB."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import ClassVar

from kiosk.errors import PrintError, SettingsError
from kiosk.ports import Confirmation, JobUpdate, PrinterStatus
from printing.addresses import check_machine
from printing.escpos_bytes import (
    ASK_IN_ORDER,
    CUT,
    FORGET,
    QUESTIONS,
    START,
    ask_now,
    bands,
    is_in_order,
    is_now,
    reasons_of,
)
from printing.escpos_line import LineError, PrinterLine, open_line
from printing.ipp_job import LATE, Deadline
from printing.limits import USUAL_LIMITS, TimeLimits
from printing.raster import Raster, raster_pages
from printing.reasons import notes, stoppers

HEADS = {"receipt80": 576, "receipt58": 384}
"""Dots across the print head, by paper."""

DOTS_PER_INCH = 203.2
"""Eight dots a millimetre."""

_SILENT = "printer-does-not-answer"
_IN_FLIGHT = 2
"""Pieces sent and not yet answered: the paper keeps moving, and questions still get through."""


@dataclass(frozen=True, slots=True)
class EscposPrinter:
    """
    A printer at `tcp://host:9100`, or at the file of a USB printer (`/dev/usb/lp0`).

    `printed` is its own word: it answered, in order, after the cut (GS r), and then reports no
    fault (DLE EOT). A printer that answers neither is refused before anything is sent.
    """

    address: str
    paper: str = "receipt80"
    limits: TimeLimits = USUAL_LIMITS

    confirms: ClassVar[Confirmation] = "printed"

    def __post_init__(self) -> None:
        """Refuse an address or paper that no receipt printer can have."""
        if not self.address.startswith(("tcp://", "/dev/")):
            message = (
                "A receipt printer's address must begin with tcp:// or /dev/; \""
                f'{self.address}" does not. Network: tcp://192.0.2.10:9100. USB: /dev/usb/lp0.'
            )
            raise SettingsError(message)
        if self.address.startswith("tcp://"):
            check_machine(self.address)
        if self.paper not in HEADS:
            message = (
                f'A receipt printer\'s paper must be {" or ".join(HEADS)}, not "{self.paper}".'
            )
            raise SettingsError(message)

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:  # noqa: ARG002 - ESC/POS has no names
        """Print a PDF as a picture; yields each change until a final state."""
        yield JobUpdate("accepted")
        try:
            pages = await asyncio.to_thread(raster_pages, pdf, DOTS_PER_INCH, HEADS[self.paper])
        except PrintError as error:
            yield JobUpdate("failed", str(error))
            return
        said: JobUpdate | None = None
        async with aclosing(self._updates(pages)) as updates:
            async for update in updates:
                if update != said:
                    said = update
                    yield update

    async def status(self) -> PrinterStatus:
        """Return how the printer is now."""
        try:
            async with await open_line(self.address, self.limits.connect_seconds) as line:
                said = await _ask(line, self.limits.answer_seconds)
        except LineError as error:
            return PrinterStatus(name=self.address, reasons=(error.reason,))
        return PrinterStatus(self.address, tuple(said.in_the_way), tuple(notes(said.reasons)))

    async def settle(self, job_name: str, number: str) -> JobUpdate | None:  # noqa: ARG002 - ESC/POS has neither
        """Empty the printer's memory; it cannot tell what came out before."""
        with suppress(LineError):
            async with await open_line(self.address, self.limits.connect_seconds) as line:
                await line.send(FORGET + START, self.limits.answer_seconds)
        return None

    async def _updates(self, pages: tuple[Raster, ...]) -> AsyncGenerator[JobUpdate, None]:
        job: _Receipt | None = None
        try:
            async with await open_line(self.address, self.limits.connect_seconds) as line:
                job = _Receipt(line, self.limits)
                async with aclosing(job.updates(pages)) as updates:
                    async for update in updates:
                        yield update
        except LineError as error:
            begun = job is not None and job.begun
            yield JobUpdate("unknown" if begun else "failed", error.reason)


class _Receipt:
    """One receipt on its way: pieces of the picture, each answered when it is done."""

    def __init__(self, line: PrinterLine, limits: TimeLimits) -> None:
        self._line = line
        self._limits = limits
        self._deadline = Deadline(limits)
        self._owed = 0
        self._reason = ""
        self.begun = False

    async def updates(self, pages: tuple[Raster, ...]) -> AsyncGenerator[JobUpdate, None]:
        """Yield what the printer says until a final state. Raises LineError."""
        while reason := await self._in_the_way():
            if self._deadline.left <= 0:
                yield JobUpdate("failed", f"{reason}, {LATE}")
                return
            yield JobUpdate("waiting", reason)
            await self._deadline.wait()
        yield JobUpdate("sending")
        self.begun = True
        for piece in _pieces(pages):
            async with aclosing(self._answered(down_to=_IN_FLIGHT - 1)) as updates:
                async for update in updates:
                    yield update
            if self._deadline.left <= 0:
                break
            await self._line.send(piece + ASK_IN_ORDER, self._limits.send_seconds)
            self._owed += 1
        else:
            async with aclosing(self._answered(down_to=0)) as updates:
                async for update in updates:
                    yield update
        if self._owed:
            with suppress(LineError):  # nobody is there any more to take the paper
                await self._line.send(FORGET + START, self._limits.answer_seconds)
            yield JobUpdate("unknown", ", ".join(filter(None, (self._reason, LATE))))
            return
        # a fault right after the last answer: the end of the paper may not be out
        reason = await self._in_the_way()
        yield JobUpdate("unknown", reason) if reason else JobUpdate("printed")

    async def _in_the_way(self) -> str:
        said = await _ask(self._line, self._limits.answer_seconds)
        return ", ".join(said.in_the_way)

    async def _answered(self, down_to: int) -> AsyncGenerator[JobUpdate, None]:
        """Wait until at most so many pieces are not done yet, or until the time is over."""
        while self._owed > down_to and self._deadline.left > 0:
            came = await self._line.receive(self._limits.slowest_poll_seconds)
            self._owed -= sum(map(is_in_order, came))
            if came:
                yield JobUpdate("printing")
                continue
            try:
                said = await _ask(self._line, self._limits.answer_seconds)
            except LineError as error:
                if error.reason != _SILENT:
                    raise
                said = _Said((error.reason,))
            self._owed -= said.done
            self._reason = ", ".join(said.in_the_way)
            if self._owed > down_to and self._reason:
                yield JobUpdate("waiting", self._reason)


def _pieces(pages: tuple[Raster, ...]) -> list[bytes]:
    """Return a job in the pieces that are sent one by one: each page ends with a cut."""
    pieces = []
    for page in pages:
        cut_in = list(bands(page))
        cut_in[-1] += CUT
        pieces += cut_in
    pieces[0] = START + pieces[0]
    return pieces


@dataclass(frozen=True, slots=True)
class _Said:
    """What a printer reports, and how many pieces it called done meanwhile."""

    reasons: tuple[str, ...]
    done: int = 0

    @property
    def in_the_way(self) -> list[str]:
        """What keeps it from printing; `offline` only where nothing says why."""
        stopping = [*stoppers(self.reasons), *(one for one in self.reasons if one == _SILENT)]
        return [one for one in stopping if one != "offline"] or stopping


async def _ask(line: PrinterLine, seconds: float) -> _Said:
    """Ask what the printer reports now. Raises LineError where it does not answer."""
    reasons: dict[str, None] = {}
    done = 0
    try:
        async with asyncio.timeout(seconds * len(QUESTIONS)):
            for question in QUESTIONS:
                await line.send(ask_now(question), seconds)
                answer: int | None = None
                while answer is None:
                    came = await line.receive(seconds)
                    if not came:
                        raise LineError(_SILENT)
                    done += sum(map(is_in_order, came))
                    answer = next((one for one in came if is_now(one)), None)
                reasons.update(dict.fromkeys(reasons_of(question, answer)))
    except TimeoutError as error:  # it talks all the time, and never to the question
        raise LineError(_SILENT) from error
    return _Said(tuple(reasons), done)
