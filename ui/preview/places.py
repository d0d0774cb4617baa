"""Places of a visit: where an editor is and wants to go."""

from dataclasses import dataclass, field, replace

from kiosk.pack import Pack
from kiosk.visit import Answers, Visit
from kiosk.ways import asked_as, way_to_question, way_to_row, way_to_thing
from ui.visitor.session import Screen, Session

ANSWERED_ON: frozenset[Screen] = frozenset({"question", "calendar"})
"""Screens of an open question; all others but the first one need a finished visit."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen with the answers that lead there; with `help_topic` the help panel lies over it."""

    screen: Screen
    answers: Answers = field(default_factory=dict)
    help_topic: str | None = None


WELCOME = Place("welcome")


def session_at(place: Place, pack: Pack, tag: str, *, offers_contact: bool) -> Session:
    """Return a session that stands at a place; the next best screen where it cannot be there."""
    session = Session(pack, offers_contact=offers_contact)
    if place.screen == "welcome":
        return session
    visit = Visit(pack, tag, place.answers)
    screen = place.screen
    if visit.next_question is not None and screen not in ANSWERED_ON:
        screen = "question"
    elif visit.next_question is None and screen in ANSWERED_ON:
        screen = "result"
    return replace(session, visit=visit, screen=screen)


def kept_place(old: Session, pack: Pack, tag: str) -> Session:
    """
    Return the session of an editor in a pack that has changed: the same place, as far as it is.

    Answers to questions or options that are gone are gone as well.
    """
    if old.visit is None:
        return Session(pack, offers_contact=old.offers_contact)
    answers = _kept(pack, old.visit.answers)
    place = Place(old.screen, answers)
    session = session_at(place, pack, tag, offers_contact=old.offers_contact)
    if old.changing is not None and session.visit and old.changing in session.visit.walk.asked:
        session = replace(session, changing=old.changing, screen="question")
    return replace(
        session,
        before=_kept(pack, old.before),
        stay_plan=old.stay_plan,
        contact=old.contact,
        address=old.address,
        choice=old.choice,
    )


def at_question(pack: Pack, question_id: str) -> Place | None:
    """Return where a question is asked: on its own screen, or on the tile that unfolds it."""
    screen_of = asked_as(pack, question_id)
    way = way_to_question(pack, screen_of)
    return None if way is None else Place("question", way)


def at_row(pack: Pack, row_id: str) -> Place | None:
    """Return the result that a row of the table leads to."""
    way = way_to_row(pack, row_id)
    return None if way is None else Place("result", way)


def at_screen(pack: Pack, screen: Screen) -> Place | None:
    """Return a screen with answers that bring somebody there."""
    if screen == "welcome":
        return WELCOME
    if screen in ANSWERED_ON:
        asked = (q.id for q in pack.questions if q.calendar or screen == "question")
        found = next((place for each in asked if (place := at_question(pack, each))), None)
        return found and replace(found, screen=screen)
    # A visitor to whom the comparison says something sees every screen.
    conditions = [topic.show_when for topic in pack.consequences]
    ways = (way_to_thing(pack, condition) for condition in conditions)
    way = next((found for found in ways if found is not None), None)
    way = way or next((w for row in pack.rows if (w := way_to_row(pack, row.id))), None)
    return None if way is None else Place(screen, way)


def _kept(pack: Pack, answers: Answers) -> Answers:
    """Return what is left of answers whose questions or options may be gone."""
    kept: dict[str, frozenset[str]] = {}
    for question in pack.questions:
        left = answers.get(question.id, frozenset()) & question.option_ids
        if left and (question.many or len(left) == 1):
            kept[question.id] = left
    return kept
