"""
Prints slips in processes that are killed on the way, then settles what they left.

    python killed_prints.py FOLDER ADDRESS RANDOM_KILLS ANSWER JOB

The first kills hit each place between two steps of the spool, just before and just after the
step is on the disk; the others hit a random moment. FOLDER gets the records, ANSWER and JOB are
the seconds that the printer may take for an answer and for a job. Prints one JSON line a kill: the
code, and how the job ended once the next kiosk had settled it.
"""

import asyncio
import json
import os
import random
import secrets
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from kiosk.print_job import PrintJob
from kiosk.records.clock import SystemClock
from kiosk.records.sqlite_jobs import SqlitePrintJobs
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.referral import Referral
from printing.limits import TimeLimits
from printing.printers import kind_of, printer_from
from printing.slips import render_slip
from printing.spool import Spool
from tests.fakes.referrals import new_referral
from tests.fakes.slips import full_slip

MOST_STEPS = 5
"""More steps than a slip takes that meets nothing in its way."""
SLIP = full_slip("en")

Dies = Callable[[str], None]


@dataclass(frozen=True)
class Kiosk:
    """Where a kiosk prints, and how patient it is."""

    address: str
    answer_seconds: float
    job_seconds: float

    def spool(self, store: SqliteRecordStore, jobs: SqlitePrintJobs | None = None) -> Spool:
        """Return its spool."""
        kind = kind_of(self.address)
        limits = TimeLimits(
            answer_seconds=self.answer_seconds,
            job_seconds=self.job_seconds,
            slowest_poll_seconds=0.05,
        )
        paper = "receipt80" if kind == "escpos" else "a4"
        printer = printer_from(kind, paper=paper, address=self.address, limits=limits)
        jobs, day, clock = jobs or store.jobs, timedelta(days=1), SystemClock()
        return Spool(self.address, printer, jobs, store, render_slip, clock, day)


@dataclass
class DyingJobs(SqlitePrintJobs):
    """Records of a process that dies just before or just after one of its steps."""

    real: SqlitePrintJobs
    dies_at: int
    before: bool
    steps: int = 0

    def keep_job(self, job: PrintJob) -> None:
        """Keep a job, or die."""
        self._step(lambda: self.real.keep_job(job))

    def job_went(self, job: PrintJob) -> None:
        """Keep a step, or die."""
        self._step(lambda: self.real.job_went(job))

    def _step(self, keep: Callable[[], None]) -> None:
        self.steps += 1
        if self.before and self.steps == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        keep()
        if self.steps == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


async def print_one(spool: Spool, referral: Referral) -> None:
    """Print the slip of a referral to its end."""
    slip = replace(SLIP, code=referral.code)
    async for _ in spool.print_slip(slip, referral.id, b"sealed"):
        pass


def killed(
    file: Path, kiosk: Kiosk, referral: Referral, moment: "tuple[int, bool] | float"
) -> None:
    """Print in a child that dies at a step, or is killed after some seconds."""
    child = os.fork()
    if not child:
        with SqliteRecordStore(file) as store:
            store.keep(referral)
            steps = moment if isinstance(moment, tuple) else (0, False)
            jobs = DyingJobs(store.jobs, *steps)
            asyncio.run(print_one(kiosk.spool(store, jobs), referral))
        os._exit(0)
    if isinstance(moment, float):
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def main(folder: Path, kiosk: Kiosk, kills: int) -> None:
    """Kill, settle, tell."""
    chance = random.Random(int.from_bytes(secrets.token_bytes(4)))  # noqa: S311 - moments, no secrets
    file = records_file(folder)
    render_slip(SLIP, "a4")  # everything is loaded before the first child
    moments: list[tuple[int, bool] | float] = [
        (step, before) for step in range(1, MOST_STEPS + 1) for before in (True, False)
    ]
    moments += [chance.uniform(0, 0.4) for _ in range(kills)]
    for moment in moments:
        referral = new_referral()
        killed(file, kiosk, referral, moment)
        with SqliteRecordStore(file) as store:
            asyncio.run(kiosk.spool(store).settle())
            assert store.jobs.open_jobs() == []
            states = [job.state for job in store.jobs.jobs_of(referral.code)]
            kept = store.find(referral.code)
            mark = kept.state if kept else None
        told = {"code": referral.code, "states": states, "mark": mark, "moment": moment}
        print(json.dumps(told), flush=True)  # noqa: T201 - read by the test


if __name__ == "__main__":
    patience = map(float, sys.argv[4:])
    main(Path(sys.argv[1]), Kiosk(sys.argv[2], *patience), int(sys.argv[3]))
