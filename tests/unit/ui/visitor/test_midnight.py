"""A kiosk runs for months: what was true yesterday is not shown today."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.pack import Advice, Desk, Detail, Organisation, Pack, Source, WaitingTime
from tests.unit.ui.visitor.stand import Stand

LATE = datetime(2027, 3, 1, 22, 59, tzinfo=UTC)
LAST_DAY, NEXT_DAY = date(2027, 3, 1), date(2027, 3, 2)
OVER = Source("Town", "B", valid_until=LAST_DAY)
TO_COME = Source("Town", "B", valid_from=NEXT_DAY)


def give(stand: Stand, pack: Pack) -> None:
    """Put another pack into the kiosk, as a change of content between visits does."""
    stand.stage.around = replace(stand.stage.around, pack=pack)
    stand.stage.wipe()


def with_office(pack: Pack, change: Callable[[Desk], Desk]) -> Pack:
    """Return the pack with its city office changed."""
    is_office = "stadsloket_zuidoost"
    desks = (change(desk) if desk.id == is_office else desk for desk in pack.desks)
    return replace(pack, desks=tuple(desks))


def at_result(stand: Stand) -> None:
    """Come to the result of somebody who registers in Amsterdam, by the screens' own models."""
    stand.visitor.chooseLanguage("en")
    for question, option in (
        ("purpose", "register/children/no"),
        ("identity", "valid"),
        ("status", "eu_eea_swiss"),
        ("registered", "no"),
        ("home", "netherlands/town/here"),
        ("stay", "over/already/no"),
        ("address", "proof"),
        ("work", "student"),
    ):
        stand.visitor.question.choose(option)
        stand.visitor.question.next(question)
    assert stand.session.screen == "result"


@pytest.fixture
def late(stand: Stand) -> Stand:
    """A kiosk a minute before midnight in Amsterdam, and nobody in front of it."""
    stand.clock.time = LATE
    stand.stage.wipe()
    return stand


def sleep(stand: Stand) -> None:
    """Let the night pass."""
    stand.clock.time = LATE + timedelta(hours=10)


def test_the_first_visitor_of_the_morning_arrives_today(late: Stand) -> None:
    """Nobody was there since the wipe of yesterday: calendar and address begin with today."""
    sleep(late)
    late.visitor.chooseLanguage("en")
    assert late.visitor.calendar.arrive == NEXT_DAY.isoformat()
    assert late.visitor.contact.fromDate == late.stage.words.day(NEXT_DAY)


WAIT = WaitingTime(4, date(2026, 1, 1), Source("Town", "B"))

Change = Callable[[Desk], Desk]
Seen = Callable[[Stand], object]

CASES: dict[str, tuple[Change, Seen]] = {
    "waiting time": (
        lambda desk: replace(desk, waiting=replace(WAIT, source=OVER)),
        lambda stand: "4" in stand.visitor.result.waiting,
    ),
    "waiting time past its review": (
        lambda desk: replace(
            desk, waiting=replace(WAIT, source=Source("Town", "B", review_by=LAST_DAY))
        ),
        lambda stand: "4" in stand.visitor.result.waiting,
    ),
    "opening hours": (
        lambda desk: replace(desk, hours=Detail("ma 9:00-17:00", OVER)),
        lambda stand: "9:00-17:00" in stand.visitor.result.hours,
    ),
    "phone number": (
        lambda desk: replace(desk, phone=Detail("14 020", OVER)),
        lambda stand: "14 020" in stand.visitor.result.phone,
    ),
    "desk": (
        lambda desk: replace(desk, source=OVER),
        lambda stand: stand.visitor.result.desk == stand.said("desk.stadsloket_zuidoost"),
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_ends_at_midnight_is_there_before_it_and_gone_after(late: Stand, what: str) -> None:
    change, shown = CASES[what]
    give(late, with_office(late.pack, change))
    at_result(late)
    assert shown(late)
    sleep(late)
    assert shown(late), "a visit ends on what it began with"
    late.stage.wipe()
    at_result(late)
    assert not shown(late)


def test_what_begins_at_midnight_is_there_for_the_next_visitor(late: Stand) -> None:
    """A card of advice and an organisation, on the result and in help."""
    card = Advice("book_today", ({},), "info", TO_COME, place="result")
    helper = Organisation("woon", ({},), "house", TO_COME, name="New", topics=frozenset({"pay"}))
    give(
        late,
        replace(
            late.pack,
            advice=(card, *(one for one in late.pack.advice if one.id != card.id)),
            organisations=(helper, *(o for o in late.pack.organisations if o.id != helper.id)),
        ),
    )
    seen = []
    for _ in range(2):
        at_result(late)
        outcome = late.session.outcome
        assert outcome is not None
        late.visitor.help.show()
        late.visitor.help.choose("pay")
        named = [row.name for row in late.visitor.help.helpers.rows]
        seen.append(
            ("book_today" in outcome.advice, "woon" in outcome.organisations, "New" in named)
        )
        sleep(late)
        late.stage.wipe()
    assert seen == [(False, False, False), (True, True, True)]


def test_a_waiting_time_that_nobody_verified_is_not_shown(late: Stand) -> None:
    """As with a phone number of confidence D: it is kept, and the visitor is told to ask."""
    heard = replace(WAIT, source=Source("Heard", "D"))
    give(late, with_office(late.pack, lambda desk: replace(desk, waiting=heard)))
    at_result(late)
    assert late.visitor.result.waiting == late.said("result.wait_unknown")
