"""The counts of a comparison are those of trying every visit, and every story is true."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.authoring.outcomes_compared import outcomes_compared
from content.authoring.visits_in_common import meeting
from kiosk.pack import (
    ALWAYS,
    NOT_ASKED,
    Advice,
    Clause,
    Condition,
    Desk,
    Option,
    Pack,
    Question,
    Row,
    Source,
)
from kiosk.proof import prove_unique
from kiosk.routing import Outcome
from tests.unit.content.authoring.trying_everyone import Person, differing, outcomes, same, tried

SOURCE = Source("Test", "B")
Options = dict[str, list[str]]


def small_pack(
    questions: list[Question], rows: list[Row], desks: list[Desk], advice: list[Advice]
) -> Pack:
    return Pack(
        version="1",
        municipality="",
        questions=tuple(questions),
        rows=tuple(rows),
        advice=tuple(advice),
        documents=(),
        consequences=(),
        organisations=(),
        desks=tuple(desks),
        languages=(),
        retention_days={},
    )


@st.composite
def clauses(draw: st.DrawFn, options: Options) -> Clause:
    names = draw(st.lists(st.sampled_from(sorted(options)), max_size=2, unique=True))
    return {name: draw(st.frozensets(st.sampled_from(options[name]), min_size=1)) for name in names}


def conditions(options: Options) -> st.SearchStrategy[Condition]:
    return st.lists(clauses(options), max_size=2).map(tuple)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Up to three questions from a common stock, a table that is whole by its making, things."""
    questions: list[Question] = []
    known: Options = {}
    for name in draw(st.lists(st.sampled_from("pqr"), min_size=1, max_size=3, unique=True)):
        offered = draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True))
        asked = draw(conditions(known)) if known else ALWAYS
        options = tuple(Option(one, "x") for one in offered)
        questions.append(Question(name, "x", options, asked, many=False))
        known[name] = [*offered, NOT_ASKED]
    rows = draw(tables(known))
    facts = {**known, "route": ["gba", "rni"], "lean": ["gba", NOT_ASKED]}
    if draw(st.booleans()):
        # Asked of everybody, of no meaning to the table, and with many answers.
        topics = tuple(Option(one, "x") for one in "st")
        questions.append(Question("many", "x", topics, ALWAYS, many=True))
        facts["many"] = ["s", "t"]
    shown = conditions(facts)
    desks = [Desk(one, draw(shown), "x", SOURCE) for one in draw(st.permutations("xyz"))]
    advice = [Advice(one, draw(shown), "x", SOURCE) for one in draw(st.sets(st.sampled_from("kl")))]
    return small_pack(questions, rows, desks, advice)


@st.composite
def tables(draw: st.DrawFn, options: Options) -> list[Row]:
    """Cut all visits by one question after the other, so that each fits exactly one row."""
    cells: list[Clause] = [{}]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(cells) - 1))
        name = draw(st.sampled_from(sorted(options)))
        left = frozenset(cells[at].get(name, frozenset(options[name])))
        taken = draw(st.frozensets(st.sampled_from(sorted(left))))
        if taken and taken != left:
            cells[at : at + 1] = [{**cells[at], name: taken}, {**cells[at], name: left - taken}]
    routes = st.sampled_from([("gba", None), ("rni", None), ("rni", "gba")])
    drawn = [draw(routes) for _ in cells]
    return [
        Row(f"r{at}", (), cell, route, lean=lean)
        for at, (cell, (route, lean)) in enumerate(zip(cells, drawn, strict=True))
    ]


