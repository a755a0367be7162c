"""The tables of the plan: the duty roster, the year's days, recurring posts."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from moderator_app.domain.days import DayClass
from moderator_app.domain.roster import SwapState
from moderator_app.domain.series import LeftOut
from moderator_app.store.columns import choice, day, flag, key_to, listing, moment, text, uuid_key
from moderator_app.store.tables import StoreRow


class DutyRow(StoreRow, table=True):
    """Who keeps a page in a week; `page_id` is empty for all pages, so that it can be a key."""

    week: date = Field(sa_column=day(primary=True))
    page_id: str = Field(sa_column=text(primary=True))
    main_id: str | None = Field(sa_column=key_to("member.id", optional=True))
    standby_id: str | None = Field(sa_column=key_to("member.id", optional=True))
    note: str = Field(sa_column=text())
    by_hand: bool = Field(sa_column=flag("by_hand"))


class LeaveRow(StoreRow, table=True):
    """A member is away, both days included."""

    __table_args__ = (Index(None, "last_on"), CheckConstraint("first_on <= last_on", name="in_order"))
    id: str = Field(sa_column=uuid_key())
    member_id: str = Field(sa_column=key_to("member.id"))
    first_on: date = Field(sa_column=day())
    last_on: date = Field(sa_column=day())
    note: str = Field(sa_column=text())


class SwapRow(StoreRow, table=True):
    """A swap of duties; `take_week` is empty where nothing is taken in return."""

    __table_args__ = (Index(None, "asked_at"), CheckConstraint("asker_id <> other_id", name="two_members"))
    id: str = Field(sa_column=uuid_key())
    asker_id: str = Field(sa_column=key_to("member.id"))
    other_id: str = Field(sa_column=key_to("member.id"))
    give_week: date = Field(sa_column=day())
    give_page: str = Field(sa_column=text())
    take_week: date | None = Field(sa_column=day(optional=True))
    take_page: str = Field(sa_column=text())
    state: SwapState = Field(sa_column=choice(SwapState, "state"))
    asked_at: datetime = Field(sa_column=moment())
    answered_at: datetime | None = Field(sa_column=moment(optional=True))


class SpecialDayRow(StoreRow, table=True):
    """A day with a name; one day may hold several."""

    __table_args__ = (Index(None, "on"),)
    id: str = Field(sa_column=uuid_key())
    on: date = Field(sa_column=day())
    name_bn: str = Field(sa_column=text())
    name_en: str = Field(sa_column=text())
    day_class: DayClass = Field(sa_column=choice(DayClass, "day_class"))
    closed: bool = Field(sa_column=flag("closed"))
    moon: bool = Field(sa_column=flag("moon"))
    provisional: bool = Field(sa_column=flag("provisional"))
    cancelled: bool = Field(sa_column=flag("cancelled"))
    source: str = Field(sa_column=text())
    seed: str = Field(sa_column=text())


class ClosureRow(StoreRow, table=True):
    """The office is closed, both days included."""

    __table_args__ = (Index(None, "last_on"), CheckConstraint("first_on <= last_on", name="in_order"))
    id: str = Field(sa_column=uuid_key())
    first_on: date = Field(sa_column=day())
    last_on: date = Field(sa_column=day())
    reason: str = Field(sa_column=text())


class SeriesRow(StoreRow, table=True):
    """A recurring post: its draft and its rule as JSON."""

    id: str = Field(sa_column=uuid_key())
    author_id: str = Field(sa_column=key_to("member.id"))
    made_at: datetime = Field(sa_column=moment())
    draft: dict[str, Any] = Field(sa_column=listing())
    rule: dict[str, Any] = Field(sa_column=listing())
    at: str = Field(sa_column=text())
    skip_holidays: bool = Field(sa_column=flag("skip_holidays"))
    stopped_at: datetime | None = Field(sa_column=moment(optional=True))


class OccurrenceRow(StoreRow, table=True):
    """A day of a series that was dealt with, once."""

    __table_args__ = (
        Index(None, "post_id"),
        CheckConstraint("(post_id IS NULL) <> (why IS NULL)", name="post_or_left_out"),
    )
    series_id: str = Field(sa_column=key_to("series.id", primary=True))
    on: date = Field(sa_column=day(primary=True))
    post_id: str | None = Field(sa_column=key_to("post.id", optional=True))
    why: LeftOut | None = Field(sa_column=choice(LeftOut, "why", optional=True))
