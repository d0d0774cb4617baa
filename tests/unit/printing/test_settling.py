"""A job that nobody waits for is taken back at a real printer, and ends as the printer says."""

import asyncio
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from kiosk.ports import JobState, JobUpdate, Printer
from printing.cups import CupsPrinter
from printing.escpos import EscposPrinter
from printing.ipp import IppPrinter
from printing.ipp_job import LEFT
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.cups_lab import PrintSystem, print_system
from tests.escpos_printer import receipt_printer
from tests.fakes.slips import CODE, full_slip
from tests.printer_lab import VirtualPrinter

PDF = render_slip(full_slip("pl"), "a4")
LIMITS = TimeLimits(answer_seconds=5, slowest_poll_seconds=0.1)


async def leave(printer: Printer, state: JobState) -> str:
    """Print until a state, then let go as a killed kiosk does; returns the job's number."""
    number = ""
    async with aclosing(printer.print_pdf(PDF, CODE)) as updates:
        async for update in updates:
            number = update.number or number
            if update.state == state and number:
                break
    return number


def ipp(printer: VirtualPrinter) -> IppPrinter:
    """Return the kiosk's side of a printer."""
    return IppPrinter(printer.address, "a4", LIMITS)


@pytest.mark.parametrize("knows_number", [True, False])
def test_a_job_that_waits_for_paper_is_canceled_at_the_printer(
    lab_printer: VirtualPrinter, *, knows_number: bool
) -> None:
    """By its number, or by its name where the kiosk was killed before it heard the number."""
    lab_printer.run_out_of_paper()

    async def twice() -> None:
        number = await leave(ipp(lab_printer), "waiting")
        await ipp(lab_printer).settle(CODE, number if knows_number else "")

    asyncio.run(twice())
    lab_printer.refill()
    assert lab_printer.job_state(1, after="processing") == "canceled"


def test_a_job_that_was_printed_meanwhile_is_printed(lab_printer: VirtualPrinter) -> None:
    """The paper is out; to call it taken back would be a lie."""
    number = asyncio.run(leave(ipp(lab_printer), "printed"))
    assert asyncio.run(ipp(lab_printer).settle(CODE, number)) == JobUpdate("printed")


def test_a_job_that_the_printer_forgot_is_unknown(lab_printer: VirtualPrinter) -> None:
    ended = asyncio.run(ipp(lab_printer).settle(CODE, "4711"))
    assert ended == JobUpdate("unknown", "job-forgotten-by-printer")


def test_a_job_that_nobody_can_find_says_nothing(lab_printer: VirtualPrinter) -> None:
    assert asyncio.run(ipp(lab_printer).settle(CODE, "")) is None


def test_the_job_of_somebody_else_stays(lab_printer: VirtualPrinter) -> None:
    """Only jobs of that name are taken back."""
    lab_printer.run_out_of_paper()

    async def twice() -> JobUpdate | None:
        await leave(ipp(lab_printer), "waiting")
        return await ipp(lab_printer).settle("ANOTHER", "")

    assert asyncio.run(twice()) is None
    lab_printer.refill()
    assert lab_printer.job_state(1, after="processing") == "completed"


@pytest.mark.parametrize(("number", "ended"), [("", None), ("1", JobUpdate("unknown", LEFT))])
def test_at_a_printer_that_is_off_nobody_knows(number: str, ended: JobUpdate | None) -> None:
    printer = IppPrinter("ipp://127.0.0.1:9/ipp/print", "a4", LIMITS)
    assert asyncio.run(printer.settle(CODE, number)) == ended


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    """Run a print system."""
    with print_system() as running:
        yield running


def test_a_job_in_a_stopped_queue_is_taken_back(system: PrintSystem) -> None:
    """Nothing stays in the queue for whoever starts it again."""
    system.add_queue("left")
    system.does("stuck")
    queue = CupsPrinter("left", "a4", LIMITS, system.socket)

    async def twice() -> JobUpdate | None:
        number = await leave(queue, "waiting")
        return await queue.settle(CODE, number)

    assert asyncio.run(twice()) == JobUpdate("failed", LEFT)


def test_a_receipt_printer_forgets_what_it_has_not_printed() -> None:
    """What came out before, it cannot tell."""
    with receipt_printer() as printer:
        ours = EscposPrinter(printer.address, limits=LIMITS)
        assert asyncio.run(ours.settle(CODE, "")) is None
        assert printer.unknown == []
        assert printer.rows == []
