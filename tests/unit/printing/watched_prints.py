"""
Prints a slip on some printers, and tells every file that was opened to write meanwhile.

    python watched_prints.py ADDRESS…

Prints one JSON object: how each job ended, and the names of the files.
"""

import asyncio
import json
import sys

from printing.limits import TimeLimits
from printing.printers import kind_of, printer_from
from printing.slips import render_slip
from tests.fakes.slips import CODE, full_slip

LIMITS = TimeLimits(job_seconds=60)
WRITING = set("wax+")


async def print_all(addresses: list[str]) -> list[str]:
    """Print on each; returns the last states."""
    ends: list[str] = []
    for address in addresses:
        kind = kind_of(address)
        paper = "receipt80" if kind == "escpos" else "a4"
        printer = printer_from(kind, address=address, paper=paper, limits=LIMITS)
        pdf = render_slip(full_slip("ar"), paper)
        ends.append([update.state async for update in printer.print_pdf(pdf, CODE)][-1])
    return ends


def main(addresses: list[str]) -> None:
    """Watch, print, tell."""
    opened: list[str] = []

    def watch(event: str, details: tuple[object, ...]) -> None:
        if event == "open" and isinstance(details[1], str) and WRITING & set(details[1]):
            opened.append(str(details[0]))

    sys.addaudithook(watch)
    ends = asyncio.run(print_all(addresses))
    sys.stdout.write(json.dumps({"ends": ends, "opened": opened}))


if __name__ == "__main__":
    main(sys.argv[1:])
