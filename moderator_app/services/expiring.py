"""Posts whose time comes while nobody has approved them: told beforehand, expired when it has come, never published.

After each heartbeat; what goes wrong here is logged, and the beat goes on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.approval import content_hash
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import ModeratorError, WrongMove
from moderator_app.domain.expiry import (
    HORIZON,
    ExpiryReminder,
    ExpiryTold,
    Unapproved,
    due_now,
    next_step_at,
)
from moderator_app.domain.ids import DeliveryId, MailId, MemberId, PostId
from moderator_app.domain.lines import PostFilter, PostLine, PostQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.reminders import Channel, Mail, Outcome, Telling
from moderator_app.events import Fact, MailsChanged, PostChanged, PublishingChanged, RemindersChanged, SignedIn
from moderator_app.ports import Store, Unit
from moderator_app.services.expiry_words import PersonsPosts, by_person, head, mail_body, notice
from moderator_app.services.heartbeat import Beat
from moderator_app.services.mail_round import put_with_record
from moderator_app.services.mail_way import office_speaker
from moderator_app.services.notices import Notice
from moderator_app.services.workroom import Workroom

TOLD_AFTER = timedelta(days=3)
"""So long after its time it is still told that a post expired, where the program was off meanwhile."""
TRY_AGAIN = timedelta(minutes=10)
_LOOKED_THROUGH = 200
_NO_NEWS = (RemindersChanged, MailsChanged, PublishingChanged, SignedIn)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Look:
    due: tuple[ExpiryReminder, ...]
    again_at: datetime
    members: dict[MemberId, Member]
    office: Bilingual
    by_mail: bool


@final
class Expiring:
    """Asks the store only when something changed, or the clock may have brought something."""

    def __init__(self, room: Workroom, show: Callable[[Notice], bool], *, to_nobody: bool = False) -> None:
        """Tells nothing yet; `show` and `to_nobody` as for `Reminding`."""
        self._room = room
        self._show = show
        self._to_nobody = to_nobody
        self._looked_in: Store | None = None
        self._again_at: datetime | None = None
        self._looked_at: datetime | None = None
        self._fault = ""

    def hear(self, fact: Fact) -> None:
        """A subscriber of the event bus: whatever changed, the next beat looks again."""
        if not isinstance(fact, _NO_NEWS):
            self._again_at = None

    def after(self, beat: Beat) -> None:
        """Lets expire what has come due unapproved, and tells who is to be told."""
        now, store = beat.at, self._room.store
        rest = (self._looked_at, self._again_at) if self._looked_in is store else (None, None)
        if rest[0] is not None and rest[1] is not None and rest[0] <= now < rest[1]:
            return
        try:
            self._let_expire(now)
            self._looked_in, self._looked_at = store, now
            self._again_at = self._tell(now)
            self._fault = ""
        except ModeratorError as fault:
            if fault.code != self._fault:
                _log.warning("posts that wait for approval could not be looked through: %s", fault.code)
            self._fault = fault.code

    def let_go(self, actor: MemberId, delivery_id: DeliveryId) -> Delivery:
        """Lets an expired post go on this page; it stays readable, and the page can be chosen again in it.

        Raises:
            WrongMove: it did not expire there, or somebody decided already.
            NotAllowed: the member may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            expired = acting.unit.deliveries.get(delivery_id)
            if expired.state is not DeliveryState.EXPIRED:
                raise WrongMove(state=expired.state.value, wished="decision")
            after = expired.moved(DeliveryState.CANCELLED)
            acting.unit.deliveries.save(after, expired)
            acting.log("expired_dropped", "delivery", delivery_id)
        self._room.bus.publish(PostChanged(after.post_id, initiator=actor))
        return after

    # ------------------------------------------------------------ the beat

    def _let_expire(self, now: datetime) -> None:
        with self._room.store.read() as unit:
            come = [line for line in _waiting(unit, now) if line.planned_at is not None and line.planned_at <= now]
        if not come:
            return
        with self._room.store.write() as unit:
            gone = [post_id for post_id in (line.post_id for line in come) if _expire(unit, post_id, now)]
        for post_id in gone:
            self._room.bus.publish(PostChanged(post_id))

    def _tell(self, now: datetime) -> datetime:
        """Tells what is due; the moment of the next look."""
        with self._room.store.read() as unit:
            look = _look(unit, now)
        if look is None:
            return now + TRY_AGAIN
        if not look.due:
            return look.again_at
        say, told = office_speaker(self._room), by_person(look.due, look.members)
        shown = self._to_nobody or self._show(notice(say, told))
        reached = [share for share in told if shown or (look.by_mail and share.member.email)]
        if reached:
            with self._room.store.write() as unit:
                for share in reached:
                    self._write_down(unit, look, share, now, shown=shown)
            self._room.bus.publish(RemindersChanged())
        return look.again_at if len(reached) == len(told) else min(look.again_at, now + TRY_AGAIN)

    def _write_down(self, unit: Unit, look: _Look, share: PersonsPosts, now: datetime, *, shown: bool) -> None:
        say, member = office_speaker(self._room), share.member
        subject = head(say, share.reminders)
        for reminder in share.reminders:
            unit.expiries.add_told(ExpiryTold(reminder.key, now))
        if shown:
            unit.reminders.tell(Telling(now, member.id, Channel.DESKTOP, Outcome.SHOWN, subject))
        if look.by_mail and member.email:
            body = mail_body(say, share, look.office)
            mail = Mail(MailId(self._room.ids.new()), member.id, member.email, subject, body, now)
            put_with_record(unit, mail, now)


