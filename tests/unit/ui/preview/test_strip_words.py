"""The strip's own words: both languages say the same, and nothing that no screen asks for."""

import re
from pathlib import Path

from content.findings import Findings
from content.placeholders import placeholders
from content.po_files import PoFile, read_po_file
from content.po_sources import source_line
from ui.preview.strip_words import FOLDER, LANGUAGES, StripWords


def words_of(tag: str) -> PoFile:
    """Return one language, read strictly."""
    findings = Findings()
    file = read_po_file(FOLDER, tag, findings)
    assert list(findings) == []
    assert file is not None
    return file


def test_both_languages_have_the_same_sentences() -> None:
    """With the same placeholders, and the Dutch that each was translated from."""
    dutch, english = (words_of(tag).entries for tag in LANGUAGES)
    assert list(dutch) == list(english)
    for text_id, entry in dutch.items():
        assert entry.forms[0]
        assert english[text_id].forms[0]
        assert placeholders(entry.forms[0]) == placeholders(english[text_id].forms[0])
        assert english[text_id].source == source_line(entry.forms)


def test_every_sentence_is_asked_for() -> None:
    """In QML or in Python; ids with a part put in at run time fit what they are made of."""
    asked = "\n".join(
        file.read_text(encoding="utf-8")
        for pattern in ("*.qml", "*.py")
        for file in FOLDER.glob(pattern)
    )
    open_ended = {f"{start}." for start in re.findall(r'f"(preview\.\w+)\.\{', asked)}
    assert [
        text_id
        for text_id in words_of("nl").entries
        if f'"{text_id}"' not in asked and not text_id.startswith(tuple(open_ended))
    ] == []


def test_the_strip_turns_from_one_language_to_the_other(tmp_path: Path) -> None:
    """And back."""
    words = StripWords(tmp_path, "nl")
    first = words.words.text("preview.page.go")
    words.turn()
    assert words.words.text("preview.page.go") != first
    words.turn()
    assert words.words.text("preview.page.go") == first


def test_a_language_the_strip_does_not_speak_becomes_english(tmp_path: Path) -> None:
    """Never an error."""
    assert StripWords(tmp_path, "pl").words.language == "en"
