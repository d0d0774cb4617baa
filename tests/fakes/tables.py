"""Questions and decision tables at random, from a seed: whole ones, spoilt ones, and wild ones."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.pack import ALWAYS, NOT_ASKED, Clause, Condition, Option, Question, Row

ROUTES = ("gba", "rni", "officer", "elsewhere")
Domain = dict[str, tuple[str, ...]]
"""The values that each question can have in a table, `not_asked` among them."""


def dice(number: int) -> Iterator[random.Random]:
    """Yield so many sources of chance, the same ones each time."""
    for seed in range(number):
        yield random.Random(seed)  # noqa: S311 - tables, no secrets


def some_questions(
    rng: random.Random, most: int = 4, options: Sequence[int] = (2, 3), always: float = 0.3
) -> list[Question]:
    """Return questions, each asked always or on conditions on earlier ones (or of nobody)."""
    questions: list[Question] = []
    domain: Domain = {}
    for number in range(most):
        name = f"q{number}"
        names = [f"{name}{letter}" for letter in "abcdefgh"[: rng.choice(options)]]
        condition: Condition = ALWAYS
        if questions and rng.random() > always:
            condition = some_condition(rng, domain)
        asked = tuple(Option(each, "x") for each in names)
        questions.append(Question(name, "x", asked, condition))
        domain[name] = (*names, NOT_ASKED)
    return questions


def domain_of(questions: Sequence[Question]) -> Domain:
    """Return the values that each question can have in a table."""
    return {
        each.id: (*(option.id for option in each.options), NOT_ASKED)
        for each in questions
        if not each.many
    }


def some_clause(rng: random.Random, domain: Domain, most: int = 3) -> Clause:
    """Return a line that lists some values of some questions, none of them empty."""
    names = rng.sample(list(domain), min(len(domain), rng.randint(1, most)))
    return {name: _some(rng, domain[name]) for name in names}


def some_condition(rng: random.Random, domain: Domain) -> Condition:
    """Return one or two lines; now and then always or never."""
    chance = rng.random()
    if chance < 0.1:
        return ALWAYS if chance < 0.05 else ()
    return tuple(some_clause(rng, domain, 2) for _ in range(rng.randint(1, 2)))


def whole_table(rng: random.Random, domain: Domain, rows: int) -> list[Row]:
    """Return a table that takes everybody once: one row, cut in two until there are enough."""
    cells: list[dict[str, frozenset[str]]] = [{}]
    for _ in range(rows * 20):
        if len(cells) == rows:
            break
        at = rng.randrange(len(cells))
        name = rng.choice(list(domain))
        here = sorted(cells[at].get(name, frozenset(domain[name])))
        if len(here) > 1:
            part = frozenset(rng.sample(here, rng.randint(1, len(here) - 1)))
            cells += [{**cells[at], name: frozenset(here) - part}]
            cells[at] = {**cells[at], name: part}
    return [_row(rng, number, each) for number, each in enumerate(cells)]


def spoilt(rng: random.Random, rows: Sequence[Row], domain: Domain) -> list[Row]:
    """Return a table with one thing changed, which may or may not matter to anybody."""
    changed = list(rows)
    at = rng.randrange(len(changed))
    row = changed[at]
    name = rng.choice(list(domain))
    listed = row.cells.get(name, frozenset(domain[name]))
    match rng.choice(("drop", "double", "narrow", "widen", "loosen")):
        case "drop":
            del changed[at]
        case "double":
            changed.append(replace(row, id=f"{row.id}_again"))
        case "narrow":
            fewer = listed - {rng.choice(sorted(listed))} if len(listed) > 1 else listed
            changed[at] = replace(row, cells={**row.cells, name: fewer})
        case "widen":
            more = listed | {rng.choice(domain[name])}
            changed[at] = replace(row, cells={**row.cells, name: more})
        case _:
            cells = {key: value for key, value in row.cells.items() if key != name}
            changed[at] = replace(row, cells=cells)
    return changed


def wild_table(rng: random.Random, domain: Domain, rows: int) -> list[Row]:
    """Return rows that have nothing to do with each other."""
    return [_row(rng, number, some_clause(rng, domain)) for number in range(rows)]


def some_table(rng: random.Random, domain: Domain, most_rows: int = 8) -> list[Row]:
    """Return a whole, a spoilt or a wild table."""
    rows = rng.randint(1, most_rows)
    match rng.choice(("whole", "spoilt", "spoilt", "wild")):
        case "whole":
            return whole_table(rng, domain, rows)
        case "spoilt":
            return spoilt(rng, whole_table(rng, domain, rows), domain)
        case _:
            return wild_table(rng, domain, rows)


def _row(rng: random.Random, number: int, cells: Clause) -> Row:
    refer_to = rng.choice((None, None, "ind"))
    lean = rng.choice((None, None, None, "gba"))
    return Row(f"r{number}", (), cells, rng.choice(ROUTES), refer_to, lean)


def _some(rng: random.Random, values: Sequence[str]) -> frozenset[str]:
    return frozenset(rng.sample(values, rng.randint(1, len(values))))
