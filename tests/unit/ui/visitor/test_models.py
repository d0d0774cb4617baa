"""What the view-models tell QML, and what taps on them do."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.ports import JobUpdate
from kiosk.routing import NEVER_IN_A_RECORD
from kiosk.slip import sensitive_reason_ids
from tests.unit.ui.visitor.stand import Stand, visits_by_ending
from ui.visitor.entry import LONGEST, Entry


def test_a_tile_that_answers_two_questions_is_chosen_again_on_the_way_back(stand: Stand) -> None:
    """`Register, with children` stays `Register, with children`."""
    stand.visitor.chooseLanguage("en")
    question = stand.visitor.question
    question.choose("register/children/yes")
    question.next("purpose")
    stand.visitor.back()
    assert [row.key for row in question.options.rows if row.selected] == ["register/children/yes"]


def test_a_tap_meant_for_another_question_does_nothing(stand: Stand) -> None:
    """The screen changed while the finger was down."""
    stand.visitor.chooseLanguage("en")
    stand.visitor.question.choose("leaving")
    stand.visitor.question.next("identity")
    assert stand.visitor.question.key == "purpose"


def test_any_action_stops_what_is_being_said(stand: Stand) -> None:
    """Speech never talks over a tap."""
    stand.visitor.chooseLanguage("en")
    stand.visitor.question.speakAll()
    before = stand.speaker.stops
    stand.visitor.question.choose("leaving")
    assert stand.speaker.stops == before + 1
    stand.visitor.contact.type("6")
    stand.visitor.calendar.setWeeksOff(1)
    assert stand.speaker.stops == before + 3


def test_help_says_who_helps_and_forgets_the_topic_when_it_closes(stand: Stand) -> None:
    """Nothing of it is in the session, so nothing can reach a record."""
    stand.begin("en")
    before = stand.session
    stand.visitor.help.show()
    stand.visitor.help.choose("pay")
    assert stand.visitor.help.helpers.rows
    stand.visitor.help.hide()
    assert stand.visitor.help.topic == ""
    assert not stand.visitor.help.helpers.rows
    assert stand.session == before
    assert "help_topics" in NEVER_IN_A_RECORD


def test_an_unverified_phone_number_is_not_in_help(stand: Stand) -> None:
    """FairWork's number is kept in the pack and never shown (FACTS F: D)."""
    stand.begin("en")
    (fairwork,) = [one for one in stand.pack.organisations if one.id == "fairwork"]
    assert fairwork.phone is not None
    stand.visitor.help.show()
    stand.visitor.help.choose("pay")
    told = " ".join(str(row) for row in stand.visitor.help.helpers.rows)
    assert fairwork.name in told
    assert fairwork.phone.value not in told


def test_an_organisation_that_is_never_shown_is_not_in_help(stand: Stand) -> None:
    """`show_when: never` hides it on every screen, also under its topics."""
    stand.begin("en")
    hidden = [replace(one, show_when=()) for one in stand.pack.organisations]
    stand.stage.move(replace(stand.session, pack=replace(stand.pack, organisations=tuple(hidden))))
    stand.visitor.help.show()
    stand.visitor.help.choose("pay")
    assert not stand.visitor.help.helpers.rows


@pytest.mark.parametrize("screen", ["phone", "email"])
def test_the_wrong_thing_is_said_and_stays(stand: Stand, screen: str) -> None:
    """And nothing goes to the desk."""
    stand.finish("rni-plain", "contact")
    contact = stand.visitor.contact
    contact.open(screen)
    contact.type("12")
    contact.done()
    assert contact.error == stand.said(f"contact.error.{screen}")
    assert contact.typed[screen] == "12"
    assert stand.session.contact is None


def test_the_street_is_filled_in_where_it_is_known(stand: Stand) -> None:
    """And can be changed."""
    stand.finish("rni-plain", "contact")
    contact = stand.visitor.contact
    contact.open("address")
    contact.type("2333CW")
    contact.focus("house_number")
    contact.type("190")
    assert (contact.typed["street"], contact.typed["town"]) == ("Bargelaan", "Leiden")


