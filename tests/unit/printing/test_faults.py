"""Every fault of docs/printing.md, against a real printer: it says no more than it knows."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.ports import JobUpdate, Printer
from printing.cups import CupsPrinter
from printing.escpos import EscposPrinter
from printing.folder import FolderPrinter
from printing.ipp import IppPrinter
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.cups_lab import PrintSystem, print_system
from tests.escpos_printer import ReceiptPrinter, receipt_printer
from tests.fakes.ipp_server import (
    GET_JOB,
    GET_PRINTER,
    JOB,
    PRINT_JOB,
    answer,
    attribute,
    http,
    ipp_server,
    job_state,
    traits,
)
from tests.fakes.own_time import let_pass, run
from tests.fakes.slips import CODE, full_slip
from tests.printer_lab import VirtualPrinter, virtual_printer
from tests.unit.printing.fault_table import row_of, table

PDF = render_slip(full_slip("pl"), "a4")
PATIENT = TimeLimits(connect_seconds=20, answer_seconds=20, slowest_poll_seconds=0.2)
"""A printer that says something at all has time for it: the machine may be busy."""
BRIEF = replace(PATIENT, answer_seconds=2, send_seconds=0.5)
"""For a printer that falls silent, or whose job cannot be taken back: all of it is waited for."""

NO_NAME = ".".join(["printer" * 8] * 5)
"""Longer than any name can be: known to be nobody's without asking the network."""

Listener = Callable[[JobUpdate], object]
Hold = Callable[..., list[JobUpdate]]


@pytest.fixture
def hold(request: pytest.FixtureRequest) -> Hold:
    """Return what prints, and holds what the printer says against the row of the test."""

    def held(printer: Printer, *listeners: Listener) -> list[JobUpdate]:
        updates = run(_printed(printer, *listeners))
        assert row_of(updates) == table()[request.node.name]
        return updates

    return held


async def _printed(printer: Printer, *listeners: Listener) -> list[JobUpdate]:
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


@pytest.fixture
def receipts() -> Iterator[ReceiptPrinter]:
    """Run a receipt printer."""
    with receipt_printer() as printer:
        yield printer


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    """Run a print system, once for all tests here."""
    with print_system() as running:
        yield running


def ipp(printer: VirtualPrinter, limits: TimeLimits = PATIENT) -> IppPrinter:
    """Return the kiosk's side of the virtual printer."""
    return IppPrinter(printer.address, "a4", limits)


def receipt(printer: ReceiptPrinter, limits: TimeLimits = PATIENT) -> EscposPrinter:
    """Return the kiosk's side of the receipt printer."""
    return EscposPrinter(printer.address, "receipt80", limits)


def queue(
    system: PrintSystem, name: str, limits: TimeLimits = PATIENT, policy: str = "stop-printer"
) -> CupsPrinter:
    """Make a queue; returns the kiosk's side of it."""
    system.add_queue(name, policy=policy)
    return CupsPrinter(name, "a4", limits, system.socket)


