"""Whatever answers at a printer's address: it neither holds the kiosk up nor makes it lie."""

import asyncio

import pytest
from pyipp.exceptions import IPPParseError

from kiosk.ports import JobUpdate
from printing.ipp import IppPrinter
from printing.ipp_answer import read_answer
from printing.limits import TimeLimits
from printing.reasons import job_update, notes, staff_lines, stoppers
from tests.fakes.ipp_server import (
    CANCEL,
    ENUM,
    GET_JOB,
    GET_PRINTER,
    INTEGER,
    JOB,
    KEYWORD,
    PRINT_JOB,
    PRINTER,
    answer,
    attribute,
    http,
    ipp_server,
    job_state,
)
from tests.fakes.slips import CODE
from tests.unit.printing.fault_table import catalogue

QUICK = TimeLimits(answer_seconds=1, send_seconds=1, job_seconds=0.5, slowest_poll_seconds=0.2)
GET_JOBS = 0x000A
BACK = b"\xff\xfb"
"""A length of -5: back to where the attribute began."""
SECONDS = 20
MOST_LINES = 20


def printed(says: dict[int, bytes]) -> list[JobUpdate]:
    """Print on a printer that says this, and return what came of it."""

    async def scene(address: str) -> list[JobUpdate]:
        printer = IppPrinter(address, "a4", QUICK)
        return [update async for update in printer.print_pdf(b"%PDF", CODE)]

    with ipp_server(says) as server:
        return asyncio.run(scene(server.address))


@pytest.mark.timeout(SECONDS)
@pytest.mark.parametrize(
    "attributes",
    [
        b"\x44\x00\x00" + BACK,  # a keyword of this length
        b"\x44" + BACK,  # a name
        b"\x36\x00\x00\x00\x00\x00\x00" + b"\xff\xf7",  # a text in a language, within itself
        b"\x34\x00\x00\x00\x00" + b"\x44\x00\x00" + BACK,  # a part of a collection
    ],
)
def test_a_length_below_zero_is_no_answer(attributes: bytes) -> None:
    """Read as pyipp alone reads it, such an answer is never read to its end."""
    said = answer(0, PRINTER, attribute(KEYWORD, "media-ready", "a") + attributes)
    with pytest.raises(IPPParseError):
        read_answer(said)


@pytest.mark.timeout(SECONDS)
def test_a_printer_whose_answer_leads_backwards_is_told_and_left() -> None:
    said = attribute(KEYWORD, "media-ready", "a") + b"\x44\x00\x00" + BACK
    updates = printed({GET_PRINTER: http(answer(0, PRINTER, said))})
    assert updates[-1] == JobUpdate("failed", "answer-not-understood")


@pytest.mark.parametrize("state", [[3, 9], {"a": 9}, "9", None, (9,)])
def test_a_state_that_is_no_number_is_no_state(state: object) -> None:
    assert job_update({"job-state": state, "job-state-reasons": "none"}, []) is None


def test_a_job_with_several_states_is_unknown_and_never_failed() -> None:
    """It was handed over, and paper may come out: *failed* would have it printed twice."""
    states = attribute(INTEGER, "job-id", 7) + attribute(ENUM, "job-state", 5, 9)
    says = {PRINT_JOB: job_state(3), GET_JOB: http(answer(0, JOB, states)), CANCEL: job_state(3)}
    updates = printed(says)
    assert updates[-1] == JobUpdate("unknown", "not-printed-in-time")


def test_a_job_whose_number_is_no_number_is_not_taken_back() -> None:
    listed = attribute(KEYWORD, "job-id", "seven") + attribute(KEYWORD, "job-name", CODE)
    with ipp_server({GET_JOBS: http(answer(0, JOB, listed))}) as server:
        assert asyncio.run(IppPrinter(server.address, "a4", QUICK).settle(CODE, "")) is None


def test_a_flood_of_reasons_is_a_few_lines_for_staff() -> None:
    """Each is a line on the screen: a hundred thousand of them would stop it."""
    flood = [f"x-{number}" for number in range(5_000)]
    update = job_update({"job-state": 8, "job-state-reasons": flood}, [])
    assert update is not None
    assert 0 < len(staff_lines(update.reason, catalogue("nl"))) < MOST_LINES
    assert 0 < len(stoppers(f"media-empty-{one}" for one in flood)) < MOST_LINES
    assert 0 < len(notes(f"toner-low-{one}" for one in flood)) < MOST_LINES


def test_an_answer_of_a_megabyte_is_not_read() -> None:
    """Only its words would take seconds in which the screen stands still."""
    flood = attribute(KEYWORD, "media-supported", *["x"] * 100_000)
    status = printed({GET_PRINTER: http(answer(0, PRINTER, flood))})
    assert status[-1] == JobUpdate("failed", "answer-not-understood")
