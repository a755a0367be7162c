"""Publishing by the program: connections, what is on its way, pauses, and evidence of what stood on the pages."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SPENT = "state NOT IN ('cancelled', 'removed_remotely') AND (published IS NULL OR published)"


def upgrade() -> None:
    _media_file()
    _delivery()
    _connection()
    _sending()
    _pause()
    _publishing_settings()
    _post_evidence()
    _explanation()


def _delivery() -> None:
    """Made anew: SQLite changes no CHECK, and two routes are new."""
    op.execute("CREATE TABLE delivery_kept AS SELECT * FROM delivery")
    op.drop_table("delivery")
    op.create_table(
        "delivery",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("route", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("due_at", sa.String(27), nullable=True),
        sa.Column("due_week", sa.Date(), nullable=True),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("permalink", sa.Text(), nullable=False),
        sa.Column("live_at", sa.String(27), nullable=True),
        sa.Column("live_week", sa.Date(), nullable=True),
        sa.Column("witnessed", sa.Boolean(create_constraint=True, name="ck_delivery_witnessed"), nullable=False),
        sa.Column("published", sa.Boolean(create_constraint=True, name="ck_delivery_published"), nullable=True),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("opened_at", sa.String(27), nullable=True),
        sa.Column("closed_by", sa.String(64), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.CheckConstraint("epoch >= 0", name="ck_delivery_epoch"),
        sa.CheckConstraint("published IN (0, 1)", name="ck_delivery_published"),
        sa.CheckConstraint("route IN ('manual', 'direct', 'hand_over')", name="ck_delivery_route"),
        sa.CheckConstraint(
            "state IN ("
            "'draft', 'approved', 'manual_ready', 'manual_open', 'claimed', 'verified', 'handover', "
            "'scheduled_remote', 'ready', 'staged', 'armed', 'published', 'rejected', 'throttled', "
            "'blocked_auth', 'needs_human', 'settling', 'absent', 'missed', 'expired', 'cancel_pending', "
            "'cancelled', 'human_closed', 'removed_remotely')",
            name="ck_delivery_state",
        ),
        sa.CheckConstraint("step IN ('text', 'pictures', 'page', 'link')", name="ck_delivery_step"),
        sa.CheckConstraint("witnessed IN (0, 1)", name="ck_delivery_witnessed"),
        sa.ForeignKeyConstraint(["closed_by"], ["member.id"], name="fk_delivery_closed_by_member"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_delivery_page_id_page"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_delivery_post_id_post"),
    )
    op.execute("INSERT INTO delivery SELECT * FROM delivery_kept")
    op.drop_table("delivery_kept")
    op.create_index("ix_delivery_due_week", "delivery", ["due_week"])
    op.create_index("ix_delivery_live_week", "delivery", ["live_week"])
    op.create_index("ix_delivery_page_id_live_week", "delivery", ["page_id", "live_week"])
    op.create_index("ix_delivery_post_id_state", "delivery", ["post_id", "state"])
    op.create_index("ix_delivery_state_due_at", "delivery", ["state", "due_at"])
    _one("uq_delivery_permalink", ["permalink"], "permalink <> ''")
    _one("uq_delivery_post_id_page_id", ["post_id", "page_id"], _SPENT)


def _one(name: str, columns: list[str], where: str) -> None:
    among = sa.text(where)
    op.create_index(name, "delivery", columns, unique=True, sqlite_where=among, postgresql_where=among)


def _media_file() -> None:
    """Made anew: SQLite adds no column without a default. A video has a length; nothing kept so far is one."""
    op.execute("CREATE TABLE media_file_kept AS SELECT * FROM media_file")
    op.drop_table("media_file")
    op.create_table(
        "media_file",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(64), nullable=False),
        sa.Column("added_at", sa.String(27), nullable=False),
        sa.Column("photographer", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("alt_text", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_media_file"),
        sa.ForeignKeyConstraint(["added_by"], ["member.id"], name="fk_media_file_added_by_member"),
    )
    op.execute("INSERT INTO media_file SELECT *, 0 FROM media_file_kept")
    op.drop_table("media_file_kept")


def _connection() -> None:
    op.create_table(
        "connection",
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("remote_name", sa.Text(), nullable=False),
        sa.Column("connected_by", sa.String(64), nullable=False),
        sa.Column("connected_at", sa.String(27), nullable=False),
        sa.Column("rights", sa.Text(), nullable=False),
        sa.Column("app_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.String(27), nullable=True),
        sa.Column("expires_at", sa.String(27), nullable=True),
        sa.Column("data_expires_at", sa.String(27), nullable=True),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("fault_at", sa.String(27), nullable=True),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("page_id", name="pk_connection"),
        sa.ForeignKeyConstraint(["connected_by"], ["member.id"], name="fk_connection_connected_by_member"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_connection_page_id_page"),
    )


def _sending() -> None:
    op.create_table(
        "sending",
        sa.Column("delivery_id", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("loose", sa.Text(), nullable=False),
        sa.Column("marker", sa.Text(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("staged", sa.Text(), nullable=False),
        sa.Column("armed_at", sa.String(27), nullable=True),
        sa.Column("wait_until", sa.String(27), nullable=True),
        sa.Column("not_sent", sa.Integer(), nullable=False),
        sa.Column("settling_since", sa.String(27), nullable=True),
        sa.Column("reads", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.String(27), nullable=True),
        sa.Column("remote_due_at", sa.String(27), nullable=True),
        sa.Column("why", sa.String(40), nullable=True),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("adopted", sa.Boolean(create_constraint=True, name="ck_sending_adopted"), nullable=False),
        sa.Column("double", sa.Boolean(create_constraint=True, name="ck_sending_double"), nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", name="pk_sending"),
        sa.CheckConstraint("adopted IN (0, 1)", name="ck_sending_adopted"),
        sa.CheckConstraint("double IN (0, 1)", name="ck_sending_double"),
        sa.CheckConstraint("not_sent >= 0 AND reads >= 0", name="ck_sending_counted_from_none"),
        sa.CheckConstraint(
            "why IN ('outcome_unknown', 'looks_like_it', 'refused', 'removed_there', 'edited_there', 'double')",
            name="ck_sending_why",
        ),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_sending_delivery_id_delivery"),
    )
    op.create_index("ix_sending_fingerprint", "sending", ["fingerprint"])
    op.create_index("ix_sending_wait_until", "sending", ["wait_until"])


def _pause() -> None:
    op.create_table(
        "pause",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", sa.String(27), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.Column("paused_by", sa.String(64), nullable=False),
        sa.Column("lifted_at", sa.String(27), nullable=True),
        sa.Column("lifted_by", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_pause"),
        sa.ForeignKeyConstraint(["lifted_by"], ["member.id"], name="fk_pause_lifted_by_member"),
        sa.ForeignKeyConstraint(["paused_by"], ["member.id"], name="fk_pause_paused_by_member"),
    )


def _publishing_settings() -> None:
    op.create_table(
        "publishing_settings",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("fresh_minutes", sa.Integer(), nullable=False),
        sa.Column("spacing_minutes", sa.Integer(), nullable=False),
        sa.Column(
            "hand_over", sa.Boolean(create_constraint=True, name="ck_publishing_settings_hand_over"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name="pk_publishing_settings"),
        sa.CheckConstraint("fresh_minutes > 0 AND spacing_minutes >= 0", name="ck_publishing_settings_minutes"),
        sa.CheckConstraint("hand_over IN (0, 1)", name="ck_publishing_settings_hand_over"),
        sa.CheckConstraint("id = 1", name="ck_publishing_settings_one_row"),
    )


def _post_evidence() -> None:
    op.create_table(
        "post_evidence",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("delivery_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("how", sa.String(40), nullable=False),
        sa.Column("page_name_bn", sa.Text(), nullable=False),
        sa.Column("page_name_en", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("permalink", sa.Text(), nullable=False),
        sa.Column("live_at", sa.String(27), nullable=True),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_post_evidence"),
        sa.CheckConstraint("how IN ('confirmed', 'read_back', 'by_person')", name="ck_post_evidence_how"),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_post_evidence_delivery_id_delivery"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_post_evidence_page_id_page"),
    )
    op.create_index("ix_post_evidence_delivery_id", "post_evidence", ["delivery_id"])
    _only_added("post_evidence")


def _explanation() -> None:
    op.create_table(
        "explanation",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.String(40), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_explanation"),
        sa.CheckConstraint("given_at IN ('submit', 'approve', 'send')", name="ck_explanation_given_at"),
        sa.CheckConstraint("level IN ('note', 'explain', 'stop')", name="ck_explanation_level"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_explanation_post_id_post"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_explanation_member_id_member"),
    )
    op.create_index("ix_explanation_post_id", "explanation", ["post_id"])
    _only_added("explanation")


def _only_added(table: str) -> None:
    _guard(f"{table}_is_new", "INSERT", table, f"EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)")  # noqa: S608 - our own names
    _guard(f"{table}_stays", "UPDATE", table, "1")
    _guard(f"{table}_is_kept", "DELETE", table, "1")


def _guard(name: str, event: str, table: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
