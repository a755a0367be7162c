"""The tables of reminders: what was told and put off, mails on their way, and how the office wants it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from moderator_app.domain.reminders import Channel, MailSecurity, Outcome, Rung
from moderator_app.store.columns import choice, day, key_to, moment, number, number_key, text, uuid_key
from moderator_app.store.tables import StoreRow


class ReminderSettingsRow(StoreRow, table=True):
    """The one row of times of the day, as `10:00:00`."""

    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: int = Field(sa_column=number_key(counted=False))
    remind_at: str = Field(sa_column=text())
    quiet_from: str = Field(sa_column=text())
    quiet_until: str = Field(sa_column=text())
    works_from: str = Field(sa_column=text())
    works_until: str = Field(sa_column=text())


class MailAccountRow(StoreRow, table=True):
    """The office's mail account, without its password."""

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("port BETWEEN 1 AND 65535", name="port"),
    )
    id: int = Field(sa_column=number_key(counted=False))
    host: str = Field(sa_column=text())
    port: int = Field(sa_column=number())
    security: MailSecurity = Field(sa_column=choice(MailSecurity, "security"))
    user: str = Field(sa_column=text())
    sender: str = Field(sa_column=text())


class ToldRow(StoreRow, table=True):
    """A reminder that was told; rows are only added."""

    __table_args__ = (Index(None, "week", "page_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    rung: Rung = Field(sa_column=choice(Rung, "rung"))
    page_id: str = Field(sa_column=key_to("page.id"))
    week: date = Field(sa_column=day())
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())


class SnoozeRow(StoreRow, table=True):
    """A member put a page's week off; rows are only added."""

    __table_args__ = (Index(None, "week", "page_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    member_id: str = Field(sa_column=key_to("member.id"))
    page_id: str = Field(sa_column=key_to("page.id"))
    week: date = Field(sa_column=day())
    until: datetime = Field(sa_column=moment())
    at: datetime = Field(sa_column=moment())


class TellingRow(StoreRow, table=True):
    """Who was told when, by which way; rows are only added."""

    __table_args__ = (Index(None, "at"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    at: datetime = Field(sa_column=moment())
    member_id: str = Field(sa_column=key_to("member.id"))
    channel: Channel = Field(sa_column=choice(Channel, "channel"))
    outcome: Outcome = Field(sa_column=choice(Outcome, "outcome"))
    subject: str = Field(sa_column=text())
    fault: str = Field(sa_column=text())


class MailRow(StoreRow, table=True):
    """A mail to a member, kept until the server took it."""

    __table_args__ = (
        Index(None, "outcome", "made_at"),
        Index(None, "made_at"),
        CheckConstraint("tries >= 0", name="tries"),
    )
    id: str = Field(sa_column=uuid_key())
    member_id: str = Field(sa_column=key_to("member.id"))
    address: str = Field(sa_column=text())
    subject: str = Field(sa_column=text())
    body: str = Field(sa_column=text())
    made_at: datetime = Field(sa_column=moment())
    outcome: Outcome = Field(sa_column=choice(Outcome, "outcome"))
    tries: int = Field(sa_column=number())
    next_try_at: datetime | None = Field(sa_column=moment(optional=True))
    done_at: datetime | None = Field(sa_column=moment(optional=True))
    fault: str = Field(sa_column=text())
