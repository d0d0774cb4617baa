"""A pack while it is being written: as much of it as can be read, and all that is wrong with it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from content.checking.wording import check_wording, read_wording
from content.findings import Finding, Findings, RefusedError
from content.layout import po_path
from content.loading import load_pack
from content.po_sources import is_still
from content.schema_rules import ValuesFile
from content.sentences import SOURCE_LANGUAGE, Sentences, read_sentences
from content.sheets import read_sheet
from kiosk.errors import PackError
from kiosk.pack import Pack

State = Literal["", "missing", "stale", "unknown_source"]
"""Whether a translation is there, and made from the Dutch as it is now ("" = all is well)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """
    What the folders of a pack say at one moment; `pack` is None while its rules are refused.

    `folders` are national, then overlay.
    """

    folders: tuple[Path, ...]
    pack: Pack | None
    sentences: Sentences
    findings: tuple[Finding, ...]

    def state(self, text_id: str, tag: str) -> State:
        """Return how a sentence stands in a language."""
        dutch = self.sentences.get(SOURCE_LANGUAGE, {}).get(text_id)
        there = self.sentences.get(tag, {}).get(text_id)
        if there is None or not all(form.strip() for form in there.forms):
            return "missing"
        if tag == SOURCE_LANGUAGE or dutch is None:
            return ""
        if there.entry.source is None:
            return "unknown_source"
        return "" if is_still(there.entry.source, dutch.forms) else "stale"

    def to_do(self, tag: str) -> Iterator[str]:
        """Yield the ids of all sentences that a translator has to look at, in Dutch order."""
        for text_id in self.sentences.get(SOURCE_LANGUAGE, {}):
            if self.state(text_id, tag):
                yield text_id

    def place(self, text_id: str, tag: str) -> str:
        """Return `national/text/pl.po:123`, or the file it is missing in, or nothing."""
        if there := self.sentences.get(tag, {}).get(text_id):
            return f"{there.label}:{there.line}"
        if dutch := self.sentences.get(SOURCE_LANGUAGE, {}).get(text_id):
            return dutch.label.replace(f"/{SOURCE_LANGUAGE}.po", f"/{tag}.po")
        return ""


def read_draft(folders: Sequence[Path], pictograms: Collection[str], today: date) -> Draft:
    """
    Return all that can be read of a pack; never refuses it.

    `pictograms` are the names that the screen can draw.
    """
    findings = Findings()
    pack = _pack(folders, findings)
    if pack is None:
        tags, free = _written_tags(folders), _free_texts(folders[0])
        sentences: Sentences = read_sentences(tags, folders, findings, free)
    else:
        wording = read_wording(pack, folders, findings)
        check_wording(wording, pictograms, today, findings)
        sentences = wording.sentences
    return Draft(tuple(folders), pack, sentences, tuple(findings))


def _pack(folders: Sequence[Path], findings: Findings) -> Pack | None:
    try:
        return load_pack(*folders)
    except RefusedError as refused:
        findings.take(refused.findings)
    except PackError as refused:
        for line in str(refused).splitlines():
            findings.add(folders[0].name, 1, line, "look at the files of the pack")
    return None


def _free_texts(national: Path) -> tuple[str, ...]:
    """Return which sentences an overlay may replace, as far as the national values can be read."""
    values = read_sheet(national, "values.yaml", ValuesFile, Findings())
    return tuple(entry.ids for entry in values.says.free_texts) if values else ("*",)


def _written_tags(folders: Sequence[Path]) -> list[str]:
    """Return the languages that there are files of, while nothing says which are meant."""
    return sorted(file.stem for file in po_path(folders[0], "*").parent.glob("*.po"))
