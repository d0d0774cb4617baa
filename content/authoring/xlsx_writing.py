"""
A worklist as a spreadsheet, one row a sentence (a plural: one row a form).

Every cell is typed as text: a sentence that starts with `=` is no formula, and no program
turns a phone number into a number.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from content.authoring import xlsx_columns as columns
from content.authoring.worklist import TranslationError, Unit, Worklist

AS_TEXT: Final = "@"
_HEADER = PatternFill("solid", start_color="FF0B4F8A")
_OPEN = PatternFill("solid", start_color="FFFFF8DC")
_STALE = PatternFill("solid", start_color="FFFFD9B3")


def xlsx_of(work: Worklist) -> bytes:
    """
    Return a worklist as the bytes of an .xlsx file.

    Raises:
        TranslationError: A sentence holds a character that no spreadsheet can hold.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = columns.SHEET
    names = list(columns.WIDTHS)
    for at, name in enumerate(names, 1):
        said = f"{name}: {work.language_name} ({work.tag})" if name == columns.TRANSLATION else name
        cell = _write(sheet, 1, at, said)
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), _HEADER
        sheet.column_dimensions[get_column_letter(at)].width = columns.WIDTHS[name]
    at_row = 1
    for unit in work.units:
        for row in _rows(unit, work):
            at_row += 1
            for at, name in enumerate(names, 1):
                cell = _write(sheet, at_row, at, row[name])
                if name in columns.OPEN:
                    _let_in(cell, unit, work, name)
    sheet.freeze_panes = sheet.cell(2, names.index(columns.FORM) + 1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{at_row}"
    sheet.row_dimensions[1].height = 32
    _protect(sheet, names.index(columns.SETTLED) + 1, at_row)
    _about(book, work)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _rows(unit: Unit, work: Worklist) -> Iterator[Mapping[str, str]]:
    for at, form in enumerate(unit.forms):
        one_alone = unit.plural and work.plurals.examples[at] == (1,)
        # Dutch has a form for 1 and one for the rest: beside each row the one that it is of.
        beside = 0 if one_alone or not unit.plural else -1
        yield {
            columns.ID: unit.id,
            columns.FORM: _form(at, work) if unit.plural else "",
            columns.WHERE: unit.shown_at.where,
            columns.SCREENSHOT: unit.shown_at.screenshot,
            columns.SOURCE: unit.source[beside],
            columns.REFERENCE: unit.reference[beside] if unit.reference else "",
            columns.TRANSLATION: form,
            columns.SETTLED: "",
            columns.NOTES: "\n".join(_notes(unit)),
            columns.FINGERPRINT: unit.fingerprint,
        }


def _form(at: int, work: Worklist) -> str:
    numbers = work.plurals.examples[at]
    return f"{at + 1} of {work.plurals.count}: {', '.join(map(str, numbers))} …"


def _notes(unit: Unit) -> Iterator[str]:
    if unit.made_from is not None:
        yield f"The Dutch has changed. The translation was made from: {unit.made_from}"
        yield f'If it is still right, write "{columns.YES}" beside it.'
    yield from (f"{name}: {said}" for name, said in unit.notes.items())


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    try:
        cell.value = text or None
    except IllegalCharacterError:
        message = f"A spreadsheet cannot hold a control character: {text!r}. Mend the sentence."
        raise TranslationError(message) from None
    if text:
        cell.data_type = "s"
    cell.number_format = AS_TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _let_in(cell: Cell, unit: Unit, work: Worklist, name: str) -> None:
    """Open a cell to the translator; `Still right?` only where the Dutch has changed."""
    stale = unit.made_from is not None
    if name == columns.SETTLED and not stale:
        return
    cell.protection = Protection(locked=False)
    cell.fill = _STALE if stale else _OPEN
    if name == columns.TRANSLATION and work.right_to_left:
        cell.alignment = Alignment(
            wrap_text=True, vertical="top", horizontal="right", readingOrder=2
        )


def _protect(sheet: Worksheet, settled: int, last_row: int) -> None:
    """Guard all but the open cells, without a password: against slips, not against people."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)  # False is "not forbidden" in this format
    choice = DataValidation(type="list", formula1=f'"{columns.YES}"', allow_blank=True)
    choice.add(f"{get_column_letter(settled)}2:{get_column_letter(settled)}{max(last_row, 2)}")
    sheet.add_data_validation(choice)


def _about(book: Workbook, work: Worklist) -> None:
    sheet = book.create_sheet(columns.ABOUT)
    changed = f"translate anew, or write {columns.YES} beside it if it still says the same."
    lines = {
        "format": columns.FORMAT,
        "pack": work.pack,
        "language": work.tag,
        "how": "Write in the yellow cells of the sheet Translation, nowhere else.",
        "placeholders": "Keep {name}, {n} and the like exactly as they are; move them freely.",
        "plurals": "One row for each form; the numbers in column Form say which it is for.",
        "orange cells": f"The Dutch has changed: {changed}",
        "screenshots": "The pictures by these names come with the file: ask who sent it to you.",
        "then": "Save as .xlsx under any name and send it back.",
    }
    for row, (name, said) in enumerate(lines.items(), 1):
        _write(sheet, row, 1, name).font = Font(bold=True)
        _write(sheet, row, 2, said)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
    sheet.protection.sheet = True
