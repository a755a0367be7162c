"""Heartbeats, so that a due time slept through is known, and after how many minutes the desk locks itself."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_LOCK_MINUTES = 10


def upgrade() -> None:
    _awake_span()
    _settings()


def _awake_span() -> None:
    op.create_table(
        "awake_span",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.String(27), nullable=False),
        sa.Column("last_at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_awake_span"),
        sa.CheckConstraint("first_at <= last_at", name="ck_awake_span_in_order"),
    )
    op.create_index("ix_awake_span_last_at", "awake_span", ["last_at"])


def _settings() -> None:
    """Made anew rather than altered: SQLite cannot add a CHECK, and a renamed table would keep its quotes."""
    op.execute("CREATE TABLE settings_kept AS SELECT * FROM settings")
    op.drop_table("settings")
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("preset", sa.String(40), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column(
            "slots_confirmed", sa.Boolean(create_constraint=True, name="ck_settings_slots_confirmed"), nullable=False
        ),
        sa.Column(
            "preset_confirmed", sa.Boolean(create_constraint=True, name="ck_settings_preset_confirmed"), nullable=False
        ),
        sa.Column("lock_minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
        sa.CheckConstraint("id = 1", name="ck_settings_one_row"),
        sa.CheckConstraint("preset IN ('self_check', 'one_other', 'two_others')", name="ck_settings_preset"),
        sa.CheckConstraint("lock_minutes BETWEEN 1 AND 120", name="ck_settings_lock_minutes"),
    )
    columns = "id, preset, slots, slots_confirmed, preset_confirmed"
    op.execute(f"INSERT INTO settings ({columns}, lock_minutes) SELECT {columns}, {_LOCK_MINUTES} FROM settings_kept")  # noqa: S608 - our own names
    op.drop_table("settings_kept")
