"""What there is to translate in a pack: every Dutch sentence beside what there is of it now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.core import Locale, UnknownLocaleError

from content.authoring.places import ShownAt, shown_at
from content.authoring.plural_rules import PluralRule, rule_for, rule_written
from content.findings import Findings
from content.layout import po_path
from content.po_files import SOURCE_NOTE, PoEntry, read_po_file
from content.po_sources import fingerprint_of, is_still, source_line
from content.po_writing import PoDocument, read_po_document
from content.sentences import SOURCE_LANGUAGE
from kiosk.errors import KioskError

REFERENCE: Final = "en"
"""A second language beside the Dutch, for those who read it better."""


class TranslationError(KioskError):
    """A language that cannot be translated into, or a file that cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Unit:
    """
    One sentence to translate; `forms` is what there is now, empty where there is nothing.

    `source` has two forms for a plural. `made_from` is the older Dutch that the translation
    follows, where the Dutch has changed since.
    """

    id: str
    source: tuple[str, ...]
    plural: bool
    reference: tuple[str, ...]
    forms: tuple[str, ...]
    made_from: str | None
    notes: Mapping[str, str]

    @property
    def source_line(self) -> str:
        """The Dutch in one line, as `#. nl: …` has it."""
        return source_line(self.source)

    @property
    def fingerprint(self) -> str:
        """Changes when the Dutch changes."""
        return fingerprint_of(self.source_line)

    @property
    def shown_at(self) -> ShownAt:
        """Where it shows."""
        return shown_at(self.id)


@dataclass(frozen=True, slots=True)
class Worklist:
    """All sentences of one pack in one language, in the order of the Dutch file."""

    folder: Path
    locale: Locale
    tag: str
    plurals: PluralRule
    units: tuple[Unit, ...]
    begun: bool

    @property
    def pack(self) -> str:
        """The name of the pack: the folder it lies in."""
        return self.folder.resolve().name

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.locale.text_direction == "rtl"

    @property
    def language_name(self) -> str:
        """The language's own name (`Română`)."""
        name = self.locale.get_display_name(self.tag.replace("-", "_")) or self.tag
        return name[:1].upper() + name[1:]


def worklist(folder: Path, tag: str) -> Worklist:
    """
    Return what there is to translate in the folder of a pack.

    Raises:
        TranslationError: The language is Dutch, or none.
        PackError: A PO file of the pack cannot be read.
    """
    locale = _locale(tag)
    findings = Findings()
    dutch = _entries(folder, SOURCE_LANGUAGE, findings)
    begun = po_path(folder, tag).exists()
    theirs = _entries(folder, tag, findings) if begun else {}
    reference: Mapping[str, PoEntry] = {}
    if tag != REFERENCE and po_path(folder, REFERENCE).exists():
        reference = _entries(folder, REFERENCE, findings)
    findings.refuse()
    written = _notes(folder, tag) if begun else {}
    described = {**_notes(folder, REFERENCE), **written}
    plurals = _plurals(folder, tag, locale)
    units = []
    for text_id, entry in dutch.items():
        made_from = written.get(text_id, {}).get(SOURCE_NOTE)
        if made_from is not None and is_still(made_from, entry.forms):
            made_from = None
        empty = ("",) * (plurals.count if entry.plural else 1)
        notes = described.get(text_id, {})
        units.append(
            Unit(
                id=text_id,
                source=entry.forms,
                plural=entry.plural,
                reference=reference[text_id].forms if text_id in reference else (),
                forms=theirs[text_id].forms if text_id in theirs else empty,
                made_from=made_from,
                notes={name: said for name, said in notes.items() if name != SOURCE_NOTE},
            )
        )
    return Worklist(folder, locale, tag, plurals, tuple(units), begun)


def _locale(tag: str) -> Locale:
    if tag == SOURCE_LANGUAGE:
        message = "Dutch is what is translated from: change text/nl.po itself."
        raise TranslationError(message)
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        message = f"'{tag}' is not a language. Write it as in ro, bg, uk or zh-Hant."
        raise TranslationError(message) from None


def _entries(folder: Path, tag: str, findings: Findings) -> Mapping[str, PoEntry]:
    file = read_po_file(folder, tag, findings)
    return file.entries if file else {}


def _notes(folder: Path, tag: str) -> Mapping[str, Mapping[str, str]]:
    path = po_path(folder, tag)
    if not path.exists():
        return {}
    return {block.text_id: block.notes for block in read_po_document(path).blocks}


def _plurals(folder: Path, tag: str, locale: Locale) -> PluralRule:
    """Return the rule of the file that is there, or one for a language that begins."""
    path = po_path(folder, tag)
    if path.exists():
        for line in header_lines(read_po_document(path)):
            name, _, said = line.partition(":")
            if name.strip().lower() == "plural-forms":
                try:
                    return rule_written(said)
                except ValueError as error:
                    message = f"{path}: {error}. Mend the header of the file."
                    raise TranslationError(message) from None
    return rule_for(locale)


def header_lines(document: PoDocument) -> Iterable[str]:
    """Return what the header of a PO file says, line by line."""
    headers = [block for block in document.blocks if not block.text_id]
    return headers[0].forms[0].split("\n") if headers and headers[0].forms else ()
