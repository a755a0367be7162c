"""The tables beside the approvals: what a reviewer signed, and whose approval a change voided."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from moderator_app.domain.checklist import CheckItem
from moderator_app.store.columns import choice, key_to, moment, number_key, text
from moderator_app.store.tables import StoreRow


class SignedCheckRow(StoreRow, table=True):
    """A point that a reviewer signed with an approval, in the words that stood on screen; rows are only added."""

    __table_args__ = (Index(None, "approval_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    approval_id: str = Field(sa_column=key_to("approval.id"))
    item: CheckItem = Field(sa_column=choice(CheckItem, "item"))
    words: str = Field(sa_column=text())


class VoidedRow(StoreRow, table=True):
    """An approval that a change voided; only that its giver saw it is ever added."""

    __table_args__ = (Index(None, "member_id", "seen_at"), Index(None, "post_id"))
    seq: int | None = Field(default=None, sa_column=number_key())
    post_id: str = Field(sa_column=key_to("post.id"))
    page_id: str = Field(sa_column=key_to("page.id"))
    member_id: str = Field(sa_column=key_to("member.id"))
    changed_by: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())
    seen_at: datetime | None = Field(sa_column=moment(optional=True))
