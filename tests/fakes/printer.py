"""A printer whose every word a test decides."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from kiosk.ports import Confirmation, JobUpdate, PrinterStatus


@dataclass(slots=True)
class ScriptedPrinter:
    """Tells `updates` one by one; with `held` it stays with the first until that is set."""

    updates: Sequence[JobUpdate] = (JobUpdate("sending"), JobUpdate("printed"))
    paper: str = "a4"
    confirms: Confirmation = "printed"
    held: asyncio.Event | None = None
    jobs: list[tuple[bytes, str]] = field(default_factory=list)
    settled: list[tuple[str, str]] = field(default_factory=list)
    ended: JobUpdate | None = None

    async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
        """Take a job and tell what happens to it."""
        self.jobs.append((pdf, job_name))
        for number, update in enumerate(self.updates):
            if number and self.held is not None:
                await self.held.wait()
            yield update

    async def status(self) -> PrinterStatus:
        """Have nothing to complain of."""
        return PrinterStatus("scripted")

    async def settle(self, job_name: str, number: str) -> JobUpdate | None:
        """Remember what was taken back, and say how it ended."""
        self.settled.append((job_name, number))
        return self.ended
