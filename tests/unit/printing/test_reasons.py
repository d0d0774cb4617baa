"""What a printer says is never made more of than it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyipp.enums import IppJobState

from kiosk.ports import JobState, JobUpdate
from printing.reasons import (
    ENDING,
    NOTING,
    OTHER,
    STOPPING,
    family_of,
    job_update,
    staff_lines,
    stoppers,
    words,
)
from tests.unit.printing.fault_table import catalogue


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


@pytest.mark.parametrize("state", [IppJobState.ABORTED, IppJobState.CANCELED])
@pytest.mark.parametrize(("pages", "ended"), [(0, "failed"), (1, "unknown"), ([1], "failed")])
def test_a_job_that_ended_after_a_page_came_out_is_unknown(
    state: IppJobState, pages: object, ended: JobState
) -> None:
    """So it is not sent again as raster either, with that page once more."""
    job = {
        "job-state": state,
        "job-state-reasons": "document-format-error",
        "job-impressions-completed": pages,
    }
    assert job_update(job, []) == JobUpdate(ended, "document-format-error")


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


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Büro 2", "Büro 2"),
        ("\x1b]0;mine\x07\x1b[2J", "]0;mine[2J"),
        ("a\u202eb\nc", "abc"),
        ("x" * 5000, "x" * 1023),
    ],
)
def test_a_word_of_a_printer_is_one_line_that_only_says_something(said: str, told: str) -> None:
    """On a terminal, characters that cannot be seen are commands."""
    assert words(said) == words([said]) == [told]


@pytest.mark.parametrize("state", [IppJobState.STOPPED, IppJobState.HELD])
def test_a_stopped_or_held_job_waits_for_its_own_reason(state: IppJobState) -> None:
    job = {"job-state": state, "job-state-reasons": ["printer-stopped", "none"]}
    assert job_update(job, []) == JobUpdate("waiting", "printer-stopped")
    assert job_update({"job-state": state}, []) == JobUpdate("waiting", "processing-stopped")


def test_an_answer_without_a_state_says_nothing() -> None:
    assert job_update({}, ["media-empty"]) is None


def test_an_attribute_is_one_word_several_or_none() -> None:
    assert (words(None), words("a"), words(["a", "b"])) == ([], ["a"], ["a", "b"])


@pytest.mark.parametrize("language", ["nl", "en", "pl", "ar"])
def test_staff_are_told_every_reason_and_what_to_do(language: str) -> None:
    words = catalogue(language)
    for family in (*STOPPING, *NOTING, *ENDING):
        for beginning in family.beginnings:
            (line,) = staff_lines(beginning, words)
            assert line.said == words.text(f"staff.printer.{family.name}")
            assert line.do != line.said


def test_a_reason_that_nobody_foresaw_is_shown_in_the_printers_own_word() -> None:
    (line,) = staff_lines("com.example.moon-in-the-way", catalogue("en"))
    assert "com.example.moon-in-the-way" in line.said


def test_an_empty_tray_is_not_called_the_wrong_paper() -> None:
    lines = staff_lines("media-empty-error, media-needed-error, media-empty", catalogue("en"))
    assert [line.said for line in lines] == ["The paper has run out."]


@given(st.text(alphabet="abcdefghij-", max_size=30))
def test_every_keyword_has_one_family(keyword: str) -> None:
    families = [
        family.name
        for family in (*STOPPING, *NOTING, *ENDING)
        if keyword.startswith(family.beginnings)
    ]
    assert family_of(keyword) == (families[0] if families else OTHER)
    assert len(families) < 2
