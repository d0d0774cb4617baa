"""
What a pack asks to be let off, by name, with a reason and a last day (waivers.yaml).

Only what hurts nobody can be waived: a recorded voice that is not there yet, a sentence that
is longer or harder than it should be. A stale translation or a wrong phone number cannot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from content.findings import Findings
from content.schema import Entry, Id, LanguageTag, Text
from content.sheets import read_sheet
from content.yaml_files import YamlFile

FILE_NAME = "waivers.yaml"

WaivedKind = Literal["no_clip", "too_long", "long_sentence", "hard_word"]


class WaiverEntry(Entry):
    """One thing let off: a kind of finding, for text ids (`advice.*` is all advice)."""

    kind: WaivedKind
    """What is let off: no_clip, too_long, long_sentence or hard_word."""
    what: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The text ids; question.* is every question."""
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)]
    """In which languages."""
    because: Text
    """Why that hurts nobody."""
    until: date
    """The last day; after it the check tells of it again."""


class WaiversFile(Entry):
    """waivers.yaml: every waiver under a name of its own."""

    waivers: dict[Id, WaiverEntry]
    """The waivers, each under a name of its own."""


@dataclass(frozen=True, slots=True)
class _Waiver:
    name: str
    says: WaiverEntry
    file: YamlFile


@dataclass(slots=True)
class Waivers:
    """
    The waivers of a pack; remembers which of them were asked for.

    While a file of waivers has faults of its own, all that can be waived is: one slip of the
    pen in it is one finding, not three hundred.
    """

    _all: tuple[_Waiver, ...] = ()
    unreadable: bool = False
    _used: set[str] = field(default_factory=set)

    def waive(self, kind: str, text_id: str, tag: str) -> bool:
        """Whether a finding of this kind is waived for a sentence in a language."""
        for waiver in self._all:
            says = waiver.says
            if (
                says.kind == kind
                and tag in says.languages
                and any(fnmatchcase(text_id, pattern) for pattern in says.what)
            ):
                self._used.add(waiver.name)
                return True
        return self.unreadable

    def check(self, today: date, findings: Findings) -> None:
        """Note waivers past their last day, and those that nothing asked for; asked for last."""
        for waiver in self._all:
            label, name = waiver.file.label, waiver.name
            if waiver.says.until < today:
                fault = f"the waiver '{name}' held until {waiver.says.until}"
                mend = "mend what it waives, or give a new reason and a new day"
                line = waiver.file.line("waivers", name, "until")
                findings.add(label, line, fault, mend, kind="waiver_over", weight="warning")
            if name not in self._used:
                fault = f"nothing needs the waiver '{name}'"
                line = waiver.file.line("waivers", name)
                findings.add(label, line, fault, "remove it", kind="waiver_idle", weight="note")


def read_waivers(folders: Sequence[Path], findings: Findings) -> Waivers:
    """Return the waivers of some folders; a folder without the file waives nothing."""
    read: list[_Waiver] = []
    unreadable = False
    for folder in folders:
        if not (folder / FILE_NAME).exists():
            continue
        sheet = read_sheet(folder, FILE_NAME, WaiversFile, findings)
        if sheet is None:
            unreadable = True
        else:
            entries = sheet.says.waivers
            read.extend(_Waiver(name, entry, sheet.file) for name, entry in entries.items())
    return Waivers(tuple(read), unreadable)
