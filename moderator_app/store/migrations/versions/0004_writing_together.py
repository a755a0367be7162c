"""Writing together: comments on posts, the office's templates, who took a picture and who agreed to be shown."""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from moderator_app.domain.ids import MediaHash
from moderator_app.domain.likeness import marks_of, picture_mark
from moderator_app.domain.posts import Draft
from moderator_app.zone import dhaka_day

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _media_file()
    _comment()
    _expiry_told()
    _signed_check()
    _voided()
    _template()
    _search()
    _prints()
    _imports()


def _media_file() -> None:
    """Made anew: SQLite adds no column without a default."""
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
        sa.PrimaryKeyConstraint("hash", name="pk_media_file"),
        sa.ForeignKeyConstraint(["added_by"], ["member.id"], name="fk_media_file_added_by_member"),
    )
    known = "hash, kind, width, height, size, name, added_by, added_at"
    op.execute(
        f"INSERT INTO media_file ({known}, photographer, consent, alt_text) SELECT {known}, '', '', '' FROM media_file_kept"  # noqa: S608, E501 - our own names
    )
    op.drop_table("media_file_kept")


def _comment() -> None:
    op.create_table(
        "comment",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("settled_by", sa.String(64), nullable=True),
        sa.Column("settled_at", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_comment_member_id_member"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_comment_post_id_post"),
        sa.ForeignKeyConstraint(["settled_by"], ["member.id"], name="fk_comment_settled_by_member"),
    )
    op.create_index("ix_comment_post_id_at", "comment", ["post_id", "at"])


