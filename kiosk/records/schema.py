"""
The shape of a records file: look before touching, then bring it up to date.

Looking is done read-only, so that a file that is damaged, newer than this program or not ours
at all stays exactly as it is.
"""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, text

from kiosk.errors import RecordError

if TYPE_CHECKING:
    from alembic.config import Config

SHAPE: Final = "0002"
"""The revision that `tables.py` describes: the newest step in `migrations/versions`."""
APPLICATION_ID: Final = 0x5253_6B31
"""What the first step writes into the file's header, so that we know our own (`RSk1`)."""
MIGRATIONS: Final = Path(__file__).with_name("migrations")


class RecordsDamagedError(RecordError):
    """The records file cannot be read whole."""

    def __init__(self, file: Path, reason: str) -> None:
        """Say where it lies and what to do; nothing is moved by the kiosk itself."""
        super().__init__(
            f"The records in {file} are damaged ({reason}). Nothing was changed. Copy the folder "
            f"{file.parent} to a safe place, then move {file.name} and the files beside it that "
            f"begin with that name out of {file.parent}, and start again: the kiosk begins new "
            "records, and the copy can be repaired."
        )


class RecordsNewerError(RecordError):
    """A newer program made the records file."""

    def __init__(self, file: Path, revision: str) -> None:
        """Name the shape that was found and the one this program knows."""
        super().__init__(
            f"The records in {file} have shape {revision}; this program knows shapes up to "
            f"{SHAPE}. Nothing was changed. Start the newer kiosk program that made them, or "
            "give another data folder."
        )


class NotRecordsError(RecordError):
    """The file is a database of something else."""

    def __init__(self, file: Path) -> None:
        """Say which file it is."""
        super().__init__(
            f"{file} is a database, but not the kiosk's records. Nothing was changed. Give "
            "another data folder, or move that file away."
        )


def examine(file: Path) -> None:
    """
    Read a records file once through, and change nothing.

    A file that is missing or empty is fine: it becomes new records.

    Raises:
        RecordsDamagedError: SQLite finds a fault in it, or it is no database.
        RecordsNewerError: It has a shape that this program does not know.
        NotRecordsError: It holds other tables.
    """
    if not file.exists() or not file.stat().st_size:
        return
    try:
        verdict, tables, is_ours, revision = _looked_at(file)
    except sqlite3.OperationalError as error:
        message = (
            f"The records in {file} cannot be read: {error}. Check the rights of the file and its "
            "folder, close other programs that use it, and start again."
        )
        raise RecordError(message) from error
    except sqlite3.DatabaseError as error:
        raise RecordsDamagedError(file, str(error)) from error
    if verdict != "ok":
        raise RecordsDamagedError(file, verdict.splitlines()[0])
    if tables and (revision is None or not is_ours):
        raise NotRecordsError(file)
    if revision not in {None, SHAPE} and revision not in _known_shapes():
        raise RecordsNewerError(file, str(revision))


def bring_up_to_date(connection: Connection) -> None:
    """
    Take the steps from the shape found to `SHAPE`, all of them or none.

    `connection` is in a write transaction, so that of two programs that open new records at
    once only one takes the steps. Alembic is loaded only when there is a step to take.
    """
    has_shape = text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
    if connection.scalar(has_shape):
        shape = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if shape == SHAPE:
            return
    from alembic import command  # noqa: PLC0415 - 100 ms that only a step needs

    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = _alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, SHAPE)


def _looked_at(file: Path) -> tuple[str, set[str], bool, str | None]:
    """Return SQLite's verdict, the tables, whether the file is ours, and its shape."""
    try:
        return _read(file, "ro")
    except sqlite3.OperationalError as error:
        # A process killed while it wrote leaves a log that a reader may not put in order.
        if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise
        return _read(file, "rw")


def _read(file: Path, mode: str) -> tuple[str, set[str], bool, str | None]:
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode={mode}", uri=True)) as found:
        found.execute("PRAGMA busy_timeout = 5000")
        verdict = str(found.execute("PRAGMA quick_check(1)").fetchone()[0])
        names = found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {name for (name,) in names}
        is_ours = found.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        return verdict, tables, is_ours, _revision(found) if "alembic_version" in tables else None


def _revision(found: sqlite3.Connection) -> str | None:
    row = found.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _known_shapes() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    steps = ScriptDirectory.from_config(_alembic_config()).walk_revisions()
    return {step.revision for step in steps}


def _alembic_config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    # A lone % would start an interpolation in Alembic's own settings.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
