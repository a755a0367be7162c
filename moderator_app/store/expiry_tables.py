"""The table of what was told about posts that nobody had approved yet."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from moderator_app.domain.expiry import ExpiryStep
from moderator_app.store.columns import choice, key_to, moment, number_key
from moderator_app.store.tables import StoreRow


class ExpiryToldRow(StoreRow, table=True):
    """A reminder of a post's time that was told; rows are only added."""

    __table_args__ = (Index(None, "post_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    step: ExpiryStep = Field(sa_column=choice(ExpiryStep, "step"))
    post_id: str = Field(sa_column=key_to("post.id"))
    due_at: datetime = Field(sa_column=moment())
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())