def agree(
    old: Pack, new: Pack, before: Mapping[Person, Outcome], now: Mapping[Person, Outcome]
) -> None:
    """Compare counts and stories with trying everyone."""
    visits = meeting(old.questions, new.questions)
    found = outcomes_compared(old, new, visits)
    wanted = tried(before, now)
    assert (visits.before, visits.now) == (len(before), len(now))
    assert (visits.only_before.count, visits.only_now.count) == (
        wanted.only_before,
        wanted.only_now,
    )
    assert (found.compared, found.changed) == (wanted.compared, wanted.changed)
    assert dict(found.touched) == dict(wanted.touched)
    assert {(one.kind, one.before, one.now): one.count for one in found.changes} == wanted.changes
    for one in found.changes:
        person = tuple(one.example.items())
        stories = [
            (was, is_)
            for was in before
            if same(was, person)
            for is_ in now
            if same(is_, person) and {*was, *is_} == {*person}
        ]
        assert any(
            (one.kind, one.before, one.now) in set(differing(before[was], now[is_]))
            for was, is_ in stories
        )


@settings(max_examples=300)
@given(old=packs(), new=packs())
def test_random_packs_differ_as_trying_everyone_says(old: Pack, new: Pack) -> None:
    for pack in (old, new):
        decided = [each for each in pack.questions if not each.many]
        assert prove_unique(decided, pack.rows) == []
    agree(old, new, outcomes(old), outcomes(new))


@settings(max_examples=50)
@given(pack=packs())
def test_a_pack_does_not_differ_from_itself(pack: Pack) -> None:
    found = outcomes_compared(pack, pack, meeting(pack.questions, pack.questions))
    assert (found.changed, found.changes) == (0, ())


Edit = Callable[[Pack], Pack]


def other_route(pack: Pack) -> Pack:
    rows = [
        replace(row, route="officer", lean="gba") if row.id == "with_proof" else row
        for row in pack.rows
    ]
    return replace(pack, rows=tuple(rows))


def hidden_desk(pack: Pack) -> Pack:
    desks = [
        replace(desk, show_when=()) if desk.id == "rni_amsterdam" else desk for desk in pack.desks
    ]
    return replace(pack, desks=tuple(desks))


def turned_desks(pack: Pack) -> Pack:
    return replace(pack, desks=pack.desks[::-1])


def fewer_cards(pack: Pack) -> Pack:
    return replace(pack, advice=pack.advice[::3])


def wider_help(pack: Pack) -> Pack:
    wider: Condition = ({"work": frozenset({"agency"})}, {"help_topics": frozenset({"pay"})})
    changed = [replace(one, show_when=wider) for one in pack.organisations[::4]]
    return replace(pack, organisations=(*changed, *pack.organisations[1::4]))


def narrower_documents(pack: Pack) -> Pack:
    changed = [replace(one, show_when=one.show_when[:1]) for one in pack.documents]
    return replace(pack, documents=tuple(changed))


EDITS: list[Edit] = [
    other_route,
    hidden_desk,
    turned_desks,
    fewer_cards,
    wider_help,
    narrower_documents,
]


@pytest.fixture(scope="module")
def real_outcomes(amsterdam: Pack) -> Mapping[Person, Outcome]:
    return outcomes(amsterdam)


@settings(max_examples=3)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=4, unique=True))
def test_the_real_pack_with_edits_differs_as_trying_everyone_says(
    amsterdam: Pack, real_outcomes: Mapping[Person, Outcome], edits: list[Edit]
) -> None:
    edited = amsterdam
    for edit in edits:
        edited = edit(edited)
    agree_on_the_real_pack(amsterdam, edited, real_outcomes)


def agree_on_the_real_pack(old: Pack, new: Pack, before: Mapping[Person, Outcome]) -> None:
    found = outcomes_compared(old, new, meeting(old.questions, new.questions))
    now = outcomes(new)
    wanted = tried(before, now)
    assert (found.compared, found.changed) == (wanted.compared, wanted.changed)
    assert dict(found.touched) == dict(wanted.touched)
    assert {(one.kind, one.before, one.now): one.count for one in found.changes} == wanted.changes
    for one in found.changes:
        person = tuple(one.example.items())
        assert (one.kind, one.before, one.now) in set(differing(before[person], now[person]))
