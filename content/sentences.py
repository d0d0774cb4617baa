"""All sentences of a pack: by language, by id, each with the file and line it stands in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from gettext import c2py
from itertools import pairwise
from pathlib import Path

from babel.core import Locale

from content.findings import Findings
from content.free_texts import check_replacement
from content.layout import po_path
from content.placeholders import has_stray_brace
from content.po_files import PoEntry, PoFile, read_po_file

SOURCE_LANGUAGE = "nl"
"""The language that the others are translated from; it says which sentences there are."""

PLURALS_COUNTED_TO = 1_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in one language (or the forms of a plural), and the file that holds it."""

    text_id: str
    tag: str
    label: str
    entry: PoEntry

    @property
    def line(self) -> int:
        """The line of its id in that file."""
        return self.entry.line

    @property
    def forms(self) -> tuple[str, ...]:
        """The sentence, or the forms of a plural."""
        return self.entry.forms


Sentences = Mapping[str, Mapping[str, Sentence]]
"""By language tag, then by text id; a language without a readable file is not in it."""


def read_sentences(
    tags: Iterable[str],
    folders: Sequence[Path],
    findings: Findings,
    free: Sequence[str] = (),
) -> dict[str, dict[str, Sentence]]:
    """
    Return the sentences of some languages; `folders` are national, then overlay.

    `free` are patterns of the national sentences that an overlay may replace (`desk.*`), in
    every language that is on or in none.
    """
    wanted = dict.fromkeys((SOURCE_LANGUAGE, *tags))
    replaced: dict[str, dict[str, Sentence]] = {}
    read = {tag: _of_language(tag, folders, findings, free, replaced) for tag in wanted}
    for text_id, by_tag in replaced.items():
        for tag in wanted.keys() - by_tag.keys():
            there = next(iter(by_tag.values()))
            fault = f"'{text_id}' is replaced in {', '.join(by_tag)} and not in {tag}"
            mend = f"write it in text/{tag}.po of the overlay as well"
            findings.add(there.label, there.line, fault, mend, kind="missing_text")
    return {tag: found for tag, found in read.items() if found}


def _of_language(
    tag: str,
    folders: Sequence[Path],
    findings: Findings,
    free: Sequence[str],
    replaced: dict[str, dict[str, Sentence]],
) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    for number, folder in enumerate(folders):
        if number > 0 and not po_path(folder, tag).exists():
            continue  # an overlay without things of its own needs no words
        file = read_po_file(folder, tag, findings)
        if file is None:
            continue
        _check_plural_rule(file, findings)
        for text_id, entry in file.entries.items():
            sentence = Sentence(text_id, tag, file.label, entry)
            if text_id in found:
                national = found[text_id].entry
                if not check_replacement(text_id, national, entry, file.label, free, findings):
                    continue
                replaced.setdefault(text_id, {})[tag] = sentence
            _check_entry(file, text_id, entry, findings)
            found[text_id] = sentence
    return found


def _check_entry(file: PoFile, text_id: str, entry: PoEntry, findings: Findings) -> None:
    forms = entry.forms
    if not all(form.strip() for form in forms):
        fault = f"'{text_id}' is empty" + (" in one of its plural forms" if entry.plural else "")
        findings.add(file.label, entry.line, fault, "write the sentence", kind="empty_text")
    elif entry.plural and len(forms) != file.plural_count:
        fault = f"'{text_id}' has {len(forms)} plural forms instead of {file.plural_count}"
        findings.add(file.label, entry.line, fault, "write every form", kind="plural")
    if any(has_stray_brace(form) for form in forms):
        fault = f"'{text_id}' has a brace that is no placeholder"
        mend = "write placeholders as {name}"
        findings.add(file.label, entry.line, fault, mend, kind="placeholder")


def _check_plural_rule(file: PoFile, findings: Findings) -> None:
    """Check that the rule keeps apart what the language keeps apart (CLDR), and stays in range."""
    if not any(entry.plural for entry in file.entries.values()):
        return
    category = Locale.parse(file.tag, sep="-").plural_form
    try:
        rule: Callable[[int], int] = c2py(file.plural_rule)
        pairs = sorted({(rule(n), category(n)) for n in range(PLURALS_COUNTED_TO)})
    except (ValueError, ArithmeticError) as error:  # the latter: a rule that divides by nothing
        fault = f"Plural-Forms cannot be read ({error})"
        findings.add(file.label, 1, fault, "mend the header", kind="plural")
        return
    numbers = {number for number, _ in pairs}
    if not numbers <= set(range(file.plural_count)):
        fault = f"Plural-Forms asks for form {max(numbers)} of {file.plural_count}"
        mend = "mend nplurals or plural in the header"
        findings.add(file.label, 1, fault, mend, kind="plural")
    for (number, one), (next_number, other) in pairwise(pairs):
        if number == next_number and one != other:
            fault = f"Plural-Forms gives '{one}' and '{other}' numbers the same form"
            mend = f"take the rule of CLDR for '{file.tag}'"
            findings.add(file.label, 1, fault, mend, kind="plural")
