"""A slip that did not come out is kept for the desk alone, and comes back as it was."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.errors import RecordError, SealError
from kiosk.kept_slips import may_be_kept, open_slip, seal_slip, slip_content, slip_from
from kiosk.ports import JobUpdate
from kiosk.print_job import PrintJob
from kiosk.referral import ReferralCodeError, grouped, new_code
from kiosk.routing import Outcome
from kiosk.sealing import new_key_pair, private_key, public_key, seal
from tests.fakes.jobs import MemoryJobs
from tests.fakes.slips import full_slip

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PRIVATE, PUBLIC = new_key_pair()
KEY = private_key(PRIVATE)
REFERRAL = "b" * 32
CODE = new_code(7, lambda alphabet: alphabet[3])


def failed(sealed: bytes | None, name: str = "a") -> PrintJob:
    """Return a job that brought no paper."""
    until = AT + timedelta(days=1)
    return PrintJob(
        name * 32, REFERRAL, CODE, "ipp://p/", "failed", AT, AT, until, "aborted", "7", sealed
    )


def sealed_slip(language: str = "pl") -> bytes:
    """Return a slip as the kiosk keeps it."""
    return seal_slip(full_slip(language), REFERRAL, public_key(PUBLIC))


def outcome(route: str, refer_to: str | None) -> Outcome:
    """Return an outcome of which only the route matters."""
    return Outcome(route, refer_to, None, "row", (), (), (), (), ())


def test_the_desk_opens_the_newest_slip_by_its_code() -> None:
    """Typed in any way."""
    jobs = MemoryJobs([failed(sealed_slip("nl")), failed(sealed_slip("ar"), "c")])
    slip, job = open_slip(f" {grouped(CODE).lower()} ", KEY, jobs, AT)
    assert slip == full_slip("ar")
    assert job.id == "c" * 32


def test_another_desk_opens_nothing() -> None:
    other = private_key(new_key_pair()[0])
    with pytest.raises(SealError, match="does not open"):
        open_slip(CODE, other, MemoryJobs([failed(sealed_slip())]), AT)


def test_contact_details_put_in_the_place_of_a_slip_do_not_open() -> None:
    """And the other way round: both are bound to what they are."""
    contact = seal({"schema": 1}, REFERRAL, public_key(PUBLIC))
    with pytest.raises(SealError, match="does not open"):
        open_slip(CODE, KEY, MemoryJobs([failed(contact)]), AT)


@pytest.mark.parametrize("jobs", [[], [failed(None)]])
def test_without_a_kept_slip_the_clerk_is_told_why(jobs: list[PrintJob]) -> None:
    with pytest.raises(RecordError, match="No slip is kept under"):
        open_slip(CODE, KEY, MemoryJobs(jobs), AT)


def test_a_slip_past_its_term_stays_shut_though_it_is_not_deleted_yet() -> None:
    """Deleting runs every few hours; the term does not wait for it."""
    jobs = MemoryJobs([failed(sealed_slip())])
    with pytest.raises(RecordError, match="No slip is kept under"):
        open_slip(CODE, KEY, jobs, AT + timedelta(days=1, seconds=1))


def test_once_a_slip_is_on_paper_no_try_keeps_it() -> None:
    again = replace(failed(sealed_slip(), "c"), state="printing").went(JobUpdate("printed"), AT)
    with pytest.raises(RecordError, match="No slip is kept under"):
        open_slip(CODE, KEY, MemoryJobs([failed(sealed_slip()), again]), AT)


def test_a_code_that_was_read_wrongly_is_told_before_anything_is_opened() -> None:
    with pytest.raises(ReferralCodeError):
        open_slip("K7Q", KEY, MemoryJobs(), AT)


@pytest.mark.parametrize("language", ["nl", "en", "pl", "ar"])
def test_a_slip_comes_back_as_it_was(language: str) -> None:
    slip = full_slip(language)
    assert slip_from(json.loads(json.dumps(slip_content(slip)))) == slip


def test_a_slip_of_another_version_is_refused_in_words() -> None:
    with pytest.raises(RecordError, match="another version"):
        slip_from({**slip_content(full_slip("nl")), "schema": 99})


def test_a_slip_about_help_or_danger_is_never_kept() -> None:
    """Not even sealed: such answers are never stored."""
    assert may_be_kept(outcome("gba", None), ["home"])
    assert not may_be_kept(outcome("elsewhere", "safety_help"), ["home"])
    assert not may_be_kept(outcome("gba", None), ["help_topics"])
