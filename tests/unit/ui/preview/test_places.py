"""Where an editor goes and stays, without a window."""

from dataclasses import replace

import pytest

from content.findings import Findings
from content.loading import load_pack
from content.sentences import read_sentences
from kiosk.contact import Contact
from kiosk.pack import Pack
from tests.unit.content.conftest import REAL
from ui.preview.places import (
    WELCOME,
    Place,
    at_question,
    at_row,
    at_screen,
    kept_place,
    session_at,
)
from ui.preview.strip_rows import SCREENS
from ui.preview.text_places import at_text
from ui.visitor.session import Screen, Session

FOLDERS = (REAL / "national", REAL / "amsterdam")


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The pack of Amsterdam."""
    return load_pack(*FOLDERS)


def standing(place: Place | None, pack: Pack) -> Session:
    """Return the session of somebody at a place."""
    assert place is not None
    return session_at(place, pack, "en", offers_contact=True)


def test_every_question_and_outcome_can_be_stood_at(pack: Pack) -> None:
    """The screen is the one that was asked for."""
    for question in pack.questions:
        session = standing(at_question(pack, question.id), pack)
        assert session.screen == "question"
        assert session.question is not None
    for row in pack.rows:
        session = standing(at_row(pack, row.id), pack)
        assert (session.screen, session.outcome is not None) == ("result", True)
        assert session.outcome is not None
        assert session.outcome.row == row.id


@pytest.mark.parametrize("screen", [screen for screen, _ in SCREENS])
def test_every_screen_can_be_stood_at(pack: Pack, screen: Screen) -> None:
    """Those after the result by somebody to whom the comparison says something."""
    session = standing(at_screen(pack, screen), pack)
    assert session.screen == screen
    assert screen != "compare" or session.compares


def test_almost_every_sentence_has_a_place(pack: Pack) -> None:
    """All but those of the paper, the idle warning, language names and things that are hidden."""
    dutch = read_sentences(["nl"], FOLDERS, Findings())["nl"]
    hidden = {thing.id for thing in (*pack.desks, *pack.organisations) if not thing.show_when}
    nowhere = {
        text_id
        for text_id in dutch
        if at_text(pack, text_id) is None and text_id.split(".")[1] not in hidden
    }
    assert {text_id.split(".")[0] for text_id in nowhere} == {"paper", "idle", "language"}


@pytest.mark.parametrize(
    ("text_id", "screen"),
    [
        ("question.stay.why", "question"),
        ("option.home.abroad", "question"),
        ("unfolded.stay.over.already.yes", "question"),
        ("reason.stay.over", "result"),
        ("route.rni.then", "result"),
        ("refer.coa", "result"),
        ("lean.gba", "result"),
        ("go.rni", "teach"),
        ("consequence.bsn", "compare"),
        ("contact.error.phone", "contact"),
        ("contact.postcode", "address"),
        ("slip.print", "slip"),
        ("ui.next", "question"),
    ],
)
def test_a_sentence_is_found_on_its_screen(pack: Pack, text_id: str, screen: Screen) -> None:
    """With answers under which that screen shows it."""
    assert standing(at_text(pack, text_id), pack).screen == screen


def test_a_place_stays_when_the_pack_changes(pack: Pack) -> None:
    """What was typed and chosen for the paper too."""
    session = replace(standing(at_row(pack, pack.rows[-1].id), pack), screen="slip")
    session = replace(session, contact=Contact("+31612345678", None, "en"))
    kept = kept_place(session, replace(pack, version="newer"), "pl")
    assert (kept.screen, kept.contact) == ("slip", session.contact)
    assert kept.visit is not None
    assert session.visit is not None
    assert kept.visit.answers == session.visit.answers
    assert (kept.visit.language, kept.pack.version) == ("pl", "newer")


def test_a_question_that_is_gone_is_left_out(pack: Pack) -> None:
    """And the place is the next best one."""
    session = standing(at_row(pack, "asylum"), pack)
    assert session.visit is not None
    *_, last = session.visit.walk.asked
    fewer = replace(pack, questions=tuple(q for q in pack.questions if q.id != last))
    kept = kept_place(session, fewer, "nl")
    assert kept.visit is not None
    assert last not in kept.visit.answers


def test_a_change_of_an_answer_goes_on(pack: Pack) -> None:
    """The question that is being changed is still on the screen."""
    session = standing(at_row(pack, pack.rows[-1].id), pack)
    changing = replace(session, changing="purpose", screen="question")
    kept = kept_place(changing, pack, "nl")
    assert kept.question is not None
    assert (kept.screen, kept.question.id) == ("question", "purpose")


def test_the_welcome_screen_stays_the_welcome_screen(pack: Pack) -> None:
    """With nothing entered."""
    session = session_at(WELCOME, pack, "nl", offers_contact=False)
    assert kept_place(session, pack, "nl") == session