@pytest.mark.logs(r"none\.csv: cannot be read")
@pytest.mark.usefixtures("qapp")
def test_without_a_table_of_postcodes_the_street_is_typed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Every key counts all the same, and the admin is told once."""
    stand = Stand(postcodes=tmp_path / "none.csv")
    stand.finish("rni-plain", "contact")
    contact = stand.visitor.contact
    contact.open("address")
    contact.type("2333CW")
    contact.focus("house_number")
    contact.type("1")
    contact.type("9")
    assert (contact.typed["postcode"], contact.typed["house_number"]) == ("2333CW", "19")
    assert contact.typed["street"] == ""
    assert len(caplog.messages) == 1


def test_a_field_takes_no_more_than_it_can_hold() -> None:
    """Whatever leans on the pad."""
    entry = Entry(active="house_letter").added("abc")
    assert entry.text("house_letter") == "a"
    assert all(
        len(Entry(active=name).added("x" * 500).text(name)) == LONGEST[name] for name in LONGEST
    )


def test_text_size_and_contrast_are_reset_for_the_next_visitor(stand: Stand) -> None:
    """As are speed and volume of speech."""
    comfort = stand.visitor.comfort
    comfort.setTextStep(9)
    comfort.setHighContrast(True)
    comfort.changeSpeed(3)
    comfort.changeVolume(1)
    assert (comfort.textStep, comfort.speed, comfort.volume) == (3, 170, 4)
    stand.visitor.hideNow()
    assert (comfort.textStep, comfort.highContrast) == (1, False)
    assert (comfort.speed, comfort.volume) == (100, 3)


def printed(stand: Stand) -> str:
    """Print the slip of the session, and return the state it came to."""

    async def job() -> None:
        stand.visitor.slip.print()
        stand.visitor.slip.print()
        await stand.visitor.slip.finished()

    asyncio.run(job())
    return str(stand.visitor.slip.state)


def test_two_taps_on_print_keep_one_referral_and_print_one_slip(stand: Stand) -> None:
    """The record is marked printed once the printer said so."""
    stand.finish("rni-plain", "slip")
    assert printed(stand) == "printed"
    (referral,) = stand.store.kept
    assert stand.store.marks == [(referral.id, "printed")]
    assert [name for _, name in stand.printer.jobs] == [referral.code]


def test_a_printer_that_fails_leaves_a_kept_referral_and_its_code(stand: Stand) -> None:
    """Another try prints the same slip."""
    stand.finish("rni-plain", "slip")
    stand.printer.updates = (JobUpdate("sending"), JobUpdate("failed", "paper jam"))
    assert printed(stand) == "failed"
    assert stand.visitor.slip.code
    assert stand.store.marks == []
    stand.printer.updates = (JobUpdate("printed"),)
    assert printed(stand) == "printed"
    assert len(stand.store.kept) == 1


@pytest.mark.logs("the slip was not printed: LookupError")
def test_a_fault_of_ours_after_the_slip_was_sent_is_not_called_a_failure(stand: Stand) -> None:
    """Paper may still come out: somebody must look, and not send the visitor away."""
    stand.finish("rni-plain", "slip")

    class Faulty(list[JobUpdate]):
        def __iter__(self) -> Iterator[JobUpdate]:
            yield from super().__iter__()
            raise LookupError

    stand.printer.updates = Faulty([JobUpdate("sending")])
    assert printed(stand) == "unknown"
    assert [job.state for job in stand.jobs.recent_jobs()] == ["unknown"]


@pytest.mark.logs("The disk is full")
def test_a_full_disk_is_told_and_prints_nothing(stand: Stand) -> None:
    """A slip whose code leads nowhere would be worse than none."""
    stand.finish("rni-plain", "slip")
    stand.store.full = True
    assert printed(stand) == "failed"
    assert stand.printer.jobs == []
    assert stand.visitor.slip.code == ""


def test_sensitive_advice_is_printed_only_when_chosen(stand: Stand) -> None:
    """The visitor decides what others may read."""
    stand.finish("gba_briefadres-plain", "slip")
    private = stand.visitor.slip.private.rows
    assert private
    assert not any(row.printed for row in private)
    stand.visitor.slip.toggle(private[0].key)
    assert stand.visitor.slip.private.rows[0].printed


def test_a_sensitive_answer_is_offered_for_the_paper_and_stays_off_it_until_then(
    stand: Stand,
) -> None:
    """Of every ending: what the pack calls sensitive is a choice, and never made beforehand."""
    seen = set()
    for ending in visits_by_ending():
        stand.finish(ending, "slip")
        visit = stand.session.visit
        assert visit is not None
        rows = {row.key: row for row in stand.visitor.slip.private.rows}
        for text_id in sensitive_reason_ids(stand.pack, visit.walk.asked):
            seen.add(text_id)
            assert not rows[f"answer/{text_id}"].printed
            stand.visitor.slip.toggle(f"answer/{text_id}")
            assert text_id in stand.session.choice.sensitive_reasons
        stand.visitor.hideNow()
    assert seen
