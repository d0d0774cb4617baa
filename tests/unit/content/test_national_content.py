"""What must hold for every visitor of the real packs, not just for those we thought of."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from content.vocabulary import ROUTES
from kiosk.pack import NOT_ASKED, Detail, Pack, holds
from kiosk.proof import Box, meet, prove_unique, reachable, volume
from kiosk.routing import deciding_row, fits, outcome_of
from kiosk.visit import Visit

MOST_SCREENS = 8
NO_DESK_NEEDED = {"safety_help", "consulate", "ind", "coa", "foreign_affairs", "in_amsterdam"}


def visitors(box: Box) -> Iterator[Mapping[str, frozenset[str]]]:
    """Yield every visitor of a box as answers, without the questions never met."""
    names = [name for name, options in box.items() if options != {NOT_ASKED}]
    for chosen in product(*(sorted(box[name]) for name in names)):
        yield {name: frozenset({one}) for name, one in zip(names, chosen, strict=True)}


@pytest.fixture(scope="session")
def everyone(amsterdam: Pack) -> list[Mapping[str, frozenset[str]]]:
    """Every finished visit there can be (help topics apart: any set of them may be chosen)."""
    boxes = reachable(amsterdam.questions)
    people = [visitor for box in boxes for visitor in visitors(box)]
    assert len(people) == sum(volume(box) for box in boxes)
    return people


def test_the_proof_agrees_with_trying_everyone(
    amsterdam: Pack, everyone: list[Mapping[str, frozenset[str]]]
) -> None:
    """Each visitor one by one fits exactly one row, and each row has a visitor."""
    used = {deciding_row(amsterdam.rows, visitor).id for visitor in everyone}
    assert used == {row.id for row in amsterdam.rows}
    assert {row.route for row in amsterdam.rows} == ROUTES


def test_nobody_meets_more_than_eight_screens(
    amsterdam: Pack, everyone: list[Mapping[str, frozenset[str]]]
) -> None:
    """A question unfolded on the tile of another takes no screen of its own."""
    unfolds = {
        (question.id, option.id): option.unfolds
        for question in amsterdam.questions
        for option in question.options
        if option.unfolds
    }
    longest = 0
    for visitor in everyone:
        beside = {
            target
            for (question, option), target in unfolds.items()
            if option in visitor.get(question, ()) and target in visitor
        }
        longest = max(longest, len(visitor) - len(beside))
    assert longest <= MOST_SCREENS


def test_the_screens_really_ask_eight_at_most(amsterdam: Pack) -> None:
    """The longest visit as a visitor takes it, tile by tile."""
    visit = Visit.started(amsterdam, "nl").answer_unfolded("purpose", "register", "no")
    visit = visit.answer("identity", "valid").answer("status", "eu_eea_swiss")
    visit = visit.answer("registered", "no").answer_unfolded("home", "netherlands", "here")
    visit = visit.answer_unfolded("stay", "over", "yes").answer("address", "proof")
    assert visit.next_question is not None
    assert visit.next_question.id == "work"
    assert visit.answer("work", "employee").next_question is None


@pytest.mark.parametrize("which", ["amsterdam", "national"])
def test_every_outcome_names_a_desk(
    which: str, request: pytest.FixtureRequest, everyone: list[Mapping[str, frozenset[str]]]
) -> None:
    """Whoever is not sent to another body has a counter to go to."""
    pack: Pack = request.getfixturevalue(which)
    lost = set()
    for visitor in everyone:
        row = deciding_row(pack.rows, visitor)
        facts = {
            **visitor,
            "route": frozenset({row.route}),
            **({"refer_to": frozenset({row.refer_to})} if row.refer_to else {}),
            **({"lean": frozenset({row.lean})} if row.lean else {}),
        }
        if row.refer_to in NO_DESK_NEEDED:
            continue
        if not any(holds(desk.show_when, facts) for desk in pack.desks):
            lost.add(row.id)
    assert lost == set()


def test_the_rni_desk_of_the_town_comes_first_for_rni(amsterdam: Pack) -> None:
    """And the city office or the Ukraine desk for who lives here."""
    first = {}
    for visitor in (
        {
            "purpose": "register",
            "identity": "valid",
            "status": "eu_eea_swiss",
            "registered": "no",
            "home": "abroad",
            "work": "employee",
            "children": "no",
        },
        {"purpose": "register", "identity": "valid", "status": "ukraine_protection"},
        {"purpose": "leaving", "registered": "gba_here"},
        {"purpose": "wrong_person_at_address"},
    ):
        came = outcome_of(amsterdam, {key: frozenset({one}) for key, one in visitor.items()})
        first[came.route, came.refer_to] = came.desks[0]
    assert first == {
        ("rni", None): "rni_amsterdam",
        ("gba", "ukraine_desk"): "ukraine_desk",
        ("departure", None): "stadsloket_zuidoost",
        ("address_inquiry", None): "stadsloket_zuidoost",
    }


def test_late_is_told_exactly_to_who_is_late(
    amsterdam: Pack, everyone: list[Mapping[str, frozenset[str]]]
) -> None:
    """R32: `already=yes` on the way to a resident's registration, and nobody else."""
    card = next(card for card in amsterdam.advice if card.id == "late_is_not_too_late")
    for visitor in everyone:
        route = deciding_row(amsterdam.rows, visitor).route
        told = holds(card.show_when, {**visitor, "route": frozenset({route})})
        is_late = "yes" in visitor.get("already", ())
        assert told == (is_late and route in {"gba", "gba_briefadres", "officer"})


