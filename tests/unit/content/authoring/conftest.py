"""Sheets for translators: written, changed by hand as a translator would, and taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from content.authoring import xlsx_columns as columns
from content.authoring.translating import Format, Imported, export, import_file
from content.authoring.worklist import worklist
from content.findings import Finding, Findings
from content.layout import po_path

CellChange = Callable[[str, str], str]
"""Id and what the cell holds → what it holds then."""


@dataclass
class Exchange:
    """Where the sheets of one pack go out and come back."""

    folder: Path
    tray: Path
    tag: str = "pl"

    def export(self, kind: Format) -> Path:
        """Write a sheet for the translator."""
        path = self.tray / f"sheet.{kind}"
        path.write_bytes(export(worklist(self.folder, self.tag), kind))
        return path

    def take(
        self, path: Path, language: str | None = None
    ) -> tuple[Imported | None, list[Finding]]:
        """Take a sheet back."""
        findings = Findings()
        return import_file(self.folder, path, language, findings), list(findings)

    def kinds(self, path: Path) -> list[str]:
        """Take a file that does not fit; return the kinds of its faults; nothing is written."""
        before = self.words
        imported, findings = self.take(path)
        assert imported is None
        assert self.words == before
        return [finding.kind for finding in findings]

    @property
    def words(self) -> dict[str, bytes]:
        """All PO files of the pack, by name."""
        return {path.name: path.read_bytes() for path in (self.folder / "text").iterdir()}

    @property
    def po(self) -> str:
        """The PO file of the language."""
        return po_path(self.folder, self.tag).read_text(encoding="utf-8")

    def write(self, path: Path, column: str, cells: Mapping[int, object]) -> None:
        """Write cells of a spreadsheet by row, as text unless they are something else."""
        book = openpyxl.load_workbook(path)
        sheet = book[columns.SHEET]
        at = list(columns.WIDTHS).index(column) + 1
        for row, said in cells.items():
            cell = sheet.cell(row, at)
            cell.value = said
            if isinstance(said, str) and not said.startswith("=FORMULA"):
                cell.data_type = "s"
        book.save(path)

    def row(self, path: Path, text_id: str) -> int:
        """Return the first row of a sentence."""
        sheet = openpyxl.load_workbook(path)[columns.SHEET]
        rows = range(2, sheet.max_row + 1)
        return next(row for row in rows if sheet.cell(row, 1).value == text_id)


@pytest.fixture
def exchange(tiny: object, tmp_path: Path) -> Exchange:
    """The tiny pack, in Polish."""
    assert tiny
    return Exchange(tmp_path / "tiny", tmp_path)
