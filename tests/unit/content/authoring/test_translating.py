"""Sentences go out and come back; what is the same stays byte for byte."""

import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import escape, read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from content.authoring import xlsx_columns as columns
from content.authoring.plural_rules import rule_for
from content.authoring.translating import FORMATS, Format
from content.authoring.worklist import TranslationError, worklist
from content.loading import load_pack
from content.texts import check_texts
from tests.unit.content.authoring.conftest import Exchange
from tests.unit.content.conftest import FAKES, REAL

SENTENCE = "question.purpose"


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("tag", ["en", "pl", "ar"])
@pytest.mark.parametrize("pack", ["national", "amsterdam"])
def test_a_round_trip_of_the_real_packs_changes_no_byte(
    tmp_path: Path, pack: str, tag: str, kind: Format
) -> None:
    shutil.copytree(REAL / pack, tmp_path / pack)
    exchange = Exchange(tmp_path / pack, tmp_path, tag)
    before = exchange.words
    imported, findings = exchange.take(exchange.export(kind), tag)
    assert findings == []
    assert imported is not None
    assert (imported.reworded, imported.settled) == ((), ())
    assert exchange.words == before


def test_one_edit_in_a_spreadsheet_changes_one_sentence(exchange: Exchange) -> None:
    sheet, before = exchange.export("xlsx"), exchange.po
    exchange.write(sheet, columns.TRANSLATION, {exchange.row(sheet, SENTENCE): "=2+2, panie"})
    imported, findings = exchange.take(sheet)
    assert findings == []
    assert imported is not None
    assert imported.reworded == (SENTENCE,)
    was, is_ = before.splitlines(), exchange.po.splitlines()
    assert [line for line in is_ if line not in was] == [
        "#. nl: nl question.purpose",
        'msgstr "=2+2, panie"',
    ]
    assert len(is_) == len(was) + 1


def change_dutch(exchange: Exchange, text_id: str = SENTENCE, to: str = "Ander Nederlands.") -> str:
    """Write other Dutch under an id; returns what was there."""
    path = exchange.folder / "text/nl.po"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = lines.index(f'msgid "{text_id}"\n') + 1
    was = lines[at]
    lines[at] = f"msgstr {escape(to)}\n"
    path.write_text("".join(lines), encoding="utf-8")
    return was.removeprefix('msgstr "').removesuffix('"\n')


def with_source_notes(exchange: Exchange) -> None:
    """Give every translation its `#. nl:`, as the real packs have them."""
    sheet = exchange.export("po")
    text = sheet.read_text(encoding="utf-8").replace('msgstr "', 'msgstr "x ')
    text = text.replace('msgstr "x "\n"Project', 'msgstr ""\n"Project')
    sheet.write_text(text, encoding="utf-8")
    imported, findings = exchange.take(sheet)
    assert findings == []
    assert imported is not None
    assert "#. nl: " in exchange.po


