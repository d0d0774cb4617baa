"""What the tests of faults share: a slip, its time limits, and who acts at which update."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.ports import JobUpdate, Printer
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.fakes.own_time import let_pass
from tests.fakes.slips import CODE, full_slip

PDF = render_slip(full_slip("pl"), "a4")
PATIENT = TimeLimits(connect_seconds=20, answer_seconds=20, slowest_poll_seconds=0.2)
"""A printer that says something at all has time for it: the machine may be busy."""
BRIEF = replace(PATIENT, answer_seconds=2, send_seconds=0.5)
"""For a printer that falls silent, or whose job cannot be taken back: all of it is waited for."""

Listener = Callable[[JobUpdate], object]
Hold = Callable[..., list[JobUpdate]]


async def printed(printer: Printer, *listeners: Listener) -> list[JobUpdate]:
    """Print a slip while somebody listens; returns what was told."""
    updates: list[JobUpdate] = []
    async for update in printer.print_pdf(PDF, CODE):
        updates.append(update)
        for listener in listeners:
            listener(update)
    return updates


def once(is_so: Callable[[JobUpdate], bool], act: Callable[[], object]) -> Listener:
    """Return a listener that acts at the first update of which something is so."""
    acted: list[JobUpdate] = []

    def listen(update: JobUpdate) -> None:
        if is_so(update) and not acted:
            acted.append(update)
            act()

    return listen


def time_is_over() -> None:
    """Have the time of a job be over at once."""
    let_pass(PATIENT.job_seconds)


def waits(update: JobUpdate) -> bool:
    """Whether the printer waits for somebody."""
    return update.state == "waiting"


def prints(update: JobUpdate) -> bool:
    """Whether the printer is at work."""
    return update.state == "printing"


def is_gone(update: JobUpdate) -> bool:
    """Whether the printer has stopped answering."""
    return update.reason == "printer-does-not-answer"
