"""Recurring posts: a draft that comes again by a rule; each occurrence is a post of its own with a check of its own."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from moderator_app.domain.ids import MemberId, PostId, SeriesId
from moderator_app.domain.posts import Draft


class Every(StrEnum):
    """How often a series comes."""

    DAY = "day"
    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a series comes, in days of Dhaka; it ends on a day or after a number of occurrences, never not at all.

    `days` are days of the week, Sunday 0 to Saturday 6, for WEEK. MONTH_DAY is the day of the month of `first_on`;
    MONTH_WEEKDAY its weekday with its place in the month (the second Wednesday). A month without such a day is left
    out. `interval` counts days, weeks or months.
    """

    every: Every
    first_on: date
    interval: int = 1
    days: frozenset[int] = field(default=frozenset())
    last_on: date | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A draft that comes again. `draft.planned_at` is always None; `at` is the time of the day in Dhaka.

    With `skip_holidays` an occurrence on a day on which the office does not work is left out, and said to be.
    """

    id: SeriesId
    author_id: MemberId
    made_at: datetime
    draft: Draft
    rule: Recurrence
    at: time
    skip_holidays: bool = True
    stopped_at: datetime | None = None


class LeftOut(StrEnum):
    """Why a day of a series became no post: a public holiday, the office closed, a weekend, or gone by unmade."""

    HOLIDAY = "holiday"
    CLOSURE = "closure"
    WEEKEND = "weekend"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day of a series that was dealt with: as the post it became, or left out (`post_id` None) and why."""

    series_id: SeriesId
    on: date
    post_id: PostId | None = None
    why: LeftOut | None = None
