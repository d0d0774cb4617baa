"""What a stopped kiosk left open comes to an honest end at the next start."""

import asyncio
from datetime import timedelta

import pytest

from kiosk.ports import JobState, JobUpdate
from kiosk.print_job import STOPPED, PrintJob
from printing.ipp_job import LEFT
from printing.spool import BUSY
from tests.fakes.jobs import MemoryJobs
from tests.fakes.printer import ScriptedPrinter
from tests.fakes.slips import CODE
from tests.unit.printing.spool_desk import AT, REFERRAL, Desk, printed, until


def left(state: JobState, printer: str = "ipp://p/") -> PrintJob:
    """Return a job as a killed kiosk leaves it."""
    until = AT + timedelta(days=1)
    return PrintJob("c" * 32, REFERRAL, CODE, printer, state, AT, AT, until, "", "17", b"sealed")


@pytest.mark.parametrize(
    ("state", "ended", "expected"),
    [
        ("accepted", JobUpdate("printed"), "failed"),
        ("sending", None, "unknown"),
        ("printing", JobUpdate("printed"), "printed"),
        ("waiting", JobUpdate("failed", LEFT), "failed"),
    ],
)
def test_what_a_killed_kiosk_left_comes_to_its_honest_end(
    state: JobState, ended: JobUpdate | None, expected: str
) -> None:
    """The printer's own word where there is one; nothing sent is surely nothing printed."""
    desk = Desk(ScriptedPrinter(ended=ended), MemoryJobs([left(state)]))
    (job,) = asyncio.run(desk.spool().settle())
    assert job.state == expected == desk.job.state
    assert desk.printer.settled == ([] if state == "accepted" else [(CODE, "17")])
    assert (desk.store.marks == [(REFERRAL, "printed")]) == (expected == "printed")
    assert desk.printer.jobs == []
    assert asyncio.run(desk.spool().settle()) == []


def test_a_job_that_somebody_here_waits_for_is_left_alone() -> None:
    """A visitor may print before the jobs of the last run are settled."""
    desk = Desk(ScriptedPrinter((JobUpdate("waiting", "cover-open"), JobUpdate("printed"))))
    desk.printer.held = asyncio.Event()

    async def two() -> list[PrintJob]:
        spool, told = desk.spool(), list[JobUpdate]()
        first = asyncio.create_task(printed(spool))
        await until(lambda: "waiting" in desk.jobs.states)
        settling = asyncio.create_task(spool.settle())
        second = asyncio.create_task(printed(spool, told=told))
        await until(lambda: BUSY in told)
        assert desk.printer.held is not None
        desk.printer.held.set()
        assert [updates[-1].state for updates in await asyncio.gather(first, second)] == [
            "printed",
            "printed",
        ]
        return await settling

    assert asyncio.run(two()) == []
    assert [job.state for job in desk.jobs.recent_jobs()] == ["printed", "printed"]


def test_the_job_of_another_printer_is_not_looked_for_at_this_one() -> None:
    """The settings named another one before the stop."""
    jobs = MemoryJobs([left("printing", "ipp://other/")])
    desk = Desk(ScriptedPrinter(ended=JobUpdate("printed")), jobs)
    (job,) = asyncio.run(desk.spool().settle())
    assert (job.state, job.reason) == ("unknown", STOPPED)
    assert desk.printer.settled == []
