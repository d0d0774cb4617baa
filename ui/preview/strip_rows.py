"""The rows of the strip's lists, worked out from the draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.draft import Draft
from content.findings import Finding
from content.po_sources import FORMS_APART
from content.sentences import SOURCE_LANGUAGE
from kiosk.pack import Pack, Row
from kiosk.words import Words
from ui.preview.places import at_question, at_row, at_screen
from ui.visitor.session import Screen

WEIGHTS = ("error", "warning")
SCREENS: Sequence[tuple[Screen, str]] = (
    ("welcome", "hand-waving"),
    ("calendar", "calendar"),
    ("result", "flag"),
    ("compare", "scales"),
    ("teach", "chalkboard-teacher"),
    ("contact", "chat-circle"),
    ("phone", "phone"),
    ("email", "envelope-simple"),
    ("address", "house"),
    ("slip", "printer"),
    ("end", "check-circle"),
)
"""Screens that are no question, in the order of a visit, with a picture each."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """
    One sentence in Dutch and in the language on the screen.

    `standing` is empty or a fault; `before` says what the Dutch was when it was translated.
    """

    key: str
    place: str
    dutch: str
    theirs: str
    before: str
    standing: str
    stateText: str
    rightToLeft: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Somewhere to go; `kind` is question, outcome, screen or heading."""

    kind: str
    key: str
    pictogram: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something that is wrong in the pack."""

    place: str
    weight: str
    weightText: str
    fault: str
    mend: str
    story: str


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language of the pack, and how many of its sentences need a translator."""

    key: str
    name: str
    chosen: bool
    toDo: str


def text_row(draft: Draft, text_id: str, tag: str, words: Words, chosen: str) -> TextRow:
    """Return a sentence beside its Dutch."""
    state = draft.state(text_id, tag)
    there = draft.sentences.get(tag, {}).get(text_id)
    source = there.entry.source if there else ""
    language = (
        next((one for one in draft.pack.languages if one.tag == tag), None) if draft.pack else None
    )
    return TextRow(
        key=text_id,
        place=draft.place(text_id, tag),
        dutch=written(draft, text_id, SOURCE_LANGUAGE),
        theirs="" if tag == SOURCE_LANGUAGE else written(draft, text_id, tag),
        before=words.text("preview.before", dutch=source) if state == "stale" else "",
        standing=state,
        stateText=words.text(f"preview.state.{state}") if state else "",
        rightToLeft=bool(language and language.right_to_left),
        chosen=text_id == chosen,
    )


def written(draft: Draft, text_id: str, tag: str) -> str:
    """Return a sentence as it stands in its file; the forms of a plural side by side."""
    found = draft.sentences.get(tag, {}).get(text_id)
    return FORMS_APART.join(found.forms) if found else ""


def place_rows(draft: Draft, pack: Pack, words: Words, sought: str) -> list[PlaceRow]:
    """Return everywhere one can go, under headings; `sought` is part of a title or an id."""
    rows: list[PlaceRow] = []
    for kind, found in (
        ("question", _questions(draft, pack)),
        ("outcome", _outcomes(draft, pack)),
        ("screen", _screens(pack, words)),
    ):
        fitting = [
            row for row in found if sought.casefold() in f"{row.title} {row.note}".casefold()
        ]
        if fitting:
            rows.append(PlaceRow("heading", kind, "", words.text(f"preview.go.{kind}"), ""))
            rows.extend(fitting)
    return rows


def _questions(draft: Draft, pack: Pack) -> Iterator[PlaceRow]:
    for question in pack.questions:
        if at_question(pack, question.id) is not None:
            title = written(draft, f"question.{question.id}", SOURCE_LANGUAGE) or question.id
            yield PlaceRow("question", question.id, question.pictogram, title, question.id)


def _outcomes(draft: Draft, pack: Pack) -> Iterator[PlaceRow]:
    for row in pack.rows:
        if at_row(pack, row.id) is not None:
            pictogram = pack.route_pictograms.get(row.route, "question")
            yield PlaceRow("outcome", row.id, pictogram, _headline(draft, row), _named(row))


def _screens(pack: Pack, words: Words) -> Iterator[PlaceRow]:
    for screen, pictogram in SCREENS:
        if at_screen(pack, screen) is not None:
            title = words.text(f"preview.screen.{screen}")
            yield PlaceRow("screen", screen, pictogram, title, screen)


def _headline(draft: Draft, row: Row) -> str:
    text_id = f"refer.{row.refer_to}" if row.route == "elsewhere" else f"route.{row.route}"
    return written(draft, text_id, SOURCE_LANGUAGE) or row.id


def _named(row: Row) -> str:
    """Return the id of a row, and where it leads."""
    return " · ".join(part for part in (row.id, row.route, row.refer_to, row.lean) if part)


def finding_rows(findings: Sequence[Finding], words: Words, tag: str) -> list[FindingRow]:
    """
    Return what is wrong: errors first, then warnings; notes are for the whole check.

    Of each weight, the rules come first, then the language on the screen, then the others.
    """

    def far_from(finding: Finding) -> int:
        if not finding.file.endswith(".po"):
            return 0
        return 1 if finding.file.endswith(f"/{tag}.po") else 2

    shown = [finding for finding in findings if finding.weight in WEIGHTS]
    shown.sort(key=lambda finding: (WEIGHTS.index(finding.weight), far_from(finding)))
    return [
        FindingRow(
            f"{finding.file}:{finding.line}",
            finding.weight,
            words.text(f"preview.weight.{finding.weight}"),
            finding.fault,
            finding.mend,
            finding.story,
        )
        for finding in shown
    ]


def language_rows(draft: Draft, pack: Pack, tag: str) -> list[LanguageChoice]:
    """Return the languages, each with how much there is to do."""
    counts = {one.tag: sum(1 for _ in draft.to_do(one.tag)) for one in pack.languages}
    return [
        LanguageChoice(one.tag, one.name, one.tag == tag, str(counts[one.tag] or ""))
        for one in pack.languages
    ]
