"""
Direct IPP beside CUPS: `python -m benchmarks.printing [--times 50]`; writes docs/benchmarks.md.

A slip is sent to one and the same virtual printer (`ippeveprinter`), by turns: by the kiosk,
straight to it, until it says that the job is completed, and the same from the tap in the window
until the screen says so; and by `lp` through a print system of our own, until CUPS calls the job
completed, which is not the printer's word.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.report import write_block
from printing.escpos import EscposPrinter
from printing.ipp import IppPrinter
from printing.limits import TimeLimits
from printing.slips import render_slip
from tests.cups_lab import PrintSystem, print_system
from tests.escpos_printer import receipt_printer
from tests.fakes.slips import CODE, full_slip
from tests.printer_lab import virtual_printer

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "benchmarks.md"
SETTINGS = """\
[kiosk]
start_language = "nl"
[screen]
full_screen = false
width = 1280
height = 800
less_movement = true
[content]
national = "{root}/content/packs/national"
overlay = "{root}/content/packs/amsterdam"
[data]
folder = "{folder}/data"
[printer]
kind = "ipp"
address = "{address}"
[speech]
engine = "none"
"""
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


@contextmanager
def tapping(folder: Path, address: str) -> Iterator[Callable[[], float]]:
    """Run the kiosk without a screen; yields what plays a visit and returns its milliseconds."""
    settings = folder / "kiosk.toml"
    settings.write_text(
        SETTINGS.format(root=ROOT, folder=folder, address=address), encoding="utf-8"
    )
    command = [sys.executable, "-m", "benchmarks.tapping", str(settings)]
    hidden = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    with subprocess.Popen(
        command, cwd=ROOT, env=hidden, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as kiosk:

        def tap() -> float:
            if kiosk.stdin is None or kiosk.stdout is None:
                message = "The kiosk cannot be told to begin."
                raise RuntimeError(message)
            kiosk.stdin.write("\n")
            kiosk.stdin.flush()
            return float(kiosk.stdout.readline())

        yield tap
        kiosk.communicate()


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * MS


def measure(times: int) -> dict[str, list[float]]:
    """Print by turns; returns the times of each way."""
    ways: dict[str, list[float]] = {"tap": [], "ipp": [], "lp": [], "escpos": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        virtual_printer(Path(folder)) as printer,
        print_system() as system,
        receipt_printer() as receipts,
        tapping(Path(folder), printer.address) as tap,
    ):
        system.add_queue(QUEUE, printer.address)
        direct = IppPrinter(printer.address, "a4", TimeLimits())
        receipt = EscposPrinter(receipts.address, "receipt80", TimeLimits())
        asyncio.run(printed(direct))  # loads fonts, and whatever is loaded once
        tap()
        for _ in range(times):
            ways["tap"].append(tap())
            ways["ipp"].append(timed(lambda: asyncio.run(printed(direct))))
            ways["lp"].append(timed(lambda: by_lp(system, Path(folder) / "slip.pdf")))
            ways["escpos"].append(timed(lambda: asyncio.run(printed(receipt))))
    return ways


def table(ways: dict[str, list[float]]) -> str:
    """Return the figures as Markdown."""
    names = {
        "tap": "tap on *Print* → *printed* drawn on the screen, direct IPP",
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
    parser.add_argument("--times", type=int, default=30, help="slips each way (default: 30)")
    times = parser.parse_args().times
    measured = table(measure(times))
    load = f"load {os.getloadavg()[1]:.1f} (near 1: the machine does nothing else)"
    figures = f"{times} slips (Polish, A4) each way, by turns; {load}.\n\n{measured}"
    print(figures)
    write_block(DOCUMENT, "benchmarks.printing", figures)


if __name__ == "__main__":
    main()
