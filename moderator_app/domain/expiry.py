"""Posts that nobody approved in time: who is told before the time comes, and which have expired when it has come.

Twenty-four, four and one hour before, those who may approve and did not write it are told, the last time the convenor
with them; when the time has come, the convenor and the writers. One reminder a step and person: of several steps that
have come, only the last is told, and whoever put a post off to another time is told anew. Nothing is told in the quiet
hours: a step that would fall into them is told before they begin.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from moderator_app.domain.bd_calendar import DHAKA
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.domain.panel import Action, Member, Role
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.reminders import ReminderSettings
from moderator_app.zone import dhaka_day, in_dhaka

BEFORE_QUIET = timedelta(hours=1)
"""So long before the quiet hours a step is told that would fall into them."""
IN_REVIEW = frozenset({ReviewStage.SUBMITTED, ReviewStage.HELD})
"""What was handed in and waits for a reviewer's word: it expires when its time comes."""


class ExpiryStep(StrEnum):
    """Why somebody is told of a post that waits for approval, in the order in which steps come."""

    DAY = "day"
    HOURS = "hours"
    HOUR = "hour"
    EXPIRED = "expired"


LEAD = {
    ExpiryStep.DAY: timedelta(hours=24),
    ExpiryStep.HOURS: timedelta(hours=4),
    ExpiryStep.HOUR: timedelta(hours=1),
    ExpiryStep.EXPIRED: timedelta(),
}
HORIZON = timedelta(hours=24 + 24)
"""Further ahead no step can have come, the quiet hours included."""
_STEPS = tuple(ExpiryStep)


@dataclass(frozen=True, slots=True)
class Unapproved:
    """A post in review with its planned time (aware); `heard` already gave their word for it."""

    post_id: PostId
    title: str
    due_at: datetime
    writers: frozenset[MemberId]
    heard: frozenset[MemberId] = frozenset()


@dataclass(frozen=True, slots=True)
class ExpiryKey:
    """One step for one person and one planned time of a post: told once."""

    step: ExpiryStep
    post_id: PostId
    due_at: datetime
    member_id: MemberId


@dataclass(frozen=True, slots=True)
class ExpiryTold:
    """A reminder that was told, aware UTC."""

    key: ExpiryKey
    at: datetime


@dataclass(frozen=True, slots=True)
class ExpiryReminder:
    """What one person is to be told of one post now."""

    key: ExpiryKey
    post: Unapproved


def told_at(step: ExpiryStep, due_at: datetime, settings: ReminderSettings) -> datetime:
    """When a step is told: its hours before the time, or before the quiet hours into which that falls."""
    plain = due_at - LEAD[step]
    if step is ExpiryStep.EXPIRED or not settings.is_quiet(plain):
        return plain
    local = in_dhaka(plain)
    begins = datetime.combine(local.date(), settings.quiet_from, DHAKA)
    return (begins if begins <= local else begins - timedelta(days=1)) - BEFORE_QUIET


def due_now(
    posts: Iterable[Unapproved],
    members: Iterable[Member],
    told: Iterable[ExpiryTold],
    now: datetime,
    settings: ReminderSettings,
) -> tuple[ExpiryReminder, ...]:
    """Who is to be told what now.

    Args:
        posts: in review with a time, those included whose time came lately.
        members: the panel.
        told: what was told of those posts.
        now: the moment, aware.
        settings: the quiet hours.
    """
    if settings.is_quiet(now):
        return ()
    panel = [member for member in members if member.in_office(dhaka_day(now))]
    known = {reminder.key for reminder in told}
    found: list[ExpiryReminder] = []
    for post in posts:
        step = _step_now(post.due_at, now, settings)
        if step is not None:
            keys = (ExpiryKey(step, post.post_id, post.due_at, member_id) for member_id in audience(step, post, panel))
            found += [ExpiryReminder(key, post) for key in keys if key not in known]
    return tuple(found)


def audience(step: ExpiryStep, post: Unapproved, panel: Iterable[Member]) -> tuple[MemberId, ...]:
    """Who is told of a step, in the order of the panel; the convenor alone where nobody else may approve."""
    present = tuple(panel)
    convenors = [m.id for m in present if Role.CONVENOR in m.roles]
    if step is ExpiryStep.EXPIRED:
        return tuple(m.id for m in present if m.id in convenors or m.id in post.writers)
    able = [m.id for m in present if m.may(Action.APPROVE) and m.id not in post.writers | post.heard]
    first = [member_id for member_id in able if member_id not in convenors]
    last = step is ExpiryStep.HOUR or not first
    return tuple(m.id for m in present if m.id in first or (last and m.id in convenors))


def next_step_at(posts: Iterable[Unapproved], now: datetime, settings: ReminderSettings) -> datetime:
    """The first moment after `now` at which the clock alone may bring a step: at the latest in an hour."""
    moments = [told_at(step, post.due_at, settings) for post in posts for step in _STEPS]
    moments += [settings.next_at(settings.quiet_until, now), now + timedelta(hours=1)]
    return min(at for at in moments if at > now)


def _step_now(due_at: datetime, now: datetime, settings: ReminderSettings) -> ExpiryStep | None:
    come = [step for step in _STEPS if told_at(step, due_at, settings) <= now]
    return come[-1] if come else None