@pytest.mark.parametrize("kind", FORMATS)
def test_a_stale_translation_stays_stale_until_somebody_settles_it(
    exchange: Exchange, kind: Format
) -> None:
    with_source_notes(exchange)
    old_dutch = change_dutch(exchange)
    sheet, before = exchange.export(kind), exchange.po
    imported, findings = exchange.take(sheet)
    assert findings == []
    assert imported is not None
    assert imported.settled == ()
    assert exchange.po == before
    if kind == "po":
        text = sheet.read_text(encoding="utf-8")
        assert f'#, fuzzy\n#| msgid "{old_dutch}"\n' in text
        sheet.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")
    else:
        exchange.write(sheet, columns.SETTLED, {exchange.row(sheet, SENTENCE): "yes"})
    imported, findings = exchange.take(sheet)
    assert findings == []
    assert imported is not None
    assert (imported.reworded, imported.settled) == ((), (SENTENCE,))
    assert exchange.po == before.replace(f"#. nl: {old_dutch}\n", "#. nl: Ander Nederlands.\n", 1)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_sheet_made_before_the_dutch_changed_is_refused(exchange: Exchange, kind: Format) -> None:
    sheet = exchange.export(kind)
    change_dutch(exchange)
    assert exchange.kinds(sheet) == ["stale"]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_language_that_begins_comes_out_empty_and_is_taken_when_complete(
    tmp_path: Path, kind: Format
) -> None:
    shutil.copytree(FAKES / "tiny", tmp_path / "tiny")
    exchange = Exchange(tmp_path / "tiny", tmp_path, "ro")
    sheet = exchange.export(kind)
    assert set(exchange.kinds(sheet)) == {"empty"}
    work = worklist(exchange.folder, "ro")
    if kind == "po":
        with sheet.open("rb") as file:
            catalog = read_po(file, locale="ro")
        text = sheet.read_text(encoding="utf-8")
        for unit in work.units:
            for form in range(3 if unit.plural else 0):
                text = text.replace(
                    f'msgstr[{form}] ""', f"msgstr[{form}] {escape(unit.source[-1])}", 1
                )
            if not unit.plural:
                place = f"msgid {escape(unit.source[0])}\nmsgstr "
                text = text.replace(f'{place}""', place + escape(unit.source[0]), 1)
        assert len(catalog) == len(work.units)
        sheet.write_text(text, encoding="utf-8")
    else:
        said = [form for unit in work.units for form in [unit.source[-1]] * len(unit.forms)]
        exchange.write(sheet, columns.TRANSLATION, dict(enumerate(said, 2)))
    imported, findings = exchange.take(sheet, "ro")
    assert findings == []
    assert imported is not None
    assert imported.begun
    values = exchange.folder / "values.yaml"
    line = '  ro: {name: Română, welcome: "Bine ați venit", voice: ro}\n'
    values.write_text(values.read_text(encoding="utf-8") + line, encoding="utf-8")
    for tag in ("nl", "pl", "ar", "ro"):
        path = exchange.folder / f"text/{tag}.po"
        note = "" if tag == "nl" else "#. nl: Roemeens\n"
        added = f'\n{note}msgid "language.ro"\nmsgstr "Roemeens"\n'
        if '"language.ro"' not in path.read_text(encoding="utf-8"):
            path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
    check_texts(load_pack(exchange.folder), [exchange.folder])


def test_dutch_and_what_is_no_language_are_not_translated_into(exchange: Exchange) -> None:
    for tag in ("nl", "xx", "po lish", ""):
        with pytest.raises(TranslationError):
            worklist(exchange.folder, tag)


@pytest.mark.parametrize("tag", ["tr", "pt", "fa", "ti", "lv", "he", "ro", "bg", "uk", "zh"])
def test_a_language_that_begins_keeps_apart_what_it_keeps_apart(
    exchange: Exchange, tag: str
) -> None:
    rule = rule_for(worklist(exchange.folder, tag).locale)
    assert rule.fits(worklist(exchange.folder, tag).locale.plural_form)
    assert all(rule.examples)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="{}"),
    min_size=1,
).filter(str.strip)
SENTENCES = st.one_of(
    WORDS,
    st.sampled_from(["=1+1", "+31 6", "@x", "0031612345678", '"a"', "\\n", " a ", "#, fuzzy"]),
)


@settings(max_examples=25)
@given(said=SENTENCES, kind=st.sampled_from(FORMATS))
def test_whatever_a_translator_writes_comes_back_as_written(
    said: str, kind: Format, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tray = tmp_path_factory.mktemp("tray")
    shutil.copytree(FAKES / "tiny", tray / "tiny")
    exchange = Exchange(tray / "tiny", tray)
    sheet = exchange.export(kind)
    (unit,) = (each for each in worklist(exchange.folder, "pl").units if each.id == SENTENCE)
    if kind == "xlsx":
        exchange.write(sheet, columns.TRANSLATION, {exchange.row(sheet, SENTENCE): said})
    else:
        before = f'msgctxt "{SENTENCE}"\nmsgid {escape(unit.source[0])}\nmsgstr '
        text = sheet.read_text(encoding="utf-8")
        text = text.replace(before + escape(unit.forms[0]), before + escape(said))
        sheet.write_bytes(text.encode())
    imported, findings = exchange.take(sheet)
    assert findings == []
    assert imported is not None
    (unit,) = (each for each in worklist(exchange.folder, "pl").units if each.id == SENTENCE)
    assert unit.forms == (said.strip(),), "but for spaces around it, which nobody sees"
    again = exchange.export(kind)
    before_bytes = exchange.words
    assert exchange.take(again)[1] == []
    assert exchange.words == before_bytes
