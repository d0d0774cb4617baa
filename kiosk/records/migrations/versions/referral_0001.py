"""The first shape: one table of referrals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of referrals; named checks, so that a later step can find them."""
    op.execute("PRAGMA application_id = 0x52536B31")
    op.create_table(
        "referral",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("code", sa.String(10), nullable=False, unique=True),
        sa.Column("route", sa.String(40), nullable=False),
        sa.Column("refer_to", sa.String(40)),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("content_version", sa.String(200), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("delete_after", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.CheckConstraint("state IN ('kept', 'printed', 'received')", name="referral_state"),
        sa.CheckConstraint("length(id) = 32", name="referral_id"),
        sa.CheckConstraint("length(code) = 10", name="referral_code"),
    )
    op.create_index("ix_referral_delete_after", "referral", ["delete_after"])
