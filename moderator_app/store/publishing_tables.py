"""The tables of publishing by the program: connections, what is on its way, pauses, and what stood on the pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.sending import WhyHuman
from moderator_app.store.columns import choice, flag, key_to, listing, moment, number, number_key, text
from moderator_app.store.tables import StoreRow


class ConnectionRow(StoreRow, table=True):
    """A page that the program may publish on; its secrets are in the login's keyring."""

    page_id: str = Field(sa_column=key_to("page.id", primary=True))
    remote_id: str = Field(sa_column=text())
    remote_name: str = Field(sa_column=text())
    connected_by: str = Field(sa_column=key_to("member.id"))
    connected_at: datetime = Field(sa_column=moment())
    rights: list[Any] = Field(sa_column=listing())
    app_id: str = Field(sa_column=text())
    version: str = Field(sa_column=text())
    checked_at: datetime | None = Field(sa_column=moment(optional=True))
    expires_at: datetime | None = Field(sa_column=moment(optional=True))
    data_expires_at: datetime | None = Field(sa_column=moment(optional=True))
    fault: str = Field(sa_column=text())
    fault_at: datetime | None = Field(sa_column=moment(optional=True))
    told: str = Field(sa_column=text())


class SendingRow(StoreRow, table=True):
    """The technical side of a delivery that the program brings out."""

    __table_args__ = (
        Index(None, "fingerprint"),
        Index(None, "wait_until"),
        CheckConstraint("not_sent >= 0 AND reads >= 0", name="counted_from_none"),
    )
    delivery_id: str = Field(sa_column=key_to("delivery.id", primary=True))
    fingerprint: str = Field(sa_column=text())
    loose: str = Field(sa_column=text())
    marker: str = Field(sa_column=text())
    remote_id: str = Field(sa_column=text())
    staged: list[Any] = Field(sa_column=listing())
    armed_at: datetime | None = Field(sa_column=moment(optional=True))
    wait_until: datetime | None = Field(sa_column=moment(optional=True))
    not_sent: int = Field(sa_column=number())
    settling_since: datetime | None = Field(sa_column=moment(optional=True))
    reads: int = Field(sa_column=number())
    read_at: datetime | None = Field(sa_column=moment(optional=True))
    remote_due_at: datetime | None = Field(sa_column=moment(optional=True))
    why: WhyHuman | None = Field(sa_column=choice(WhyHuman, "why", optional=True))
    fault: str = Field(sa_column=text())
    detail: str = Field(sa_column=text())
    adopted: bool = Field(sa_column=flag("adopted"))
    double: bool = Field(sa_column=flag("double"))


class PauseRow(StoreRow, table=True):
    """A pause of publishing; only its lifting is ever added."""

    seq: int | None = Field(default=None, sa_column=number_key())
    reason: str = Field(sa_column=text())
    since: datetime = Field(sa_column=moment())
    until: datetime = Field(sa_column=moment())
    paused_by: str = Field(sa_column=key_to("member.id"))
    lifted_at: datetime | None = Field(sa_column=moment(optional=True))
    lifted_by: str | None = Field(sa_column=key_to("member.id", optional=True))


class PublishingSettingsRow(StoreRow, table=True):
    """The one row of what the office set about publishing."""

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("fresh_minutes > 0 AND spacing_minutes >= 0", name="minutes"),
    )
    id: int = Field(sa_column=number_key(counted=False))
    fresh_minutes: int = Field(sa_column=number())
    spacing_minutes: int = Field(sa_column=number())
    hand_over: bool = Field(sa_column=flag("hand_over"))


class PostEvidenceRow(StoreRow, table=True):
    """What stood on a page; rows are only added."""

    __table_args__ = (Index(None, "delivery_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    delivery_id: str = Field(sa_column=key_to("delivery.id"))
    page_id: str = Field(sa_column=key_to("page.id"))
    at: datetime = Field(sa_column=moment())
    how: SeenHow = Field(sa_column=choice(SeenHow, "how"))
    page_name_bn: str = Field(sa_column=text())
    page_name_en: str = Field(sa_column=text())
    link: str = Field(sa_column=text())
    media: list[Any] = Field(sa_column=listing())
    permalink: str = Field(sa_column=text())
    live_at: datetime | None = Field(sa_column=moment(optional=True))
    shown: str = Field(sa_column=text())
    text: str = Field(sa_column=text())
