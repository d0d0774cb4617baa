"""Where a visit goes from each screen, and that a wiped session knows nothing."""

from dataclasses import replace

import pytest

from kiosk.contact import Contact
from tests.unit.ui.visitor.stand import amsterdam, visits_by_ending
from ui.visitor.session import AFTER, BEFORE, Screen, Session
from ui.visitor.steps import likely_rest, own_screens, step_rows

PACK = amsterdam()
DECIDED = replace(Session(PACK), visit=visits_by_ending()["rni-plain"], screen="result")
NOWHERE = replace(Session(PACK), visit=visits_by_ending()["elsewhere-coa"], screen="result")


def test_a_decided_visit_leads_from_the_result_to_the_end() -> None:
    """Every screen on the way, in order."""
    way, session = [], DECIDED
    while session.screen in AFTER:
        session = session.forward()
        way.append(session.screen)
    assert way == ["compare", "teach", "contact", "slip", "end"]


def test_without_a_comparison_the_teach_back_comes_next() -> None:
    """Somebody who goes to another body first does not compare registers."""
    assert not NOWHERE.compares
    assert NOWHERE.forward().screen == "teach"
    assert NOWHERE.forward().back().screen == "result"


def test_without_a_desk_key_contact_is_passed_over_both_ways() -> None:
    """What cannot be sealed is never asked for."""
    session = replace(DECIDED, screen="teach", offers_contact=False)
    assert session.forward().screen == "slip"
    assert session.forward().back().screen == "teach"


@pytest.mark.parametrize("screen", BEFORE)
def test_back_never_leaves_the_visit(screen: Screen) -> None:
    """Only the first question leads back to the welcome screen."""
    assert replace(DECIDED, screen=screen).back().visit is not None


def test_back_from_the_result_asks_the_last_question_again() -> None:
    """With all answers before it."""
    back = DECIDED.back()
    assert back.screen == "question"
    assert back.question is not None
    assert back.question.id == "work"


def test_a_wiped_session_is_a_new_one() -> None:
    """Nothing of a visitor can be left in a field somebody forgot."""
    told = replace(DECIDED, contact=Contact("+31612345678", None, "nl"), changing="stay")
    assert told.wiped() == Session(PACK)
    assert replace(told, offers_contact=False).wiped() == Session(PACK, offers_contact=False)


def test_the_strip_shows_done_steps_and_those_to_come() -> None:
    """A question that was answered together with another has no shape of its own."""
    from tests.unit.ui.visitor.stand import catalogues  # noqa: PLC0415 - compiled on first use

    session = DECIDED.back()
    assert session.visit is not None
    rows = step_rows(session, catalogues().get("en"))
    assert [row.standing for row in rows].count("now") == 1
    assert len(own_screens(session.visit)) == [row.standing for row in rows].count("done")
    assert likely_rest(session.visit)[0] == "work"
