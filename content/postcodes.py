"""
Streets by postcode, from a sorted CSV file that may be as large as the country.

Columns: postcode, from, to, parity (`all`, `even`, `odd`), street, town. The file is searched
where it lies (binary search), so that a million lines cost neither memory nor time to start.
"""

import csv
import mmap
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Lock

from content.findings import Findings
from kiosk.errors import PackError

COLUMNS = ("postcode", "from", "to", "parity", "street", "town")
PARITIES = frozenset({"all", "even", "odd"})
_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_KEY_LENGTH = 6
MOST_FAULTS = 20
"""Wrong rows that are told: whoever mends these finds the rest alike."""


class PostcodeFile:
    """The streets of one CSV file; implements `kiosk.ports.PostcodeTable`."""

    def __init__(self, path: Path) -> None:
        """Take a file that is opened at the first question."""
        self._path = path
        self._opened: mmap.mmap | bytes | None = None
        self._lock = Lock()

    def street(self, postcode: str, house_number: str) -> tuple[str, str] | None:
        """
        Return (street, town) for `1012AB` and a house number, or None where unknown.

        Raises:
            PackError: The file cannot be read.
        """
        digits = re.match(r"[0-9]{1,6}", house_number.strip())
        wanted = postcode.replace(" ", "").upper()
        if digits is None or not _POSTCODE.fullmatch(wanted):
            return None
        number = int(digits.group())
        # A row that is damaged is a street we do not know; `check_postcodes` tells of it.
        with suppress(UnicodeDecodeError, csv.Error):
            for row in csv.reader(self._lines(wanted.encode())):
                if len(row) == len(COLUMNS) and _covers(row, number):
                    return row[4], row[5]
        return None

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        with self._lock:
            if isinstance(self._opened, mmap.mmap):
                self._opened.close()
            self._opened = None

    def _table(self) -> mmap.mmap | bytes:
        with self._lock:
            if self._opened is None:
                try:
                    with self._path.open("rb") as file:
                        empty = not self._path.stat().st_size
                        self._opened = (
                            b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                        )
                except OSError as error:
                    message = (
                        f"{self._path.name}: cannot be read ({error.strerror})  → name a postcode "
                        "file in kiosk.toml, or take the one of the national pack"
                    )
                    raise PackError(message) from error
            return self._opened

    def _lines(self, key: bytes) -> Iterator[str]:
        """Yield the lines that start with a postcode."""
        table = self._table()
        start = _first_at_or_after(table, key)
        while start < len(table):
            end = _line_end(table, start)
            if table[start : start + _KEY_LENGTH] != key:
                return
            yield table[start:end].decode("utf-8").rstrip("\r\n")
            start = end


def _line_end(table: mmap.mmap | bytes, start: int) -> int:
    newline = table.find(b"\n", start)
    return len(table) if newline < 0 else newline + 1


def _data_start(table: mmap.mmap | bytes) -> int:
    """Return where the rows start: after comments, empty lines and the line of column names."""
    start = 0
    while start < len(table) and table[start : start + 1] not in b"123456789":
        start = _line_end(table, start)
    return start


def _first_at_or_after(table: mmap.mmap | bytes, key: bytes) -> int:
    """Return the start of the first line that is not before a key."""
    low, high = _data_start(table), len(table)
    while low < high:
        middle = (low + high) // 2
        line = max(table.rfind(b"\n", low, middle) + 1, low)
        if table[line : line + _KEY_LENGTH] < key:
            low = _line_end(table, line)
        else:
            high = line
    return low


def _covers(row: list[str], number: int) -> bool:
    if not (row[1].isdecimal() and row[2].isdecimal()):
        return False
    if row[3] == ("odd" if number % 2 == 0 else "even"):
        return False
    return int(row[1]) <= number <= int(row[2])


def check_postcodes(path: Path, findings: Findings) -> None:
    """
    Note lines of a whole file that are wrong or not in the order of the alphabet, at most 20.

    A kiosk looks at a few lines alone, so one out of order would hide others without a word.
    """
    label = f"{path.parent.name}/{path.name}"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, fault, mend in islice(_faults(file), MOST_FAULTS):
                findings.add(label, number, fault, mend, kind="postcodes")
    except (OSError, UnicodeDecodeError, csv.Error):
        mend = "save it as text in UTF-8, a row a line"
        findings.add(label, 1, "cannot be read", mend, kind="postcodes")


def _faults(lines: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    before = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith(("#", "postcode,")) or not line.strip():
            continue
        row = next(csv.reader([line]))
        fault, mend = _fault_of(row, before)
        if fault:
            yield number, fault, mend
        before = row[0] if row else before


def _fault_of(row: list[str], before: str) -> tuple[str, str]:
    """Return what is wrong with a row and how to mend it; empty where nothing is."""
    if len(row) != len(COLUMNS):
        return f"has {len(row)} columns", f"write {', '.join(COLUMNS)}"
    postcode, first, last, parity, street, town = row
    is_range = first.isdecimal() and last.isdecimal() and int(first) <= int(last)
    checks = (
        (_POSTCODE.fullmatch(postcode), f"'{postcode}' is no postcode", "write it as 1012AB"),
        (postcode >= before, f"'{postcode}' stands after '{before}'", "sort it (LC_ALL=C sort)"),
        (is_range, f"'{first}' to '{last}' is no range of house numbers", "write two numbers"),
        (parity in PARITIES, f"'{parity}' is no parity", "write all, even or odd"),
        (street.strip() and town.strip(), "the street or town is empty", "write both"),
    )
    return next(((fault, mend) for fine, fault, mend in checks if not fine), ("", ""))
