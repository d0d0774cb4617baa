"""
Direct IPP beside CUPS: `python -m benchmarks.printing [--times 50]`; writes docs/benchmarks.md.

A slip is sent to one and the same virtual printer (`ippeveprinter`), by turns: by the kiosk,
straight to it, until it says that the job is completed; and by `lp` through a print system of
our own, until CUPS calls the job completed, which is not the printer's word.
"""

import argparse
import asyncio
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from printing.escpos import EscposPrinter
from printing.ipp import IppPrinter
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.cups_lab import PrintSystem, print_system
from tests.escpos_printer import receipt_printer
from tests.fakes.slips import CODE, full_slip
from tests.printer_lab import virtual_printer

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
BEGIN = "<!-- figures: written by benchmarks.printing -->"
END = "<!-- end of figures of benchmarks.printing -->"
MS = 1000.0
QUEUE = "Direct"


async def printed(printer: IppPrinter | EscposPrinter) -> None:
    """Set a slip and print it, as after a tap on "Print"; only the printer's word ends it."""
    slip = full_slip("pl")
    pdf = await asyncio.to_thread(render_slip, slip, "a4")
    last = [update async for update in printer.print_pdf(pdf, CODE)][-1]
    if last.state != "printed":
        message = f"The printer said {last.state}: {last.reason}."
        raise RuntimeError(message)


def by_lp(system: PrintSystem, file: Path) -> None:
    """Print a file with `lp`, and wait until CUPS has no job of it any more."""
    file.write_bytes(render_slip(full_slip("pl"), "a4"))
    queue = ["-h", system.socket, "-d", QUEUE]
    subprocess.run(["lp", *queue, str(file)], check=True, capture_output=True)
    waiting = ["lpstat", "-h", system.socket, "-W", "not-completed", "-o", QUEUE]
    while subprocess.run(waiting, check=True, capture_output=True).stdout:
        time.sleep(0.01)


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * MS


def measure(times: int) -> dict[str, list[float]]:
    """Print by turns; returns the times of each way."""
    ways: dict[str, list[float]] = {"ipp": [], "lp": [], "escpos": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        virtual_printer(Path(folder)) as printer,
        print_system() as system,
        receipt_printer() as receipts,
    ):
        system.add_queue(QUEUE, printer.address)
        direct = IppPrinter(printer.address, "a4", TimeLimits())
        receipt = EscposPrinter(receipts.address, "receipt80", TimeLimits())
        asyncio.run(printed(direct))  # loads fonts, and whatever is loaded once
        for _ in range(times):
            ways["ipp"].append(timed(lambda: asyncio.run(printed(direct))))
            ways["lp"].append(timed(lambda: by_lp(system, Path(folder) / "slip.pdf")))
            ways["escpos"].append(timed(lambda: asyncio.run(printed(receipt))))
    return ways


def table(ways: dict[str, list[float]]) -> str:
    """Return the figures as Markdown."""
    names = {
        "ipp": "print → the printer's own “completed”, direct IPP",
        "lp": "print → CUPS's “completed”, `lp` to the same printer",
        "escpos": "print → the receipt printer's answer after the cut (our emulator)",
    }
    rows = ["| setting the slip included | p50 | p99 | highest |", "|---|---|---|---|"]
    for way, name in names.items():
        spent = sorted(ways[way])
        p99 = statistics.quantiles(spent, n=100, method="inclusive")[98]
        rows.append(
            f"| {name} | {statistics.median(spent):.0f} ms | {p99:.0f} ms | {spent[-1]:.0f} ms |"
        )
    return "\n".join(rows)


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50, help="slips each way (default: 50)")
    times = parser.parse_args().times
    figures = f"{times} slips (Polish, A4) each way, by turns.\n\n{table(measure(times))}"
    print(figures)
    text = DOCUMENT.read_text("utf-8")
    block = f"{BEGIN}\n{figures}\n{END}"
    if BEGIN in text:
        text = re.sub(f"{BEGIN}.*{END}", lambda _: block, text, flags=re.DOTALL)
    else:
        text += f"\n## Printing\n\n```sh\n.venv/bin/python -m benchmarks.printing\n```\n\n{block}\n"
    DOCUMENT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
