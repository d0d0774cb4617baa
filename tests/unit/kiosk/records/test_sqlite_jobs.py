"""Print jobs are on the disk at every step, end once, and go when their time is over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import RecordError
from kiosk.ports import JobUpdate
from kiosk.print_job import PrintJob
from kiosk.records.sqlite_opening import records_file
from kiosk.records.sqlite_store import SqliteRecordStore

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MARK = b"a sealed slip, marked 7Hq2"


def job(name: str = "a", minutes: int = 0) -> PrintJob:
    """Return a job made some minutes after the first."""
    made = AT + timedelta(minutes=minutes)
    return PrintJob(
        id=name * 32,
        referral_id="b" * 32,
        code="K7Q42M9XHT",
        printer="ipp://printer.local/ipp/print",
        state="accepted",
        made_at=made,
        changed_at=made,
        keep_until=made + timedelta(days=1),
        sealed=MARK,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the records lie."""
    return records_file(tmp_path)


@pytest.fixture
def store(file: Path) -> Iterator[SqliteRecordStore]:
    """Return open records."""
    with SqliteRecordStore(file) as opened:
        yield opened


def test_a_job_is_found_again_by_another_process(store: SqliteRecordStore, file: Path) -> None:
    store.jobs.keep_job(job())
    with SqliteRecordStore(file) as other:
        assert other.jobs.jobs_of("K7Q42M9XHT") == [job()]
        assert other.jobs.open_jobs() == [job()]


def test_each_step_is_kept_and_the_end_stays(store: SqliteRecordStore) -> None:
    store.jobs.keep_job(job())
    sending = replace(job().went(JobUpdate("sending"), AT + timedelta(seconds=1)), number="17")
    store.jobs.job_went(sending)
    assert store.jobs.open_jobs() == [sending]
    printed = sending.went(JobUpdate("printed"), AT + timedelta(seconds=2))
    store.jobs.job_went(printed)
    assert store.jobs.open_jobs() == []
    store.jobs.job_went(replace(printed, state="failed", reason="aborted"))
    assert store.jobs.jobs_of("K7Q42M9XHT") == [printed]


def test_a_job_that_was_never_kept_cannot_go_on(store: SqliteRecordStore) -> None:
    with pytest.raises(RecordError, match="no print job"):
        store.jobs.job_went(job())


def test_the_newest_job_comes_first(store: SqliteRecordStore) -> None:
    for number, name in enumerate("cde"):
        store.jobs.keep_job(job(name, minutes=number))
    assert [each.id[0] for each in store.jobs.recent_jobs(2)] == ["e", "d"]
    assert [each.id[0] for each in store.jobs.open_jobs()] == ["c", "d", "e"]


def test_a_job_past_its_time_is_gone_from_the_disk(store: SqliteRecordStore, file: Path) -> None:
    store.jobs.keep_job(job("c"))
    store.jobs.keep_job(replace(job("d", minutes=30), sealed=b"another"))
    assert store.jobs.delete_expired(AT + timedelta(days=1, minutes=1)) == 1
    store.delete_expired(AT.date())
    assert [each.id[0] for each in store.jobs.recent_jobs()] == ["d"]
    on_disk = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert MARK not in on_disk
    assert b"another" in on_disk
