"""The tables of posts: what is written, its kept versions, its way out, and who approved exactly what."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlalchemy import text as sql
from sqlmodel import Field

from moderator_app.domain.delivery import DeliveryState, KitStep, Route
from moderator_app.domain.posts import Origin, ReviewStage
from moderator_app.domain.purposes import Purpose
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
from moderator_app.store.tables import StoreRow

SPENT = "('cancelled', 'removed_remotely')"
"""States after which the same post may get a second delivery on the same page."""


class PostRow(StoreRow, table=True):
    """A post. `title` and `planned_week` (its Sunday in Dhaka) follow from text and time, for lists and counts."""

    __table_args__ = (
        Index(None, "edited_at", "id"),
        Index(None, "planned_at", "id"),
        Index(None, "stage", "edited_at"),
        Index(None, "planned_week"),
        CheckConstraint("version >= 1 AND revision >= 1", name="counted_from_one"),
    )
    id: str = Field(sa_column=uuid_key())
    author_id: str = Field(sa_column=key_to("member.id"))
    edited_by: str = Field(sa_column=key_to("member.id"))
    created_at: datetime = Field(sa_column=moment())
    edited_at: datetime = Field(sa_column=moment())
    title: str = Field(sa_column=text())
    link: str = Field(sa_column=text())
    purpose: Purpose | None = Field(sa_column=choice(Purpose, "purpose", optional=True))
    planned_at: datetime | None = Field(sa_column=moment(optional=True))
    planned_week: date | None = Field(sa_column=day(optional=True))
    stage: ReviewStage = Field(sa_column=choice(ReviewStage, "stage"))
    version: int = Field(sa_column=number())
    revision: int = Field(sa_column=number())
    reason: str = Field(sa_column=text())
    text: str = Field(sa_column=text())
    origin: Origin = Field(sa_column=choice(Origin, "origin"))
    owner_id: str | None = Field(sa_column=key_to("member.id", optional=True))


class PostPageRow(StoreRow, table=True):
    """A page for which a post is meant."""

    __table_args__ = (Index(None, "page_id", "post_id"),)
    post_id: str = Field(sa_column=key_to("post.id", primary=True))
    page_id: str = Field(sa_column=key_to("page.id", primary=True))
    position: int = Field(sa_column=number())


class PostVariantRow(StoreRow, table=True):
    """The text of a post where one page says it differently."""

    post_id: str = Field(sa_column=key_to("post.id", primary=True))
    page_id: str = Field(sa_column=key_to("page.id", primary=True))
    position: int = Field(sa_column=number())
    text: str = Field(sa_column=text())


class PostMediaRow(StoreRow, table=True):
    """A media file in a post, in its place."""

    __table_args__ = (Index(None, "media_hash"),)
    post_id: str = Field(sa_column=key_to("post.id", primary=True))
    position: int = Field(sa_column=number_key(counted=False))
    media_hash: str = Field(sa_column=key_to("media_file.hash"))
    alt_text: str = Field(sa_column=text())


class PostVersionRow(StoreRow, table=True):
    """A kept content of a post; rows are only added."""

    post_id: str = Field(sa_column=key_to("post.id", primary=True))
    version: int = Field(sa_column=number_key(counted=False))
    saved_by: str = Field(sa_column=key_to("member.id"))
    saved_at: datetime = Field(sa_column=moment())
    draft: dict[str, Any] = Field(sa_column=listing())


class DeliveryRow(StoreRow, table=True):
    """A post on a page. `due_week` and `live_week` (Sundays in Dhaka) follow from their times, for counts in SQL."""

    __table_args__ = (
        Index(None, "post_id", "state"),
        Index(None, "page_id", "live_week"),
        Index(None, "live_week"),
        Index(None, "due_week"),
        Index(None, "state", "due_at"),
        Index(
            "uq_delivery_post_id_page_id",
            "post_id",
            "page_id",
            unique=True,
            sqlite_where=sql(f"state NOT IN {SPENT} AND (published IS NULL OR published)"),
            postgresql_where=sql(f"state NOT IN {SPENT} AND (published IS NULL OR published)"),
        ),
        Index(
            "uq_delivery_permalink",
            "permalink",
            unique=True,
            sqlite_where=sql("permalink <> ''"),
            postgresql_where=sql("permalink <> ''"),
        ),
        CheckConstraint("epoch >= 0", name="epoch"),
    )
    id: str = Field(sa_column=uuid_key())
    post_id: str = Field(sa_column=key_to("post.id"))
    page_id: str = Field(sa_column=key_to("page.id"))
    state: DeliveryState = Field(sa_column=choice(DeliveryState, "state"))
    route: Route = Field(sa_column=choice(Route, "route"))
    version: int = Field(sa_column=number())
    content_hash: str = Field(sa_column=text())
    due_at: datetime | None = Field(sa_column=moment(optional=True))
    due_week: date | None = Field(sa_column=day(optional=True))
    epoch: int = Field(sa_column=number())
    permalink: str = Field(sa_column=text())
    live_at: datetime | None = Field(sa_column=moment(optional=True))
    live_week: date | None = Field(sa_column=day(optional=True))
    witnessed: bool = Field(sa_column=flag("witnessed"))
    published: bool | None = Field(sa_column=flag("published", optional=True))
    step: KitStep = Field(sa_column=choice(KitStep, "step"))
    opened_at: datetime | None = Field(sa_column=moment(optional=True))
    closed_by: str | None = Field(sa_column=key_to("member.id", optional=True))
    note: str = Field(sa_column=text())


class ApprovalRow(StoreRow, table=True):
    """One member's word for one content on one page; rows are only added."""

    __table_args__ = (Index(None, "post_id", "page_id", "content_hash"),)
    id: str = Field(sa_column=uuid_key())
    post_id: str = Field(sa_column=key_to("post.id"))
    page_id: str = Field(sa_column=key_to("page.id"))
    content_hash: str = Field(sa_column=text())
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())
    declaration: str = Field(sa_column=text())


class AttemptRow(StoreRow, table=True):
    """One step of bringing a delivery out; rows are only added."""

    __table_args__ = (Index(None, "delivery_id", "seq"),)
    seq: int | None = Field(default=None, sa_column=number_key())
    delivery_id: str = Field(sa_column=key_to("delivery.id"))
    epoch: int = Field(sa_column=number())
    kind: str = Field(sa_column=text())
    outcome: str = Field(sa_column=text())
    at: datetime = Field(sa_column=moment())
    detail: str = Field(sa_column=text())


class JournalRow(StoreRow, table=True):
    """The last keystrokes of a member in a post; `post_id` is empty for a new one, so that it can be a key."""

    member_id: str = Field(sa_column=key_to("member.id", primary=True))
    post_id: str = Field(sa_column=text(primary=True))
    at: datetime = Field(sa_column=moment())
    draft: dict[str, Any] = Field(sa_column=listing())
