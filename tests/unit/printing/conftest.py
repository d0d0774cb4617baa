"""Paper for the tests: a real printer, and PDFs read back with poppler."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.ports import JobUpdate, Printer
from tests.fakes.own_time import run
from tests.printer_lab import VirtualPrinter, virtual_printer
from tests.unit.printing.fault_table import row_of, table
from tests.unit.printing.faults import Hold, Listener, printed


@pytest.fixture
def lab_printer(tmp_path: Path) -> Iterator[VirtualPrinter]:
    """Run a virtual IPP printer with paper in it."""
    with virtual_printer(tmp_path) as printer:
        yield printer


class Paper:
    """What a reader, a scanner and an eye find on a PDF."""

    def __init__(self, file: Path, pdf: bytes) -> None:
        """Put the PDF on disk for poppler."""
        self.file = file
        file.write_bytes(pdf)

    def text(self, *options: str) -> str:
        """Return the text as copied from a viewer."""
        command = ["pdftotext", *options, str(self.file), "-"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def words(self) -> list[str]:
        """Return the words, without the marks of direction that poppler adds."""
        text = self.text()
        for mark in "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069":
            text = text.replace(mark, "")
        return text.split()

    def columns(self, middle: float, width: float, height: float) -> tuple[str, str]:
        """Return the text left and right of `middle`; all in points."""
        frame = ["-r", "72", "-y", "0", "-H", str(int(height))]
        left = self.text(*frame, "-x", "0", "-W", str(int(middle)))
        right = self.text(*frame, "-x", str(int(middle)), "-W", str(int(width - middle)))
        return left, right

    def boxes(self) -> str:
        """Return poppler's list of words with their places."""
        return self.text("-bbox")

    def info(self) -> dict[str, str]:
        """Return what the document says of itself."""
        command = ["pdfinfo", str(self.file)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return {
            name: value.strip()
            for name, _, value in (line.partition(":") for line in said.splitlines())
        }

    def pictures(self, dots_per_inch: int = 200) -> list[Image.Image]:
        """Return the pages as pictures."""
        stem = self.file.with_suffix("")
        subprocess.run(
            ["pdftoppm", "-r", str(dots_per_inch), "-png", str(self.file), str(stem)], check=True
        )
        files = sorted(stem.parent.glob(f"{stem.name}-*.png"))
        pictures = []
        for file in files:
            with Image.open(file) as picture:
                pictures.append(picture.convert("L"))
        return pictures


@pytest.fixture
def on_paper(tmp_path: Path) -> type:
    """Return what turns a PDF into a `Paper`."""

    class Here(Paper):
        def __init__(self, pdf: bytes) -> None:
            super().__init__(tmp_path / "slip.pdf", pdf)

    return Here


@pytest.fixture
def hold(request: pytest.FixtureRequest) -> Hold:
    """Return what prints, and holds what the printer says against the row of the test."""

    def held(printer: Printer, *listeners: Listener) -> list[JobUpdate]:
        updates = run(printed(printer, *listeners))
        assert row_of(updates) == table()[request.node.name]
        return updates

    return held