def details(pack: Pack) -> Iterator[Detail]:
    for desk in pack.desks:
        yield from (d for d in (desk.address, desk.phone, desk.website, desk.hours) if d)
    for one in pack.organisations:
        yield from (d for d in (one.address, one.phone, one.website) if d)


def test_what_nobody_verified_is_never_shown(amsterdam: Pack) -> None:
    """Confidence D and moving facts are kept in the pack, and stay out of sight."""
    hidden = [d for d in details(amsterdam) if d.source.confidence == "D" or d.source.moving]
    assert hidden
    assert all(detail.shown is None for detail in hidden)
    rest = [d for d in details(amsterdam) if d not in hidden]
    assert all(detail.shown == detail.value for detail in rest)


def test_every_help_topic_has_somebody_who_helps(amsterdam: Pack, national: Pack) -> None:
    """All sixteen pictures of the help screen lead to an organisation, without an overlay too."""
    for pack in (amsterdam, national):
        helped = frozenset[str]().union(*(one.topics for one in pack.organisations))
        assert helped >= pack.question("help_topics").option_ids


def test_leaving_out_any_row_is_found(amsterdam: Pack) -> None:
    """No row is there for nothing: the proof names a visitor whom the missing row took."""
    for row in amsterdam.rows:
        rest = [other for other in amsterdam.rows if other is not row]
        flaws = prove_unique(amsterdam.questions, rest)
        assert flaws, row.id
        for flaw in flaws:
            visitor = {name: frozenset({one}) for name, one in flaw.visitor.items()}
            assert fits(row, visitor)


def test_any_widened_cell_is_found(amsterdam: Pack) -> None:
    """A cell that takes every option is an overlap wherever it reaches another visitor."""
    boxes = reachable(amsterdam.questions)
    for row in amsterdam.rows:
        for name, options in row.cells.items():
            widened = {k: v for k, v in row.cells.items() if k != name}
            wide = type(row)(row.id, row.facts, widened, row.route, row.refer_to, row.lean)
            rows = [wide if other is row else other for other in amsterdam.rows]
            beyond = {name: amsterdam.question(name).option_ids | {NOT_ASKED}}
            reaches = any(
                part[name] - options
                for box in boxes
                if (part := meet(box, {**beyond, **widened})) is not None
            )
            assert bool(prove_unique(amsterdam.questions, rows)) == reaches, (row.id, name)
