"""
A PO file as it is written: one sentence changes, every other byte stays.

Babel reads PO for us (`content.po_files`), but writes a file of its own making: other line
breaks, comments moved, headers sorted. An editor who changed one sentence would see the whole
file changed. Here the lines are kept as they stand, and only those of a changed sentence are
written anew.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.pofile import escape, unescape

from content.po_files import SOURCE_NOTE

_NOTE = re.compile(r"#\.\s*([a-z]+):\s*(.*?)\s*$")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[([0-9]+)\])?)\s+(\".*\")\s*$")


@dataclass(frozen=True, slots=True)
class PoBlock:
    """One sentence with the comments above it, as lines with their ends."""

    lead: tuple[str, ...]
    body: tuple[str, ...]

    @property
    def text_id(self) -> str:
        """The id of the sentence; empty for the header of the file."""
        return self._said("msgid")

    @property
    def context(self) -> str:
        """What stands in `msgctxt`: our id, in files that come back from translators."""
        return self._said("msgctxt")

    @property
    def plural_id(self) -> str:
        """What stands in `msgid_plural`."""
        return self._said("msgid_plural")

    @property
    def plural(self) -> bool:
        """Whether it has a form for each kind of number."""
        return any(keyword == "msgid_plural" for keyword, _ in self._parts())

    @property
    def forms(self) -> tuple[str, ...]:
        """The sentence, or the forms of a plural in the order of their numbers."""
        said = {keyword: text for keyword, text in self._parts() if keyword.startswith("msgstr")}
        return tuple(said[keyword] for keyword in sorted(said, key=_form_number))

    @property
    def notes(self) -> Mapping[str, str]:
        """What the comments `#. name: text` say, by name."""
        found = (_NOTE.match(line) for line in self.lead)
        return {match.group(1): match.group(2) for match in found if match}

    @property
    def flags(self) -> frozenset[str]:
        """The marks of the comment `#, fuzzy, …`."""
        marks = (line[2:].split(",") for line in self.lead if line.startswith("#,"))
        return frozenset(mark.strip() for line in marks for mark in line)

    def with_forms(self, forms: Sequence[str]) -> "PoBlock":
        """Return it with another sentence; where nothing changes, with the lines it had."""
        if tuple(forms) == self.forms:
            return self
        start = next(at for at, line in enumerate(self.body) if line.startswith("msgstr"))
        end = _line_end(self.body[start])
        names = [f"msgstr[{at}]" for at in range(len(forms))] if self.plural else ["msgstr"]
        lines = [f"{name} {escape(form)}{end}" for name, form in zip(names, forms, strict=True)]
        if not _line_end(self.body[-1], ""):
            lines[-1] = lines[-1].removesuffix(end)
        return replace(self, body=(*self.body[:start], *lines))

    def with_note(self, name: str, text: str) -> "PoBlock":
        """Return it with the comment `#. name: text`, where it stood or below the others."""
        line = f"#. {name}: {' '.join(text.split())}"
        end = _line_end(self.body[0])
        for at, written in enumerate(self.lead):
            match = _NOTE.match(written)
            if match and match.group(1) == name:
                if match.group(2) == line.removeprefix(f"#. {name}: "):
                    return self
                return replace(self, lead=(*self.lead[:at], line + end, *self.lead[at + 1 :]))
        at = len(self.lead)
        while at > 0 and self.lead[at - 1].startswith(("#:", "#,", "#|")):
            at -= 1
        return replace(self, lead=(*self.lead[:at], line + end, *self.lead[at:]))

    def without_flag(self, flag: str) -> "PoBlock":
        """Return it without a mark such as `fuzzy`; other marks stay."""
        if flag not in self.flags:
            return self
        lead = []
        for line in self.lead:
            if not line.startswith("#,"):
                lead.append(line)
                continue
            kept = [mark.strip() for mark in line[2:].split(",") if mark.strip() != flag]
            if kept:
                lead.append(f"#, {', '.join(kept)}{_line_end(line)}")
        return replace(self, lead=tuple(lead))

    def __str__(self) -> str:
        """Return the lines as they stand in the file."""
        return "".join((*self.lead, *self.body))

    def _said(self, wanted: str) -> str:
        return next((text for keyword, text in self._parts() if keyword == wanted), "")

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Yield keyword and text of each part; a text may go on in the lines below."""
        keyword, text = "", ""
        for line in self.body:
            found = _KEYWORD.match(line)
            if found:
                if keyword:
                    yield keyword, text
                keyword, text = found.group(1), unescape(found.group(3))
            elif line.strip().startswith('"'):
                text += unescape(line.strip())
        if keyword:
            yield keyword, text


