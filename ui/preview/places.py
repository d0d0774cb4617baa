"""Places of a visit: where an editor is, wants to go, and finds a sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.pack import Condition, Pack
from kiosk.visit import Answers, Visit
from kiosk.ways import asked_as, way_to_question, way_to_row, way_to_thing
from ui.visitor.session import Screen, Session

HELP_QUESTION = "help_topics"
ANSWERED_ON: frozenset[Screen] = frozenset({"question", "calendar"})
"""Screens of an open question; all others but the first one need a finished visit."""

SCREENS: Mapping[str, Screen] = {
    "welcome": "welcome",
    "ui": "question",
    "review": "question",
    "question": "question",
    "calendar": "calendar",
    "result": "result",
    "compare": "compare",
    "teach": "teach",
    "contact": "contact",
    "pad": "phone",
    "slip": "slip",
    "end": "end",
}
"""On which screen the words of a group stand that is not about one thing of the pack."""

FIELDS: Mapping[str, Screen] = {
    "phone": "phone",
    "country": "phone",
    "email": "email",
    "address": "address",
    "postcode": "address",
    "house_number": "address",
    "street": "address",
    "town": "address",
    "from_date": "address",
}


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
    answers = {
        key: kept for key, chosen in old.visit.answers.items() if (kept := _kept(pack, key, chosen))
    }
    place = Place(old.screen, answers)
    session = session_at(place, pack, tag, offers_contact=old.offers_contact)
    if old.changing is not None and session.visit and old.changing in session.visit.walk.asked:
        session = replace(session, changing=old.changing, screen="question")
    return replace(
        session,
        before={
            key: kept for key, chosen in old.before.items() if (kept := _kept(pack, key, chosen))
        },
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


def at_text(pack: Pack, text_id: str) -> Place | None:
    """Return where a sentence is read, or None where no screen is known to show it."""
    group, _, rest = text_id.partition(".")
    name = rest.split(".")[0]
    return _of_pack(pack, group, name, rest) or _of_program(pack, group, name)


def _of_pack(pack: Pack, group: str, name: str, rest: str) -> Place | None:
    """Return the place of a sentence about a thing of the pack, by its id."""
    questions = {question.id for question in pack.questions}
    if name == HELP_QUESTION and group in {"question", "option"}:
        return Place("welcome", help_topic="")
    if group in {"question", "option", "unfolded"} and name in questions:
        return at_question(pack, name)
    if group == "reason" and name in questions:
        option = rest.partition(".")[2]
        return _shown(pack, ({name: frozenset({option})},), "result")
    if group in {"route", "refer", "lean"}:
        return _shown(pack, _told(group, name), "result")
    if group == "go":
        return _shown(pack, ({"route": frozenset({name})},), "teach") or _shown(
            pack, ({"refer_to": frozenset({name})},), "result"
        )
    return next(_things(pack, group, name), None)


def _told(group: str, name: str) -> Condition:
    said = {"route": "route", "refer": "refer_to", "lean": "lean"}[group]
    return ({said: frozenset({name})},)


def _things(pack: Pack, group: str, name: str) -> Iterator[Place]:
    kinds = {
        "advice": (pack.advice, "result"),
        "document": (pack.documents, "result"),
        "desk": (pack.desks, "result"),
        "organisation": (pack.organisations, "result"),
        "consequence": (pack.consequences, "compare"),
    }
    things, screen = kinds.get(group, ((), "result"))
    for thing in things:
        if thing.id == name:
            if found := _shown(pack, thing.show_when, screen):
                yield found
            if (topic := _topic(thing)) is not None:
                yield Place("welcome", help_topic=topic)


def _topic(thing: object) -> str | None:
    """Return a help topic under which something stands in the help panel."""
    topics: set[str] = set(getattr(thing, "topics", ()))
    for clause in getattr(thing, "show_when", ()):
        topics |= clause.get(HELP_QUESTION, frozenset())
    return min(topics, default=None)


def _shown(pack: Pack, condition: Condition, screen: Screen) -> Place | None:
    way = way_to_thing(pack, condition)
    return None if way is None else Place(screen, way)


def _of_program(pack: Pack, group: str, name: str) -> Place | None:
    """Return the place of a sentence that is the same in every pack."""
    if group == "help":
        return Place("welcome", help_topic="")
    screen = FIELDS.get(name) if group == "contact" else None
    screen = screen or SCREENS.get(group)
    return None if screen is None else at_screen(pack, screen)


def _kept(pack: Pack, question_id: str, chosen: frozenset[str]) -> frozenset[str]:
    question = next((each for each in pack.questions if each.id == question_id), None)
    left = chosen & question.option_ids if question else frozenset()
    return left if question and (question.many or len(left) == 1) else frozenset()
