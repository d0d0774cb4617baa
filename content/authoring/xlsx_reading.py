"""A spreadsheet that came back from a translator, read row by row."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

from content.authoring import xlsx_columns as columns
from content.authoring.returned import Returned, ReturnedUnit
from content.authoring.xlsx_opening import open_workbook
from content.findings import Findings

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
_READ_AS: Final = {
    "f": "a formula",
    "n": "a number",
    "d": "a date",
    "b": "true or false",
    "e": "an error of the spreadsheet program",
}
_MEND_TYPE: Final = "format the cell as text and write the sentence again"


def read_xlsx_sheet(path: Path, findings: Findings) -> Returned:
    """
    Return what stands in a spreadsheet; what cannot be read goes to `findings`.

    Raises:
        TranslationError: The file cannot be read at all.
    """
    book = open_workbook(path, findings)
    if book is None:
        return Returned(path.name, "", ())
    about = _about(book)
    if about.get("format") == columns.FORMAT and columns.SHEET not in book.sheetnames:
        fault = f"has no sheet '{columns.SHEET}'"
        findings.add(path.name, 1, fault, f"call the sheet '{columns.SHEET}' again")
        return Returned(path.name, "", ())
    if about.get("format") != columns.FORMAT:
        fault = "is a spreadsheet, but not one that this program made"
        findings.add(path.name, 1, fault, "export it anew and fill that one in")
        return Returned(path.name, "", ())
    reader = _RowReader(path.name, book[columns.SHEET], findings)
    units = reader.units()
    return Returned(path.name, about.get("language", ""), units, frozenset(reader.unreadable))


def _about(book: Workbook) -> Mapping[str, str]:
    if columns.ABOUT not in book.sheetnames:
        return {}
    rows = book[columns.ABOUT].iter_rows(max_row=20, max_col=2, values_only=True)
    return {str(name): str(said) for name, said in rows}


class _RowReader:
    """Reads the rows of one sheet; the forms of a plural come together again."""

    def __init__(self, label: str, sheet: "Worksheet", findings: Findings) -> None:
        self.label = label
        self.sheet = sheet
        self.findings = findings
        self.rows: dict[str, dict[int, int]] = {}
        """Row by form (from 0) by id."""
        self.unreadable: set[str] = set()

    def units(self) -> list[ReturnedUnit]:
        """Return the sentences of the sheet."""
        if self.sheet.max_row > MOST_ROWS or self.sheet.max_column > MOST_COLUMNS:
            self._note(1, "has far more rows or columns than were exported", "export it anew")
            return []
        found = self._columns()
        if found is None:
            return []
        units = []
        for row in range(2, self.sheet.max_row + 1):
            self._take(row, found)
        for text_id, by_form in self.rows.items():
            before = len(self.findings)
            forms = [
                self._text(by_form[form], found[columns.TRANSLATION]) for form in sorted(by_form)
            ]
            first = by_form[min(by_form)]
            mark = self._fingerprint(first, found[columns.FINGERPRINT])
            looked_at = [self._text(row, found[columns.SETTLED]) for row in by_form.values()]
            settled = any(said.strip().lower() == columns.YES for said in looked_at)
            if sorted(by_form) != list(range(len(by_form))):
                self._note(first, f"'{text_id}' lacks one of its rows", "put every form back")
            if len(self.findings) > before or text_id in self.unreadable:
                self.unreadable.add(text_id)
                continue
            units.append(ReturnedUnit(first, text_id, mark.strip(), tuple(forms), settled))
        return units

    def _columns(self) -> Mapping[str, int] | None:
        """Return where each column stands now; a translator may have moved them."""
        found: dict[str, int] = {}
        for cell in self.sheet[1]:
            name = str(cell.value or "").partition(":")[0].strip()
            found.setdefault(name, cell.column)
        missing = [name for name in columns.READ if name not in found]
        for name in missing:
            self._note(1, f"has no column '{name}'", "export it anew and fill that one in")
        return None if missing else found

    def _take(self, row: int, found: Mapping[str, int]) -> None:
        text_id = self._text(row, found[columns.ID]).strip()
        for name in columns.READ:  # what a translator adds beside them is not ours to read
            cell = self.sheet.cell(row, found[name])
            if cell.data_type == "f":
                self._note(row, f"{cell.coordinate} holds a formula", _MEND_TYPE)
                self.unreadable.add(text_id)
        if not text_id:
            if self._text(row, found[columns.TRANSLATION]).strip():
                self._note(row, "has a translation, but no id", "put the id of the row back")
            return
        form = self._text(row, found[columns.FORM]).strip()
        number = form.partition(" ")[0] or "1"
        if not (number.isdecimal() and 1 <= int(number) <= 10):  # noqa: PLR2004 - no language has more
            self._note(row, f"'{form}' is no plural form", "put the cell 'Form' back as it was")
            return
        by_form = self.rows.setdefault(text_id, {})
        if int(number) - 1 in by_form:
            fault = f"'{text_id}' stands here again (first in row {by_form[int(number) - 1]})"
            self._note(row, fault, "keep one of the two rows", kind="twice")
            return
        by_form[int(number) - 1] = row

    def _fingerprint(self, row: int, column: int) -> str:
        """Return the mark of a row; a program may have made a number of one without letters."""
        value = self.sheet.cell(row, column).value
        return f"{value:012d}" if type(value) is int else self._text(row, column)

    def _text(self, row: int, column: int) -> str:
        cell: Cell = self.sheet.cell(row, column)
        if cell.value is None or cell.data_type == "f":
            return ""
        if not isinstance(cell.value, str):
            kind = _READ_AS.get(cell.data_type, "no text")
            self._note(row, f"{cell.coordinate} ({cell.value}) is read as {kind}", _MEND_TYPE)
            return str(cell.value)
        return cell.value

    def _note(self, row: int, fault: str, mend: str, kind: str = "fault") -> None:
        self.findings.add(self.label, row, fault, mend, kind=kind)
