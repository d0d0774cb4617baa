"""Every sentence that a pack needs is there, in every language that is on, and says the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from gettext import c2py
from itertools import pairwise
from pathlib import Path

from babel.core import Locale

from content.findings import Findings
from content.layout import po_path
from content.placeholders import has_stray_brace, placeholders
from content.po_files import PoEntry, PoFile, read_po_file
from content.vocabulary import LEANS, REFERRALS, ROUTES
from kiosk.nearest import nearest
from kiosk.pack import Option, Pack, Question

SOURCE_LANGUAGE = "nl"
"""The language that the others are translated from; it says which sentences there are."""

BUILT_FROM_IDS = frozenset(
    {
        "question",
        "option",
        "reason",
        "unfolded",
        "route",
        "go",
        "refer",
        "lean",
        "advice",
        "document",
        "consequence",
        "organisation",
        "desk",
    }
)
"""First parts of text ids that are built from ids of the pack: nothing else may use them."""

WORDS_OF_THE_QUESTION_SCREEN = frozenset(
    {"question.why", "question.count", "question.choose", "question.choose_many"}
)
"""Words around any question; `qsTrId` on the screen asks for them, not the pack."""

NEVER_TOLD_BACK = "help_topics"
PLURALS_COUNTED_TO = 200


def needed_text_ids(pack: Pack) -> frozenset[str]:
    """Return the ids of all sentences that the content of a pack must have."""
    return frozenset(_needed(pack))


def optional_text_ids(pack: Pack) -> frozenset[str]:
    """Return the ids of the hints that a pack may have."""
    needed = needed_text_ids(pack)
    return frozenset(
        f"{text_id}.hint" for text_id in needed if text_id.startswith(("option.", "unfolded."))
    )


def _needed(pack: Pack) -> Iterator[str]:
    for question in pack.questions:
        yield from (f"question.{question.id}", f"question.{question.id}.why")
        for option in question.options:
            yield f"option.{question.id}.{option.id}"
            if question.id != NEVER_TOLD_BACK:
                yield f"reason.{question.id}.{option.id}"
            yield from _unfolded(pack, question, option)
    for route in ROUTES - {"elsewhere"}:
        yield from (f"route.{route}", f"route.{route}.then", f"go.{route}")
    for body in REFERRALS:
        yield from (f"refer.{body}", f"refer.{body}.then", f"go.{body}")
    yield from (f"lean.{lean}" for lean in LEANS)
    for card in pack.advice:
        yield from (f"advice.{card.id}", f"advice.{card.id}.title")
    yield from (f"document.{document.id}" for document in pack.documents)
    for topic in pack.consequences:
        base = f"consequence.{topic.id}"
        yield from (base, f"{base}.rni", f"{base}.gba")
    yield from (f"organisation.{one.id}" for one in pack.organisations)
    yield from (f"desk.{desk.id}" for desk in pack.desks)
    tags = {language.tag for language in pack.languages}
    tags.update(tag for one in pack.organisations for tag in one.languages)
    yield from (f"language.{tag}" for tag in tags)


def _unfolded(pack: Pack, question: Question, option: Option) -> Iterator[str]:
    if option.unfolds is None:
        return
    for beside in pack.question(option.unfolds).options:
        yield f"unfolded.{question.id}.{option.id}.{option.unfolds}.{beside.id}"


def check_texts(pack: Pack, folders: Sequence[Path]) -> None:
    """
    Check the sentences of a pack in all its languages; `folders` are national, then overlay.

    Takes longer than a start may (every language is parsed): for tests, the background and
    the editor's check.

    Raises:
        PackError: A sentence is missing, empty, unknown, given twice, or differs in its
            placeholders or plural forms; every fault with file and line.
    """
    findings = Findings()
    source = _sentences(SOURCE_LANGUAGE, folders, findings)
    _check_source(pack, source, folders, findings)
    for language in pack.languages:
        if language.tag == SOURCE_LANGUAGE:
            continue
        theirs = _sentences(language.tag, folders, findings)
        if theirs:
            _check_translation(source, theirs, language.tag, findings)
    findings.refuse()


_Found = Mapping[str, tuple[PoFile, PoEntry]]
"""Sentences of one language by id, with the file each stands in."""


def _sentences(tag: str, folders: Sequence[Path], findings: Findings) -> _Found:
    found: dict[str, tuple[PoFile, PoEntry]] = {}
    for number, folder in enumerate(folders):
        if number > 0 and not po_path(folder, tag).exists():
            continue  # an overlay without things of its own needs no words
        file = read_po_file(folder, tag, findings)
        if file is None:
            continue
        _check_plural_rule(file, findings)
        for text_id, entry in file.entries.items():
            if text_id in found:
                fault = f"'{text_id}' is national; an overlay only adds sentences"
                findings.add(file.label, entry.line, fault, "remove it")
                continue
            _check_entry(file, text_id, entry, findings)
            found[text_id] = (file, entry)
    return found


def _check_entry(file: PoFile, text_id: str, entry: PoEntry, findings: Findings) -> None:
    forms = entry.forms
    if not all(form.strip() for form in forms):
        fault = f"'{text_id}' is empty" + (" in one of its plural forms" if entry.plural else "")
        findings.add(file.label, entry.line, fault, "write the sentence")
    elif entry.plural and len(forms) != file.plural_count:
        fault = f"'{text_id}' has {len(forms)} plural forms instead of {file.plural_count}"
        findings.add(file.label, entry.line, fault, "write every form")
    if any(has_stray_brace(form) for form in forms):
        fault = f"'{text_id}' has a brace that is no placeholder"
        findings.add(file.label, entry.line, fault, "write placeholders as {name}")


def _check_plural_rule(file: PoFile, findings: Findings) -> None:
    """Check that the rule keeps apart what the language keeps apart (CLDR), and stays in range."""
    if not any(entry.plural for entry in file.entries.values()):
        return
    try:
        rule: Callable[[int], int] = c2py(file.plural_rule)
    except ValueError as error:
        findings.add(file.label, 1, f"Plural-Forms cannot be read ({error})", "mend the header")
        return
    category = Locale.parse(file.tag, sep="-").plural_form
    pairs = sorted({(rule(n), category(n)) for n in range(PLURALS_COUNTED_TO)})
    numbers = {number for number, _ in pairs}
    if not numbers <= set(range(file.plural_count)):
        fault = f"Plural-Forms asks for form {max(numbers)} of {file.plural_count}"
        findings.add(file.label, 1, fault, "mend nplurals or plural in the header")
    for (number, one), (next_number, other) in pairwise(pairs):
        if number == next_number and one != other:
            fault = f"Plural-Forms gives '{one}' and '{other}' numbers the same form"
            findings.add(file.label, 1, fault, f"take the rule of CLDR for '{file.tag}'")


def _check_source(pack: Pack, source: _Found, folders: Sequence[Path], findings: Findings) -> None:
    needed = needed_text_ids(pack)
    label = f"{' or '.join(folder.name for folder in folders)}/text/{SOURCE_LANGUAGE}.po"
    for text_id in needed - source.keys():
        findings.add(label, 1, f"there is no sentence '{text_id}'", "write it")
    known = needed | optional_text_ids(pack) | WORDS_OF_THE_QUESTION_SCREEN
    for text_id, (file, entry) in source.items():
        if text_id.split(".", 1)[0] in BUILT_FROM_IDS and text_id not in known:
            near = nearest(text_id, sorted(known - source.keys()))
            fault = f"nothing in the pack asks for '{text_id}'"
            mend = f"write '{near}'" if near else "remove it"
            findings.add(file.label, entry.line, fault, mend)


def _check_translation(source: _Found, theirs: _Found, tag: str, findings: Findings) -> None:
    for text_id, (file, entry) in source.items():
        if text_id not in theirs:
            label = file.label.replace(f"/{SOURCE_LANGUAGE}.po", f"/{tag}.po")
            fault = f"there is no sentence '{text_id}' (in Dutch: line {entry.line})"
            findings.add(label, 1, fault, "translate it")
            continue
        _compare(text_id, entry, *theirs[text_id], findings)
    for text_id, (file, entry) in theirs.items():
        if text_id not in source:
            fault = f"'{text_id}' is not in the Dutch file"
            near = nearest(text_id, sorted(source.keys() - theirs.keys()))
            mend = f"write '{near}'" if near else "remove it"
            findings.add(file.label, entry.line, fault, mend)


def _compare(
    text_id: str, dutch: PoEntry, file: PoFile, entry: PoEntry, findings: Findings
) -> None:
    if dutch.plural != entry.plural:
        fault = f"'{text_id}' is {'no ' if dutch.plural else ''}plural here, unlike in Dutch"
        findings.add(file.label, entry.line, fault, "give it the forms that the Dutch one has")
        return
    wanted = placeholders(" ".join(dutch.forms))
    # "One week" and the Arabic dual say their number in words.
    may_miss = {"n"} if entry.plural else set()
    for form in entry.forms:
        has = placeholders(form)
        if not form.strip() or wanted - may_miss <= has <= wanted:
            continue
        fault = f"'{text_id}' has the placeholders {_listed(has)} instead of {_listed(wanted)}"
        findings.add(file.label, entry.line, fault, "use the placeholders of the Dutch sentence")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"
