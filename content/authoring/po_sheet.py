"""
A worklist as bilingual PO, for Weblate, Poedit and their like; and back.

`msgctxt` is our id, `msgid` the Dutch, `msgstr` the translation. A translation whose Dutch has
changed stands there as they all know it: marked fuzzy, with the older Dutch as `#| msgid`. Who
takes the mark away has settled it.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import PoFileError, escape, read_po

from content.authoring.returned import Returned, ReturnedUnit, bytes_of
from content.authoring.worklist import Unit, Worklist, header_lines
from content.findings import Findings
from content.po_sources import fingerprint_of, source_line
from content.po_writing import parse_po
from content.sentences import SOURCE_LANGUAGE


def po_of(work: Worklist) -> str:
    """Return a worklist as the text of a PO file."""
    header = {
        "Project-Id-Version": work.pack,
        "Language": work.tag,
        "Plural-Forms": work.plurals.header,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": SOURCE_LANGUAGE,
    }
    head = [
        f"# {work.language_name}: to translate, for the pack {work.pack}.",
        "# msgctxt is the id of a sentence, msgid the Dutch, msgstr the translation.",
        "# Keep placeholders such as {name} exactly as they are.",
        'msgid ""',
        'msgstr ""',
        *(escape(f"{name}: {said}\n") for name, said in header.items()),
    ]
    return "\n".join([*head, *(line for unit in work.units for line in _lines(unit, work)), ""])


def _lines(unit: Unit, work: Worklist) -> Iterator[str]:
    yield ""
    notes = {"where": unit.shown_at.where, "screenshot": unit.shown_at.screenshot, **unit.notes}
    if unit.reference:
        notes["en"] = source_line(unit.reference)
    if unit.plural:
        notes["forms"] = forms_in_words(work)
    yield from (f"#. {name}: {' '.join(said.split())}" for name, said in notes.items())
    if unit.made_from is not None:
        yield "#, fuzzy"
        yield f"#| msgid {escape(unit.made_from)}"
    yield f"msgctxt {escape(unit.id)}"
    yield f"msgid {escape(unit.source[0])}"
    if not unit.plural:
        yield f"msgstr {escape(unit.forms[0])}"
        return
    yield f"msgid_plural {escape(unit.source[-1])}"
    yield from (f"msgstr[{at}] {escape(form)}" for at, form in enumerate(unit.forms))


def forms_in_words(work: Worklist) -> str:
    """Return which numbers each plural form is for: `[0] 1; [1] 2, 3, 4, 22 …`."""
    said = (", ".join(map(str, numbers)) + " …" for numbers in work.plurals.examples)
    return "; ".join(f"[{at}] {numbers}" for at, numbers in enumerate(said))


def read_po_sheet(path: Path, findings: Findings) -> Returned:
    """
    Return what stands in a bilingual PO file; what is no PO goes to `findings`.

    Raises:
        TranslationError: The file cannot be read at all.
    """
    written = bytes_of(path, findings)
    nothing = Returned(path.name, "", ())
    if written is None:
        return nothing
    try:
        text = written.decode("utf-8-sig")
        read_po(BytesIO(text.encode()), abort_invalid=True)
    except UnicodeDecodeError:
        findings.add(path.name, 1, "is not UTF-8 text", "export it as UTF-8 PO, or as .xlsx")
        return nothing
    except PoFileError as error:
        line = getattr(error, "lineno", 0) + 1
        findings.add(path.name, line, f"is not PO ({error})", "export it anew from your program")
        return nothing
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        findings.add(path.name, 1, f"is not PO ({error})", "export it anew from your program")
        return nothing
    return _returned(text, path.name, findings)


def _returned(text: str, label: str, findings: Findings) -> Returned:
    document = parse_po(text)
    language = ""
    for said in header_lines(document):
        name, _, value = said.partition(":")
        if name.strip().lower() == "language":
            language = value.strip().replace("_", "-")
    units, first, line = [], dict[str, int](), 1
    for block in document.blocks:
        here = line + "".join(block.lead).count("\n")
        line += str(block).count("\n")
        if not block.text_id and not block.context:
            continue
        if block.context in first:
            fault = f"'{block.context}' is given twice (first in line {first[block.context]})"
            findings.add(label, here, fault, "keep one of the two", kind="twice")
            continue
        first[block.context] = here
        sources = [block.text_id, block.plural_id] if block.plural else [block.text_id]
        fuzzy = "fuzzy" in block.flags
        units.append(
            ReturnedUnit(
                line=here,
                id=block.context,
                fingerprint=fingerprint_of(source_line(sources)),
                forms=block.forms,
                settled=not fuzzy,
                unfinished=fuzzy,
            )
        )
    return Returned(label, language, units)