def _waiting(unit: Unit, now: datetime) -> tuple[PostLine, ...]:
    """Posts in review whose time comes within the horizon, or has come."""
    query = PostQuery(PostFilter.WAITING, by_plan=True, before=now + HORIZON)
    return tuple(line for line in unit.posts.lines(query, 0, _LOOKED_THROUGH) if line.planned_at is not None)


def _expire(unit: Unit, post_id: PostId, now: datetime) -> bool:
    """Lets a post expire on every page where it still waits for approval, if it still does."""
    post = unit.posts.get(post_id)
    drafts = [d for d in unit.deliveries.of_post(post_id) if d.state is DeliveryState.DRAFT]
    planned = post.draft.planned_at
    if planned is None or planned > now or not drafts:
        return False
    for delivery in drafts:
        unit.deliveries.save(delivery.moved(DeliveryState.EXPIRED), delivery)
    unit.activity.append(now, SYSTEM, "post_expired", ("post", post_id), {"planned_at": planned.isoformat()})
    return True


def _look(unit: Unit, now: datetime) -> _Look | None:
    """Reads everything once; None before the office has a name."""
    office = unit.office.get()
    if office is None:
        return None
    gone = unit.posts.lines(PostQuery(PostFilter.EXPIRED, since=now - TOLD_AFTER), 0, _LOOKED_THROUGH)
    lines = [line for line in (*_waiting(unit, now), *gone) if line.planned_at is not None]
    posts = _unapproved(unit, lines)
    settings, members = unit.office.reminder_settings(), unit.members.all()
    told = unit.expiries.told([post.post_id for post in posts])
    due = due_now(posts, members, told, now, settings)
    again_at = next_step_at(posts, now, settings)
    return _Look(due, again_at, {m.id: m for m in members}, office.name, unit.office.mail_account() is not None)


def _unapproved(unit: Unit, lines: list[PostLine]) -> tuple[Unapproved, ...]:
    ids = [line.post_id for line in lines]
    posts, given = unit.posts.many(ids), unit.approvals.of_posts(ids)
    found: list[Unapproved] = []
    for line in lines:
        post, planned = posts[line.post_id], line.planned_at
        assert planned is not None, "only posts with a time are looked through"
        wanted = {content_hash(page, post.content_for(page)) for page in post.draft.page_ids}
        theirs: dict[MemberId, set[str]] = {}
        for approval in given[line.post_id]:
            theirs.setdefault(approval.member_id, set()).add(approval.content_hash)
        heard = frozenset(member for member, hashes in theirs.items() if wanted <= hashes)
        found.append(Unapproved(post.id, post.title, planned, post.writers, heard))
    return tuple(found)