@dataclass(frozen=True, slots=True)
class PoDocument:
    """A whole PO file: header and sentences in their order, and what stands below the last."""

    blocks: tuple[PoBlock, ...]
    tail: str = ""

    def __str__(self) -> str:
        """Return the file as text; byte for byte what was read where nothing changed."""
        return "".join(map(str, self.blocks)) + self.tail

    def __contains__(self, text_id: str) -> bool:
        """Whether there is a sentence with this id."""
        return any(block.text_id == text_id for block in self.blocks)

    def block(self, text_id: str) -> PoBlock:
        """
        Return one sentence by id.

        Raises:
            KeyError: The file has no such sentence.
        """
        for block in self.blocks:
            if block.text_id == text_id:
                return block
        raise KeyError(text_id)

    def with_block(self, block: PoBlock) -> "PoDocument":
        """Return it with a sentence in the place of the one with the same id, or at the end."""
        if block.text_id not in self:
            return replace(self, blocks=(*self.blocks, block))
        blocks = (block if old.text_id == block.text_id else old for old in self.blocks)
        return replace(self, blocks=tuple(blocks))

    def with_translation(
        self, text_id: str, forms: Sequence[str], source: str | None = None
    ) -> "PoDocument":
        """
        Return it with another translation, which is no longer fuzzy.

        `source` is the Dutch that was translated (`content.po_sources.source_line`); it becomes
        the note `#. nl: …`.

        Raises:
            KeyError: The file has no such sentence.
        """
        block = self.block(text_id).with_forms(forms).without_flag("fuzzy")
        if source is not None:
            block = block.with_note(SOURCE_NOTE, source)
        return self.with_block(block)


def new_block(
    text_id: str, forms: Sequence[str], *, plural: bool = False, notes: Mapping[str, str]
) -> PoBlock:
    """Return a sentence that is not in the file yet, with a blank line above it."""
    lead = ("\n", *(f"#. {name}: {' '.join(text.split())}\n" for name, text in notes.items()))
    names = [f"msgstr[{at}]" for at in range(len(forms))] if plural else ["msgstr"]
    body = [f"msgid {escape(text_id)}\n"]
    if plural:
        body.append(f"msgid_plural {escape(text_id)}\n")
    body.extend(f"{name} {escape(form)}\n" for name, form in zip(names, forms, strict=True))
    return PoBlock(lead, tuple(body))


def parse_po(written: str) -> PoDocument:
    """Return the text of a PO file in its blocks; `str()` of it is the same text again."""
    blocks: list[PoBlock] = []
    lead: list[str] = []
    body: list[str] = []
    blank: list[str] = []
    for line in _lines(written):
        if not line.strip():
            blank.append(line)
        elif line.startswith(('"', "msgstr", "msgid_plural")) or _after_context(line, body):
            body.extend((*blank, line))
            blank.clear()
        else:
            if body:
                blocks.append(PoBlock(tuple(lead), tuple(body)))
                lead, body = [], []
            lead.extend(blank)
            blank.clear()
            (body if line.startswith("msg") else lead).append(line)
    if body:
        blocks.append(PoBlock(tuple(lead), tuple(body)))
        lead = []
    return PoDocument(tuple(blocks), "".join((*lead, *blank)))


def read_po_document(path: Path) -> PoDocument:
    """Return a PO file as it is written, line ends included."""
    return parse_po(path.read_bytes().decode("utf-8"))


def _lines(text: str) -> list[str]:
    """Return lines with their ends; only a line feed ends one (not U+2028, which is text)."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _after_context(line: str, body: Sequence[str]) -> bool:
    """Whether a msgid belongs to the msgctxt above it."""
    return line.startswith("msgid") and len(body) > 0 and body[-1].startswith("msgctxt")


def _line_end(line: str, otherwise: str = "\n") -> str:
    if line.endswith("\r\n"):
        return "\r\n"
    return "\n" if line.endswith("\n") else otherwise


def _form_number(keyword: str) -> int:
    return int(keyword.removeprefix("msgstr").strip("[]") or 0)
