"""The plan of the week: duty roster, the year's days, recurring posts, reminders and mail.

Posts say where they began and whose they are; members have a mail address, accounts and office what the register asks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ONLY_ADDED = ("snooze", "telling", "told")


def upgrade() -> None:
    _office()
    _member()
    _page()
    _post()
    _duty()
    _leave()
    _swap()
    _special_day()
    _closure()
    _series()
    _occurrence()
    _reminder_settings()
    _mail_account()
    _told()
    _snooze()
    _telling()
    _mail()
    for table in _ONLY_ADDED:
        _only_added(table)


def _set_aside(table: str) -> None:
    """A table that changes is made anew: SQLite adds neither a CHECK to it nor a column without a default."""
    op.execute(f"CREATE TABLE {table}_kept AS SELECT * FROM {table}")  # noqa: S608 - our own names
    op.drop_table(table)


def _filled(table: str, added: dict[str, str]) -> None:
    """Brings the rows back; `added` says in SQL what its new columns hold."""
    known = op.get_bind().execute(sa.text(f"PRAGMA table_info({table}_kept)"))
    names = ", ".join(row.name for row in known)
    new, values = ", ".join(added), ", ".join(added.values())
    op.execute(f"INSERT INTO {table} ({names}, {new}) SELECT {names}, {values} FROM {table}_kept")  # noqa: S608 - our own names
    op.drop_table(f"{table}_kept")


def _office() -> None:
    _set_aside("office")
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
        sa.Column("reply_days", sa.Integer(), nullable=True),
        sa.Column("solve_days", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.CheckConstraint("weekly_minimum BETWEEN 1 AND 14", name="ck_office_weekly_minimum"),
    )
    _filled("office", {"reply_days": "NULL", "solve_days": "NULL"})


def _member() -> None:
    _set_aside("member")
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
        sa.Column("email", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
        sa.UniqueConstraint("position", name="uq_member_position"),
    )
    _filled("member", {"email": "''"})


def _page() -> None:
    _set_aside("page")
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
        sa.Column("rename_plan", sa.Text(), nullable=False),
        sa.Column("portal_linked", sa.Boolean(create_constraint=True, name="ck_page_portal_linked"), nullable=True),
        sa.Column("portal_checked_on", sa.Date(), nullable=True),
        sa.Column("recovery_contacts", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.CheckConstraint("kind IN ('page', 'profile', 'group', 'channel', 'site')", name="ck_page_kind"),
        sa.CheckConstraint("naming IN ('office', 'position', 'person', 'unknown')", name="ck_page_naming"),
        sa.CheckConstraint(
            "platform IN ('facebook', 'telegram', 'mastodon', 'wordpress', 'x', 'youtube', 'instagram', 'linkedin')",
            name="ck_page_platform",
        ),
        sa.UniqueConstraint("position", name="uq_page_position"),
    )
    _filled(
        "page",
        {
            "rename_plan": "''",
            "portal_linked": "NULL",
            "portal_checked_on": "NULL",
            "recovery_contacts": "'[]'",
            "reviewed_on": "NULL",
        },
    )


def _post() -> None:
    _set_aside("post")
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
        sa.Column("origin", sa.String(40), nullable=False),
        sa.Column("owner_id", sa.String(64), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.CheckConstraint("origin IN ('desk', 'elsewhere')", name="ck_post_origin"),
        sa.CheckConstraint(
            "purpose IN ("
            "'official_communication', 'problem_solving', 'awareness', 'service_innovation', "
            "'participation', 'people_friendly_administration', 'complaint_settlement')",
            name="ck_post_purpose",
        ),
        sa.CheckConstraint(
            "stage IN ('draft', 'submitted', 'changes_asked', 'held', 'rejected')", name="ck_post_stage"
        ),
        sa.CheckConstraint("version >= 1 AND revision >= 1", name="ck_post_counted_from_one"),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], name="fk_post_author_id_member"),
        sa.ForeignKeyConstraint(["edited_by"], ["member.id"], name="fk_post_edited_by_member"),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], name="fk_post_owner_id_member"),
    )
    _filled("post", {"origin": "'desk'", "owner_id": "NULL"})
    op.create_index("ix_post_edited_at_id", "post", ["edited_at", "id"])
    op.create_index("ix_post_planned_at_id", "post", ["planned_at", "id"])
    op.create_index("ix_post_planned_week", "post", ["planned_week"])
    op.create_index("ix_post_stage_edited_at", "post", ["stage", "edited_at"])


def _duty() -> None:
    op.create_table(
        "duty",
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("page_id", sa.Text(), nullable=False),
        sa.Column("main_id", sa.String(64), nullable=True),
        sa.Column("standby_id", sa.String(64), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("by_hand", sa.Boolean(create_constraint=True, name="ck_duty_by_hand"), nullable=False),
        sa.PrimaryKeyConstraint("week", "page_id", name="pk_duty"),
        sa.ForeignKeyConstraint(["main_id"], ["member.id"], name="fk_duty_main_id_member"),
        sa.ForeignKeyConstraint(["standby_id"], ["member.id"], name="fk_duty_standby_id_member"),
    )


def _leave() -> None:
    op.create_table(
        "leave",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_leave"),
        sa.CheckConstraint("first_on <= last_on", name="ck_leave_in_order"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_leave_member_id_member"),
    )
    op.create_index("ix_leave_last_on", "leave", ["last_on"])


def _swap() -> None:
    op.create_table(
        "swap",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("asker_id", sa.String(64), nullable=False),
        sa.Column("other_id", sa.String(64), nullable=False),
        sa.Column("give_week", sa.Date(), nullable=False),
        sa.Column("give_page", sa.Text(), nullable=False),
        sa.Column("take_week", sa.Date(), nullable=True),
        sa.Column("take_page", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.String(27), nullable=False),
        sa.Column("answered_at", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_swap"),
        sa.CheckConstraint("asker_id <> other_id", name="ck_swap_two_members"),
        sa.CheckConstraint("state IN ('asked', 'accepted', 'declined', 'withdrawn')", name="ck_swap_state"),
        sa.ForeignKeyConstraint(["asker_id"], ["member.id"], name="fk_swap_asker_id_member"),
        sa.ForeignKeyConstraint(["other_id"], ["member.id"], name="fk_swap_other_id_member"),
    )
    op.create_index("ix_swap_asked_at", "swap", ["asked_at"])


def _special_day() -> None:
    op.create_table(
        "special_day",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("name_bn", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("day_class", sa.String(40), nullable=False),
        sa.Column("closed", sa.Boolean(create_constraint=True, name="ck_special_day_closed"), nullable=False),
        sa.Column("moon", sa.Boolean(create_constraint=True, name="ck_special_day_moon"), nullable=False),
        sa.Column("provisional", sa.Boolean(create_constraint=True, name="ck_special_day_provisional"), nullable=False),
        sa.Column("cancelled", sa.Boolean(create_constraint=True, name="ck_special_day_cancelled"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_special_day"),
        sa.CheckConstraint("day_class IN ('ka', 'kha', 'ga', 'none')", name="ck_special_day_day_class"),
    )
    op.create_index("ix_special_day_on", "special_day", ["on"])


def _closure() -> None:
    op.create_table(
        "closure",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_closure"),
        sa.CheckConstraint("first_on <= last_on", name="ck_closure_in_order"),
    )
    op.create_index("ix_closure_last_on", "closure", ["last_on"])


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("author_id", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("skip_holidays", sa.Boolean(create_constraint=True, name="ck_series_skip_holidays"), nullable=False),
        sa.Column("stopped_at", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], name="fk_series_author_id_member"),
    )


def _occurrence() -> None:
    op.create_table(
        "occurrence",
        sa.Column("series_id", sa.String(64), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("post_id", sa.String(64), nullable=True),
        sa.Column("why", sa.String(40), nullable=True),
        sa.PrimaryKeyConstraint("series_id", "on", name="pk_occurrence"),
        sa.CheckConstraint("(post_id IS NULL) <> (why IS NULL)", name="ck_occurrence_post_or_left_out"),
        sa.CheckConstraint("why IN ('holiday', 'closure', 'weekend', 'passed')", name="ck_occurrence_why"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_occurrence_post_id_post"),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name="fk_occurrence_series_id_series"),
    )
    op.create_index("ix_occurrence_post_id", "occurrence", ["post_id"])


def _reminder_settings() -> None:
    op.create_table(
        "reminder_settings",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("remind_at", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.Text(), nullable=False),
        sa.Column("quiet_until", sa.Text(), nullable=False),
        sa.Column("works_from", sa.Text(), nullable=False),
        sa.Column("works_until", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder_settings"),
        sa.CheckConstraint("id = 1", name="ck_reminder_settings_one_row"),
    )


def _mail_account() -> None:
    op.create_table(
        "mail_account",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("security", sa.String(40), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mail_account"),
        sa.CheckConstraint("id = 1", name="ck_mail_account_one_row"),
        sa.CheckConstraint("security IN ('tls', 'starttls')", name="ck_mail_account_security"),
        sa.CheckConstraint("port BETWEEN 1 AND 65535", name="ck_mail_account_port"),
    )


def _told() -> None:
    op.create_table(
        "told",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("rung", sa.String(40), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_told"),
        sa.CheckConstraint(
            "rung IN ('plan', 'duty', 'panel', 'convenor', 'leaning', 'again', 'lost', 'eased')", name="ck_told_rung"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_told_member_id_member"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_told_page_id_page"),
    )
    op.create_index("ix_told_week_page_id", "told", ["week", "page_id"])


def _snooze() -> None:
    op.create_table(
        "snooze",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_snooze"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_snooze_member_id_member"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_snooze_page_id_page"),
    )
    op.create_index("ix_snooze_week_page_id", "snooze", ["week", "page_id"])


def _telling() -> None:
    op.create_table(
        "telling",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_telling"),
        sa.CheckConstraint("channel IN ('desktop', 'mail')", name="ck_telling_channel"),
        sa.CheckConstraint("outcome IN ('shown', 'waiting', 'sent', 'failed', 'given_up')", name="ck_telling_outcome"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_telling_member_id_member"),
    )
    op.create_index("ix_telling_at", "telling", ["at"])


def _mail() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.String(27), nullable=True),
        sa.Column("done_at", sa.String(27), nullable=True),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
        sa.CheckConstraint("outcome IN ('shown', 'waiting', 'sent', 'failed', 'given_up')", name="ck_mail_outcome"),
        sa.CheckConstraint("tries >= 0", name="ck_mail_tries"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_mail_member_id_member"),
    )
    op.create_index("ix_mail_made_at", "mail", ["made_at"])
    op.create_index("ix_mail_outcome_made_at", "mail", ["outcome", "made_at"])


def _only_added(table: str) -> None:
    _guard(f"{table}_is_new", "INSERT", table, f"EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)")  # noqa: S608 - our own names
    _guard(f"{table}_stays", "UPDATE", table, "1")
    _guard(f"{table}_is_kept", "DELETE", table, "1")


def _guard(name: str, event: str, table: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
