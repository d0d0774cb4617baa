"""Every row of the domain's decision table (FACTS.md B.3) as a visit through the real pack."""

import pytest

from kiosk.pack import Pack
from kiosk.routing import outcome_of
from kiosk.visit import Visit
from tests.unit.content.decisions import (
    DECISIONS,
    INDIRECT,
    LONG,
    REST,
    Decision,
    answered,
    outcome,
)


@pytest.mark.parametrize("decision", DECISIONS, ids=[one.row for one in DECISIONS])
def test_a_visit_ends_as_the_domain_says(amsterdam: Pack, decision: Decision) -> None:
    """Route, other body, leaning, and the advice that must (not) be there."""
    came = outcome(amsterdam, decision.answers)
    assert (came.route, came.refer_to, came.lean) == (
        decision.route,
        decision.refer_to,
        decision.lean,
    )
    assert set(decision.advice.split()) <= set(came.advice)
    assert not set(decision.not_advice.split()) & set(came.advice)
    assert set(decision.documents.split()) <= set(came.documents)
    row = next(row for row in amsterdam.rows if row.id == came.row)
    assert decision.row in row.facts or decision.row in INDIRECT


def test_every_decision_of_the_domain_is_here() -> None:
    """D01 to D41, none left out."""
    assert {one.row for one in DECISIONS} == {f"D{number:02}" for number in range(1, 42)}


def test_changing_addresses_without_any_becomes_a_briefadres(amsterdam: Pack) -> None:
    """D11: where no address is slept at most, the answer is `none` and the route changes."""
    visit = Visit(amsterdam, "nl", answered(amsterdam, f"{LONG} address=changing {REST}"))
    assert outcome_of(amsterdam, visit.walk.asked).route == "gba"
    changed = visit.answer("address", "none")
    assert outcome_of(amsterdam, changed.walk.asked).route == "gba_briefadres"


@pytest.mark.parametrize("topic", ["pay", "threatened", "something_else", "pay,digid"])
def test_who_asks_for_help_is_asked_nothing_else(amsterdam: Pack, topic: str) -> None:
    """R04: help comes before any question about a register."""
    came = outcome(amsterdam, f"purpose=help help_topics={topic}")
    assert (came.route, came.refer_to) == ("elsewhere", "safety_help")


@pytest.mark.parametrize(
    "dont_know", ["status=dont_know registered=no", "status=eu_eea_swiss registered=dont_know"]
)
def test_i_dont_know_never_gives_a_firm_route(amsterdam: Pack, dont_know: str) -> None:
    """The officer, or finding out first: never gba or rni."""
    came = outcome(amsterdam, f"purpose=register identity=valid {dont_know}")
    assert came.route in {"officer", "find_register"}
