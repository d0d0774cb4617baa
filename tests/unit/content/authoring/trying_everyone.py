"""Two packs compared by trying every visit: as slow and as sure as that goes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from content.authoring.outcomes_compared import DECIDED, DESK_NAMED_FIRST, SHOWN
from kiosk.pack import Pack
from kiosk.routing import Outcome, outcome_of
from kiosk.visit import walk

Person = tuple[tuple[str, str], ...]
"""Answers in the order asked; one answer each, of help topics as well."""


def everyone(pack: Pack) -> Iterator[Person]:
    """Yield every finished visit of a pack, by asking one question after the other."""
    single = replace(pack, questions=tuple(replace(each, many=False) for each in pack.questions))
    open_visits: list[Person] = [()]
    while open_visits:
        person = open_visits.pop()
        asks = walk(single, {name: frozenset({one}) for name, one in person}).next
        if asks is None:
            yield person
        else:
            open_visits += [(*person, (asks.id, option.id)) for option in asks.options]


def outcomes(pack: Pack) -> Mapping[Person, Outcome]:
    """Return what every visit comes to."""
    return {
        person: outcome_of(pack, {name: frozenset({one}) for name, one in person})
        for person in everyone(pack)
    }


@dataclass
class Tried:
    """What the comparison must say."""

    compared: int = 0
    changed: int = 0
    only_before: int = 0
    only_now: int = 0
    touched: Counter[str] = field(default_factory=Counter)
    changes: Counter[tuple[str, str | None, str | None]] = field(default_factory=Counter)


def tried(old: Mapping[Person, Outcome], new: Mapping[Person, Outcome]) -> Tried:
    """Compare the outcomes of every visit with those of every visit that could be the same."""
    result = Tried()
    if old.keys() == new.keys():
        pairs = [(person, person) for person in old]
    else:
        pairs = [pair for pair in product(old, new) if same(*pair)]
    result.only_before = len(old.keys() - {before for before, _ in pairs})
    result.only_now = len(new.keys() - {now for _, now in pairs})
    for before, now in pairs:
        result.compared += 1
        differences = list(differing(old[before], new[now]))
        result.changes.update(differences)
        result.touched.update({kind for kind, _, _ in differences})
        result.changed += bool(differences)
    return result


def same(before: Person, now: Person) -> bool:
    """Whether one person could have answered both: no question that both met tells them apart."""
    said = dict(before)
    return all(said.get(name, one) == one for name, one in now)


def differing(was: Outcome, is_: Outcome) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each difference of two outcomes."""
    for name in DECIDED:
        if getattr(was, name) != getattr(is_, name):
            yield name, getattr(was, name), getattr(is_, name)
    first, first_now = next(iter(was.desks), None), next(iter(is_.desks), None)
    if first != first_now:
        yield DESK_NAMED_FIRST, first, first_now
    for kind in SHOWN:
        shown, shown_now = set(getattr(was, kind)), set(getattr(is_, kind))
        yield from ((kind, key, None) for key in shown - shown_now)
        yield from ((kind, None, key) for key in shown_now - shown)
