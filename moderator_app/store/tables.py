"""The tables: office, panel, account register, media, and what is known of the store itself.

Rows are built by `mapping.py` from checked domain objects (a table's constructor checks nothing), live and die inside
this package. The tables of posts stand in `post_tables.py`.
"""

import re
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import CheckConstraint, Index, MetaData, Table
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.office import HIGHEST_MINIMUM, LOWEST_MINIMUM
from moderator_app.domain.pages import Naming, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.store.columns import (
    choice,
    day,
    flag,
    key_to,
    listing,
    moment,
    number,
    number_key,
    text,
    uuid_key,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class StoreRow(SQLModel):
    """Every row of the store, under one naming convention, or Alembic cannot drop constraints on SQLite."""

    metadata = MetaData(naming_convention=NAMES)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 # pyright: ignore[reportIncompatibleVariableOverride]  # SQLAlchemy's way
        """`PostPageRow` stands in `post_page`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


def table(row: type[StoreRow]) -> Table:
    """The table behind a row class."""
    return cast(Table, look_at(row).local_table)


class StoreFactRow(StoreRow, table=True):
    """What is known of the store itself, by name (`moderator_app/store/facts.py`)."""

    name: str = Field(sa_column=text(primary=True))
    value: str = Field(sa_column=text())


class OfficeRow(StoreRow, table=True):
    """The one office."""

    __table_args__ = (
        CheckConstraint(f"weekly_minimum BETWEEN {LOWEST_MINIMUM} AND {HIGHEST_MINIMUM}", name="weekly_minimum"),
    )
    id: str = Field(sa_column=uuid_key())
    name_bn: str = Field(sa_column=text())
    name_en: str = Field(sa_column=text())
    place_bn: str = Field(sa_column=text())
    place_en: str = Field(sa_column=text())
    signatory_name_bn: str = Field(sa_column=text())
    signatory_name_en: str = Field(sa_column=text())
    designation_bn: str = Field(sa_column=text())
    designation_en: str = Field(sa_column=text())
    phone: str = Field(sa_column=text())
    email: str = Field(sa_column=text())
    first_on: date = Field(sa_column=day())
    web: str = Field(sa_column=text())
    memo_prefix: str = Field(sa_column=text())
    forwarding: list[str] = Field(sa_column=listing())
    weekly_minimum: int = Field(sa_column=number())
    reply_days: int | None = Field(sa_column=number(optional=True))
    solve_days: int | None = Field(sa_column=number(optional=True))


class SettingsRow(StoreRow, table=True):
    """The one row of settings."""

    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("lock_minutes BETWEEN 1 AND 120", name="lock_minutes"),
    )
    id: int = Field(sa_column=number_key(counted=False))
    preset: ApprovalPreset = Field(sa_column=choice(ApprovalPreset, "preset"))
    slots: list[Any] = Field(sa_column=listing())
    slots_confirmed: bool = Field(sa_column=flag("slots_confirmed"))
    preset_confirmed: bool = Field(sa_column=flag("preset_confirmed"))
    lock_minutes: int = Field(sa_column=number())


class AwakeSpanRow(StoreRow, table=True):
    """A stretch of heartbeats with no gap between them that would lose a due time."""

    __table_args__ = (Index(None, "last_at"), CheckConstraint("first_at <= last_at", name="in_order"))
    seq: int | None = Field(default=None, sa_column=number_key())
    first_at: datetime = Field(sa_column=moment())
    last_at: datetime = Field(sa_column=moment())


class MemberRow(StoreRow, table=True):
    """A member; `position` keeps the order in which members were added."""

    id: str = Field(sa_column=uuid_key())
    position: int = Field(sa_column=number(unique=True))
    name_bn: str = Field(sa_column=text())
    name_en: str = Field(sa_column=text())
    designation_bn: str = Field(sa_column=text())
    designation_en: str = Field(sa_column=text())
    from_on: date = Field(sa_column=day())
    to_on: date | None = Field(sa_column=day(optional=True))
    order_no: str = Field(sa_column=text())
    order_on: date | None = Field(sa_column=day(optional=True))
    email: str = Field(sa_column=text())


class MemberRoleRow(StoreRow, table=True):
    """A role of a member."""

    member_id: str = Field(sa_column=key_to("member.id", primary=True))
    role: Role = Field(sa_column=choice(Role, "role", primary=True))


class CredentialRow(StoreRow, table=True):
    """How a member proves to be at the desk: argon2id hashes only."""

    __table_args__ = (CheckConstraint("failures >= 0", name="failures"),)
    member_id: str = Field(sa_column=key_to("member.id", primary=True))
    pin_hash: str = Field(sa_column=text())
    code_hash: str = Field(sa_column=text())
    failures: int = Field(sa_column=number())


class PageRow(StoreRow, table=True):
    """An account; `position` keeps the order in which accounts were added."""

    id: str = Field(sa_column=uuid_key())
    position: int = Field(sa_column=number(unique=True))
    name_bn: str = Field(sa_column=text())
    name_en: str = Field(sa_column=text())
    platform: Platform = Field(sa_column=choice(Platform, "platform"))
    kind: PageKind = Field(sa_column=choice(PageKind, "kind"))
    url: str = Field(sa_column=text())
    first_on: date = Field(sa_column=day())
    last_on: date | None = Field(sa_column=day(optional=True))
    order_no: str = Field(sa_column=text())
    order_on: date | None = Field(sa_column=day(optional=True))
    owner_profile: str = Field(sa_column=text())
    naming: Naming = Field(sa_column=choice(Naming, "naming"))
    administrators: list[Any] = Field(sa_column=listing())
    mark: int = Field(sa_column=number())
    rename_plan: str = Field(sa_column=text())
    portal_linked: bool | None = Field(sa_column=flag("portal_linked", optional=True))
    portal_checked_on: date | None = Field(sa_column=day(optional=True))
    recovery_contacts: list[str] = Field(sa_column=listing())
    reviewed_on: date | None = Field(sa_column=day(optional=True))


class MediaFileRow(StoreRow, table=True):
    """A kept media file; the file itself stands encrypted beside the database."""

    hash: str = Field(sa_column=text(primary=True))
    kind: str = Field(sa_column=text())
    width: int = Field(sa_column=number())
    height: int = Field(sa_column=number())
    size: int = Field(sa_column=number())
    name: str = Field(sa_column=text())
    added_by: str = Field(sa_column=key_to("member.id"))
    added_at: datetime = Field(sa_column=moment())
    photographer: str = Field(sa_column=text())
    consent: str = Field(sa_column=text())
    alt_text: str = Field(sa_column=text())
    seconds: int = Field(sa_column=number())


class WeekNoteRow(StoreRow, table=True):
    """Why a week fell short; rows are only added, the newest of a page and week counts."""

    __table_args__ = (Index(None, "week", "page_id"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    page_id: str = Field(sa_column=key_to("page.id"))
    week: date = Field(sa_column=day())
    kind: NoteKind = Field(sa_column=choice(NoteKind, "kind"))
    reason: str = Field(sa_column=text())
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())


class ActivityEntryRow(StoreRow, table=True):
    """An entry of the activity log; `seq` is counted by the chain, not by the database."""

    __table_args__ = (Index(None, "subject_kind", "subject_id"),)
    seq: int = Field(sa_column=number_key(counted=False))
    at: datetime = Field(sa_column=moment())
    actor: str = Field(sa_column=text())
    verb: str = Field(sa_column=text())
    subject_kind: str = Field(sa_column=text())
    subject_id: str = Field(sa_column=text())
    data: dict[str, Any] = Field(sa_column=listing())
    previous: str = Field(sa_column=text())
    hash: str = Field(sa_column=text(unique=True))
