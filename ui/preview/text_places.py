"""Where a sentence is read: the screen that shows it, found from its id."""

from collections.abc import Iterator, Mapping, Sequence

from kiosk.pack import HELP_TOPICS, Condition, Organisation, Pack, Selected
from kiosk.ways import way_to_thing
from ui.preview.places import Place, at_question, at_screen
from ui.visitor.session import Screen

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
    "staff": "end",
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


def at_text(pack: Pack, text_id: str) -> Place | None:
    """Return where a sentence is read, or None where no screen is known to show it."""
    group, _, rest = text_id.partition(".")
    name = rest.split(".")[0]
    return _of_pack(pack, group, name, rest) or _of_program(pack, group, name)


def _of_pack(pack: Pack, group: str, name: str, rest: str) -> Place | None:
    """Return the place of a sentence about a thing of the pack, by its id."""
    questions = {question.id for question in pack.questions}
    if name == HELP_TOPICS and group in {"question", "option"}:
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
    kinds: dict[str, tuple[Sequence[Selected], Screen]] = {
        "advice": (pack.advice, "result"),
        "document": (pack.documents, "result"),
        "desk": (pack.desks, "result"),
        "organisation": (pack.organisations, "result"),
        "consequence": (pack.consequences, "compare"),
    }
    if group not in kinds:
        return
    things, screen = kinds[group]
    for thing in things:
        if thing.id == name:
            if found := _shown(pack, thing.show_when, screen):
                yield found
            if topic := _topic(thing):
                yield Place("welcome", help_topic=topic)


def _topic(thing: Selected) -> str:
    """Return a help topic under which something stands in the help panel, or nothing."""
    topics = thing.topics if isinstance(thing, Organisation) else frozenset()
    for clause in thing.show_when:
        topics |= clause.get(HELP_TOPICS, frozenset())
    return min(topics, default="")


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
