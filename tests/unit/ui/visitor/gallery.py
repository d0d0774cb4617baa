"""Every screen in every state that a visitor can meet, by name, and how it comes about."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from kiosk.contact import Contact, TemporaryAddress
from kiosk.ports import JobState, JobUpdate
from kiosk.referral import Referral
from tests.unit.ui.visitor.stand import Stand, amsterdam, visits_by_ending
from ui.visitor.session import Screen

Brings = Callable[[Stand, str], None]
"""Brings a kiosk into a state, in a language."""

ANSWERS_BEFORE: Mapping[str, Mapping[str, str]] = {
    "purpose": {},
    "identity": {"purpose": "moved"},
    "status": {"purpose": "moved", "identity": "valid"},
    "registered": {"purpose": "leaving"},
    "home": {
        "purpose": "moved",
        "identity": "valid",
        "status": "eu_eea_swiss",
        "registered": "no",
    },
}
SETTLED = {**ANSWERS_BEFORE["home"], "home": "netherlands", "town": "here"}
BEFORE = {
    **ANSWERS_BEFORE,
    "town": {**ANSWERS_BEFORE["home"], "home": "netherlands"},
    "stay": SETTLED,
    "already": {**SETTLED, "stay": "over"},
    "address": {**SETTLED, "stay": "over", "already": "yes"},
    "work": {**SETTLED, "stay": "under", "already": "no"},
    "children": {
        **SETTLED,
        "purpose": "register",
        "stay": "about",
        "work": "agency",
    },
    "help_topics": {"purpose": "help"},
}
"""Answers after which each question is the open one, on a screen of its own."""

JOB_STATES: tuple[JobState, ...] = (
    "accepted",
    "sending",
    "printing",
    "printed",
    "saved",
    "waiting",
    "failed",
    "unknown",
)


def question(question_id: str, *, chosen: bool = False) -> Brings:
    """Return what opens a question, with its last tile chosen or none."""

    def bring(stand: Stand, language: str) -> None:
        stand.begin(language, **BEFORE[question_id])
        model = stand.visitor.question
        assert model.key == question_id
        if chosen:
            model.choose(model.options.rows[-1].key)

    return bring


def changing(stand: Stand, language: str) -> None:
    """Change an answer from the strip of a finished visit."""
    stand.finish("gba-plain", language=language)
    stand.visitor.changeAnswer(1)


def calendar(stand: Stand, language: str) -> None:
    """Open the calendar."""
    stand.begin(language, **BEFORE["stay"])
    stand.visitor.count()


def calendar_filled(stand: Stand, language: str) -> None:
    """Fill in everything the calendar takes, with an end before the beginning."""
    calendar(stand, language)
    model = stand.visitor.calendar
    for day in ("2027-03-08", "2027-09-23"):
        model.chooseDay(day)
    model.pick("away_first")
    for day in ("2027-04-01", "2027-04-09", "2027-05-04", "2027-05-11"):
        model.chooseDay(day)
    model.setWeeksOff(2)
    model.pick("leave")
    model.chooseDay("2027-03-01")


def ending(name: str, screen: Screen) -> Brings:
    """Return what opens a screen after a finished visit."""
    return lambda stand, language: stand.finish(name, screen, language)


def teach(choice: str) -> Brings:
    """Return what answers the teach-back."""

    def bring(stand: Stand, language: str) -> None:
        stand.finish("gba_briefadres-plain", "teach", language)
        stand.visitor.teach.choose(choice)

    return bring


def contact_filled(stand: Stand, language: str) -> None:
    """Leave a number, a long address, everything."""
    stand.finish("rni-plain", "contact", language)
    contact = Contact("+48601234567", "anastazja.brzeczyszczykiewicz@poczta.example", language)
    street = "Burgemeester van der Voort van Zijpplein"
    address = TemporaryAddress(
        street, "1250", "A", "BIS2", "1012LG", "'s-Hertogenbosch", date(2027, 3, 1)
    )
    stand.stage.move(replace(stand.session, contact=contact, address=address))


def typing(screen: Screen, typed: Mapping[str, str], *, active: str, done: bool = False) -> Brings:
    """Return what types into fields; `done` presses done, so that an error is said."""

    def bring(stand: Stand, language: str) -> None:
        stand.finish("rni-plain", "contact", language)
        model = stand.visitor.contact
        model.open(screen)
        for field, text in typed.items():
            model.focus(field)
            model.type(text)
        model.focus(active)
        if done:
            model.done()
            assert model.error

    return bring


def country_list(stand: Stand, language: str) -> None:
    """Open the list of countries."""
    typing("phone", {}, active="phone")(stand, language)
    stand.visitor.contact.openCountries(True)  # noqa: FBT003 - a slot that QML calls


REASONS: Mapping[JobState, str] = {
    "waiting": "media-empty-error, cover-open",
    "failed": "printer-not-reachable",
    "unknown": "media-jam-error, printer-does-not-answer, not-printed-in-time",
}
"""What a printer says where something is the matter; one of them says a lot."""


def end(state: JobState) -> Brings:
    """Return what ends a visit with a print job in a state."""

    def bring(stand: Stand, language: str) -> None:
        stand.finish("rni-plain", "slip", language)
        referral = Referral(
            id="0",
            code="K7Q42M9XHT",
            route="rni",
            refer_to=None,
            language=language,
            content_version="1",
            state="kept",
            made_at=datetime(2027, 3, 1, tzinfo=UTC),
            delete_after=date(2027, 6, 1),
            sealed=None,
        )
        stand.visitor.slip._tell(JobUpdate(state, REASONS.get(state, "")))
        stand.stage.move(replace(stand.session, referral=referral, screen="end"))

    return bring


def help_panel(topic: str = "") -> Brings:
    """Return what opens help, at a topic or at the start."""

    def bring(stand: Stand, language: str) -> None:
        question("purpose")(stand, language)
        stand.visitor.help.show()
        if topic:
            stand.visitor.help.choose(topic)

    return bring


def idle(stand: Stand, language: str) -> None:
    """Let the countdown run."""
    question("purpose")(stand, language)
    stand.visitor.idle._warn()


def panel(signal: str) -> Brings:
    """Return what opens a panel of the window over a question."""

    def bring(stand: Stand, language: str) -> None:
        question("purpose")(stand, language)
        stand.wishes.append(signal)

    return bring


def explained(stand: Stand, language: str) -> None:
    """Ask why we ask."""
    question("status")(stand, language)
    stand.wishes.append("explain")


def unfolded(stand: Stand, language: str) -> None:
    """Open what waits behind its name on the result."""
    stand.finish("gba_briefadres-plain", language=language)
    stand.wishes.append("further")


QUESTIONS: Mapping[str, Brings] = {
    **{f"question {each.id}": question(each.id) for each in amsterdam().questions},
    "question status chosen": question("status", chosen=True),
    "question help_topics chosen": question("help_topics", chosen=True),
    "question explained": explained,
    "question changing": changing,
    "calendar": calendar,
    "calendar filled": calendar_filled,
}
RESULTS: Mapping[str, Brings] = {
    **{f"result {name}": ending(name, "result") for name in visits_by_ending()},
    "result unfolded": unfolded,
    "compare rni": ending("rni-plain", "compare"),
    "compare neither": ending("officer-plain", "compare"),
    "teach ask": ending("elsewhere-in_amsterdam", "teach"),
    "teach right": teach("gba_briefadres"),
    "teach again": teach("rni"),
}
CONTACTS: Mapping[str, Brings] = {
    "contact empty": ending("gba_briefadres-plain", "contact"),
    "contact filled": contact_filled,
    "phone": typing("phone", {}, active="phone"),
    "phone wrong": typing("phone", {"phone": "12345678901234567890"}, active="phone", done=True),
    "country list": country_list,
    "email": typing("email", {}, active="email"),
    "email wrong": typing(
        "email",
        {"email": "anastazja.brzeczyszczykiewicz-kowalska.2"},
        active="email",
        done=True,
    ),
    "address digits of the postcode": typing("address", {}, active="postcode"),
    "address letters of the postcode": typing("address", {"postcode": "2333"}, active="postcode"),
    "address number": typing("address", {"postcode": "2333CW"}, active="house_number"),
    "address letters wrong": typing(
        "address",
        {
            "postcode": "1012LG",
            "house_number": "12500",
            "house_letter": "7",
            "house_number_addition": "BIS2",
            "street": "Burgemeester van der Voort van Zijpplein",
            "town": "'s-Hertogenbosch",
        },
        active="street",
        done=True,
    ),
}
ENDS: Mapping[str, Brings] = {
    "welcome": lambda stand, language: stand.visitor.changeLanguage(language),
    "slip": ending("rni-plain", "slip"),
    "slip private": ending("gba_briefadres-plain", "slip"),
    **{f"end {state}": end(state) for state in JOB_STATES},
    "help": help_panel(),
    "help pay": help_panel("pay"),
    "help sex work": help_panel("sex_work"),
    "comfort": panel("comfort"),
    "language": panel("language"),
    "idle": idle,
}
EVERY: Mapping[str, Brings] = {**QUESTIONS, **RESULTS, **CONTACTS, **ENDS}
