"""
A print queue of this machine, for printers that need a driver: IPP to CUPS, no library of its.

CUPS says "completed" when its own work is done, also of jobs that the printer then aborts. So
`completed` of a queue ends here as `unknown`: handed over, and nobody confirmed the paper.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from kiosk.errors import SettingsError
from kiosk.ports import Confirmation, JobUpdate, PrinterStatus
from printing.addresses import check_machine
from printing.ipp import MEDIA
from printing.ipp_connection import IppConnection, TalkError
from printing.ipp_job import Deadline, Document, IppJob, settle_job
from printing.ipp_traits import PDF, Traits, read_traits
from printing.limits import USUAL_LIMITS, TimeLimits
from printing.reasons import stoppers

SOCKET = "/run/cups/cups.sock"
"""Where Debian's cupsd listens for programs of the same machine."""

HANDED_OVER = "handed-over-to-print-system"


@dataclass(frozen=True, slots=True)
class CupsPrinter:
    """
    A queue by its name (`Balie`), or `ipp://host:631/printers/Balie` for another machine's.

    The best end is `unknown` with `handed-over-to-print-system`. `failed` is CUPS's word for a
    job that it gave up, `waiting` for a queue or printer that stands still.
    """

    queue: str
    paper: str = "a4"
    limits: TimeLimits = USUAL_LIMITS
    socket: str = SOCKET

    confirms: ClassVar[Confirmation] = "handed over"

    def __post_init__(self) -> None:
        """Refuse a queue or paper that cannot be."""
        if not self.queue or any(letter in self.queue.removeprefix("ipp") for letter in " #?"):
            message = (
                'The printer\'s address must be the name of a print queue, such as "Balie". '
                '"python main.py printer find" lists the queues of this machine.'
            )
            raise SettingsError(message)
        if "://" in self.queue:
            check_machine(self.queue)
        if self.paper not in MEDIA:
            message = f'The printer\'s paper must be one of {", ".join(MEDIA)}, not "{self.paper}".'
            raise SettingsError(message)

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
        """Hand a PDF to the queue; yields each change until a final state, never `printed`."""
        yield JobUpdate("accepted")
        wishes: dict[str, str | int] = {
            "media": MEDIA[self.paper],
            "sides": "one-sided",
            "copies": 1,
        }
        said: JobUpdate | None = None
        async with self._line() as line:
            job = IppJob(line, self.limits, Deadline(self.limits))
            async with aclosing(job.updates(Document(pdf, PDF, wishes), job_name)) as updates:
                async for update in updates:
                    honest = await self._honest(line, update)
                    if honest != said or honest.number != said.number:
                        said = honest
                        yield honest

    async def status(self) -> PrinterStatus:
        """Return how the queue is now, as far as CUPS knows."""
        try:
            async with self._line() as line:
                traits = await read_traits(line)
        except TalkError as error:
            return PrinterStatus(name=self.queue, reasons=(error.reason,))
        return traits.status(MEDIA[self.paper])

    async def settle(self, job_name: str, number: str) -> JobUpdate | None:
        """Take back a job that nobody waits for any more, and return how it ended."""
        async with self._line() as line:
            ended = await settle_job(line, self.limits, job_name, number)
            return None if ended is None else await self._honest(line, ended)

    def _line(self) -> IppConnection:
        if self.queue.startswith(("ipp://", "ipps://")):
            return IppConnection(self.queue, self.limits)
        address = queue_address(self.queue)
        local = self.socket if is_socket(self.socket) else ""
        return IppConnection(address, self.limits, socket_file=local)

    async def _honest(self, line: IppConnection, update: JobUpdate) -> JobUpdate:
        """Return what a queue's word is worth: its `printed` is not the printer's."""
        if update.state != "printed":
            return update
        try:
            traits = await read_traits(line)
        except TalkError:
            traits = Traits()
        reason = ", ".join([*stoppers(traits.reasons), HANDED_OVER])
        return replace(update, state="unknown", reason=reason)


def queue_address(queue: str) -> str:
    """Return where a queue of this machine is asked after."""
    return f"ipp://localhost/printers/{quote(queue, safe='')}"


def is_socket(file: str) -> bool:
    """Whether a print system listens at a file of this machine."""
    return Path(file).is_socket()
