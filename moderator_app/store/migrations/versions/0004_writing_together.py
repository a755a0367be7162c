"""Writing together: comments on posts, the office's templates, who took a picture and who agreed to be shown."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _media_file()
    _comment()
    _template()


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
