"""A print job tells no more than is known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.ports import FINAL_STATES, JobState, JobUpdate
from kiosk.print_job import ON_PAPER, STOPPED, PrintJob, after_a_stop

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def job(state: JobState = "accepted") -> PrintJob:
    """Return a job in a state."""
    return PrintJob(
        "a" * 32, "b" * 32, "K7Q42M9XHT", "ipp://p/", state, AT, AT, AT + timedelta(days=1)
    )


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


def test_the_printer_s_number_stays_once_it_is_known() -> None:
    numbered = job().went(JobUpdate("printing", number="17"), AT)
    assert numbered.went(JobUpdate("waiting", "media-empty"), AT).number == "17"


@pytest.mark.parametrize("state", sorted(FINAL_STATES))
def test_a_slip_is_kept_only_while_it_is_not_on_paper(state: JobState) -> None:
    """Nothing is kept longer than it is needed (AVG art. 5(1)(c))."""
    sealed = replace(job("printing"), sealed=b"sealed").went(JobUpdate(state), AT).sealed
    assert (sealed is None) == (state in ON_PAPER)
