"""The first form of the store.

Complete from the first day: every delivery state, the epoch and the attempts stand here although only the manual path
is walked yet.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _activity_entry()
    _member()
    _office()
    _page()
    _settings()
    _store_fact()
    _credential()
    _journal()
    _media_file()
    _member_role()
    _post()
    _week_note()
    _approval()
    _delivery()
    _post_media()
    _post_page()
    _post_variant()
    _post_version()
    _attempt()
    _triggers()


def _activity_entry() -> None:
    op.create_table(
        "activity_entry",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_activity_entry"),
        sa.UniqueConstraint("hash", name="uq_activity_entry_hash"),
    )
    op.create_index("ix_activity_entry_subject_kind_subject_id", "activity_entry", ["subject_kind", "subject_id"])


def _member() -> None:
    op.create_table(
        "member",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_bn", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("designation_bn", sa.Text(), nullable=False),
        sa.Column("designation_en", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("order_no", sa.Text(), nullable=False),
        sa.Column("order_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
        sa.UniqueConstraint("position", name="uq_member_position"),
    )


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name_bn", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("place_bn", sa.Text(), nullable=False),
        sa.Column("place_en", sa.Text(), nullable=False),
        sa.Column("signatory_name_bn", sa.Text(), nullable=False),
        sa.Column("signatory_name_en", sa.Text(), nullable=False),
        sa.Column("designation_bn", sa.Text(), nullable=False),
        sa.Column("designation_en", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("web", sa.Text(), nullable=False),
        sa.Column("memo_prefix", sa.Text(), nullable=False),
        sa.Column("forwarding", sa.Text(), nullable=False),
        sa.Column("weekly_minimum", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.CheckConstraint("weekly_minimum BETWEEN 1 AND 14", name="ck_office_weekly_minimum"),
    )


def _page() -> None:
    op.create_table(
        "page",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_bn", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("platform", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("order_no", sa.Text(), nullable=False),
        sa.Column("order_on", sa.Date(), nullable=True),
        sa.Column("owner_profile", sa.Text(), nullable=False),
        sa.Column("naming", sa.String(40), nullable=False),
        sa.Column("administrators", sa.Text(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.CheckConstraint("kind IN ('page', 'profile', 'group', 'channel', 'site')", name="ck_page_kind"),
        sa.CheckConstraint("naming IN ('office', 'position', 'person', 'unknown')", name="ck_page_naming"),
        sa.CheckConstraint(
            "platform IN ('facebook', 'telegram', 'mastodon', 'wordpress', 'x', 'youtube', 'instagram', 'linkedin')",
            name="ck_page_platform",
        ),
        sa.UniqueConstraint("position", name="uq_page_position"),
    )


def _settings() -> None:
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
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
        sa.CheckConstraint("id = 1", name="ck_settings_one_row"),
        sa.CheckConstraint("preset IN ('self_check', 'one_other', 'two_others')", name="ck_settings_preset"),
        sa.CheckConstraint("preset_confirmed IN (0, 1)", name="ck_settings_preset_confirmed"),
        sa.CheckConstraint("slots_confirmed IN (0, 1)", name="ck_settings_slots_confirmed"),
    )


def _store_fact() -> None:
    op.create_table(
        "store_fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_store_fact"),
    )


def _credential() -> None:
    op.create_table(
        "credential",
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name="pk_credential"),
        sa.CheckConstraint("failures >= 0", name="ck_credential_failures"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_credential_member_id_member"),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "post_id", name="pk_journal"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_journal_member_id_member"),
    )


def _media_file() -> None:
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
        sa.PrimaryKeyConstraint("hash", name="pk_media_file"),
        sa.ForeignKeyConstraint(["added_by"], ["member.id"], name="fk_media_file_added_by_member"),
    )


def _member_role() -> None:
    op.create_table(
        "member_role",
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("member_id", "role", name="pk_member_role"),
        sa.CheckConstraint(
            "role IN ('drafter', 'reviewer', 'publisher', 'convenor', 'auditor')", name="ck_member_role_role"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_member_role_member_id_member"),
    )


def _post() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("author_id", sa.String(64), nullable=False),
        sa.Column("edited_by", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("edited_at", sa.String(27), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=True),
        sa.Column("planned_at", sa.String(27), nullable=True),
        sa.Column("planned_week", sa.Date(), nullable=True),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.CheckConstraint("version >= 1 AND revision >= 1", name="ck_post_counted_from_one"),
        sa.CheckConstraint(
            "purpose IN ("
            "'official_communication', 'problem_solving', 'awareness', 'service_innovation', "
            "'participation', 'people_friendly_administration', 'complaint_settlement')",
            name="ck_post_purpose",
        ),
        sa.CheckConstraint(
            "stage IN ('draft', 'submitted', 'changes_asked', 'held', 'rejected')", name="ck_post_stage"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], name="fk_post_author_id_member"),
        sa.ForeignKeyConstraint(["edited_by"], ["member.id"], name="fk_post_edited_by_member"),
    )
    op.create_index("ix_post_edited_at_id", "post", ["edited_at", "id"])
    op.create_index("ix_post_planned_at_id", "post", ["planned_at", "id"])
    op.create_index("ix_post_planned_week", "post", ["planned_week"])
    op.create_index("ix_post_stage_edited_at", "post", ["stage", "edited_at"])


def _week_note() -> None:
    op.create_table(
        "week_note",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_week_note"),
        sa.CheckConstraint(
            "kind IN ('missed', 'eid', 'shutdown', 'disaster', 'other_excuse')", name="ck_week_note_kind"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_week_note_member_id_member"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_week_note_page_id_page"),
    )
    op.create_index("ix_week_note_week_page_id", "week_note", ["week", "page_id"])


def _approval() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("declaration", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_approval_member_id_member"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_approval_page_id_page"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_approval_post_id_post"),
    )
    op.create_index("ix_approval_post_id_page_id_content_hash", "approval", ["post_id", "page_id", "content_hash"])


def _delivery() -> None:
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
        sa.CheckConstraint("route IN ('manual')", name="ck_delivery_route"),
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
    op.create_index("ix_delivery_due_week", "delivery", ["due_week"])
    op.create_index("ix_delivery_live_week", "delivery", ["live_week"])
    op.create_index("ix_delivery_page_id_live_week", "delivery", ["page_id", "live_week"])
    op.create_index("ix_delivery_post_id_state", "delivery", ["post_id", "state"])
    op.create_index("ix_delivery_state_due_at", "delivery", ["state", "due_at"])
    op.create_index(
        "uq_delivery_permalink",
        "delivery",
        ["permalink"],
        unique=True,
        sqlite_where=sa.text("permalink <> ''"),
        postgresql_where=sa.text("permalink <> ''"),
    )
    op.create_index(
        "uq_delivery_post_id_page_id",
        "delivery",
        ["post_id", "page_id"],
        unique=True,
        sqlite_where=sa.text("state NOT IN ('cancelled', 'removed_remotely') AND (published IS NULL OR published)"),
        postgresql_where=sa.text("state NOT IN ('cancelled', 'removed_remotely') AND (published IS NULL OR published)"),
    )


def _post_media() -> None:
    op.create_table(
        "post_media",
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("media_hash", sa.String(64), nullable=False),
        sa.Column("alt_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("post_id", "position", name="pk_post_media"),
        sa.ForeignKeyConstraint(["media_hash"], ["media_file.hash"], name="fk_post_media_media_hash_media_file"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_post_media_post_id_post"),
    )
    op.create_index("ix_post_media_media_hash", "post_media", ["media_hash"])


def _post_page() -> None:
    op.create_table(
        "post_page",
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("post_id", "page_id", name="pk_post_page"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_post_page_page_id_page"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_post_page_post_id_post"),
    )
    op.create_index("ix_post_page_page_id_post_id", "post_page", ["page_id", "post_id"])


def _post_variant() -> None:
    op.create_table(
        "post_variant",
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("post_id", "page_id", name="pk_post_variant"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_post_variant_page_id_page"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_post_variant_post_id_post"),
    )


def _post_version() -> None:
    op.create_table(
        "post_version",
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("saved_by", sa.String(64), nullable=False),
        sa.Column("saved_at", sa.String(27), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("post_id", "version", name="pk_post_version"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_post_version_post_id_post"),
        sa.ForeignKeyConstraint(["saved_by"], ["member.id"], name="fk_post_version_saved_by_member"),
    )


def _attempt() -> None:
    op.create_table(
        "attempt",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("delivery_id", sa.String(64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_attempt"),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name="fk_attempt_delivery_id_delivery"),
    )
    op.create_index("ix_attempt_delivery_id_seq", "attempt", ["delivery_id", "seq"])


def _triggers() -> None:
    """Rows of evidence are only added, and the activity log only at the end of its chain."""
    last = "FROM activity_entry ORDER BY seq DESC LIMIT 1"
    genesis = "0" * 64
    _guard(
        "activity_entry_follows",
        "INSERT",
        "activity_entry",
        f"NEW.seq IS NOT coalesce((SELECT seq {last}), 0) + 1 "
        f"OR NEW.previous IS NOT coalesce((SELECT hash {last}), '{genesis}')",
    )
    for table, same in (
        ("activity_entry", "seq = NEW.seq"),
        ("approval", "id = NEW.id"),
        ("attempt", "seq = NEW.seq"),
        ("post_version", "post_id = NEW.post_id AND version = NEW.version"),
        ("week_note", "seq = NEW.seq"),
    ):
        known = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - the names stand above
        _guard(f"{table}_is_new", "INSERT", table, known)
        _guard(f"{table}_stays", "UPDATE", table, "1")
        _guard(f"{table}_is_kept", "DELETE", table, "1")


def _guard(name: str, event: str, table: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
