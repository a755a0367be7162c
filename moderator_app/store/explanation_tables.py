"""The table of written reasons for what the content check found."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from moderator_app.domain.checking import Level, Moment
from moderator_app.store.columns import choice, key_to, moment, number, number_key, text
from moderator_app.store.tables import StoreRow


class ExplanationRow(StoreRow, table=True):
    """Why words that a rule found may stand in a version of a post; rows are only added."""

    __table_args__ = (Index(None, "post_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    post_id: str = Field(sa_column=key_to("post.id"))
    version: int = Field(sa_column=number())
    given_at: Moment = Field(sa_column=choice(Moment, "given_at"))
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())
    rule: str = Field(sa_column=text())
    level: Level = Field(sa_column=choice(Level, "level"))
    words: str = Field(sa_column=text())
    reason: str = Field(sa_column=text())
