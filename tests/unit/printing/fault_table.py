"""The table of faults in docs/printing.md: what a test must see is what the table tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from content.catalogue import Catalogues
from content.loading import load_pack
from kiosk.ports import FINAL_STATES, JobUpdate
from kiosk.words import Words
from printing.reasons import staff_lines

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "docs" / "printing.md"
NATIONAL = ROOT / "content" / "packs" / "national"
COLUMNS = 6
"""Of the table of faults; other tables there name tests as well."""
NAMED = re.compile(r"`(test_\w+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """A fault: the sentences that the visitor and staff see, and how the job ends."""

    visitor: str
    staff: str
    ends: str


@cache
def table() -> dict[str, Row]:
    """Return the rows by the name of their test."""
    rows = {}
    for line in DOCUMENT.read_text("utf-8").splitlines():
        named = NAMED.search(line)
        if line.startswith("|") and named:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) == COLUMNS:
                rows[named[1]] = Row(*cells[2:5])
    return rows


def row_of(updates: Sequence[JobUpdate]) -> Row:
    """Return the row that tells what a printer said: in English, as on the screen."""
    words = catalogue("en")
    told = [update for update in updates if update.state in FINAL_STATES | {"waiting"}]
    visitor = dict.fromkeys(_seen(update, words) for update in told)
    staff = dict.fromkeys(line for update in told for line in staff_lines(update.reason, words))
    return Row(
        " → ".join(visitor),
        "<br>".join(f"{line.said} {line.do}" for line in staff) or "—",
        updates[-1].state,
    )


@cache
def catalogue(language: str) -> Words:
    """Return the words of a language."""
    with TemporaryDirectory() as folder:
        return Catalogues(load_pack(NATIONAL, None), [NATIONAL], Path(folder)).get(language)


def _seen(update: JobUpdate, words: Words) -> str:
    if update.state == "printed":
        return words.text("end.title")
    if update.state == "saved":
        return words.text("end.folder_title")
    return words.text(f"slip.state.{update.state}")
