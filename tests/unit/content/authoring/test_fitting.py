"""What does not fit is refused with its row and reason, all of it at once; nothing is written."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.authoring import xlsx_columns as columns
from kiosk.errors import KioskError
from tests.unit.content.authoring.conftest import Exchange
from tests.unit.content.conftest import FAKES

SENTENCE = "question.purpose"
PLURAL = "ui.weeks"


@pytest.mark.parametrize(
    ("text_id", "said", "kind"),
    [
        (SENTENCE, None, "empty"),
        (SENTENCE, "   ", "empty"),
        (SENTENCE, "{name}", "placeholder"),
        (SENTENCE, "a { b", "placeholder"),
        (SENTENCE, "a\u202eb", "control"),
        (SENTENCE, "a\u2067b", "control"),
        (SENTENCE, "a\tb", "control"),
        (PLURAL, "{m} x", "placeholder"),
        (SENTENCE, 31612345678, "fault"),
        (SENTENCE, True, "fault"),
        (SENTENCE, "=FORMULA()", "fault"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_with_its_row(
    exchange: Exchange, text_id: str, said: object, kind: str
) -> None:
    sheet = exchange.export("xlsx")
    row = exchange.row(sheet, text_id)
    exchange.write(sheet, columns.TRANSLATION, {row: said})
    before = exchange.words
    imported, findings = exchange.take(sheet)
    assert imported is None
    assert {finding.line for finding in findings} == {row}
    assert kind in {finding.kind for finding in findings}
    assert exchange.words == before


def test_all_faults_are_told_at_once(exchange: Exchange) -> None:
    sheet = exchange.export("xlsx")
    exchange.write(sheet, columns.TRANSLATION, {2: None, 3: "{x}", 4: "a\u202eb"})
    exchange.write(sheet, columns.ID, {5: "question.purpos"})
    exchange.write(sheet, columns.FINGERPRINT, {6: "000000000000"})
    assert set(exchange.kinds(sheet)) == {
        "empty",
        "placeholder",
        "control",
        "id",
        "stale",
        "missing",
    }


def test_a_plural_with_a_row_less_or_twice_is_refused(exchange: Exchange) -> None:
    sheet = exchange.export("xlsx")
    row = exchange.row(sheet, PLURAL)
    book = openpyxl.load_workbook(sheet)
    book[columns.SHEET].delete_rows(row + 2)
    book.save(sheet)
    assert exchange.kinds(sheet) == ["plural"]
    exchange.write(sheet, columns.FORM, {row + 1: "1 of 3: 1"})
    assert set(exchange.kinds(sheet)) == {"twice", "plural"}
    exchange.write(sheet, columns.FORM, {row + 1: "many"})
    assert "fault" in exchange.kinds(sheet)


def test_rows_may_be_sorted_and_columns_moved(exchange: Exchange) -> None:
    sheet = exchange.export("xlsx")
    book = openpyxl.load_workbook(sheet)
    old = book[columns.SHEET]
    rows = [[cell.value for cell in row][::-1] for row in old.iter_rows()]
    book.remove(old)
    new = book.create_sheet(columns.SHEET)
    for row in [rows[0], *rows[:0:-1]]:
        new.append(row)
    book.save(sheet)
    imported, findings = exchange.take(sheet)
    assert findings == []
    assert imported is not None
    assert imported.reworded == ()


def test_another_language_than_asked_is_refused(exchange: Exchange) -> None:
    for kind in ("po", "xlsx"):
        sheet = exchange.export(kind)
        imported, findings = exchange.take(sheet, "ar")
        assert imported is None
        assert [finding.kind for finding in findings] == ["language"]


def po_edit(before: str, after: str) -> Callable[[str], str]:
    return lambda text: text.replace(before, after, 1)


def cut(text: str) -> str:
    return text[: text.index('msgctxt "reason')]


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (po_edit(f'msgctxt "{SENTENCE}"', 'msgctxt "question.purpos"'), "id"),
        (po_edit('msgstr[2] "{n} tygodni ({date})"\n', ""), "plural"),
        (po_edit('msgstr[1] "{n} tyg', 'msgstr[1] "{n} {m} tyg'), "placeholder"),
        (po_edit(f'msgctxt "{SENTENCE}"\nmsgid "', f'msgctxt "{SENTENCE}"\nmsgid "x'), "stale"),
        (po_edit('"Language: pl', '"Language: ar'), "plural"),
        (cut, "missing"),
        (lambda text: text + text[text.index(f'msgctxt "{SENTENCE}"') :], "twice"),
        (lambda _: "", "fault"),
        (lambda _: "hello", "fault"),
        (lambda text: text[: text.index('msgctxt "reason') + 15], "missing"),
    ],
)
def test_a_po_file_that_does_not_fit_is_refused(
    exchange: Exchange, edit: Callable[[str], str], kind: str
) -> None:
    sheet = exchange.export("po")
    sheet.write_text(edit(sheet.read_text(encoding="utf-8")), encoding="utf-8")
    assert kind in exchange.kinds(sheet)


def test_a_new_sentence_that_is_marked_unfinished_waits(exchange: Exchange) -> None:
    sheet = exchange.export("po")
    text = sheet.read_text(encoding="utf-8")
    at = text.index(f'msgctxt "{SENTENCE}"')
    rest = text[at:].replace('msgstr "', 'msgstr "Nowe ', 1)
    sheet.write_text(f"{text[:at]}#, fuzzy\n{rest}", encoding="utf-8")
    assert exchange.kinds(sheet) == ["unfinished"]


def repacked(path: Path, changes: dict[str, bytes]) -> None:
    """Write the members of an .xlsx anew, some of them other or more."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in {**members, **changes}.items():
            new.writestr(name, content)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"xl/vbaProject.bin": b"x"}, "macros"),
        ({"[Content_Types].xml": b"application/vnd.ms-excel.sheet.macroEnabled.12"}, "macros"),
        ({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, "document type"),
        ({"xl/media/big.bin": bytes(120_000_000)}, "unpacks to more"),
        ({"xl/workbook.xml": b"<x"}, "no whole spreadsheet"),
    ],
)
def test_a_spreadsheet_that_could_do_harm_is_not_opened(
    exchange: Exchange, changes: dict[str, bytes], said: str
) -> None:
    sheet = exchange.export("xlsx")
    repacked(sheet, changes)
    imported, findings = exchange.take(sheet)
    assert imported is None
    assert said in str(findings[0])


