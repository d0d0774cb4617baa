"""Overlays at random, as files: desks changed and new, switches, orders, advice, organisations."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from content.vocabulary import LEANS, REFERRALS, ROUTES
from kiosk.pack import ALWAYS, HELP_TOPICS, NOT_ASKED, Condition, Pack
from tests.fakes.tables import Domain, domain_of, some_condition

SOURCE = {"where": "x", "confidence": "B", "dated": "2026-11-24", "review_by": "2027-11-24"}
Written = dict[str, Any]
"""What a file of an overlay says."""


def some_overlay(
    rng: random.Random, national: Pack, switches: Mapping[str, Sequence[str]]
) -> dict[str, Written]:
    """Return the files of an overlay; `switches` are those that a municipality settles."""
    known = domain_of(national.questions) | {
        "route": tuple(sorted(ROUTES)),
        "refer_to": (*sorted(REFERRALS), NOT_ASKED),
        "lean": (*sorted(LEANS), NOT_ASKED),
    }
    changed = rng.sample(
        [desk.id for desk in national.desks], rng.randint(0, min(4, len(national.desks)))
    )
    desks: Written = {name: _changes(rng, known) for name in changed}
    desks |= {f"own_{number}": _desk(rng, known) for number in range(rng.randint(0, 3))}
    order = [desk.id for desk in national.desks] + [name for name in desks if name not in changed]
    languages = [each.tag for each in national.languages if each.tag == "nl" or rng.random() < 0.5]
    rng.shuffle(languages)
    overlay: Written = {
        "id": "somewhere",
        "municipality": "Somewhere",
        "base": "national",
        "version": "2026.1",
        "languages": languages,
        "switches": {
            name: rng.choice(list(positions))
            for name, positions in switches.items()
            if rng.random() < 0.5
        },
    }
    if rng.random() < 0.7:
        overlay["desk_order"] = rng.sample(order, rng.randint(1, len(order)))
    topics = [option.id for option in national.question(HELP_TOPICS).options]
    return {
        "overlay": overlay,
        "desks": {"desks": desks},
        "advice": {"advice": {f"own_{n}": _advice(rng, known) for n in range(rng.randint(0, 2))}},
        "organisations": {
            "organisations": {
                f"own_{n}": _organisation(rng, known, topics) for n in range(rng.randint(0, 2))
            }
        },
    }


def write_overlay(folder: Path, files: Mapping[str, Written]) -> None:
    """Write an overlay as the files that it is read from."""
    folder.mkdir(exist_ok=True)
    for name, written in files.items():
        # JSON is YAML; a date must stand there without quotes.
        text = json.dumps(written, indent=1).replace('"2026-11-24"', "2026-11-24")
        text = text.replace('"2027-11-24"', "2027-11-24")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def condition_of(written: object) -> Condition:
    """Return a condition as an overlay of ours writes it."""
    if not isinstance(written, list):
        return ALWAYS if written == "always" else ()
    return tuple({name: frozenset(each) for name, each in line.items()} for line in written)


def _written(rng: random.Random, known: Domain) -> object:
    condition = some_condition(rng, known)
    if condition == ({},):
        return "always"
    return [{n: sorted(each) for n, each in line.items()} for line in condition] or "never"


def _changes(rng: random.Random, known: Domain) -> Written:
    changes: Written = {}
    if rng.random() < 0.7:
        changes["show_when"] = _written(rng, known)
    if rng.random() < 0.5:
        weeks = rng.randint(0, 20)
        changes["waiting"] = {"weeks": weeks, "as_of": "2026-11-24", "source": SOURCE}
    if rng.random() < 0.5:
        changes["phone"] = {"value": "14 020", "source": SOURCE}
    return changes


def _desk(rng: random.Random, known: Domain) -> Written:
    shown = _written(rng, known)
    return {"pictogram": "house", "name": "Own", "show_when": shown, "source": SOURCE}


def _advice(rng: random.Random, known: Domain) -> Written:
    shown = _written(rng, known)
    said = {"pictogram": "house", "tone": "info", "place": "slip", "source": SOURCE}
    return {**said, "show_when": shown}


def _organisation(rng: random.Random, known: Domain, topics: Sequence[str]) -> Written:
    said = {"pictogram": "house", "name": "Own", "free": False, "source": SOURCE}
    some = rng.sample(topics, rng.randint(0, 2))
    return {**said, "show_when": _written(rng, known), "topics": some}
