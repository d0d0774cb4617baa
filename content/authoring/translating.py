"""A translation goes out as a sheet and comes back into the pack, whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from content.authoring.fitting import Accepted, fitting
from content.authoring.po_sheet import po_of, read_po_sheet
from content.authoring.returned import Returned
from content.authoring.worklist import TranslationError, Worklist, worklist
from content.authoring.writing import write_for_editor
from content.findings import Findings
from content.layout import po_path
from content.po_files import SOURCE_NOTE
from content.po_writing import PoDocument, new_block, parse_po, read_po_document

Format = Literal["po", "xlsx"]
FORMATS: Final = ("po", "xlsx")
_ZIP: Final = b"PK"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import changed in which file; `begun` says that the language is new."""

    work: Worklist
    path: Path
    reworded: tuple[str, ...]
    settled: tuple[str, ...]
    begun: bool


def export(work: Worklist, kind: Format) -> bytes:
    """
    Return a worklist as the bytes of a file for translators.

    Raises:
        TranslationError: A sentence holds what the format cannot hold.
    """
    if kind == "po":
        return po_of(work).encode()
    from content.authoring.xlsx_writing import xlsx_of  # noqa: PLC0415 - 200 ms that PO saves

    return xlsx_of(work)


def import_file(
    folder: Path, path: Path, language: str | None, findings: Findings
) -> Imported | None:
    """
    Bring a file that came back into a pack; with findings, nothing is written.

    `language` is asked for by name, or the one that the file says.

    Raises:
        TranslationError: A file cannot be read, or the language is none.
        NotWrittenError: The PO file cannot be written.
        PackError: A PO file of the pack cannot be read.
    """
    returned = _read(path, findings)
    if len(findings) and not returned.units:
        return None
    if not (language or returned.language):
        findings.add(path.name, 1, "does not say its language", "name it with --language")
        return None
    work = worklist(folder, language or _tag_in(folder, returned.language))
    accepted = fitting(work, returned, findings)
    if len(findings):
        return None
    target = po_path(folder, work.tag)
    if accepted:
        write_for_editor(target, str(_document(work, accepted)).encode())
    reworded = tuple(one.unit.id for one in accepted if one.reworded)
    settled = tuple(one.unit.id for one in accepted if not one.reworded)
    return Imported(work, target, reworded, settled, begun=not work.begun)


def _tag_in(folder: Path, language: str) -> str:
    """Return the tag by which a pack has a language: `pl` for a file that says `pl-PL`."""
    broad = language.partition("-")[0]
    regional = po_path(folder, language).exists()
    return broad if not regional and po_path(folder, broad).exists() else language


def _read(path: Path, findings: Findings) -> Returned:
    try:
        with path.open("rb") as file:
            start = file.read(len(_ZIP))
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise TranslationError(message) from None
    if start == _ZIP or path.suffix.lower().startswith(".xls"):
        from content.authoring.xlsx_reading import read_xlsx_sheet  # noqa: PLC0415 - as in export

        return read_xlsx_sheet(path, findings)
    return read_po_sheet(path, findings)


def _document(work: Worklist, accepted: Iterable[Accepted]) -> PoDocument:
    path = po_path(work.folder, work.tag)
    document = read_po_document(path) if work.begun else _empty(work)
    for one in accepted:
        unit = one.unit
        if unit.id in document:
            document = document.with_translation(unit.id, one.forms, unit.source_line)
            continue
        notes = {**unit.notes, SOURCE_NOTE: unit.source_line}
        block = new_block(unit.id, one.forms, plural=unit.plural, notes=notes)
        document = document.with_block(block)
    return document


def _empty(work: Worklist) -> PoDocument:
    """Return the PO file of a language that begins: its header alone."""
    english = work.locale.get_display_name("en") or work.tag
    return parse_po(
        f"# {english}: words of the {work.pack} pack.\n"
        "# The id of a sentence stands in msgid, the sentence in msgstr.\n"
        "# Keep placeholders such as {name} exactly as they are.\n"
        'msgid ""\n'
        'msgstr ""\n'
        f'"Project-Id-Version: {work.pack}\\n"\n'
        f'"Language: {work.tag}\\n"\n'
        f'"Plural-Forms: {work.plurals.header}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"X-Native-Review: none\\n"\n'
    )
