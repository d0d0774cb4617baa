"""Print jobs in the records file: the port `kiosk.ports.PrintJobs`."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, Select, delete, insert, select, update

from kiosk.errors import RecordError
from kiosk.ports import FINAL_STATES
from kiosk.print_job import ON_PAPER, PrintJob
from kiosk.records.sqlite_opening import told
from kiosk.records.tables import PrintJobRow

_COLUMNS = PrintJobRow.__table__.columns


class SqlitePrintJobs:
    """
    Keeps print jobs beside the referrals; may be called from any thread, one at a time.

    Every method raises RecordError where the file cannot be read or written.
    """

    def __init__(self, file: Path, engine: Engine) -> None:
        """Take the open records file."""
        self._file = file
        self._engine = engine

    def keep_job(self, job: PrintJob) -> None:
        """Keep a new job; on the disk when this returns."""
        values = {column.name: getattr(job, column.name) for column in _COLUMNS}
        with told(self._file), self._engine.begin() as connection:
            connection.execute(insert(PrintJobRow).values(values))

    def job_went(self, job: PrintJob) -> None:
        """
        Keep a job's new state; what is final stays.

        Once a slip is on paper, no earlier try needs to keep it either.

        Raises:
            RecordError: There is no such job.
        """
        new = {
            "state": job.state,
            "reason": job.reason[:200],
            "number": job.number,
            "changed_at": job.changed_at,
            "sealed": job.sealed,
        }
        this = PrintJobRow.id == job.id
        with told(self._file), self._engine.begin() as connection:
            if connection.scalar(select(PrintJobRow.id).where(this)) is None:
                message = f"There is no print job with id {job.id} in {self._file}."
                raise RecordError(message)
            connection.execute(
                update(PrintJobRow).where(this, PrintJobRow.state.not_in(FINAL_STATES)).values(new)
            )
            if job.state in ON_PAPER:
                same = PrintJobRow.referral_id == job.referral_id
                connection.execute(update(PrintJobRow).where(same).values(sealed=None))

    def open_jobs(self) -> list[PrintJob]:
        """Return the jobs whose end is not known, the oldest first."""
        wanted = select(*_COLUMNS).where(PrintJobRow.state.not_in(FINAL_STATES))
        return self._jobs(wanted.order_by(PrintJobRow.made_at))

    def recent_jobs(self, most: int = 50) -> list[PrintJob]:
        """Return the newest jobs, the newest first."""
        return self._jobs(select(*_COLUMNS).order_by(PrintJobRow.made_at.desc()).limit(most))

    def jobs_of(self, code: str) -> list[PrintJob]:
        """Return the jobs of a referral by its (ungrouped) code, the newest first."""
        wanted = select(*_COLUMNS).where(PrintJobRow.code == code)
        return self._jobs(wanted.order_by(PrintJobRow.made_at.desc()))

    def delete_expired(self, now: datetime) -> int:
        """
        Delete the jobs whose time is over; returns how many.

        `SqliteRecordStore.delete_expired`, called after this, wipes them from the disk as well.
        """
        over = delete(PrintJobRow).where(PrintJobRow.keep_until < now)
        with told(self._file), self._engine.begin() as connection:
            return connection.execute(over).rowcount

    def _jobs(self, wanted: Select[tuple[object, ...]]) -> list[PrintJob]:
        with told(self._file), self._engine.begin() as connection:
            rows = connection.execute(wanted).all()
        return [PrintJob(**row._mapping) for row in rows]  # noqa: SLF001 - its public way
