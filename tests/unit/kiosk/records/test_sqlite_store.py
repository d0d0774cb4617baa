"""Referrals are kept whole, go forward only, and are really gone when their term is over."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Literal, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.errors import CodeTakenError, RecordError
from kiosk.records.schema import RecordsDamagedError
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.records.tables import STATE_ORDER
from kiosk.referral import Referral, ReferralState, new_code
from tests.fakes.referrals import new_referral

LAST_DAY = date(2027, 5, 30)
Mark = Literal["printed", "received"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the records lie."""
    return tmp_path / "records" / "referrals.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[SqliteRecordStore]:
    """An open store."""
    with SqliteRecordStore(file) as opened:
        yield opened


def raw_bytes(file: Path) -> bytes:
    """Everything that lies on the disk: database, log and index of the log."""
    return b"".join(each.read_bytes() for each in file.parent.iterdir())


def test_a_code_that_was_never_given_out_finds_nothing(store: SqliteRecordStore) -> None:
    assert store.find("2222222222") is None


def test_what_is_kept_is_found_by_its_code_unchanged(store: SqliteRecordStore) -> None:
    referral = new_referral(sealed=bytes(range(256)))
    store.keep(referral)
    assert store.find(referral.code) == referral


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    sealed=st.none() | st.binary(max_size=5000),
    refer_to=st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    made_at=st.datetimes(
        datetime(1970, 1, 2),  # noqa: DTZ001 - the zone comes from `timezones`
        datetime(9000, 1, 1),  # noqa: DTZ001 - as above
        timezones=st.timezones(),
    ),
    delete_after=st.dates(),
)
def test_any_value_comes_back_as_it_was(
    store: SqliteRecordStore,
    sealed: bytes | None,
    refer_to: str | None,
    made_at: datetime,
    delete_after: date,
) -> None:
    referral = replace(
        new_referral(sealed=sealed, delete_after=delete_after), refer_to=refer_to, made_at=made_at
    )
    store.keep(referral)
    found = store.find(referral.code)
    assert found is not None
    assert found == replace(referral, made_at=made_at.astimezone(UTC))


def test_it_is_still_there_after_closing(file: Path) -> None:
    referral = new_referral()
    with SqliteRecordStore(file) as store:
        store.keep(referral)
    with SqliteRecordStore(file) as store:
        assert store.find(referral.code) == referral