def test_a_spreadsheet_of_somebody_elses_making_is_told_apart(exchange: Exchange) -> None:
    book = openpyxl.Workbook()
    book.save(exchange.tray / "other.xlsx")
    _, findings = exchange.take(exchange.tray / "other.xlsx")
    assert "not one that this program made" in str(findings[0])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0old excel"])
def test_half_a_spreadsheet_is_refused(exchange: Exchange, content: bytes) -> None:
    path = exchange.tray / "half.xlsx"
    path.write_bytes(content)
    assert exchange.kinds(path) == ["fault"]


def test_a_file_that_is_not_there_is_told(exchange: Exchange) -> None:
    with pytest.raises(KioskError, match="cannot be read"):
        exchange.take(exchange.tray / "nothing.po")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    tray = tmp_path_factory.mktemp("sent")
    exchange = Exchange(FAKES / "tiny", tray)
    return {kind: exchange.export(kind).read_bytes() for kind in ("po", "xlsx")}


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_file_never_does_more_than_give_findings(
    sent: dict[str, bytes], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kind = data.draw(st.sampled_from(sorted(sent)))
    content = bytearray(sent[kind])
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = (
        content[: data.draw(st.integers(0, len(content)))] if data.draw(st.booleans()) else content
    )
    tray = tmp_path_factory.mktemp("back")
    shutil.copytree(FAKES / "tiny", tray / "tiny")
    exchange = Exchange(tray / "tiny", tray)
    before = exchange.words
    (tray / f"x.{kind}").write_bytes(content)
    try:
        imported, findings = exchange.take(tray / f"x.{kind}", "pl")
    except KioskError:
        imported, findings = None, []
    if imported is None or not (imported.reworded or imported.settled):
        assert exchange.words == before
    assert imported is None or findings == []
