"""The tables beside the posts: comments on them, and the office's templates."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from moderator_app.domain.templates import TemplateKind
from moderator_app.store.columns import choice, flag, key_to, moment, number, text, uuid_key
from moderator_app.store.tables import StoreRow


class CommentRow(StoreRow, table=True):
    """What a member said about a post; only its settling is ever added."""

    __table_args__ = (Index(None, "post_id", "at"),)
    id: str = Field(sa_column=uuid_key())
    post_id: str = Field(sa_column=key_to("post.id"))
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())
    version: int = Field(sa_column=number())
    quote: str = Field(sa_column=text())
    settled_by: str | None = Field(sa_column=key_to("member.id", optional=True))
    settled_at: datetime | None = Field(sa_column=moment(optional=True))
    text: str = Field(sa_column=text())


class TemplateRow(StoreRow, table=True):
    """A ready text, a signature or a set of hashtags."""

    id: str = Field(sa_column=uuid_key())
    kind: TemplateKind = Field(sa_column=choice(TemplateKind, "kind"))
    name: str = Field(sa_column=text())
    edited_by: str = Field(sa_column=key_to("member.id"))
    edited_at: datetime = Field(sa_column=moment())
    seed: str = Field(sa_column=text())
    retired: bool = Field(sa_column=flag("retired"))
    text: str = Field(sa_column=text())
