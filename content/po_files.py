"""
One PO file of a pack: sentences by id in one language, with the line of each.

The msgid is the id (`question.stay`), the msgstr the sentence; a plural has the id as msgid
and anything as msgid_plural. Babel reads the syntax; what it lets pass silently (the same id
twice, fuzzy marks) is refused here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser

from content.findings import Findings
from content.layout import po_path

SOURCE_NOTE = "nl"
"""The note of a translation that holds the Dutch it was made from: `#. nl: Wat wilt u doen?`."""

MOST_FORMS = 6
"""Forms of a plural: Arabic has all six of CLDR."""
_DAMAGE = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, UnknownLocaleError)
"""What Babel's reader ends in where a line stands in the wrong place."""
_MSGID = re.compile(r'^msgid "(.+)"$')


@dataclass(frozen=True, slots=True)
class PoEntry:
    """
    One sentence, or the forms of a plural in the order of their numbers.

    `source` is the Dutch it was translated from, as the comment `#. nl: …` holds it
    (`content.po_sources.source_line`); None where nothing says so.
    """

    forms: tuple[str, ...]
    plural: bool
    line: int
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PoFile:
    """What a PO file holds; `catalog` is Babel's own value, for compiling."""

    label: str
    tag: str
    entries: Mapping[str, PoEntry]
    catalog: Catalog

    @property
    def plural_count(self) -> int:
        """How many forms a plural of this file has."""
        return int(self.catalog.num_plurals)

    @property
    def plural_rule(self) -> str:
        """Which form fits `n`, as an expression in C (`n != 1`)."""
        return str(self.catalog.plural_expr)


class _SoberCatalog(Catalog):
    """
    A catalogue that does not believe everything in the header of its file.

    Babel would make a list of as many plural forms as the header says, and read the rest of the
    file in whatever encoding it names: in UTF-7, `+IC4-` is a character that turns a line around.
    """

    @property
    def charset(self) -> str:
        """The encoding of the file."""
        return self._charset

    @charset.setter
    def charset(self, name: str) -> None:
        if name.lower().replace("-", "") != "utf8":
            raise ValueError(f"charset={name[:20]!r} instead of utf-8")
        self._charset = "utf-8"

    @property
    def num_plurals(self) -> int:
        """How many forms a plural has."""
        count = int(super().num_plurals)
        if not 1 <= count <= MOST_FORMS:
            raise ValueError(f"nplurals must be 1 to {MOST_FORMS}")
        return count


def read_po_file(folder: Path, tag: str, findings: Findings) -> PoFile | None:
    """Return the PO file of a language, or None with findings."""
    label = f"{folder.name}/text/{tag}.po"
    try:
        written = po_path(folder, tag).read_bytes()
        lines = written.decode("utf-8").splitlines()
        catalog = _SoberCatalog(Locale.parse(tag, sep="-"))
        PoFileParser(catalog, abort_invalid=True).parse(BytesIO(written))
        str(catalog.plural_forms)  # where no entry has a plural, nobody has asked for them yet
    except OSError as error:
        findings.add(
            label, 1, f"cannot be read ({error.strerror})", "put the file there", kind="unreadable"
        )
        return None
    except UnicodeDecodeError:
        findings.add(
            label, 1, "is not UTF-8 text", "save it as UTF-8 in your editor", kind="unreadable"
        )
        return None
    except PoFileError as error:
        line = getattr(error, "lineno", 0) + 1
        findings.add(
            label,
            line,
            f"is not PO ({error})",
            "look at quotes and msgid/msgstr",
            kind="unreadable",
        )
        return None
    except _DAMAGE as error:
        findings.add(
            label, 1, f"is not PO ({error})", "look at the header of the file", kind="unreadable"
        )
        return None
    _refuse_twice(lines, label, findings)
    entries: dict[str, PoEntry] = {}
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        text_id = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        line = message.lineno or 1
        if message.fuzzy:
            fault = f"'{text_id}' is marked fuzzy and would not be shown"
            findings.add(label, line, fault, "read it once more and remove the mark", kind="fuzzy")
        plural = bool(message.pluralizable)
        source = _noted_source(message.auto_comments)
        entries[text_id] = PoEntry(tuple(str(form) for form in forms), plural, line, source)
    return PoFile(label, tag, entries, catalog)


def _noted_source(comments: Iterable[str]) -> str | None:
    for comment in comments:
        name, _, text = comment.partition(":")
        if name == SOURCE_NOTE:
            return text.strip() or None
    return None


def _refuse_twice(lines: list[str], label: str, findings: Findings) -> None:
    first: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if (found := _MSGID.match(line)) is None:
            continue
        text_id = found.group(1)
        if text_id in first:
            fault = f"'{text_id}' is given twice (first in line {first[text_id]})"
            findings.add(label, number, fault, "keep one of the two", kind="twice")
        first.setdefault(text_id, number)
