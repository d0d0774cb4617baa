"""A real cupsd: what it says is taken for no more than it is worth."""

import asyncio
from collections.abc import Iterator

import pytest

from kiosk.ports import JobUpdate
from printing.cups import HANDED_OVER, CupsPrinter
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.cups_lab import PrintSystem, print_system
from tests.fakes.slips import CODE, full_slip
from tests.printer_lab import VirtualPrinter

PDF = render_slip(full_slip("pl"), "a4")
LIMITS = TimeLimits(slowest_poll_seconds=0.2)


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    """Run a print system."""
    with print_system() as running:
        yield running


def printed(system: PrintSystem, queue: str) -> list[JobUpdate]:
    """Print a slip on a queue; returns what was told."""

    async def all_of_it() -> list[JobUpdate]:
        printer = CupsPrinter(queue, "a4", LIMITS, system.socket)
        return [update async for update in printer.print_pdf(PDF, CODE)]

    return asyncio.run(all_of_it())


def test_a_slip_reaches_the_queue_whole_and_nobody_calls_it_printed(system: PrintSystem) -> None:
    system.add_queue("whole")
    updates = printed(system, "whole")
    assert updates[-1] == JobUpdate("unknown", HANDED_OVER)
    assert system.received()[-1] == PDF


def test_a_real_printer_behind_a_queue_gets_the_slip(
    system: PrintSystem, lab_printer: VirtualPrinter
) -> None:
    system.add_queue("good", lab_printer.address)
    assert printed(system, "good")[-1] == JobUpdate("unknown", HANDED_OVER)
    assert lab_printer.received() == [PDF]


def test_a_job_that_the_printer_behind_a_queue_aborts_is_never_printed(
    system: PrintSystem, lab_printer: VirtualPrinter
) -> None:
    lab_printer.does("abort")
    system.add_queue("bad", lab_printer.address, policy="abort-job")
    assert printed(system, "bad")[-1].state in {"unknown", "failed"}


def test_a_queue_tells_how_it_is(system: PrintSystem) -> None:
    system.add_queue("idle")
    status = asyncio.run(CupsPrinter("idle", "a4", LIMITS, system.socket).status())
    assert (status.name, status.reasons) == ("idle", ())
    status = asyncio.run(CupsPrinter("nowhere", "a4", LIMITS, system.socket).status())
    assert status.reasons == ("not-found",)
