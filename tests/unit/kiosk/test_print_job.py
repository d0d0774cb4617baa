"""A print job tells no more than is known; a slip comes back from what was sealed as it was."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.errors import PrintError
from kiosk.ports import FINAL_STATES, JobState, JobUpdate
from kiosk.print_job import STOPPED, PrintJob, after_a_stop, may_be_kept, slip_content, slip_from
from kiosk.routing import Outcome
from tests.fakes.slips import full_slip

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def job(state: JobState = "accepted") -> PrintJob:
    """Return a job in a state."""
    return PrintJob(
        "a" * 32, "b" * 32, "K7Q42M9XHT", "ipp://p/", state, AT, AT, AT + timedelta(days=1)
    )


def outcome(route: str, refer_to: str | None) -> Outcome:
    """Return an outcome of which only the route matters."""
    return Outcome(route, refer_to, None, "row", (), (), (), (), ())


@pytest.mark.parametrize("state", ["sending", "printing", "waiting"])
def test_a_job_that_was_under_way_when_the_kiosk_stopped_may_have_been_printed(
    state: JobState,
) -> None:
    assert after_a_stop(job(state)) == JobUpdate("unknown", STOPPED)


def test_a_job_of_which_nothing_was_sent_was_surely_not_printed() -> None:
    assert after_a_stop(job("accepted")) == JobUpdate("failed", STOPPED)


@pytest.mark.parametrize("state", sorted(FINAL_STATES))
def test_what_is_final_stays(state: JobState) -> None:
    final = job(state)
    assert final.went(JobUpdate("waiting", "media-empty"), AT) == final
    assert not final.is_open


def test_a_job_takes_the_printer_s_word() -> None:
    later = AT + timedelta(seconds=3)
    went = job().went(JobUpdate("waiting", "media-empty"), later)
    assert (went.state, went.reason, went.changed_at) == ("waiting", "media-empty", later)
    assert went.is_open


@pytest.mark.parametrize("language", ["nl", "en", "pl", "ar"])
def test_a_slip_comes_back_as_it_was(language: str) -> None:
    slip = full_slip(language)
    assert slip_from(json.loads(json.dumps(slip_content(slip)))) == slip


def test_a_slip_of_another_version_is_refused_in_words() -> None:
    with pytest.raises(PrintError, match="another version"):
        slip_from({**slip_content(full_slip("nl")), "schema": 99})


def test_a_slip_about_help_or_danger_is_never_kept() -> None:
    home = {"home": frozenset({"netherlands"})}
    topics = {"help_topics": frozenset({"debts"})}
    assert may_be_kept(outcome("gba", None), home)
    assert not may_be_kept(outcome("elsewhere", "safety_help"), home)
    assert not may_be_kept(outcome("gba", None), topics)
