"""Filling the gap: the next approved post for the first empty usual time of a page's week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import final

from moderator_app.domain.bd_calendar import Week, dhaka_day, week_of
from moderator_app.domain.cadence import PageWeek, WeekCount, WeekState
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.editing import check_movable
from moderator_app.domain.errors import GapTaken, WrongMove
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.pages import Page
from moderator_app.domain.posts import Post
from moderator_app.domain.slots import gap_in
from moderator_app.ports import Unit
from moderator_app.services.board import page_weeks_of
from moderator_app.services.days import book_between
from moderator_app.services.moving import Moved, Moving
from moderator_app.services.workroom import Acting, Workroom

_LOOKED_THROUGH = 200


class NoProposal(StrEnum):
    """Why a gap cannot be filled: no page lacks a post, no usual time is empty, or no approved post is to be had."""

    NO_GAP = "no_gap"
    NO_SLOT = "no_slot"
    NO_POST = "no_post"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The post for a gap; `revision` is that of the post as it was seen.

    It comes from the stock (`from_week` None), or from a later week that has more than its minimum without it.
    """

    post_id: PostId
    title: str
    revision: int
    from_week: Week | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would fill a gap of a page's week; where nothing would, `why_not` says why, and what is known stands there.

    `at` is the empty usual time, aware.
    """

    week: Week
    page: Page | None = None
    at: datetime | None = None
    post: Chosen | None = None
    why_not: NoProposal | None = None


@final
class Gaps:
    """Proposes, and fills when a member says so: only the time of a post changes, and approvals stay."""

    def __init__(self, room: Workroom, moving: Moving) -> None:
        """Works on the store of the room; posts are moved by `moving`."""
        self._room = room
        self._moving = moving

    def proposal(self, actor: MemberId, page_id: PageId | None = None, week: Week | None = None) -> Proposal:
        """What would fill the gap of a page, or (None) of the page most at risk, in a week, or (None) in this one."""
        now = self._room.now()
        wanted = week or week_of(dhaka_day(now))
        with self._room.reading(actor) as unit:
            page = _most_at_risk(unit, wanted, now) if page_id is None else unit.pages.get(page_id)
            if page is None:
                return Proposal(wanted, why_not=NoProposal.NO_GAP)
            at = _empty_slot(unit, page.id, wanted, now)
            if at is None:
                return Proposal(wanted, page, why_not=NoProposal.NO_SLOT)
            post = _from_stock(unit, page.id) or _from_later(unit, page.id, wanted, now)
            return Proposal(wanted, page, at, post, None if post else NoProposal.NO_POST)

    def fill(self, actor: MemberId, proposal: Proposal) -> Moved:
        """Gives the proposed post the proposed time; `Moving.undo` takes it back.

        Raises:
            GapTaken: meanwhile another post stands there, or the post was saved, moved, or opened in the kit.
            TimeInPast: the time has gone by.
            NotAllowed: the member may not draft.
        """
        page, at, post = proposal.page, proposal.at, proposal.post
        if page is None or at is None or post is None:
            raise GapTaken()

        def still_free(acting: Acting, found: Post) -> None:
            taken = acting.unit.posts.planned_after(acting.now, (page.id,))
            here = [d for d in acting.unit.deliveries.of_post(found.id) if d.page_id == page.id]
            if at in taken or found.revision != post.revision or not any(map(_waits_approved, here)):
                raise GapTaken()

        return self._moving.move(actor, post.post_id, at, still_free)


def _most_at_risk(unit: Unit, week: Week, now: datetime) -> Page | None:
    """The page that lacks most posts; of several the first in the register."""
    at_risk = [pw for pw in page_weeks_of(unit, (week,), now) if pw.state is WeekState.AT_RISK]
    return max(at_risk, key=_lacking).page if at_risk else None


def _lacking(page_week: PageWeek) -> int:
    return page_week.minimum - page_week.count.live - page_week.count.scheduled


def _empty_slot(unit: Unit, page_id: PageId, week: Week, now: datetime) -> datetime | None:
    book = book_between(unit, week.first_on, week.last_on)
    taken = unit.posts.planned_after(now, (page_id,))
    return gap_in(unit.office.settings().slots, week, now, taken, book.working)


def _from_stock(unit: Unit, page_id: PageId) -> Chosen | None:
    """The approved post without a time that was approved first."""
    lines = unit.posts.lines(PostQuery(PostFilter.STOCK, page_id=page_id), 0, _LOOKED_THROUGH)
    given = unit.approvals.of_posts([line.post_id for line in lines])
    approved: list[tuple[datetime, PostId]] = []
    for line in lines:
        bound = {d.content_hash for d in line.deliveries if d.page_id == page_id and d.in_stock}
        times = [a.at for a in given[line.post_id] if a.page_id == page_id and a.content_hash in bound]
        if times and not _stuck(unit.posts.get(line.post_id), line.deliveries):
            approved.append((max(times), line.post_id))
    return _chosen(unit.posts.get(min(approved)[1])) if approved else None


def _from_later(unit: Unit, page_id: PageId, week: Week, now: datetime) -> Chosen | None:
    """The soonest post of a later week that keeps its minimum without it, on every page of the post."""
    minimum = _minimum(unit)
    for line in unit.deliveries.out_next(_LOOKED_THROUGH):
        delivery = line.delivery
        if delivery.page_id != page_id or delivery.due_at is None or not _waits_approved(delivery):
            continue
        later = week_of(dhaka_day(delivery.due_at))
        deliveries = unit.deliveries.of_post(delivery.post_id)
        post = unit.posts.get(delivery.post_id)
        if later > week and not _stuck(post, deliveries) and _can_spare(unit, deliveries, later, minimum, now):
            return _chosen(post, later)
    return None


def _can_spare(unit: Unit, deliveries: Iterable[Delivery], week: Week, minimum: int, now: datetime) -> bool:
    counts = unit.deliveries.counts((week,), now)
    found = [counts.get((d.page_id, week), WeekCount()) for d in deliveries if _waits_approved(d)]
    return all(count.live + count.scheduled > minimum for count in found)


def _minimum(unit: Unit) -> int:
    office = unit.office.get()
    return office.weekly_minimum if office else 0


def _waits_approved(delivery: Delivery) -> bool:
    return delivery.state in {DeliveryState.APPROVED, DeliveryState.MANUAL_READY}


def _stuck(post: Post, deliveries: Iterable[Delivery]) -> bool:
    try:
        check_movable(post, deliveries)
    except WrongMove:
        return True
    return False


def _chosen(post: Post, from_week: Week | None = None) -> Chosen:
    return Chosen(post.id, post.title, post.revision, from_week)
