"""Samples become a table; the table becomes part of docs/benchmarks.md."""

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

MARKS = ("<!-- figures: written by benchmarks.run -->", "<!-- end of figures -->")
ROWS: Sequence[tuple[str, str, str]] = (
    ("start to the first frame with words", "first frame ms", "ms"),
    ("start to the welcome screen at rest", "at rest ms", "ms"),
    ("memory (PSS) after one visit", "after a visit MiB", "MiB"),
    ("memory (PSS) after the round's visits", "after the round MiB", "MiB"),
    ("tap → next screen drawn (the shared ones)", "next screen ms", "ms"),
    ("… → next question", "to question ms", "ms"),
    ("… → result", "to result ms", "ms"),
    ("… → comparison", "to compare ms", "ms"),
    ("… → contact", "to contact ms", "ms"),
    ("press → first visible reaction", "reaction ms", "ms"),
    ("tap on a tile → drawn as chosen", "option ms", "ms"),
    ("language panel opens", "panel ms", "ms"),
    ("language switch, left-to-right → right-to-left", "mirror ms", "ms"),
    ("language switch back", "mirror back ms", "ms"),
    ("print tap → “saved” on the screen (folder printer)", "print ms", "ms"),
)


def percentile(samples: Sequence[float], share: float) -> float:
    """Return the smallest sample that at least `share` of all do not exceed (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def said(samples: Sequence[float], unit: str) -> str:
    """Return `p50 / p99 unit (n)`, with the highest instead of p99 where samples are few."""
    if not samples:
        return "—"
    middle, count = median(samples), len(samples)
    digits = 0 if unit == "MiB" or middle >= 100 else 1  # noqa: PLR2004 - three figures are enough
    high = percentile(samples, 0.99)
    name = "p99" if count >= 100 else "max"  # noqa: PLR2004 - below it, p99 is the highest anyway
    return f"{middle:.{digits}f} {unit}, {name} {high:.{digits}f} ({count})"


def table(
    kiosk: Mapping[str, Sequence[float]],
    peer: Mapping[str, Sequence[float]],
    slips: Mapping[str, Any],
) -> str:
    """Return the Markdown table of one run."""
    lines = ["| median, p99 (samples) | the kiosk | Chromium page |", "|---|---|---|"]
    for title, name, unit in ROWS:
        lines.append(
            f"| {title} | {said(kiosk.get(name, ()), unit)} | {said(peer.get(name, ()), unit)} |"
        )
    for tag, papers in slips["languages"].items():
        for paper, samples in papers.items():
            lines.append(f"| slip as PDF, {tag}, {paper.upper()} | {said(samples, 'ms')} | — |")
    for title, name in (
        ("loading of all that slips need, in the background", "warming"),
        ("first slip of a process after that", "first"),
    ):
        lines.append(f"| {title} | {said(slips[name], 'ms')} | — |")
    return "\n".join(lines)


def write_into(document: Path, figures: str) -> None:
    """Put figures between the marks of a document; a document without marks is left alone."""
    _write(document, *MARKS, figures)


def write_block(document: Path, program: str, figures: str) -> None:
    """Put figures between the marks of the program that measured them."""
    begin = f"<!-- figures: written by {program} -->"
    _write(document, begin, f"<!-- end of figures of {program} -->", figures)


def _write(document: Path, begin: str, end: str, figures: str) -> None:
    if not document.is_file():
        return
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    old = document.read_text(encoding="utf-8")
    new = pattern.sub(lambda _: f"{begin}\n{figures}\n{end}", old)
    document.write_text(new, encoding="utf-8")