def test_ipp_out_of_paper(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.run_out_of_paper()
    hold(ipp(lab_printer), once(waits, lab_printer.refill))


def test_ipp_refilled_too_late(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.run_out_of_paper()

    def once_begun() -> None:
        assert lab_printer.job_state(1, after="pending").startswith("processing")
        time_is_over()

    hold(ipp(lab_printer, BRIEF), once(waits, once_begun))
    lab_printer.refill()
    # the next visitor does not get this paper
    assert lab_printer.job_state(1, after="processing") == "canceled"


def test_ipp_cover_open(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("cover-open")
    hold(ipp(lab_printer), once(waits, lambda: lab_printer.does("print")))


def test_ipp_jam(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("media-jam-error")
    hold(ipp(lab_printer), once(waits, lambda: lab_printer.does("print")))


def test_ipp_toner_empty(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("toner-empty-error")
    hold(ipp(lab_printer), once(waits, lambda: lab_printer.does("print")))


def test_ipp_off(hold: Hold) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        hold(IppPrinter(f"ipp://127.0.0.1:{closed.getsockname()[1]}/ipp/print", limits=PATIENT))


def test_ipp_unplugged_during_the_job(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("media-jam-error")
    hold(ipp(lab_printer, BRIEF), once(waits, lab_printer.switch_off), once(is_gone, time_is_over))


def test_ipp_busy(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("hang")
    run(_printed(ipp(lab_printer, BRIEF), once(prints, time_is_over)))
    hold(ipp(lab_printer), once(waits, time_is_over))
    assert len(lab_printer.received()) == 1


def test_ipp_slow(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("slow")
    updates = hold(ipp(lab_printer))
    assert [update.state for update in updates][-2:] == ["printing", "printed"]


def test_ipp_job_aborted(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.does("abort")
    hold(ipp(lab_printer))


def test_ipp_wrong_paper(lab_printer: VirtualPrinter, hold: Hold) -> None:
    lab_printer.load("na_letter_8.5x11in")
    hold(ipp(lab_printer), once(waits, lab_printer.refill))
    assert len(lab_printer.received()) == 1


def test_ipp_unknown_paper(lab_printer: VirtualPrinter, hold: Hold) -> None:
    hold(IppPrinter(lab_printer.address, "a6", PATIENT))
    assert lab_printer.received() == []


def test_ipp_no_pdf(tmp_path: Path, hold: Hold) -> None:
    with virtual_printer(tmp_path, "image/pwg-raster,image/urf") as printer:
        hold(ipp(printer))
        assert printer.received("pwg")[0].startswith(b"RaS2PwgRaster")


def test_ipp_pdf_rejected_after_all(hold: Hold) -> None:
    says = {
        GET_PRINTER: traits("application/pdf", "image/urf"),
        PRINT_JOB: http(answer(0x040A)),
        GET_JOB: job_state(9),
    }
    with ipp_server(says) as server:
        server.accepts = "image/urf"
        server.taken = http(answer(0, JOB, attribute(0x21, "job-id", 7)))
        hold(IppPrinter(server.address, limits=PATIENT))
        assert [b"UNIRAST" in job for job in server.jobs] == [False, True]


def test_ipp_reads_nothing_of_ours(hold: Hold) -> None:
    says = {GET_PRINTER: traits("application/postscript"), PRINT_JOB: http(answer(0x040A))}
    with ipp_server(says) as server:
        hold(IppPrinter(server.address, limits=PATIENT))


def test_ipp_name_gone(hold: Hold) -> None:
    hold(IppPrinter(f"ipp://{NO_NAME}/ipp/print", limits=PATIENT))


def test_ipp_connection_reset(hold: Hold) -> None:
    with ipp_server({}, "reset") as server:
        hold(IppPrinter(server.address, limits=PATIENT))


def test_ipp_silent_after_the_job(hold: Hold) -> None:
    with ipp_server({PRINT_JOB: b""}, "silence") as server:
        hold(IppPrinter(server.address, limits=BRIEF))


def test_ipp_silent_from_the_start(hold: Hold) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"ipp://127.0.0.1:{listening.getsockname()[1]}/ipp/print"
        updates = hold(IppPrinter(address, limits=BRIEF))
    assert "sending" not in [update.state for update in updates]


def test_ipps_certificate_of_nobody(lab_printer: VirtualPrinter, hold: Hold) -> None:
    hold(IppPrinter(lab_printer.address.replace("ipp:", "ipps:"), limits=PATIENT))
    assert lab_printer.received() == []


def test_ipps_certificate_changed(lab_printer: VirtualPrinter, hold: Hold) -> None:
    address = lab_printer.address.replace("ipp:", "ipps:")
    hold(IppPrinter(address, "a4", PATIENT, fingerprint="5e" * 32))
    assert lab_printer.received() == []


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


def test_escpos_out_of_paper(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.paper = False
    hold(receipt(receipts), once(waits, lambda: setattr(receipts, "paper", True)))
    assert len(receipts.cuts) == 1


def test_escpos_never_refilled(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.paper = False
    hold(receipt(receipts), once(waits, time_is_over))
    assert receipts.rows == []


def test_escpos_paper_ends_during_the_job(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.empty_after = 3
    hold(receipt(receipts), once(waits, lambda: setattr(receipts, "paper", True)))
    assert len(receipts.cuts) == 1


def test_escpos_paper_ends_and_stays_so(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.empty_after = 3
    hold(receipt(receipts), once(waits, time_is_over))
    receipts.paper = True
    assert receipts.cuts == []  # the rest was taken back: the next visitor does not get it


def test_escpos_cover_open(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.cover_open = True
    hold(receipt(receipts), once(waits, lambda: setattr(receipts, "cover_open", False)))


def test_escpos_offline(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.offline = True
    hold(receipt(receipts), once(waits, time_is_over))


def test_escpos_knife_stuck(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.knife_breaks = True
    hold(receipt(receipts), once(waits, time_is_over))


def test_escpos_off(hold: Hold) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        hold(EscposPrinter(f"tcp://127.0.0.1:{closed.getsockname()[1]}", limits=PATIENT))


def test_escpos_usb_unplugged(tmp_path: Path, hold: Hold) -> None:
    hold(EscposPrinter(f"/dev/usb/{tmp_path.name}", limits=PATIENT))


def test_escpos_connection_reset(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.breaks_after = 2
    hold(receipt(receipts))


def test_escpos_silent(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.silent = True
    hold(receipt(receipts, BRIEF))
    assert receipts.rows == []


def test_escpos_slow(receipts: ReceiptPrinter, hold: Hold) -> None:
    receipts.seconds_a_band = 0.1
    hold(receipt(receipts))


def test_folder_not_writable(tmp_path: Path, hold: Hold) -> None:
    (tmp_path / "file").touch()
    hold(FolderPrinter(tmp_path / "file" / "slips"))


def test_every_row_of_the_table_is_a_test_and_every_test_a_row() -> None:
    tests = {name for name in globals() if name.startswith(("test_ipp", "test_cups", "test_esc"))}
    tests |= {"test_folder_not_writable"}
    assert tests == set(table())
