"""
Slips as PDF, the kiosk beside other typesetters: `python -m benchmarks.setting [--times 100]`.

All set the same slips on A4 by turns, in one process, warm; docs/benchmarks.md gets the figures.
Every slip has another code. *Known* slips say what slips before them said, as on a working day;
*new* ones have their words in an order that nobody has set before.
"""

import argparse
import gc
import os
import random
import secrets
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.report import percentile, write_block
from benchmarks.typesetters import Typesetter
from benchmarks.typesetters.by_fpdf2 import Fpdf2
from benchmarks.typesetters.by_qt import Qt
from benchmarks.typesetters.by_typst import Typst
from benchmarks.typesetters.by_weasyprint import WeasyPrint
from kiosk.referral import grouped, new_code
from kiosk.slip import Pair, Slip
from printing.qr import Symbols, symbols_of
from printing.slips import render_slip
from tests.fakes.slips import full_slip

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
LANGUAGES = ("nl", "en", "pl", "ar", "bg", "el", "uk", "tr")
MS = 1000.0
SLOW = 4
"""Typesetters that take long set one slip of so many: their turns would take most of the time."""
SLOW_MS = 120.0
WARMING = 2
ENOUGH = 100
"""Of fewer samples, p99 is the highest anyway."""


class Kiosk:
    """The kiosk's own typesetting: it makes the QR codes itself."""

    name = "the kiosk"

    def pdf(self, slip: Slip, _: Symbols | None = None) -> bytes:
        """Return a slip as PDF."""
        return render_slip(slip, "a4")


def known(slip: Slip) -> Slip:
    """Return a slip that says the same, with another code."""
    code = new_code(1, secrets.choice)
    title = f"{slip.title.rpartition(' ')[0]} {grouped(code)}"
    return replace(slip, code=code, code_text=grouped(code), title=title)


def new(slip: Slip, order: random.Random) -> Slip:
    """Return a slip with its words in another order."""

    def mixed(text: str) -> str:
        words = text.split(" ")
        if "\u2068" in text:  # what is isolated stays in one piece
            return f"{text} {order.randrange(10, 100)}"
        return " ".join(order.sample(words, len(words)))

    def pair(one: Pair) -> Pair:
        return Pair(mixed(one.own), mixed(one.dutch))

    parts = tuple(
        replace(
            part, heading=part.heading and pair(part.heading), lines=tuple(map(pair, part.lines))
        )
        for part in slip.parts
    )
    return replace(known(slip), headline=pair(slip.headline), parts=parts, footer=pair(slip.footer))


def timed(typesetter: Typesetter, slip: Slip) -> tuple[float, int]:
    """Return the milliseconds and the bytes of a slip; QR codes are made within the time."""
    began = time.perf_counter()
    if isinstance(typesetter, Kiosk):
        made = typesetter.pdf(slip)
    else:
        made = typesetter.pdf(slip, symbols_of(slip))
    return (time.perf_counter() - began) * MS, len(made)


Samples = dict[tuple[str, str, str], list[tuple[float, int]]]
"""By kind of slip, language and typesetter: milliseconds and bytes."""


def measure(typesetters: Sequence[Typesetter], times: int) -> Samples:
    """Set slips by turns, a language after the other: whoever keeps anything can use it."""
    samples: Samples = {}
    order = random.Random(4)  # noqa: S311 - the same slips in every run
    for language in LANGUAGES:
        slip = full_slip(language)
        for turn in range(-WARMING, times):
            for kind, one in (("known", known(slip)), ("new", new(slip, order))):
                for typesetter in typesetters:
                    got = samples.setdefault((kind, language, typesetter.name), [])
                    if got and got[-1][0] > SLOW_MS and turn % SLOW:
                        continue
                    gc.collect()  # nobody cleans up after another
                    spent = timed(typesetter, one)
                    got[:] = [*got, spent] if turn > 0 else [spent]
    return samples


def tables(samples: Samples, typesetters: Sequence[Typesetter]) -> Iterator[str]:
    """Yield the lines of the figures as Markdown."""
    names = [one.name for one in typesetters]
    few = len(samples["known", LANGUAGES[0], Kiosk.name]) < ENOUGH
    for kind in ("known", "new"):
        what = f"{kind} slips: p50 / {'highest' if few else 'p99'}, ms"
        yield f"| {what} | {' | '.join(names)} | kiosk ÷ Typst |"
        yield "|---" * (len(names) + 2) + "|"
        for language in LANGUAGES:
            cells, middles = [], {}
            for name in names:
                spent = [ms for ms, _ in samples[kind, language, name]]
                middles[name] = statistics.median(spent)
                cells.append(f"{middles[name]:.1f} / {percentile(spent, 0.99):.1f}")
            ratio = middles[Kiosk.name] / middles[Typst.name]
            yield f"| {language} | {' | '.join(cells)} | {ratio:.2f} |"
        yield ""
    yield f"| size of a PDF, KiB | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for language in LANGUAGES:
        sizes = [
            statistics.median(size for _, size in samples["known", language, name]) / 1024
            for name in names
        ]
        yield f"| {language} | {' | '.join(f'{size:.0f}' for size in sizes)} |"


def main() -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="slips of each kind (default: 100)")
    times = parser.parse_args().times
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    typesetters = (Kiosk(), Typst(), Qt(), WeasyPrint(), Fpdf2())
    figures = "\n".join(tables(measure(typesetters, times), typesetters))
    about = (
        f"{times} slips each, by turns (slow ones every {SLOW}th turn); {os.cpu_count()} cores, "
        f"load {os.getloadavg()[1]:.1f} (near 1: the machine does nothing else)."
    )
    print(f"{about}\n\n{figures}")
    write_block(DOCUMENT, "benchmarks.setting", f"{about}\n\n{figures}")


if __name__ == "__main__":
    main()
