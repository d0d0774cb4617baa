"""Every sentence that a pack needs is there, in every language that is on, and says the same."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from content.findings import Findings
from content.placeholders import placeholders
from content.sentences import SOURCE_LANGUAGE, Sentence, Sentences, read_sentences
from content.vocabulary import LEANS, REFERRALS, ROUTES
from kiosk.nearest import nearest
from kiosk.pack import HELP_TOPICS, Option, Pack, Question

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
            if question.id != HELP_TOPICS:
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
    tags = [language.tag for language in pack.languages]
    compare_texts(pack, read_sentences(tags, folders, findings, pack.free_texts), folders, findings)
    findings.refuse()


def compare_texts(
    pack: Pack, sentences: Sentences, folders: Sequence[Path], findings: Findings
) -> None:
    """Note which sentences are missing or unknown, and which translations differ in form."""
    source = sentences.get(SOURCE_LANGUAGE, {})
    _check_source(pack, source, folders, findings)
    for tag, theirs in sentences.items():
        if tag != SOURCE_LANGUAGE:
            _check_translation(source, theirs, tag, findings)


_Found = Mapping[str, Sentence]


def _check_source(pack: Pack, source: _Found, folders: Sequence[Path], findings: Findings) -> None:
    needed = needed_text_ids(pack)
    label = f"{' or '.join(folder.name for folder in folders)}/text/{SOURCE_LANGUAGE}.po"
    for text_id in needed - source.keys():
        fault = f"there is no sentence '{text_id}'"
        findings.add(label, 1, fault, "write it", kind="missing_text")
    known = needed | optional_text_ids(pack) | WORDS_OF_THE_QUESTION_SCREEN
    for text_id, dutch in source.items():
        if text_id.split(".", 1)[0] in BUILT_FROM_IDS and text_id not in known:
            near = nearest(text_id, sorted(known - source.keys()))
            fault = f"nothing in the pack asks for '{text_id}'"
            mend = f"write '{near}'" if near else "remove it"
            findings.add(dutch.label, dutch.line, fault, mend, kind="unknown_text")


def _check_translation(source: _Found, theirs: _Found, tag: str, findings: Findings) -> None:
    for text_id, dutch in source.items():
        if text_id not in theirs:
            label = dutch.label.replace(f"/{SOURCE_LANGUAGE}.po", f"/{tag}.po")
            fault = f"there is no sentence '{text_id}' (in Dutch: line {dutch.line})"
            findings.add(label, 1, fault, "translate it", kind="missing_text")
            continue
        _compare(dutch, theirs[text_id], findings)
    for text_id, one in theirs.items():
        if text_id not in source:
            fault = f"'{text_id}' is not in the Dutch file"
            near = nearest(text_id, sorted(source.keys() - theirs.keys()))
            mend = f"write '{near}'" if near else "remove it"
            findings.add(one.label, one.line, fault, mend, kind="unknown_text")


def _compare(dutch: Sentence, one: Sentence, findings: Findings) -> None:
    text_id, plural = one.text_id, one.entry.plural
    if dutch.entry.plural != plural:
        fault = f"'{text_id}' is {'no ' if not plural else ''}plural here, unlike in Dutch"
        mend = "give it the forms that the Dutch one has"
        findings.add(one.label, one.line, fault, mend, kind="plural")
        return
    wanted = placeholders(" ".join(dutch.forms))
    # "One week" and the Arabic dual say their number in words.
    may_miss = {"n"} if plural else set()
    for form in one.forms:
        has = placeholders(form)
        if not form.strip() or wanted - may_miss <= has <= wanted:
            continue
        fault = f"'{text_id}' has the placeholders {_listed(has)} instead of {_listed(wanted)}"
        mend = "use the placeholders of the Dutch sentence"
        findings.add(one.label, one.line, fault, mend, kind="placeholder")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"
