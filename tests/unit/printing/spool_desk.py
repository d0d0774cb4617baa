"""A spool with everything around it in memory, and slips printed on it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.ports import JobUpdate
from kiosk.print_job import PrintJob
from kiosk.slip import Slip
from printing.spool import Spool
from tests.fakes.clock import SetClock
from tests.fakes.jobs import MemoryJobs
from tests.fakes.printer import ScriptedPrinter
from tests.fakes.slips import full_slip
from tests.fakes.store import MemoryStore

SLIP = full_slip("en")


REFERRAL = "b" * 32


AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def set_slip(slip: Slip, paper: str) -> bytes:
    """Set a slip as quickly as can be."""
    return f"{paper} {slip.code}".encode()


@dataclass
class Desk:
    """A spool with everything around it in memory."""

    printer: ScriptedPrinter = field(default_factory=ScriptedPrinter)
    jobs: MemoryJobs = field(default_factory=MemoryJobs)
    store: MemoryStore = field(default_factory=MemoryStore)
    renders: Callable[[Slip, str], bytes] = set_slip

    def spool(self, name: str = "ipp://p/") -> Spool:
        """Return the spool."""
        day = timedelta(days=1)
        clock = SetClock()
        return Spool(name, self.printer, self.jobs, self.store, self.renders, clock, day)

    def prints(self, sealed: bytes | None = b"sealed") -> list[JobUpdate]:
        """Print a slip to its end; returns what was told."""
        return asyncio.run(printed(self.spool(), sealed))

    @property
    def job(self) -> PrintJob:
        """The newest job."""
        return self.jobs.recent_jobs()[0]


async def printed(
    spool: Spool, sealed: bytes | None = b"sealed", told: list[JobUpdate] | None = None
) -> list[JobUpdate]:
    """Print to the end; what is told is in `told` as soon as it is said."""
    updates = [] if told is None else told
    async for update in spool.print_slip(SLIP, REFERRAL, sealed):
        updates.append(update)
    return updates


async def until(is_so: Callable[[], object]) -> None:
    """Let everybody go on until something is so."""
    async with asyncio.timeout(60):
        while not is_so():  # noqa: ASYNC110 - what it looks at is lists, which tell nobody
            await asyncio.sleep(0.001)
