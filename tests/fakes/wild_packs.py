"""Packs at random: tables, switches, things on conditions, desks with dates; all nonsense."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from content.checking.positions import Positions
from content.yaml_files import Place, YamlFile
from kiosk.pack import (
    ALWAYS,
    NOT_ASKED,
    Advice,
    Condition,
    ConsequenceTopic,
    Desk,
    Document,
    Option,
    Organisation,
    Pack,
    Question,
    Row,
    Source,
)
from tests.fakes.tables import (
    ROUTES,
    Domain,
    domain_of,
    some_condition,
    some_questions,
    some_table,
    whole_table,
)

TODAY = date(2026, 11, 24)
TOPICS = ("pay", "debts")
SWITCH = "switch "


@dataclass(frozen=True)
class WildPack:
    """A pack as it stands, in all positions, and the files with a line for each place."""

    pack: Pack
    positions: Positions
    files: tuple[YamlFile, ...]


def some_pack(rng: random.Random) -> WildPack:
    """Return a random pack; its table is whole as often as not."""
    questions = some_questions(rng, rng.randint(2, 4))
    switches = [
        Question(f"{SWITCH}s{number}", "", (Option("on", ""), Option("off", "")), ALWAYS)
        for number in range(rng.randint(0, 2))
    ]
    domain = domain_of(questions)
    with_switches = domain | {each.id: ("on", "off") for each in switches}
    make = whole_table if rng.random() < 0.5 else some_table
    rows = make(rng, with_switches, rng.randint(2, 8))
    rows = [row for row in rows if all(row.cells.values())]
    topics = tuple(Option(topic, "x") for topic in TOPICS)
    asks_help = ({"q0": frozenset({"q0a"})},)
    help_topics = Question("help_topics", "x", topics, asks_help, many=True)
    asked = _unfolding(rng, (*questions, help_topics))
    known = domain | {
        "route": ROUTES,
        "refer_to": ("ind", NOT_ASKED),
        "lean": ("gba", NOT_ASKED),
        "help_topics": (*TOPICS, NOT_ASKED),
    }
    stand = {each.id: rng.choice(("on", "off")) for each in switches}
    pack = Pack(
        version="1",
        municipality="",
        questions=asked,
        rows=tuple(_on(row, stand) for row in rows if _is_on(row, stand)),
        advice=tuple(Advice(f"a{n}", _when(rng, known), "x", _source(rng)) for n in range(3)),
        documents=tuple(Document(f"d{n}", _when(rng, known), "x", _source(rng)) for n in range(2)),
        consequences=(ConsequenceTopic("c0", _when(rng, known), "x", _source(rng)),),
        organisations=tuple(_organisation(rng, n, known) for n in range(2)),
        desks=tuple(
            Desk(f"k{n}", _when(rng, known), "x", _source(rng)) for n in range(rng.randint(1, 4))
        ),
        languages=(),
        retention_days={},
    )
    everywhere = replace(pack, questions=(*switches, *asked), rows=tuple(rows))
    settled = frozenset(name for name in stand if rng.random() < 0.5)
    files = tuple(_files(pack, everywhere))
    routes = next(file for file in files if file.label == "wild/routes.yaml")
    return WildPack(pack, Positions(everywhere, routes, stand, settled), files)


def _unfolding(rng: random.Random, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Let a tile of the first question ask a later one with two options, now and then."""
    later = [each.id for each in questions[1:] if len(each.options) == 2 and not each.many]
    if not later or rng.random() < 0.5:
        return questions
    first, *rest = questions
    option, *others = first.options
    unfolding = replace(option, unfolds=rng.choice(later))
    return (replace(first, options=(unfolding, *others)), *rest)


def _when(rng: random.Random, known: Domain) -> Condition:
    return some_condition(rng, known)


def _source(rng: random.Random) -> Source:
    """Return a source that holds always, from a day on, or until a day."""
    day = TODAY + timedelta(rng.choice((-3, 0, 4, 8)))
    match rng.randrange(6):
        case 0:
            return Source("x", "B", valid_from=day)
        case 1:
            return Source("x", "B", valid_until=day)
        case _:
            return Source("x", "B")


def _organisation(rng: random.Random, number: int, known: Domain) -> Organisation:
    topics = frozenset(rng.sample(TOPICS, rng.randint(0, 2)))
    return Organisation(f"o{number}", _when(rng, known), "x", _source(rng), topics=topics)


def _is_on(row: Row, stand: dict[str, str]) -> bool:
    return all(now in row.cells.get(name, {now}) for name, now in stand.items())


def _on(row: Row, stand: dict[str, str]) -> Row:
    return replace(row, cells={k: v for k, v in row.cells.items() if k not in stand})


def _files(pack: Pack, everywhere: Pack) -> Iterator[YamlFile]:
    """Yield files in which every place has a line of its own."""
    places: dict[str, list[Place]] = {"questions": [("questions",)], "routes": [("rows",)]}
    for question in pack.questions:
        at: Place = ("questions", question.id)
        places["questions"].append((*at, "ask_when"))
        places["questions"] += _lines((*at, "ask_when"), question.ask_when)
        places["questions"] += [(*at, "options", o.id, "unfolds") for o in question.options]
    for row in everywhere.rows:
        places["routes"] += [("rows", row.id)]
        places["routes"] += [("rows", row.id, "when", name) for name in row.cells]
    for kind in ("advice", "documents", "consequences", "organisations", "desks"):
        places[kind] = [(kind,)]
        for thing in getattr(pack, kind):
            places[kind] += [(kind, thing.id), (kind, thing.id, "show_when")]
            places[kind] += _lines((kind, thing.id, "show_when"), thing.show_when)
    for name, listed in places.items():
        lines = {place: number for number, place in enumerate(listed, start=1)}
        yield YamlFile(f"wild/{name}.yaml", {}, lines)


def _lines(place: Place, condition: Condition) -> list[Place]:
    found: list[Place] = []
    for number, clause in enumerate(condition):
        found += [(*place, number), *((*place, number, name) for name in clause)]
    return found