def _expiry_told() -> None:
    op.create_table(
        "expiry_told",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("due_at", sa.String(27), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_expiry_told"),
        sa.CheckConstraint("step IN ('day', 'hours', 'hour', 'expired')", name="ck_expiry_told_step"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_expiry_told_post_id_post"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_expiry_told_member_id_member"),
    )
    op.create_index("ix_expiry_told_post_id", "expiry_told", ["post_id"])
    _only_added("expiry_told")


def _signed_check() -> None:
    op.create_table(
        "signed_check",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("approval_id", sa.String(64), nullable=False),
        sa.Column("item", sa.String(40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_signed_check"),
        sa.CheckConstraint("item IN ('place', 'truth', 'private', 'pictures')", name="ck_signed_check_item"),
        sa.ForeignKeyConstraint(["approval_id"], ["approval.id"], name="fk_signed_check_approval_id_approval"),
    )
    op.create_index("ix_signed_check_approval_id", "signed_check", ["approval_id"])
    _only_added("signed_check")


def _voided() -> None:
    op.create_table(
        "voided",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("page_id", sa.String(64), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("changed_by", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("seen_at", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_voided"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_voided_post_id_post"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_voided_page_id_page"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_voided_member_id_member"),
        sa.ForeignKeyConstraint(["changed_by"], ["member.id"], name="fk_voided_changed_by_member"),
    )
    op.create_index("ix_voided_member_id_seen_at", "voided", ["member_id", "seen_at"])
    op.create_index("ix_voided_post_id", "voided", ["post_id"])


def _only_added(table: str) -> None:
    _guard(f"{table}_is_new", "INSERT", table, f"EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)")  # noqa: S608 - our own names
    _guard(f"{table}_stays", "UPDATE", table, "1")
    _guard(f"{table}_is_kept", "DELETE", table, "1")


def _guard(name: str, event: str, table: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _template() -> None:
    op.create_table(
        "template",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited_by", sa.String(64), nullable=False),
        sa.Column("edited_at", sa.String(27), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(create_constraint=True, name="ck_template_retired"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_template"),
        sa.CheckConstraint(
            "kind IN ("
            "'notice', 'event', 'service', 'warning', 'tender', 'condolence', 'correction', 'signature', 'hashtags')",
            name="ck_template_kind",
        ),
        sa.ForeignKeyConstraint(["edited_by"], ["member.id"], name="fk_template_edited_by_member"),
    )


def _imports() -> None:
    op.create_table(
        "imported_file",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("file_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("member_id", sa.String(64), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imported_file"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_imported_file_member_id_member"),
    )
    op.create_index("ix_imported_file_file_hash", "imported_file", ["file_hash"])
    op.create_table(
        "imported_row",
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.Column("file_id", sa.String(64), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("post_id", name="pk_imported_row"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_imported_row_post_id_post"),
        sa.ForeignKeyConstraint(["file_id"], ["imported_file.id"], name="fk_imported_row_file_id_imported_file"),
    )
    op.create_index("ix_imported_row_fingerprint", "imported_row", ["fingerprint"])


# ---------------------------------------------------------------- the full-text index


def _search() -> None:
    op.create_table(
        "searched_post",
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("post_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_searched_post"),
        sa.UniqueConstraint("post_id", name="uq_searched_post_post_id"),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name="fk_searched_post_post_id_post"),
    )
    for name in ("post_words", "log_words"):
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', contentless_delete=1, "
            "tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''', prefix='2 3')"
        )
    _index_posts()
    _index_log()


def _index_posts() -> None:
    bind = op.get_bind()
    bind.execute(sa.text("INSERT INTO searched_post (post_id) SELECT id FROM post ORDER BY created_at, id"))
    parts = (
        "SELECT s.seq, p.text || char(10) || p.link AS words FROM post p JOIN searched_post s ON s.post_id = p.id",
        "SELECT s.seq, v.text AS words FROM post_variant v JOIN searched_post s ON s.post_id = v.post_id",
        "SELECT s.seq, m.alt_text AS words FROM post_media m JOIN searched_post s ON s.post_id = m.post_id",
    )
    texts: dict[int, list[str]] = {}
    for part in parts:
        for row in bind.execute(sa.text(part)):
            texts.setdefault(row.seq, []).append(row.words)
    _fill("post_words", ((seq, "\n".join(found)) for seq, found in texts.items()))


def _index_log() -> None:
    rows = op.get_bind().execute(sa.text("SELECT seq, data FROM activity_entry")).all()
    noted = ((row.seq, " ".join(_values(json.loads(row.data)))) for row in rows)
    _fill("log_words", ((seq, words) for seq, words in noted if words))


def _prints() -> None:
    op.create_table(
        "post_print",
        sa.Column("mark", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("day", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("seq", sa.Integer(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("mark", "day", "seq", name="pk_post_print"),
        sa.ForeignKeyConstraint(["seq"], ["searched_post.seq"], name="fk_post_print_seq_searched_post"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_post_print_seq", "post_print", ["seq"])
    bind = op.get_bind()
    posts = "SELECT s.seq, p.text, coalesce(p.planned_at, p.edited_at) AS at FROM post p JOIN searched_post s ON s.post_id = p.id"  # noqa: E501 - one question
    marks = {row.seq: set(_marks(row.text)) for row in bind.execute(sa.text(posts))}
    days = {row.seq: dhaka_day(datetime.fromisoformat(row.at)).toordinal() for row in bind.execute(sa.text(posts))}
    for table, column, found in (("post_variant", "text", _marks), ("post_media", "media_hash", _picture)):
        part = f"SELECT s.seq, x.{column} AS value FROM {table} x JOIN searched_post s ON s.post_id = x.post_id"  # noqa: S608 - our own names
        for row in bind.execute(sa.text(part)):
            marks[row.seq].update(found(row.value))
    values = [{"mark": mark, "day": days[seq], "seq": seq} for seq, some in marks.items() for mark in some]
    if values:
        bind.execute(sa.text("INSERT INTO post_print (mark, day, seq) VALUES (:mark, :day, :seq)"), values)


def _marks(text: str) -> frozenset[int]:
    """By the program's own rule, whatever it is by then: what is asked later must find what stands here."""
    return marks_of(Draft(text=text))


def _picture(media_hash: str) -> tuple[int]:
    return (picture_mark(MediaHash(media_hash)),)


def _values(data: dict[str, Any]) -> Iterable[str]:
    said = (str(value) for value in data.values() if isinstance(value, str | int) and not isinstance(value, bool))
    return (text for text in said if not re.fullmatch("[0-9a-f]{64}", text))


def _fill(index: str, rows: Iterable[tuple[int, str]]) -> None:
    values = [{"rowid": rowid, "words": _folded(words)} for rowid, words in rows]
    if values:
        op.get_bind().execute(sa.text(f"INSERT INTO {index} (rowid, words) VALUES (:rowid, :words)"), values)  # noqa: S608 - our own names


def _folded(text: str) -> str:
    signs: dict[int, str | None] = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
    signs |= {ord("০") + n: str(n) for n in range(10)}
    return unicodedata.normalize("NFC", text).translate(signs).casefold()
