"""
The spool: brings slips to paper, one after the other, and never loses sight of one.

Each step is on the disk before the next one is taken, so a kiosk that is killed at any moment
knows afterwards what it can honestly say. It never prints a slip again by itself.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from kiosk.errors import PrintError, RecordError
from kiosk.ports import Clock, JobUpdate, Printer, PrintJobs, RecordStore
from kiosk.print_job import STOPPED, PrintJob, after_a_stop
from kiosk.slip import Slip
from printing.ipp_job import LEFT

log = logging.getLogger(__name__)

BUSY = JobUpdate("waiting", "printer-busy")
NOT_SET = JobUpdate("failed", "slip-not-set")


@dataclass(frozen=True, slots=True)
class Spool:
    """
    Prints slips on one printer and keeps how far each came.

    `name` is what the records call the printer (its address). `renders` sets a slip as PDF for
    a paper. `keep_for` is how long a slip that did not come out may be kept, sealed.
    """

    name: str
    printer: Printer
    jobs: PrintJobs
    store: RecordStore
    renders: Callable[[Slip, str], bytes]
    clock: Clock
    keep_for: timedelta
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _followed: set[str] = field(default_factory=set)
    """Ids of the jobs that somebody here waits for: their end is not for `settle` to say."""

    async def print_slip(
        self, slip: Slip, referral_id: str, sealed: bytes | None
    ) -> AsyncGenerator[JobUpdate, None]:
        """
        Print a slip; yields what is really happening until a final state.

        `sealed` is the slip as the desk can open it (`kiosk.kept_slips`), or None where it may
        not be kept. Closed before the end, it takes the job back: nobody is there any more.

        Raises:
            RecordError: The job could not be kept; nothing was sent.
        """
        running = _Running(self, self._new_job(slip.code, referral_id, sealed))
        self._followed.add(running.job.id)
        await asyncio.to_thread(self.jobs.keep_job, running.job)
        try:
            yield JobUpdate("accepted")
            if self._turn.locked():
                yield BUSY
            async with self._turn, aclosing(running.updates(slip)) as updates:
                async for update in updates:
                    yield update
        finally:
            if running.job.is_open:  # its turn never came
                await running.went(after_a_stop(running.job, LEFT))
            self._followed.discard(running.job.id)

    async def settle(self) -> list[PrintJob]:
        """
        Bring every job that a stopped kiosk left open to its honest end; returns these jobs.

        What still waits in the printer is taken back: the next visitor must not get that paper.

        Raises:
            RecordError: The records cannot be read.
        """
        async with self._turn:
            left = await asyncio.to_thread(self.jobs.open_jobs)
            return [
                await _Running(self, job).settle(STOPPED)
                for job in left
                if job.id not in self._followed
            ]

    def _new_job(self, code: str, referral_id: str, sealed: bytes | None) -> PrintJob:
        now = self.clock.now()
        return PrintJob(
            id=uuid4().hex,
            referral_id=referral_id,
            code=code,
            printer=self.name,
            state="accepted",
            made_at=now,
            changed_at=now,
            keep_until=now + self.keep_for,
            sealed=sealed,
        )


class _Running:
    """A job and its record, always in step."""

    def __init__(self, spool: Spool, job: PrintJob) -> None:
        self.job = job
        self._spool = spool

    async def updates(self, slip: Slip) -> AsyncGenerator[JobUpdate, None]:
        """Set the slip, print it, and keep each step before the next; the spool's turn is ours."""
        printer = self._spool.printer
        try:
            pdf = await asyncio.to_thread(self._spool.renders, slip, printer.paper)
        except PrintError as error:
            # Only the kind of error: its text might hold what the visitor told.
            log.error("a slip could not be set: %s", type(error).__name__)  # noqa: TRY400 - as above
            await self.went(NOT_SET)
            yield NOT_SET
            return
        try:
            async with aclosing(printer.print_pdf(pdf, self.job.code)) as updates:
                async for update in updates:
                    await self.went(update)
                    yield update
        finally:
            if self.job.is_open:
                await self.settle(LEFT)

    async def went(self, update: JobUpdate) -> None:
        """Keep a step; where the disk refuses, the paper still goes on, and the log says so."""
        self.job = self.job.went(update, self._spool.clock.now())
        try:
            await asyncio.to_thread(self._keep, self.job)
        except RecordError as error:
            log.error("%s", error)  # noqa: TRY400 - an admin needs the sentence, not the trace

    async def settle(self, reason: str) -> PrintJob:
        """End a job that nobody follows any more as honestly as its printer allows."""
        ended: JobUpdate | None = None
        if self.job.state != "accepted" and self.job.printer == self._spool.name:
            ended = await self._spool.printer.settle(self.job.code, self.job.number)
        await self.went(ended or after_a_stop(self.job, reason))
        return self.job

    def _keep(self, job: PrintJob) -> None:
        # The referral first: a kill between the two leaves a job that is settled once more.
        if job.state == "printed":
            self._spool.store.mark(job.referral_id, "printed")
        self._spool.jobs.job_went(job)
