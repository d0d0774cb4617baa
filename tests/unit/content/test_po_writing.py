"""A PO file is written back as it was, except for the sentence that changed."""

import difflib
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from content.findings import Findings
from content.po_files import read_po_file
from content.po_writing import new_block, parse_po, read_po_document

PACKS = Path(__file__).parents[3] / "content" / "packs"
FILES = sorted(PACKS.glob("*/text/*.po"))

SENTENCES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
IDS = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){0,2}", fullmatch=True)
NOTES = st.dictionaries(
    st.sampled_from(["nl", "source", "note"]), st.from_regex(r"[a-zA-Z ]{1,20}", fullmatch=True)
)
LINES = st.sampled_from(
    [
        'msgid "a.b"',
        'msgid_plural "a.b"',
        'msgstr "ja"',
        'msgstr[0] "een"',
        'msgstr[1] "meer"',
        'msgctxt "x"',
        '"en verder"',
        "#. nl: ja",
        "# zomaar",
        "#, fuzzy",
        '#~ msgid "oud"',
        "",
        "onzin",
    ]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_real_files_come_back_byte_for_byte(path: Path) -> None:
    assert str(read_po_document(path)).encode() == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_it_reads_what_babel_reads(path: Path) -> None:
    file = read_po_file(path.parents[1], path.stem, Findings())
    assert file is not None
    document = read_po_document(path)
    said = {block.text_id: (block.forms, block.plural) for block in document.blocks[1:]}
    assert said == {key: (one.forms, one.plural) for key, one in file.entries.items()}


@given(st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n"]))), st.booleans())
def test_any_lines_come_back_as_they_were(lines: list[tuple[str, str]], last_ends: bool) -> None:  # noqa: FBT001
    text = "".join(line + end for line, end in lines)
    text = text if last_ends else text.rstrip("\r\n")
    assert str(parse_po(text)) == text


@given(st.dictionaries(IDS, st.tuples(SENTENCES, NOTES), min_size=1), SENTENCES, st.data())
def test_one_changed_sentence_changes_its_own_lines(
    entries: dict[str, tuple[str, dict[str, str]]], changed: str, data: st.DataObject
) -> None:
    blocks = [new_block(key, [text], notes=notes) for key, (text, notes) in entries.items()]
    document = parse_po("".join(map(str, blocks)))
    text_id = data.draw(st.sampled_from(sorted(entries)))
    after = document.with_translation(text_id, [changed])
    read = {block.text_id: block.forms for block in parse_po(str(after)).blocks}
    assert read == {key: (text,) for key, (text, _) in entries.items()} | {text_id: (changed,)}
    others = [(old, new) for old, new in zip(document.blocks, after.blocks, strict=True)]
    assert all(old == new for old, new in others if old.text_id != text_id)


@given(SENTENCES, SENTENCES)
def test_babel_reads_what_is_written(one: str, more: str) -> None:
    """Quotes, backslashes, tabs and line breaks arrive whole."""
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    document = parse_po(header).with_block(new_block("a.b", ["", ""], plural=True, notes={}))
    written = str(document.with_translation("a.b", [one, more]))
    catalog = read_po(BytesIO(written.encode("utf-8")), abort_invalid=True)
    message = catalog.get("a.b")
    assert message is not None
    assert message.string == (one, more)


def test_a_change_keeps_comments_flags_order_and_line_ends() -> None:
    text = (
        '# top\r\nmsgid ""\r\nmsgstr ""\r\n"Language: pl\\n"\r\n\r\n'
        "# by hand\r\n#. source: FACTS R1\r\n#. nl: Oud\r\n#: a.py:1\r\n#, fuzzy, c-format\r\n"
        'msgid "a.b"\r\nmsgstr ""\r\n"Sta"\r\n"re"\r\n\r\n'
        '#~ msgid "gone"\r\n#~ msgstr "weg"\r\n'
    )
    document = parse_po(text)
    assert document.block("a.b").forms == ("Stare",)
    after = str(document.with_translation("a.b", ["Nowe"], "Nieuw"))
    changed = list(difflib.unified_diff(text.splitlines(), after.splitlines(), n=0, lineterm=""))
    assert [line for line in changed[2:] if not line.startswith("@@")] == [
        "-#. nl: Oud",
        "+#. nl: Nieuw",
        "-#, fuzzy, c-format",
        "+#, c-format",
        '-msgstr ""',
        '-"Sta"',
        '-"re"',
        '+msgstr "Nowe"',
    ]
    assert after.count("\r\n") == after.count("\n")


def test_the_same_translation_again_changes_nothing() -> None:
    """Also where it is broken over lines in a way that we would not write."""
    text = '#. nl: Dag\nmsgid "a.b"\nmsgstr ""\n"Dzień "\n"dobry"'
    assert str(parse_po(text).with_translation("a.b", ["Dzień dobry"], "Dag")) == text


def test_a_note_is_put_between_comments_and_marks() -> None:
    block = parse_po('#. source: X\n#, c-format\nmsgid "a"\nmsgstr "b"\n').block("a")
    assert str(block.with_note("nl", "Hallo\n daar")).splitlines()[:3] == [
        "#. source: X",
        "#. nl: Hallo daar",
        "#, c-format",
    ]


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        parse_po('msgid "a"\nmsgstr "b"\n').with_translation("b", ["c"])
