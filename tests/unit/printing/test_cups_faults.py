"""Faults of print queues in docs/printing.md: a kiosk says no more than it knows."""

from collections.abc import Iterator

import pytest

from printing.cups import CupsPrinter
from printing.limits import TimeLimits
from tests.cups_lab import PrintSystem, print_system
from tests.unit.printing.faults import PATIENT, Hold, once, prints, time_is_over, waits


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    """Run a print system, once for all tests here."""
    with print_system() as running:
        yield running


def queue(
    system: PrintSystem, name: str, limits: TimeLimits = PATIENT, policy: str = "stop-printer"
) -> CupsPrinter:
    """Make a queue; returns the kiosk's side of it."""
    system.add_queue(name, policy=policy)
    return CupsPrinter(name, "a4", limits, system.socket)


def test_cups_completed_too_early(system: PrintSystem, hold: Hold) -> None:
    """The queue throws the slip away and CUPS calls the job completed."""
    system.does("swallow")
    hold(queue(system, "swallow"))


def test_cups_completed_without_paper(system: PrintSystem, hold: Hold) -> None:
    """Asked again when CUPS is done: in between it may tell of the tray for a moment."""
    system.does("held")

    def until_done() -> None:
        system.does("empty")
        system.await_completed("empty")

    hold(queue(system, "empty"), once(prints, until_done))


def test_cups_out_of_paper(system: PrintSystem, hold: Hold) -> None:
    system.does("stuck")
    hold(queue(system, "stuck"), once(waits, lambda: system.does("swallow")))


def test_cups_job_given_up(system: PrintSystem, hold: Hold) -> None:
    system.does("fail")
    hold(queue(system, "abort", policy="abort-job"))


def test_cups_queue_stopped(system: PrintSystem, hold: Hold) -> None:
    system.does("fail")
    hold(queue(system, "stop"), once(waits, time_is_over))


def test_cups_no_such_queue(system: PrintSystem, hold: Hold) -> None:
    hold(CupsPrinter("nowhere", "a4", PATIENT, system.socket))
