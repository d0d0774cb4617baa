"""
How the records file is opened: private, durable, and forgetting what it deletes.

WAL with synchronous FULL: a commit that returned outlives a power cut. `secure_delete` zeroes
what is deleted; temporary tables stay in memory, so that nothing is written elsewhere.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from kiosk.errors import RecordError
from kiosk.records.private_files import private_file, private_folder, refuse_others
from kiosk.records.schema import RecordsDamagedError, bring_up_to_date, examine

WAIT_SECONDS: Final = 5.0
"""How long to wait for another program (the desk's) that is writing."""
PRAGMAS = (
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
)
DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def records_file(data_folder: Path) -> Path:
    """Return where the records lie in a data folder."""
    return data_folder / "records" / "referrals.sqlite3"


def opened_engine(file: Path) -> Engine:
    """
    Open a records file, made if missing and brought to the present shape.

    One connection serves all threads in turn, so that no reader of our own ever holds back
    a deletion.

    Raises:
        RecordError: It cannot be opened; the file is as it was.
    """
    try:
        private_folder(file.parent)
        refuse_others(file.parent)
        examine(file)
        private_file(file)
    except OSError as error:
        message = (
            f"The records cannot be opened at {file}: {error.strerror}. Give the kiosk a data "
            "folder that it may write to."
        )
        raise RecordError(message) from error
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_to_write)
    try:
        with told(file), engine.begin() as connection:
            bring_up_to_date(connection)
    except RecordError:
        engine.dispose()
        raise
    return engine


@contextmanager
def told(file: Path) -> Iterator[None]:
    """
    Turn what the database says into errors that tell what to do.

    Raises:
        RecordError: The database refused; without any value that was to be written.
    """
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        reason = getattr(error, "orig", None) or error
        if str(getattr(reason, "sqlite_errorname", "")).startswith(DAMAGE):
            raise RecordsDamagedError(file, str(reason)) from error
        message = (
            f"The records in {file} refused: {reason}. Nothing was kept half. See that the disk "
            "has room and that the file may be written, and try once more."
        )
        raise RecordError(message) from error


@contextmanager
def outside_a_transaction(engine: Engine) -> Iterator[sqlite3.Cursor]:
    """Lend a bare cursor for what SQLite only does outside a transaction."""
    lent: PoolProxiedConnection = engine.raw_connection()
    try:
        cursor: sqlite3.Cursor = lent.cursor()  # type: ignore[assignment]  # sqlite3 behind it
        yield cursor
        cursor.close()
    finally:
        lent.close()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves, or DDL would not be rolled back
    connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000:.0f}").close()
    _switch_to_wal(connection)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Switch, and wait where another program makes the same new file: SQLite itself does not."""
    give_up = monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or monotonic() > give_up:
                raise
            sleep(0.01)
        else:
            return


def _begin_to_write(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
