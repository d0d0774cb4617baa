"""Files that came back through other programs: gettext, Poedit, another spreadsheet."""

import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from babel.messages.pofile import read_po, write_po
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from content.authoring import xlsx_columns as columns
from content.authoring.worklist import worklist
from content.po_sources import fingerprint_of
from tests.unit.content.authoring.conftest import Exchange
from tests.unit.content.conftest import REAL

SENTENCE = "question.purpose"
AT = {name: at for at, name in enumerate(columns.WIDTHS, 1)}


def unchanged(exchange: Exchange, path: Path, language: str | None = None) -> None:
    """Take a file back in which nothing is different, and see that not a byte is."""
    before = exchange.words
    imported, findings = exchange.take(path, language)
    assert findings == []
    assert imported is not None
    assert (imported.reworded, imported.settled) == ((), ())
    assert exchange.words == before


@pytest.mark.parametrize("tag", ["pl", "ar"])
def test_gettext_and_poedit_may_wrap_sort_and_sign_a_file(tmp_path: Path, tag: str) -> None:
    """Narrow lines, another order, headers of their own, old sentences kept, CRLF."""
    shutil.copytree(REAL / "national", tmp_path / "national")
    exchange = Exchange(tmp_path / "national", tmp_path, tag)
    sheet = exchange.export("po")
    written = BytesIO()
    with sheet.open("rb") as file:
        write_po(written, read_po(file, locale=tag), width=60, sort_output=True)
    text = written.getvalue().decode()
    signed = f'"X-Generator: Poedit 3.4.2\\n"\n"Language: {tag}_XX\\n"\n'
    text = text.replace(f'"Language: {tag}\\n"\n', signed)
    assert "X-Generator" in text
    text += '\n#~ msgctxt "old.one"\n#~ msgid "Oud"\n#~ msgstr "Old"\n'
    sheet.write_bytes(text.replace("\n", "\r\n").encode())
    unchanged(exchange, sheet)
    unchanged(exchange, sheet, tag)


def test_a_region_that_a_program_adds_begins_no_new_language(exchange: Exchange) -> None:
    """Poedit writes `pl_PL`; the pack has `pl`."""
    sheet = exchange.export("po")
    text = sheet.read_text(encoding="utf-8").replace('"Language: pl\\n"', '"Language: pl_PL\\n"')
    sheet.write_text(text, encoding="utf-8")
    unchanged(exchange, sheet)
    assert not (exchange.folder / "text" / "pl-PL.po").exists()


def test_another_spreadsheet_program_may_write_the_file_anew(exchange: Exchange) -> None:
    """No styles, no guard; letters in bold; notes, sums and sheets of the translator's own."""
    path = exchange.export("xlsx")
    old = openpyxl.load_workbook(path)
    new = openpyxl.Workbook()
    new.active.title = "My notes"
    for name in (columns.ABOUT, columns.SHEET):
        sheet = new.create_sheet(name)
        for row in old[name].iter_rows(values_only=True):
            sheet.append(row)
    sheet = new[columns.SHEET]
    beside = sheet.max_column + 1
    sheet.cell(1, beside).value = "Length"
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, beside).value = f"=LEN(G{row})"
    cell = sheet.cell(2, AT[columns.TRANSLATION])
    said = str(cell.value)
    cell.value = CellRichText(TextBlock(InlineFont(b=True), said[:3]), said[3:])
    sheet.append([None] * beside)
    new.save(path)
    unchanged(exchange, path)


def opened(path: Path) -> Worksheet:
    """Return the sheet to change; `sheet.parent.save(path)` writes it."""
    return openpyxl.load_workbook(path)[columns.SHEET]


def test_spaces_around_a_sentence_are_not_taken_over(exchange: Exchange) -> None:
    """A cell picks them up unseen; on the screen they would move the words."""
    path = exchange.export("xlsx")
    row = exchange.row(path, SENTENCE)
    exchange.write(path, columns.TRANSLATION, {row: "  Co chcesz zrobić?\u00a0 "})
    imported, findings = exchange.take(path)
    assert findings == []
    assert imported is not None
    (unit,) = (one for one in worklist(exchange.folder, "pl").units if one.id == SENTENCE)
    assert unit.forms == ("Co chcesz zrobić?",)


def test_a_mark_without_letters_may_have_become_a_number(exchange: Exchange) -> None:
    """One in some three hundred has digits alone; a number loses the zeros before it."""
    dutch = exchange.folder / "text" / "nl.po"
    text = dutch.read_text(encoding="utf-8")
    before = f'msgid "{SENTENCE}"\nmsgstr "nl {SENTENCE}"'
    assert before in text
    number = next(n for n in range(20_000) if fingerprint_of(f"Zin {n}").isdecimal())
    dutch.write_text(
        text.replace(before, f'msgid "{SENTENCE}"\nmsgstr "Zin {number}"'), encoding="utf-8"
    )
    path = exchange.export("xlsx")
    sheet = opened(path)
    cell = sheet.cell(exchange.row(path, SENTENCE), AT[columns.FINGERPRINT])
    cell.value = int(str(cell.value))
    sheet.parent.save(path)
    unchanged(exchange, path)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (columns.TRANSLATION, 2027, "is read as a number  → format the cell as text"),
        (columns.TRANSLATION, "een\ntwee", "holds the unseen character U+000A"),
        (columns.ID, "question.purpos", "there is no text 'question.purpos'  → the nearest is"),
        (columns.ID, None, "has a translation, but no id  → put the id of the row back"),
    ],
)
def test_a_slip_of_the_hand_is_told_with_its_row_and_what_to_do(
    exchange: Exchange, column: str, value: object, said: str
) -> None:
    path = exchange.export("xlsx")
    row = exchange.row(path, SENTENCE)
    sheet = opened(path)
    sheet.cell(row, AT[column]).value = value
    sheet.parent.save(path)
    imported, findings = exchange.take(path)
    assert imported is None
    assert any(f"sheet.xlsx:{row}: " in str(one) and said in str(one) for one in findings)


def test_a_sheet_under_another_name_is_asked_for_by_its_own(exchange: Exchange) -> None:
    path = exchange.export("xlsx")
    sheet = opened(path)
    sheet.title = "Blad1"
    sheet.parent.save(path)
    _, findings = exchange.take(path)
    assert [str(one) for one in findings] == [
        "sheet.xlsx:1: has no sheet 'Translation'  → call the sheet 'Translation' again"
    ]
