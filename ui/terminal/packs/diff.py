"""
`content diff`: what changes for people between two versions of a pack.

With `--json` the object holds `visits`, `changed`, `touched`, `changes`, `facts` and `texts`;
ids and counts are a contract, the sentences of `story` are not.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from content.authoring.difference import Difference, TextsCompared, difference, edition
from content.authoring.outcomes_compared import DESK_NAMED_FIRST, Change
from content.authoring.visits_in_common import Alone
from content.sentences import Sentence
from content.stories import story
from kiosk.proof import someone_in
from ui.terminal.machines import print_json
from ui.terminal.progress import tell

if TYPE_CHECKING:
    from kiosk.settings import Settings

Words = Mapping[str, Sentence]
"""Sentences of one language by id."""

HEADINGS: Final = {
    "route": "Route",
    "refer_to": "Body that comes first (refer_to)",
    "lean": "What the officer leans to (lean)",
    DESK_NAMED_FIRST: "Desk that the result names",
    "desks": "Desks",
    "advice": "Advice",
    "documents": "Documents",
    "organisations": "Organisations",
    "consequences": "Topics of the comparison",
}
SHORTEST: Final = 100
"""Longer sentences are cut in the list of changed texts; `--json` has them whole."""


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `content diff` to the command line."""
    parser = actions.add_parser(
        "diff",
        help="tell what a new version of a pack changes for people",
        description="Compares two national packs, with an overlay on each where given. Tells for "
        "how many answer sets the route, the desks, the advice, the documents or the helpers "
        "become different, with a visitor as an example; which numbers and sentences are "
        "different; and which translations no longer follow the Dutch. Help topics count one at "
        "a time. A difference is no fault.",
        epilog="Example: python main.py content diff old/national content/packs/national "
        "--overlay-old old/amsterdam --overlay-new content/packs/amsterdam. Exit codes: 0 "
        "compared, whatever differs; 2 one of the packs is refused.",
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="folder of the old national pack")
    parser.add_argument("new", type=Path, metavar="NEW", help="folder of the new national pack")
    for name in ("old", "new"):
        parser.add_argument(
            f"--overlay-{name}", type=Path, metavar="FOLDER", help=f"overlay on the {name} pack"
        )
    parser.add_argument(
        "--language", default="en", metavar="TAG", help="language of the examples (default: en)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, settings: "Settings") -> int:  # noqa: ARG001 - every action's
    """
    Print what is different; returns the exit code.

    Raises:
        PackError: One of the packs is refused.
    """
    tell("Reading both packs …")
    found = difference(edition(args.old, args.overlay_old), edition(args.new, args.overlay_new))
    words = _words(found, args.language)
    if args.json:
        print_json(as_json(found, words))
    else:
        print("\n".join(readable(found, words)))
    return 0


def as_json(found: Difference, words: Sequence[Words]) -> dict[str, object]:
    """Return the object of the JSON contract."""
    visits, outcomes = found.visits, found.outcomes

    def alone(side: Alone) -> dict[str, object]:
        return {"count": side.count, "example": _someone(side), "story": _story(side, words)}

    return {
        "old": found.old.pack.version,
        "new": found.new.pack.version,
        "visits": {
            "old": visits.before,
            "new": visits.now,
            "compared": outcomes.compared,
            "only_old": alone(visits.only_before),
            "only_new": alone(visits.only_now),
        },
        "changed": outcomes.changed,
        "touched": dict(outcomes.touched),
        "changes": [
            {**asdict(one), "story": story(one.example, words)} for one in outcomes.changes
        ],
        "facts": [asdict(fact) for fact in found.facts],
        "texts": {tag: asdict(texts) for tag, texts in found.texts.items()},
    }


def readable(found: Difference, words: Sequence[Words]) -> list[str]:
    """Return the lines for a person."""
    lines = [f"Old: {found.old.pack.version}", f"New: {found.new.pack.version}", ""]
    if found.nothing:
        return [*lines, f"Nothing is different, for none of {found.visits.now:,} answer sets."]
    return [*lines, *_people(found, words), *_facts(found), *_texts(found)]


def _people(found: Difference, words: Sequence[Words]) -> Iterator[str]:
    visits, outcomes = found.visits, found.outcomes
    whole = outcomes.compared
    yield f"{outcomes.changed:,} of {whole:,} answer sets come to something else."
    if visits.before != visits.now:
        yield f"There were {visits.before:,} answer sets; now there are {visits.now:,}."
    for side, said in (
        (visits.only_before, "cannot be given any more"),
        (visits.only_now, "could not be given before"),
    ):
        if side.count:
            yield f"{side.count:,} answer sets {said}, for example:"
            yield f"    {_story(side, words)}"
    kind, told = "", ""
    for one in outcomes.changes:
        if one.kind != kind:
            kind = one.kind
            touched = outcomes.touched[kind]
            yield ""
            yield f"{HEADINGS[kind]}: different for {touched:,} of {whole:,} answer sets"
        yield f"  {_change(one)}: {one.count:,}"
        example = story(one.example, words)
        yield f"    for example: {'the same visitor' if example == told else example}"
        told = example


def _change(one: Change) -> str:
    if one.kind in {"route", "refer_to", "lean", DESK_NAMED_FIRST}:
        return f"{one.before or 'none'} → {one.now or 'none'}"
    return f"+ {one.now}" if one.before is None else f"- {one.before}"


def _facts(found: Difference) -> Iterator[str]:
    kind = ""
    for fact in found.facts:
        if fact.kind != kind:
            kind = fact.kind
            yield ""
            yield f"Values in {kind.replace('_', ' ')}:"
        where = " ".join(part for part in (fact.id, fact.field) if part)
        if fact.before is None:
            yield f"  + {where}: {fact.now}"
        elif fact.now is None:
            yield f"  - {where}: {fact.before}"
        else:
            yield f"  {where}: {fact.before} → {fact.now}"


def _texts(found: Difference) -> Iterator[str]:
    for tag, texts in found.texts.items():
        if not (texts.reworded or texts.became_stale):
            continue
        yield ""
        yield f"Texts in {tag}: {_counted(texts)}"
        for one in texts.reworded:
            if one.before is None:
                yield f"  + {one.id}: {_short(one.now)}"
            elif one.now is None:
                yield f"  - {one.id}: {_short(one.before)}"
            else:
                yield f"  {one.id}:"
                yield f"    - {_short(one.before)}"
                yield f"    + {_short(one.now)}"
        for text_id in texts.became_stale:
            yield f"  stale: {text_id} follows older Dutch; translate it anew or settle it"


def _counted(texts: TextsCompared) -> str:
    added = sum(one.before is None for one in texts.reworded)
    removed = sum(one.now is None for one in texts.reworded)
    changed = len(texts.reworded) - added - removed
    counts = {
        "changed": changed,
        "new": added,
        "gone": removed,
        "became stale": len(texts.became_stale),
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _short(said: str | None) -> str:
    said = said or ""
    return said if len(said) <= SHORTEST else f"{said[:SHORTEST]}…"


def _words(found: Difference, tag: str) -> list[Words]:
    """Return the sentences for stories: new before old, the language asked for before Dutch."""
    sides = (found.new.sentences, found.old.sentences)
    return [side[each] for each in (tag, "nl") for side in sides if each in side]


def _someone(side: Alone) -> dict[str, str] | None:
    return None if side.example is None else dict(someone_in(side.example))


def _story(side: Alone, words: Sequence[Words]) -> str | None:
    someone = _someone(side)
    return None if someone is None else story(someone, words)
