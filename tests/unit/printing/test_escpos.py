"""Receipt printers get pictures, and are believed when they answer in order."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from random import Random

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.ports import JobUpdate
from printing.escpos import EscposPrinter
from printing.escpos_bytes import bands, is_in_order, is_now, reasons_of
from printing.limits import TimeLimits
from printing.printer_page import printer_page
from printing.raster import Raster, raster_pages
from printing.slips import render_slip
from tests.escpos_printer import ReceiptPrinter, receipt_printer, usb_receipt_printer
from tests.fakes.slips import CODE, full_slip

PDF = render_slip(full_slip("ar"), "a6")
PATIENT = TimeLimits(answer_seconds=20, slowest_poll_seconds=0.2)

Make = Callable[[], AbstractContextManager[ReceiptPrinter]]


@pytest.fixture(params=[receipt_printer, usb_receipt_printer], ids=["network", "usb"])
def receipts(request: pytest.FixtureRequest) -> Iterator[ReceiptPrinter]:
    """Run a receipt printer, on the network and on USB."""
    make: Make = request.param
    with make() as printer:
        yield printer


def printed(printer: ReceiptPrinter, paper: str = "receipt80", pdf: bytes = PDF) -> list[JobUpdate]:
    """Print a slip; returns what was told."""

    async def all_of_it() -> list[JobUpdate]:
        ours = EscposPrinter(printer.address, paper, PATIENT)
        return [update async for update in ours.print_pdf(pdf, CODE)]

    return asyncio.run(all_of_it())


@pytest.mark.timeout(60)
def test_what_talks_all_the_time_and_never_answers_is_found_out() -> None:
    """There is always more to be read: the clock must be looked at all the same."""
    limits = TimeLimits(answer_seconds=0.1)
    status = asyncio.run(EscposPrinter("/dev/zero", limits=limits).status())
    assert status.reasons == ("printer-does-not-answer",)


@pytest.mark.parametrize(("paper", "dots"), [("receipt80", 576), ("receipt58", 384)])
def test_every_page_is_on_the_paper_dot_for_dot_and_cut(
    receipts: ReceiptPrinter, paper: str, dots: int
) -> None:
    updates = printed(receipts, paper)
    assert [update.state for update in updates] == ["accepted", "sending", "printing", "printed"]
    pages = raster_pages(PDF, 203.2, dots)
    assert b"".join(receipts.rows) == b"".join(page.bits() for page in pages)
    assert len(receipts.cuts) == len(pages) == 2
    assert receipts.unknown == []


def test_codes_of_ten_to_thirty_millimetres_are_read_from_the_paper(
    receipts: ReceiptPrinter,
) -> None:
    printed(receipts, pdf=printer_page("receipt80", "test"))
    dots = bytes(~byte & 255 for byte in b"".join(receipts.rows))
    picture = Image.frombytes("1", (576, len(receipts.rows)), dots).convert("L")
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["222222222222"] * 5


@pytest.mark.parametrize(("paper", "dots"), [("receipt80", 576), ("receipt58", 384)])
def test_a_slip_made_for_receipts_is_one_piece_with_both_its_codes(
    receipts: ReceiptPrinter, paper: str, dots: int
) -> None:
    printed(receipts, paper, render_slip(full_slip("ar"), paper))
    assert len(receipts.cuts) == 1
    burnt = bytes(~byte & 255 for byte in b"".join(receipts.rows))
    picture = Image.frombytes("1", (dots, len(receipts.rows)), burnt).convert("L")
    found = {code.text for code in zxingcpp.read_barcodes(picture)}
    assert len(found) == 2
    assert CODE in found


def test_a_printer_that_sees_questions_in_pictures_is_not_misunderstood() -> None:
    with receipt_printer() as printer:
        printer.answers_in_pictures = True
        printer.nearly_out = True
        assert printed(printer)[-1] == JobUpdate("printed")


def test_a_printer_that_talks_noise_is_found_out() -> None:
    with receipt_printer() as printer:
        printer.babbles = True
        limits = TimeLimits(answer_seconds=0.1)
        status = asyncio.run(EscposPrinter(printer.address, limits=limits).status())
        assert status.reasons == ("printer-does-not-answer",)


def test_low_paper_is_noted_and_stops_nothing() -> None:
    with receipt_printer() as printer:
        printer.nearly_out = True
        status = asyncio.run(EscposPrinter(printer.address, limits=PATIENT).status())
        assert (status.reasons, status.notes) == ((), ("media-low",))


def test_the_loop_is_never_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The printer goes on with each band only once the loop has turned since the last one."""
    turned, starved, setters = threading.Event(), list[bool](), list[threading.Thread]()

    def until_turned() -> None:
        turned.clear()
        starved.append(not turned.wait(5))

    def seen(pdf: bytes, dots_per_inch: float, dots: int) -> tuple[Raster, ...]:
        setters.append(threading.current_thread())
        return raster_pages(pdf, dots_per_inch, dots)

    async def scene(printer: ReceiptPrinter) -> list[JobUpdate]:
        ours = EscposPrinter(printer.address, limits=PATIENT)
        job = asyncio.create_task(_all(ours))
        while not job.done():
            turned.set()
            await asyncio.sleep(0.005)
        return await job

    async def _all(ours: EscposPrinter) -> list[JobUpdate]:
        return [update async for update in ours.print_pdf(PDF, CODE)]

    monkeypatch.setattr("printing.escpos.raster_pages", seen)
    with receipt_printer() as printer:
        printer.before_a_band = until_turned
        assert asyncio.run(scene(printer))[-1] == JobUpdate("printed")
    assert starved
    assert not any(starved)
    assert threading.main_thread() not in setters


def test_a_job_dropped_by_its_listener_leaves_the_printer_free() -> None:
    async def scene(printer: ReceiptPrinter) -> None:
        updates = EscposPrinter(printer.address, limits=PATIENT).print_pdf(PDF, CODE)
        async for update in updates:
            if update.state == "printing":
                break
        await updates.aclose()

    with receipt_printer() as printer:
        asyncio.run(scene(printer))
        assert printed(printer)[-1].state == "printed"


@given(st.integers(1, 50), st.integers(1, 300), st.integers(0, 2**32))
def test_bands_hold_every_row_once(width: int, height: int, seed: int) -> None:
    page = Raster(
        width,
        height,
        Random(seed).randbytes(width * height),  # noqa: S311 - dots, no secret
    )
    rows = b""
    for band in bands(page):
        assert band[:4] == b"\x1dv0\x00"
        wide, high = int.from_bytes(band[4:6], "little"), int.from_bytes(band[6:8], "little")
        assert len(band) == 8 + wide * high
        assert wide == (width + 7) // 8
        rows += band[8:]
    assert rows == page.bits()


@given(st.integers(0, 255))
def test_an_answer_is_to_one_question_only(answer: int) -> None:
    assert not (is_now(answer) and is_in_order(answer))


@pytest.mark.parametrize(
    ("question", "answer", "reasons"),
    [
        (1, 0b0001_0010, []),
        (1, 0b0001_1010, ["offline"]),
        (2, 0b0001_0110, ["cover-open"]),
        (2, 0b0011_0010, ["media-empty"]),
        (3, 0b0001_1010, ["cutter-error"]),
        (3, 0b0011_0010, ["unrecoverable-error"]),
        (4, 0b0001_1110, ["media-low"]),
        (4, 0b0111_1110, ["media-empty", "media-low"]),
    ],
)
def test_the_bits_mean_what_the_manual_says(question: int, answer: int, reasons: list[str]) -> None:
    assert reasons_of(question, answer) == reasons