def test_a_time_is_the_same_moment_in_every_zone(store: SqliteRecordStore) -> None:
    made_at = datetime(2027, 7, 2, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    referral = replace(new_referral(), made_at=made_at)
    store.keep(referral)
    found = store.find(referral.code)
    assert found is not None
    assert found.made_at.isoformat() == "2027-07-01T22:30:00+00:00"


def test_a_time_without_a_zone_is_refused(store: SqliteRecordStore) -> None:
    referral = replace(new_referral(), made_at=datetime(2027, 3, 1))  # noqa: DTZ001 - on purpose
    with pytest.raises(RecordError):
        store.keep(referral)
    assert store.find(referral.code) is None


def test_a_code_is_given_out_once(store: SqliteRecordStore) -> None:
    referral = new_referral()
    store.keep(referral)
    with pytest.raises(CodeTakenError):
        store.keep(new_referral(code=referral.code))
    assert store.find(referral.code) == referral


def test_the_same_referral_is_not_kept_twice(store: SqliteRecordStore) -> None:
    referral = new_referral()
    store.keep(referral)
    with pytest.raises(RecordError) as refused:
        store.keep(replace(new_referral(), id=referral.id))
    assert not isinstance(refused.value, CodeTakenError)


@pytest.mark.parametrize("wrong", [{"id": "1"}, {"code": "222"}, {"state": "lost"}])
def test_a_row_that_is_no_referral_is_refused(
    store: SqliteRecordStore, wrong: dict[str, str]
) -> None:
    with pytest.raises(RecordError):
        store.keep(replace(new_referral(), **wrong))  # type: ignore[arg-type]  # wrong on purpose
    assert store.delete_expired(date.max) == 0


def test_an_error_never_tells_what_was_to_be_kept(store: SqliteRecordStore) -> None:
    referral = replace(new_referral(sealed=b"MARKED"), route="MARKED", state="MARKED")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(RecordError) as refused:
        store.keep(referral)
    assert "MARKED" not in str(refused.value)
    assert "MARKED" not in str(refused.value.__cause__)


def test_the_states_are_those_of_a_referral() -> None:
    assert get_args(ReferralState) == STATE_ORDER


@pytest.mark.parametrize(
    ("marks", "state"),
    [
        (["printed"], "printed"),
        (["printed", "received"], "received"),
        (["received"], "received"),
        (["received", "printed"], "received"),
        (["printed", "printed"], "printed"),
    ],
)
def test_a_state_only_goes_forward(
    store: SqliteRecordStore, marks: list[Mark], state: ReferralState
) -> None:
    referral, other = new_referral(), new_referral()
    store.keep(referral)
    store.keep(other)
    for mark in marks:
        store.mark(referral.id, mark)
    assert store.find(referral.code) == replace(referral, state=state)
    assert store.find(other.code) == other


def test_marking_what_was_never_kept_is_an_error(store: SqliteRecordStore) -> None:
    with pytest.raises(RecordError, match="There is no referral"):
        store.mark("0" * 32, "printed")


def test_a_referral_lives_through_its_last_day(store: SqliteRecordStore) -> None:
    referral = new_referral(delete_after=LAST_DAY)
    store.keep(referral)
    assert store.delete_expired(LAST_DAY) == 0
    assert store.find(referral.code) == referral
    assert store.delete_expired(LAST_DAY + timedelta(days=1)) == 1
    assert store.find(referral.code) is None


def test_a_deleted_referral_is_in_no_byte_on_the_disk(store: SqliteRecordStore, file: Path) -> None:
    gone = new_referral(delete_after=LAST_DAY, sealed=b"SEALED-AND-GONE" * 90)
    stays = new_referral(delete_after=LAST_DAY + timedelta(days=1), sealed=b"SEALED-AND-HERE" * 90)
    store.keep(gone)
    store.keep(stays)
    store.mark(gone.id, "printed")
    assert b"SEALED-AND-GONE" in raw_bytes(file)
    assert store.delete_expired(LAST_DAY + timedelta(days=1)) == 1
    left = raw_bytes(file)
    for trace in (gone.id.encode(), gone.code.encode(), b"SEALED-AND-GONE"):
        assert trace not in left
    for trace in (stays.id.encode(), stays.code.encode(), b"SEALED-AND-HERE"):
        assert trace in left


def test_nothing_is_left_behind_where_rows_had_moved_between_pages(
    store: SqliteRecordStore, file: Path
) -> None:
    """
    Where pages fill up and rows move, `secure_delete` skips the copies that stay behind.

    The chance is drawn so that SQLite 3.40 leaves a row behind unless the file is written anew.
    """
    chance = Random(14)  # noqa: S311 - the same draw each time is the point
    kept: list[Referral] = []
    for day in range(6):
        for _ in range(60):
            referral = new_referral(
                code=new_code(7, chance.choice),
                delete_after=LAST_DAY + timedelta(days=day + chance.choice([2, 4, 9])),
                sealed=bytes(chance.choice([0, 1000, 1000, 2040])),
            )
            kept.append(replace(referral, id=f"{chance.getrandbits(128):032x}"))
            store.keep(kept[-1])
        today = LAST_DAY + timedelta(days=day)
        store.delete_expired(today)
        left = raw_bytes(file)
        for each in kept:
            is_there = each.delete_after >= today
            assert (each.id.encode() in left) == is_there
            assert (each.code.encode() in left) == is_there


def test_a_reader_elsewhere_makes_the_deletion_say_that_it_is_not_done(
    store: SqliteRecordStore, file: Path
) -> None:
    gone = new_referral(delete_after=LAST_DAY)
    store.keep(gone)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM referral").fetchone()
        with pytest.raises(RecordError, match="the next deletion wipes the rest"):
            store.delete_expired(date.max)
    assert store.find(gone.code) is None
    assert store.delete_expired(date.max) == 0
    assert gone.id.encode() not in raw_bytes(file)


def test_many_threads_may_keep_at_once(store: SqliteRecordStore) -> None:
    referrals = [new_referral() for _ in range(60)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(store.keep, referrals))
        found = list(threads.map(store.find, [each.code for each in referrals]))
    assert found == referrals


def test_two_programs_may_keep_at_once(file: Path) -> None:
    """Kiosk and desk share one file."""
    referrals = [new_referral() for _ in range(40)]

    def keep_half(half: list[Referral]) -> None:
        with SqliteRecordStore(file) as store:
            for referral in half:
                store.keep(referral)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(keep_half, [referrals[::2], referrals[1::2]]))
    with SqliteRecordStore(file) as store:
        assert [store.find(each.code) for each in referrals] == referrals


def test_a_full_disk_keeps_nothing_and_says_so(store: SqliteRecordStore, file: Path) -> None:
    store.keep(kept := new_referral())
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(RecordError, match="See that the disk has room") as refused:
        store.keep(new_referral(sealed=bytes(100_000)))
    assert str(file) in str(refused.value)
    assert store.find(kept.code) == kept


def test_damage_while_the_kiosk_runs_is_told_as_damage(file: Path) -> None:
    with SqliteRecordStore(file) as store:
        for _ in range(50):
            store.keep(new_referral(sealed=bytes(2000)))
    with SqliteRecordStore(file) as store:
        raw = bytearray(file.read_bytes())
        for page in range(1, len(raw) // 4096):
            raw[page * 4096 : page * 4096 + 100] = b"\xff" * 100
        file.write_bytes(bytes(raw))
        with pytest.raises(RecordsDamagedError, match="Copy the folder"):
            store.find(new_referral().code)


def test_closing_twice_is_fine(store: SqliteRecordStore) -> None:
    store.close()
    store.close()
