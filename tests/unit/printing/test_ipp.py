"""A real IPP printer on loopback, with its faults: only its own word counts."""

import asyncio
import gc
import re
import socket
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyipp.enums import IppTag
from pyipp.tags import ATTRIBUTE_TAG_MAP

from kiosk.ports import JobUpdate, Supply
from printing.certificates import fingerprint_of
from printing.ipp import IppPrinter
from printing.ipp_traits import traits_of
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.fakes.certificates import self_signed
from tests.fakes.ipp_server import PRINT_JOB, Ending, answer, http, ipp_server
from tests.fakes.own_time import let_pass, run
from tests.fakes.slips import CODE, full_slip
from tests.printer_lab import VirtualPrinter

SAID = [
    "media-ready",
    "printer-state",
    "printer-resolution-supported",
    "printer-supply",
    "printer-supply-description",
    "marker-names",
    "marker-levels",
    "urf-supported",
]
ONE = st.none() | st.integers() | st.text() | st.tuples(st.integers(), st.integers(), st.integers())
VALUES = ONE | st.lists(ONE)

PDF = render_slip(full_slip("pl"), "a4")
PATIENT = TimeLimits(connect_seconds=20, answer_seconds=20)
"""A printer that says something at all has time for it: the machine may be busy."""
BRIEF = replace(PATIENT, answer_seconds=2, send_seconds=0.5)
"""For a printer that falls silent: all of it is waited for."""

Listener = Callable[[JobUpdate], None]


async def _printed(printer: IppPrinter, listener: Listener | None) -> list[JobUpdate]:
    updates = []
    async for update in printer.print_pdf(PDF, CODE):
        updates.append(update)
        if listener:
            listener(update)
    return updates


def printed(
    address: str, limits: TimeLimits = PATIENT, listener: Listener | None = None
) -> list[JobUpdate]:
    """Print a slip and return everything the printer said."""
    return run(_printed(IppPrinter(address, "a4", limits), listener))


def too_late(update: JobUpdate) -> None:
    """Have the time of a job be over as soon as the printer is at work, or busy."""
    if update.state in {"printing", "waiting"}:
        let_pass(PATIENT.job_seconds)


def states(updates: list[JobUpdate]) -> list[str]:
    """Return the states in order."""
    return [update.state for update in updates]


def test_a_slip_is_printed_when_the_printer_says_so(lab_printer: VirtualPrinter) -> None:
    updates = printed(lab_printer.address)
    assert states(updates)[:2] == ["accepted", "sending"]
    assert states(updates)[-1] == "printed"
    assert lab_printer.received() == [PDF]


def test_a_job_is_named_by_its_code_and_asked_for_by_nobody(lab_printer: VirtualPrinter) -> None:
    printed(lab_printer.address)
    (name,) = lab_printer.job_names()
    assert CODE.lower() in name
    assert lab_printer.job_owner(1) == "kiosk"


def test_a_paper_that_the_printer_does_not_know_has_failed(lab_printer: VirtualPrinter) -> None:
    """This one knows A4 and no A6; RFC 8011 5.2.11 has papers as keywords."""
    assert ATTRIBUTE_TAG_MAP["media"] is IppTag.KEYWORD
    updates = asyncio.run(_printed(IppPrinter(lab_printer.address, "a6"), None))
    assert updates[-1] == JobUpdate("failed", "media-not-supported")
    assert lab_printer.received() == []


def test_a_printer_without_paper_waits_and_prints_when_refilled(
    lab_printer: VirtualPrinter,
) -> None:
    lab_printer.run_out_of_paper()
    refilled: list[str] = []

    def staff(update: JobUpdate) -> None:
        if update.state == "waiting" and not refilled:
            refilled.append(update.reason)
            lab_printer.refill()

    updates = printed(lab_printer.address, listener=staff)
    assert refilled[0].startswith("media-empty")
    assert states(updates)[-1] == "printed"
    assert "printed" not in states(updates)[:-1]


def test_a_job_that_the_printer_aborts_has_failed(lab_printer: VirtualPrinter) -> None:
    lab_printer.does("abort")
    last = printed(lab_printer.address)[-1]
    assert last == JobUpdate("failed", "aborted-by-system")


def test_a_printer_that_does_not_finish_is_unknown_within_the_limit(
    lab_printer: VirtualPrinter,
) -> None:
    lab_printer.does("hang")
    updates = printed(lab_printer.address, BRIEF, too_late)
    assert updates[-1].state in {"unknown", "failed"}
    assert "not-printed-in-time" in updates[-1].reason
    assert "printed" not in states(updates)


def test_a_busy_printer_is_asked_again_and_then_has_failed(lab_printer: VirtualPrinter) -> None:
    lab_printer.does("hang")
    printed(lab_printer.address, BRIEF, too_late)
    updates = printed(lab_printer.address, listener=too_late)
    assert states(updates) == ["accepted", "sending", "waiting", "failed"]
    assert updates[-1].reason == "printer-busy"
    assert len(lab_printer.received()) == 1


def test_a_printer_that_is_not_there_has_failed() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        updates = printed(f"ipp://127.0.0.1:{port}/ipp/print")
    assert states(updates) == ["accepted", "failed"]
    assert updates[-1].reason == "printer-not-reachable"


