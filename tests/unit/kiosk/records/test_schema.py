"""A records file is looked at before it is touched, and brought to the present shape."""

import logging
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kiosk.errors import RecordError
from kiosk.records.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    SHAPE,
    NotRecordsError,
    RecordsDamagedError,
    RecordsNewerError,
    examine,
)
from kiosk.records.sqlite_opening import opened_engine, records_file
from kiosk.records.sqlite_store import SqliteRecordStore
from kiosk.records.tables import Base
from tests.fakes.referrals import new_referral


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A records file with twenty referrals."""
    file = records_file(tmp_path)
    with SqliteRecordStore(file) as store:
        for _ in range(20):
            store.keep(new_referral(sealed=bytes(2096)))
    return file


def change(file: Path, *statements: str) -> bytes:
    """Change a file behind the kiosk's back; returns what is in it then."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return file.read_bytes()


def test_the_steps_lead_to_the_tables_as_they_are_described(file: Path) -> None:
    engine = opened_engine(file)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_steps_keep_the_named_checks(file: Path) -> None:
    """Alembic compares no checks, so the file itself is read."""
    with closing(sqlite3.connect(file)) as connection:
        (written,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'referral'"
        ).fetchone()
    for check in ("referral_state", "referral_id", "referral_code"):
        assert f"CONSTRAINT {check} CHECK" in written


def test_the_newest_step_is_the_shape_this_program_knows() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [SHAPE]


def test_a_new_file_carries_our_mark(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_opening_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with SqliteRecordStore(Path("with %s and #?") / "records.sqlite3") as store:
        store.keep(kept := new_referral())
    with SqliteRecordStore(tmp_path / "with %s and #?" / "records.sqlite3") as store:
        assert store.find(kept.code) == kept


def test_opening_is_quiet(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.INFO):
        SqliteRecordStore(tmp_path / "new.sqlite3").close()
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_programs_that_make_new_records_at_once_make_them_once(tmp_path: Path) -> None:
    file = records_file(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        for store in threads.map(SqliteRecordStore, [file] * 4):
            store.keep(new_referral())
            store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM referral").fetchone() == (4,)


def test_an_empty_file_becomes_new_records(tmp_path: Path) -> None:
    file = tmp_path / "referrals.sqlite3"
    file.touch()
    with SqliteRecordStore(file) as store:
        store.keep(new_referral())


def test_a_newer_shape_is_refused_and_left_as_it_is(file: Path) -> None:
    before = change(file, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordsNewerError, match=r"have shape 9999.*Start the newer kiosk program"):
        SqliteRecordStore(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    ["PRAGMA application_id = 1", "DROP TABLE alembic_version", "DELETE FROM alembic_version"],
)
def test_a_database_of_something_else_is_refused_and_left_as_it_is(
    file: Path, statement: str
) -> None:
    before = change(file, statement)
    with pytest.raises(NotRecordsError, match="not the kiosk's records"):
        SqliteRecordStore(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(("start", "length"), [(0, 16), (4096, 200), (20, 60), (5 * 4096, 4096)])
def test_a_damaged_file_is_refused_named_and_left_as_it_is(
    file: Path, start: int, length: int
) -> None:
    damaged = bytearray(file.read_bytes())
    damaged[start : start + length] = b"\xff" * length
    file.write_bytes(bytes(damaged))
    with pytest.raises(RecordsDamagedError, match="are damaged") as refused:
        SqliteRecordStore(file)
    assert str(file) in str(refused.value)
    assert "Nothing was changed" in str(refused.value)
    assert file.read_bytes() == damaged


def test_a_file_that_was_cut_off_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 3 * 4096 + 100])
    with pytest.raises(RecordsDamagedError):
        SqliteRecordStore(file)


def test_a_text_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "referrals.sqlite3"
    file.write_text("This is no database at all, but long enough to be looked at." * 20)
    with pytest.raises(RecordsDamagedError):
        SqliteRecordStore(file)


def test_looking_at_a_file_in_use_sees_what_was_kept_last(tmp_path: Path) -> None:
    file = records_file(tmp_path)
    with SqliteRecordStore(file) as store:
        store.keep(new_referral())
        examine(file)
        store.keep(new_referral())


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be"):
        SqliteRecordStore(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "records").touch()
    with pytest.raises(RecordError, match="Give the kiosk a data folder"):
        SqliteRecordStore(records_file(tmp_path))


def test_a_change_that_a_kill_cut_off_is_undone_and_the_records_open(tmp_path: Path) -> None:
    """A reader may not undo it (SQLITE_READONLY_ROLLBACK), so looking alone would refuse."""
    file, later = tmp_path / "records.sqlite3", tmp_path / "later" / "records.sqlite3"
    later.parent.mkdir()
    SqliteRecordStore(file).close()
    with closing(sqlite3.connect(file)) as writer:
        writer.execute("PRAGMA journal_mode = DELETE")
        writer.execute("PRAGMA cache_size = 2")
        writer.execute("BEGIN")
        writer.execute("CREATE TABLE half (content)")
        writer.executemany("INSERT INTO half VALUES (?)", [(b"x" * 4000,) for _ in range(50)])
        # What lies on the disk when the writer is killed here.
        shutil.copy(file, later)
        shutil.copy(f"{file}-journal", f"{later}-journal")
        writer.rollback()
    examine(later)
    with SqliteRecordStore(later) as store:
        assert store.find("K7Q42M9XHT") is None
