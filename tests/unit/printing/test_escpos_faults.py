"""Faults of receipt printers in docs/printing.md: a kiosk says no more than it knows."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.escpos import EscposPrinter
from printing.limits import TimeLimits
from tests.escpos_printer import ReceiptPrinter, receipt_printer
from tests.unit.printing.faults import (
    BRIEF,
    PATIENT,
    Hold,
    once,
    time_is_over,
    waits,
)


@pytest.fixture
def receipts() -> Iterator[ReceiptPrinter]:
    """Run a receipt printer."""
    with receipt_printer() as printer:
        yield printer


def receipt(printer: ReceiptPrinter, limits: TimeLimits = PATIENT) -> EscposPrinter:
    """Return the kiosk's side of the receipt printer."""
    return EscposPrinter(printer.address, "receipt80", limits)


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
