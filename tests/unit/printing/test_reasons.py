"""What a printer says is never made more of than it is."""

import pytest
from pyipp.enums import IppJobState

from kiosk.ports import JobUpdate
from printing.reasons import job_update, stoppers, words


@pytest.mark.parametrize("state", list(IppJobState))
def test_only_a_completed_job_is_printed(state: IppJobState) -> None:
    update = job_update({"job-state": state}, [])
    assert update is not None
    assert (update.state == "printed") == (state == IppJobState.COMPLETED)


@pytest.mark.parametrize("reason", ["job-completed-with-errors", ["x", "completed-with-errors"]])
def test_a_job_completed_with_errors_is_unknown(reason: object) -> None:
    update = job_update({"job-state": IppJobState.COMPLETED, "job-state-reasons": reason}, [])
    assert update is not None
    assert update.state == "unknown"


def test_an_aborted_job_failed_for_the_printers_own_reason() -> None:
    job = {"job-state": IppJobState.ABORTED, "job-state-reasons": "aborted-by-system"}
    assert job_update(job, ["media-empty-error"]) == JobUpdate("failed", "aborted-by-system")
    assert job_update({"job-state": IppJobState.CANCELED}, []) == JobUpdate(
        "failed", "job-canceled"
    )


@pytest.mark.parametrize("severity", ["", "-error", "-warning", "-report"])
def test_an_empty_tray_is_seen_whatever_its_severity(severity: str) -> None:
    reason = f"media-empty{severity}"
    job = {"job-state": IppJobState.PROCESSING, "job-state-reasons": "job-printing"}
    assert job_update(job, [reason, "none"]) == JobUpdate("waiting", reason)


def test_low_supplies_and_a_servers_own_notes_do_not_stop_a_job() -> None:
    notes = ["toner-low-report", "media-low-warning", "cups-waiting-for-job-completed", "none"]
    assert stoppers(notes) == []
    assert job_update({"job-state": IppJobState.PENDING}, notes) == JobUpdate("printing")


@pytest.mark.parametrize("state", [IppJobState.STOPPED, IppJobState.HELD])
def test_a_stopped_or_held_job_waits_for_its_own_reason(state: IppJobState) -> None:
    job = {"job-state": state, "job-state-reasons": ["printer-stopped", "none"]}
    assert job_update(job, []) == JobUpdate("waiting", "printer-stopped")
    assert job_update({"job-state": state}, []) == JobUpdate("waiting", "processing-stopped")


def test_an_answer_without_a_state_says_nothing() -> None:
    assert job_update({}, ["media-empty"]) is None


def test_an_attribute_is_one_word_several_or_none() -> None:
    assert (words(None), words("a"), words(["a", "b"])) == ([], ["a"], ["a", "b"])
