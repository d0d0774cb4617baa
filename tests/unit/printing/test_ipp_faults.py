"""Faults of network printers in docs/printing.md: a kiosk says no more than it knows."""

import socket
from pathlib import Path

from printing.ipp import IppPrinter
from printing.limits import TimeLimits
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
from tests.fakes.own_time import run
from tests.printer_lab import VirtualPrinter, virtual_printer
from tests.unit.printing.faults import (
    BRIEF,
    PATIENT,
    Hold,
    is_gone,
    once,
    printed,
    prints,
    time_is_over,
    waits,
)

NO_NAME = ".".join(["printer" * 8] * 5)
"""Longer than any name can be: known to be nobody's without asking the network."""


def ipp(printer: VirtualPrinter, limits: TimeLimits = PATIENT) -> IppPrinter:
    """Return the kiosk's side of the virtual printer."""
    return IppPrinter(printer.address, "a4", limits)


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
    run(printed(ipp(lab_printer, BRIEF), once(prints, time_is_over)))
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