def answers(say: bytes, ending: Ending) -> list[JobUpdate]:
    """Print on a printer that reads the whole slip and says `say`."""
    with ipp_server({PRINT_JOB: say}, ending) as server:
        updates = printed(server.address, BRIEF if ending == "silence" else PATIENT)
        assert len(server.jobs) == 1
        assert server.jobs[0].endswith(PDF)
        return updates


@pytest.mark.parametrize("ending", ["close", "silence", "reset"])
def test_a_printer_that_takes_the_slip_and_says_nothing_is_unknown(ending: Ending) -> None:
    updates = answers(b"", ending)
    assert states(updates) == ["accepted", "sending", "unknown"]
    assert updates[-1].reason == "printer-does-not-answer"


def test_a_printer_whose_answer_stops_half_way_is_unknown() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 500\r\n\r\n\x02"
    assert states(answers(head, "silence"))[-1] == "unknown"


def test_an_answer_that_is_not_ipp_is_unknown() -> None:
    assert answers(http(b"hello"), "close")[-1] == JobUpdate("unknown", "answer-not-understood")


def test_an_answer_that_does_not_end_is_not_read_on() -> None:
    """Whatever answers at a printer's address cannot fill the memory of the kiosk."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: 999999999\r\n\r\n"
    last = answers(head + bytes(3 << 20), "silence")[-1]
    assert last == JobUpdate("unknown", "answer-not-understood")


def test_a_refusal_is_a_failure_in_the_printers_words() -> None:
    last = answers(http(answer(0x040A)), "close")[-1]
    assert last == JobUpdate("failed", "document-format-not-supported")


@pytest.mark.parametrize(
    ("status", "update"),
    [
        ("404 Not Found", JobUpdate("failed", "http-404")),
        ("426 Upgrade Required", JobUpdate("failed", "encryption-needed")),
        ("500 Internal Server Error", JobUpdate("unknown", "http-500")),
    ],
)
def test_an_answer_of_the_web_server_alone_is_told(status: str, update: JobUpdate) -> None:
    assert answers(http(b"", status), "close")[-1] == update


def test_a_printer_that_is_silent_before_the_slip_is_sent_has_failed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        updates = printed(f"ipp://127.0.0.1:{listening.getsockname()[1]}/ipp/print", BRIEF)
    assert updates[-1] == JobUpdate("failed", "printer-does-not-answer")
    assert "sending" not in states(updates)


def test_a_job_dropped_by_its_listener_leaves_no_connection(lab_printer: VirtualPrinter) -> None:
    async def scene() -> None:
        updates = IppPrinter(lab_printer.address).print_pdf(PDF, CODE)
        async for update in updates:
            if update.state == "printing":
                break
        await updates.aclose()

    asyncio.run(scene())


def test_a_printer_tells_how_it_is(lab_printer: VirtualPrinter) -> None:
    lab_printer.use_up_toner()
    status = asyncio.run(IppPrinter(lab_printer.address).status())
    assert status.reasons == ("toner-empty-report",)
    assert status.loaded == ("iso_a4_210x297mm",)
    assert status.supplies == (Supply("Toner Waste Tank", 25), Supply("Black Toner", 0))
    assert ("formats", "application/pdf") in status.facts


def test_another_paper_is_told_before_any_job(lab_printer: VirtualPrinter) -> None:
    lab_printer.load("na_letter_8.5x11in")
    status = asyncio.run(IppPrinter(lab_printer.address).status())
    assert status.reasons == ("media-needed",)
    assert status.loaded == ("na_letter_8.5x11in",)


def test_a_pinned_certificate_is_trusted_and_nothing_else(lab_printer: VirtualPrinter) -> None:
    address = lab_printer.address.replace("ipp:", "ipps:")
    fingerprint = asyncio.run(fingerprint_of(address, 30))
    pairs = ":".join(re.findall("..", fingerprint.upper()))  # as printers' menus write it
    updates = asyncio.run(_printed(IppPrinter(address, fingerprint=pairs), None))
    assert updates[-1] == JobUpdate("printed")
    status = asyncio.run(IppPrinter(address, fingerprint="00" * 32).status())
    assert status.reasons == ("certificate-changed",)


def test_a_line_is_closed_where_a_printer_with_another_certificate_says_no_goodbye(
    tmp_path: Path,
) -> None:
    """Nothing is left that would wait for it; what is left warns when memory is tidied."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*self_signed(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:
        over = threading.Event()
        thread.submit(_greet_and_wait, listening, context, over)
        address = f"ipps://127.0.0.1:{listening.getsockname()[1]}/ipp/print"
        status = asyncio.run(IppPrinter(address, "a4", PATIENT, "00" * 32).status())
        gc.collect()
        over.set()
    assert status.reasons == ("certificate-changed",)


def _greet_and_wait(
    listening: socket.socket, context: ssl.SSLContext, over: threading.Event
) -> None:
    connection, _ = listening.accept()
    with context.wrap_socket(connection, server_side=True):
        over.wait(10)


def test_a_printer_without_certificate_shows_none() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"ipps://127.0.0.1:{listening.getsockname()[1]}/ipp/print"
        assert not asyncio.run(fingerprint_of(address, 0.3))


@given(st.dictionaries(st.sampled_from(SAID), VALUES))
def test_odd_attributes_are_taken_for_not_told(said: dict[str, object]) -> None:
    traits = traits_of(said)
    status = traits.status("iso_a4_210x297mm")
    assert all(supply.percent is None or 0 <= supply.percent <= 100 for supply in status.supplies)
    assert all(dots > 0 for dots in traits.resolutions)
