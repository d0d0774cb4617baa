"""The spool keeps every step before the next one, and says no more than anybody knows."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import MissingGlyphError, RecordError
from kiosk.ports import FINAL_STATES, JobState, JobUpdate
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.slip import Slip
from printing.ipp_job import LEFT
from printing.spool import BUSY, Spool
from tests.fakes.clock import SetClock
from tests.fakes.jobs import MemoryJobs
from tests.fakes.printer import ScriptedPrinter
from tests.fakes.referrals import new_referral
from tests.fakes.slips import CODE
from tests.unit.printing.spool_desk import REFERRAL, SLIP, Desk, printed, set_slip, until


def test_each_step_is_kept_before_the_next_is_taken() -> None:
    """What the printer does next it does only when the disk knows of the step before."""
    desk = Desk()
    seen: list[list[str]] = []

    class Watching(ScriptedPrinter):
        async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
            async for update in ScriptedPrinter.print_pdf(self, pdf, job_name):
                yield update
                seen.append(desk.jobs.states)

    desk.printer = Watching()
    updates = desk.prints()
    assert [update.state for update in updates] == ["accepted", "sending", "printed"]
    assert seen == [["accepted", "sending"], ["accepted", "sending", "printed"]]
    assert desk.store.marks == [(REFERRAL, "printed")]
    assert desk.printer.settled == []


def test_a_slip_is_kept_sealed_until_it_is_on_paper() -> None:
    desk = Desk()
    desk.prints()
    assert desk.jobs.steps[1].sealed == b"sealed"
    assert desk.job.sealed is None


def test_a_slip_that_did_not_come_out_is_kept_for_a_day() -> None:
    desk = Desk(ScriptedPrinter((JobUpdate("sending"), JobUpdate("failed", "aborted"))))
    desk.prints()
    assert (desk.job.state, desk.job.sealed) == ("failed", b"sealed")
    assert desk.job.keep_until - desk.job.made_at == timedelta(days=1)
    assert desk.store.marks == []


def test_the_printer_s_number_is_kept() -> None:
    """By it the job is found again after a stop."""
    steps = (JobUpdate("sending"), JobUpdate("printing", number="17"), JobUpdate("printed"))
    desk = Desk(ScriptedPrinter(steps))
    desk.prints()
    assert desk.job.number == "17"


def test_a_slip_that_nobody_waits_for_is_taken_back() -> None:
    """Closed before the end: the next visitor must not get this paper."""
    desk = Desk(ScriptedPrinter((JobUpdate("waiting", "media-empty", "17"), JobUpdate("printed"))))

    async def go_away() -> None:
        async with aclosing(desk.spool().print_slip(SLIP, REFERRAL, None)) as updates:
            async for update in updates:
                if update.state == "waiting":
                    return

    asyncio.run(go_away())
    assert desk.printer.settled == [(CODE, "17")]
    assert (desk.job.state, desk.job.reason) == ("unknown", LEFT)


def test_a_slip_whose_job_is_cancelled_is_taken_back_before_the_next_begins() -> None:
    """The turn is given on only once the printer is clean again."""
    held = asyncio.Event()
    desk = Desk(ScriptedPrinter((JobUpdate("waiting", "cover-open"), JobUpdate("printed"))))
    desk.printer.held, desk.printer.ended = held, JobUpdate("failed", LEFT)

    async def two() -> list[JobUpdate]:
        spool, told = desk.spool(), list[JobUpdate]()
        first = asyncio.create_task(printed(spool))
        await until(lambda: "waiting" in desk.jobs.states)
        second = asyncio.create_task(printed(spool, told=told))
        await until(lambda: BUSY in told)
        first.cancel()
        await until(lambda: desk.printer.settled == [(CODE, "")])
        held.set()
        return await second

    updates = asyncio.run(two())
    assert [update.reason for update in updates if update.state == "waiting"] == [
        "printer-busy",
        "cover-open",
    ]
    assert [job.state for job in desk.jobs.recent_jobs()] == ["printed", "failed"]


def test_a_slip_whose_turn_never_came_was_surely_not_printed() -> None:
    desk = Desk(ScriptedPrinter((JobUpdate("waiting", "cover-open"), JobUpdate("printed"))))
    desk.printer.held = asyncio.Event()

    async def two() -> None:
        spool, told = desk.spool(), list[JobUpdate]()
        first = asyncio.create_task(printed(spool))
        await until(lambda: "waiting" in desk.jobs.states)
        second = asyncio.create_task(printed(spool, told=told))
        await until(lambda: BUSY in told)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        assert (desk.job.state, desk.job.reason) == ("failed", LEFT)
        assert desk.printer.settled == []
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)

    asyncio.run(two())
    assert len(desk.printer.jobs) == 1


@pytest.mark.logs("a slip could not be set: MissingGlyphError")
def test_a_slip_that_cannot_be_set_fails_before_anything_is_sent() -> None:
    def refuse(slip: Slip, paper: str) -> bytes:
        message = f"{slip.language} {paper}"
        raise MissingGlyphError(message)

    desk = Desk(renders=refuse)
    assert desk.prints()[-1] == JobUpdate("failed", "slip-not-set")
    assert desk.printer.jobs == []


def test_a_job_that_cannot_be_kept_is_not_begun() -> None:
    """A slip of which nobody would know is worse than none."""
    desk = Desk(jobs=MemoryJobs(full=True))
    with pytest.raises(RecordError):
        desk.prints()
    assert desk.printer.jobs == []


@pytest.mark.logs("The disk is full")
def test_a_disk_that_fills_up_on_the_way_keeps_no_paper_back() -> None:
    """The visitor gets what the printer gives; the record stays behind and never says more."""
    desk = Desk()

    class Filling(ScriptedPrinter):
        async def print_pdf(self, pdf: bytes, job_name: str) -> AsyncGenerator[JobUpdate, None]:
            async for update in ScriptedPrinter.print_pdf(self, pdf, job_name):
                yield update
                desk.jobs.full = True

    desk.printer = Filling()
    assert desk.prints()[-1].state == "printed"
    assert desk.jobs.states == ["accepted", "sending"]


STATES: list[JobState] = ["sending", "printing", "waiting", "printed", "saved", "failed", "unknown"]


@given(st.lists(st.sampled_from(STATES)), st.sampled_from([None, *sorted(FINAL_STATES)]))
def test_whatever_a_printer_says_the_record_has_one_end(
    states: list[JobState], ended: JobState | None
) -> None:
    """The printer's first final word stands; where it never comes, what is known is said."""
    steps = tuple(JobUpdate(state) for state in states)
    desk = Desk(ScriptedPrinter(steps, ended=ended and JobUpdate(ended)))
    desk.prints()
    final = next((state for state in states if state in FINAL_STATES), None)
    unsettled = ended or "unknown"
    assert desk.job.state == (final or (unsettled if states else "failed"))
    assert not desk.job.is_open


@pytest.fixture
def records(tmp_path: Path) -> Iterator[SqliteRecordStore]:
    """Return open records with one referral in them."""
    with SqliteRecordStore(records_file(tmp_path)) as store:
        yield store


def test_job_and_referral_are_in_the_same_file(records: SqliteRecordStore) -> None:
    """After a failed try and one that came out nothing sealed is left of either."""
    referral = new_referral(code=CODE)
    records.keep(referral)
    day = timedelta(days=1)
    printer = ScriptedPrinter((JobUpdate("sending"), JobUpdate("unknown", LEFT)))
    spool = Spool("p", printer, records.jobs, records, set_slip, SetClock(), day)

    async def twice() -> None:
        for _ in range(2):
            async for _ in spool.print_slip(SLIP, referral.id, b"sealed"):
                pass
            printer.updates = (JobUpdate("printed"),)

    asyncio.run(twice())
    jobs = records.jobs.jobs_of(CODE)
    assert {(job.state, job.sealed) for job in jobs} == {("printed", None), ("unknown", None)}
    found = records.find(CODE)
    assert found is not None
    assert found.state == "printed"
