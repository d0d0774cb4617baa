"""
The tables of the records; `migrations/` brings a file on disk to this shape.

One row a visit, and one a print job. Nothing in clear says who it was; `sealed` opens only at
the desk.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, Dialect, LargeBinary, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiosk.ports import JobState
from kiosk.referral import ReferralState

STATE_ORDER: tuple[ReferralState, ...] = ("kept", "printed", "received")
"""How a referral lives; a state never goes back to one before it."""


class UtcTime(TypeDecorator[datetime]):
    """A moment, stored as ISO 8601 text in UTC, so that it means the same in every zone."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002, ANN401 - SQLAlchemy gives the signature
        """Store a moment that knows its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "A time without a zone cannot be kept."
            raise ValueError(message)
        return value.astimezone(UTC).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002, ANN401 - SQLAlchemy gives the signature
        """Return the moment in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Base(DeclarativeBase):
    """Everything that is kept."""


class ReferralRow(Base):
    """A row of `kiosk.referral.Referral`."""

    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint("state IN ('kept', 'printed', 'received')", name="referral_state"),
        CheckConstraint("length(id) = 32", name="referral_id"),
        CheckConstraint("length(code) = 10", name="referral_code"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code: Mapped[str] = mapped_column(String(10), unique=True)
    route: Mapped[str] = mapped_column(String(40))
    refer_to: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(35))
    content_version: Mapped[str] = mapped_column(String(200))
    state: Mapped[ReferralState] = mapped_column(String(8))
    made_at: Mapped[datetime] = mapped_column(UtcTime())
    delete_after: Mapped[date] = mapped_column(Date(), index=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary())


class PrintJobRow(Base):
    """A row of `kiosk.print_job.PrintJob`."""

    __tablename__ = "print_job"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="print_job_id"),
        CheckConstraint("length(code) = 10", name="print_job_code"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    referral_id: Mapped[str] = mapped_column(String(32))
    code: Mapped[str] = mapped_column(String(10), index=True)
    printer: Mapped[str] = mapped_column(String(200))
    state: Mapped[JobState] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime] = mapped_column(UtcTime())
    changed_at: Mapped[datetime] = mapped_column(UtcTime())
    keep_until: Mapped[datetime] = mapped_column(UtcTime())
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary())
