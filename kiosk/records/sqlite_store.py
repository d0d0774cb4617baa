"""Referrals in one SQLite file: the port `kiosk.ports.RecordStore`; its print jobs beside them."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Literal, Self

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.errors import CodeTakenError, RecordError
from kiosk.records.sqlite_jobs import SqlitePrintJobs
from kiosk.records.sqlite_opening import opened_engine, outside_a_transaction, told
from kiosk.records.tables import STATE_ORDER, ReferralRow
from kiosk.referral import Referral, grouped

COLUMNS = ReferralRow.__table__.columns


class SqliteRecordStore:
    """
    Keeps referrals in a file; may be called from any thread, one at a time.

    Every method raises RecordError where the file cannot be read or written (disk full, rights
    taken away, damage), and then nothing has changed.
    """

    def __init__(self, file: Path) -> None:
        """
        Open a records file (see `records_file`), made if it is missing.

        Raises:
            RecordError: Damaged, newer than this program, not ours, or out of reach.
        """
        self.file = file
        self._engine = opened_engine(file)
        self.jobs = SqlitePrintJobs(file, self._engine)

    def keep(self, referral: Referral) -> None:
        """
        Keep a new referral, whole or not at all; on disk when this returns.

        Raises:
            CodeTakenError: The code is already given out; draw another.
            RecordError: It could not be kept.
        """
        values = {column.name: getattr(referral, column.name) for column in COLUMNS}
        with told(self.file):
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(ReferralRow).values(values))
            except IntegrityError as error:
                if _is_taken_code(error):
                    message = f"The code {grouped(referral.code)} is already given out."
                    raise CodeTakenError(message) from error
                raise

    def mark(self, referral_id: str, state: Literal["printed", "received"]) -> None:
        """
        Record how far a referral has come; it never goes back (`received` stays `received`).

        Raises:
            RecordError: There is no such referral.
        """
        earlier = STATE_ORDER[: STATE_ORDER.index(state)]
        this = ReferralRow.id == referral_id
        with told(self.file), self._engine.begin() as connection:
            if not connection.scalar(select(func.count()).where(this)):
                message = f"There is no referral with id {referral_id} in {self.file}."
                raise RecordError(message)
            connection.execute(
                update(ReferralRow).where(this, ReferralRow.state.in_(earlier)).values(state=state)
            )

    def find(self, code: str) -> Referral | None:
        """Return the referral with an (ungrouped) code, or None; `made_at` comes in UTC."""
        wanted = select(*COLUMNS).where(ReferralRow.code == code)
        with told(self.file), self._engine.begin() as connection:
            row = connection.execute(wanted).one_or_none()
        return None if row is None else Referral(**row._mapping)  # noqa: SLF001 - its public way

    def delete_expired(self, today: date) -> int:
        """
        Really delete what is past its last day; returns how many.

        `secure_delete` alone leaves copies where SQLite had moved rows between pages, so the
        file is written anew (VACUUM) and the log emptied. That is done even when nothing
        expired: an earlier call may have been cut off after the first half.

        Raises:
            RecordError: Another program reads the records just now; the rows are gone, and the
                next call wipes the rest.
        """
        expired = delete(ReferralRow).where(ReferralRow.delete_after < today)
        with told(self.file):
            with self._engine.begin() as connection:
                count = connection.execute(expired).rowcount
            with outside_a_transaction(self._engine) as cursor:
                is_wiped = _wiped(cursor)
        if not is_wiped:
            message = (
                f"Expired referrals are deleted from {self.file}, but another program that reads "
                "it holds back the wiping of the disk. Close that program; the next deletion "
                "wipes the rest."
            )
            raise RecordError(message)
        return count

    def close(self) -> None:
        """Close the file; the log beside it is folded in. May be called twice."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Use it in a `with` block, which closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def _wiped(cursor: sqlite3.Cursor) -> bool:
    """Write the file anew and empty the log; False where a reader holds it back."""
    try:
        cursor.execute("VACUUM")
        (is_busy, _, _) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            return False
        raise
    return not is_busy


def _is_taken_code(error: IntegrityError) -> bool:
    reason = error.orig
    return (
        isinstance(reason, sqlite3.IntegrityError)
        and reason.sqlite_errorname == "SQLITE_CONSTRAINT_UNIQUE"
    )
