"""The sentences of a pack as its PO files hold them, national and overlay together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content.findings import Findings
from content.layout import po_path
from content.po_files import read_po_file
from content.po_sources import normalised, source_line
from content.po_writing import SOURCE_NOTE, parse_po
from content.texts import SOURCE_LANGUAGE
from kiosk.pack import Pack


@dataclass(frozen=True, slots=True)
class Sentence:
    """The forms of a sentence (one, or one for each kind of number), and the Dutch it is of."""

    forms: tuple[str, ...]
    made_from: str | None


Sentences = Mapping[str, Sentence]
"""Sentences of one language by id."""


def sentences_of(pack: Pack, folders: Sequence[Path]) -> Mapping[str, Sentences]:
    """
    Return the sentences of every language of a pack; `folders` are national, then overlays.

    Raises:
        PackError: A PO file is missing or cannot be read.
    """
    findings = Findings()
    found = {language.tag: _read(language.tag, folders, findings) for language in pack.languages}
    findings.refuse()
    return found


def _read(tag: str, folders: Sequence[Path], findings: Findings) -> Sentences:
    sentences: dict[str, Sentence] = {}
    for at, folder in enumerate(folders):
        if at > 0 and not po_path(folder, tag).exists():
            continue  # an overlay without things of its own needs no words
        file = read_po_file(folder, tag, findings)
        if file is None:
            continue
        written = parse_po(po_path(folder, tag).read_text(encoding="utf-8"))
        notes = {block.text_id: block.notes.get(SOURCE_NOTE) for block in written.blocks}
        for text_id, entry in file.entries.items():
            sentences[text_id] = Sentence(entry.forms, notes.get(text_id))
    return sentences


def is_stale(dutch: Sentence, theirs: Sentence) -> bool:
    """Whether a translation was made from other Dutch than there is now."""
    made_from = theirs.made_from
    return made_from is not None and normalised(made_from) != source_line(dutch.forms)


def stale_ids(sentences: Mapping[str, Sentences], tag: str) -> list[str]:
    """Return the ids of the translations that no longer follow the Dutch."""
    dutch = sentences[SOURCE_LANGUAGE]
    theirs = sentences.get(tag, {})
    return [key for key, one in theirs.items() if key in dutch and is_stale(dutch[key], one)]
