"""Print jobs: how far each came, and the slip sealed for the desk until it may go."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of print jobs."""
    op.create_table(
        "print_job",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("referral_id", sa.String(32), nullable=False),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("printer", sa.String(200), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
        sa.Column("keep_until", sa.String(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary()),
        sa.CheckConstraint("length(id) = 32", name="print_job_id"),
        sa.CheckConstraint("length(code) = 10", name="print_job_code"),
    )
    op.create_index("ix_print_job_code", "print_job", ["code"])
