"""An open records file is private, durable and forgetful, whatever the machine's habits are."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import RecordError
from kiosk.records.sqlite_opening import opened_engine, outside_a_transaction, records_file, told
from kiosk.records.sqlite_store import SqliteRecordStore
from tests.fakes.referrals import new_referral


@pytest.fixture
def loose_umask() -> Iterator[None]:
    """A machine on which new files are open to everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> str:
    """The rights of a file or folder, in octal."""
    return oct(path.stat().st_mode & 0o7777)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("temp_store", 2),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_is_prepared(tmp_path: Path, pragma: str, value: object) -> None:
    engine = opened_engine(records_file(tmp_path))
    with outside_a_transaction(engine) as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    engine.dispose()


@pytest.mark.usefixtures("loose_umask")
def test_only_the_kiosks_own_user_may_read_any_of_it(tmp_path: Path) -> None:
    file = records_file(tmp_path / "data")
    with SqliteRecordStore(file) as store:
        store.keep(new_referral())
        files = sorted(file.parent.iterdir())
        assert [each.name for each in files] == [
            "referrals.sqlite3",
            "referrals.sqlite3-shm",
            "referrals.sqlite3-wal",
        ]
        assert {rights(each) for each in files} == {"0o600"}
    assert {rights(file.parent), rights(tmp_path / "data")} == {"0o700"}


@pytest.mark.usefixtures("loose_umask")
def test_a_file_that_was_open_to_others_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "referrals.sqlite3"
    file.touch(0o666)
    SqliteRecordStore(file).close()
    assert rights(file) == "0o600"


def test_a_folder_that_is_there_stays_as_its_owner_made_it(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records").chmod(0o750)
    SqliteRecordStore(records_file(tmp_path)).close()
    assert rights(tmp_path / "records") == "0o750"


def test_closing_folds_the_log_into_the_one_file(tmp_path: Path) -> None:
    file = records_file(tmp_path)
    with SqliteRecordStore(file) as store:
        store.keep(new_referral())
    assert list(file.parent.iterdir()) == [file]


def test_what_sqlite_says_by_itself_is_told_as_well(tmp_path: Path) -> None:
    """VACUUM and the checkpoint go past SQLAlchemy."""
    with pytest.raises(RecordError, match="refused: disk is full"), told(tmp_path / "records"):
        raise sqlite3.OperationalError("disk is full")
