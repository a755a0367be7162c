"""What a save means for the pages of a post: which lose their approval, which begin, which are taken off."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moderator_app.domain.approval import content_hash
from moderator_app.domain.delivery import WAITING, WRITABLE, Delivery, DeliveryState, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.errors import PostIsOut, PostTimeFixed, PostTimeMissed
from moderator_app.domain.ids import PageId
from moderator_app.domain.posts import Post, ReviewStage

S, E = DeliveryState, DeliveryEvent
_TIMED = WAITING | {S.EXPIRED}
"""States in which another time means something: what expired waits for approval again."""


@dataclass(frozen=True, slots=True)
class Change:
    """A delivery before and after; `voided` when an approval was lost."""

    before: Delivery
    after: Delivery
    voided: bool = False


@dataclass(frozen=True, slots=True)
class EditEffect:
    """What must happen to a post's deliveries: changes of those there are, and pages that need a new one."""

    changes: tuple[Change, ...]
    new_pages: tuple[PageId, ...]


def edit_effect(post: Post, deliveries: Iterable[Delivery]) -> EditEffect:
    """The effect of a post as it will be saved on its deliveries.

    A page whose content changed goes back to draft; adding a page leaves the others approved; changing only the time,
    or leaving it open, keeps every approval, and one whose time was missed waits for the new one; a page taken off is
    cancelled, and starts over when it is chosen again; what expired waits for approval once more.

    Raises:
        PostIsOut: the change would alter or take off what is on its way out or on the page.
    """
    known = tuple(deliveries)
    changes = tuple(c for c in (_change(post, d) for d in known) if c is not None)
    present = {d.page_id for d in known}
    return EditEffect(changes, tuple(p for p in post.draft.page_ids if p not in present))


def time_changes(post: Post, deliveries: Iterable[Delivery]) -> tuple[Change, ...]:
    """What another time of a post means for its pages: approvals stay, and what was missed waits again.

    Pages taken off, out or over stay as they are.
    """
    waiting = (d for d in deliveries if d.state in _TIMED)
    changes = (Change(d, _again(d, post) if d.state is S.EXPIRED else _waiting(post, d)) for d in waiting)
    return tuple(change for change in changes if change.after != change.before)


def check_movable(post: Post, deliveries: Iterable[Delivery]) -> None:
    """Lets a post pass that can be given another time.

    Raises:
        PostTimeMissed: a page waits for a decision on its missed time.
        PostTimeFixed: the post is rejected, or waits on none of its pages.
    """
    states = {d.state for d in deliveries}
    if S.MISSED in states:
        raise PostTimeMissed()
    if post.stage is ReviewStage.REJECTED or (states and not states & _TIMED):
        raise PostTimeFixed()


def _change(post: Post, delivery: Delivery) -> Change | None:
    chosen = delivery.page_id in post.draft.page_ids
    if delivery.state is S.CANCELLED:
        return Change(delivery, _begun_anew(delivery, post)) if chosen else None
    if delivery.state is S.EXPIRED:
        return Change(delivery, _again(delivery, post) if chosen else delivery.moved(S.CANCELLED))
    if delivery.state not in WRITABLE:
        _check_untouched(post, delivery, chosen=chosen)
        return None
    after = _waiting(post, delivery) if chosen else delivery.moved(S.CANCELLED)
    if after == delivery:
        return None
    lost = delivery.state is not S.DRAFT and after.state in {S.DRAFT, S.CANCELLED}
    return Change(delivery, after, voided=lost)


def _check_untouched(post: Post, delivery: Delivery, *, chosen: bool) -> None:
    if not chosen or content_hash(delivery.page_id, post.content_for(delivery.page_id)) != delivery.content_hash:
        raise PostIsOut()


def _waiting(post: Post, delivery: Delivery) -> Delivery:
    timed = replace(delivery, due_at=post.draft.planned_at)
    if delivery.state is S.DRAFT:
        return timed
    same = content_hash(delivery.page_id, post.content_for(delivery.page_id)) == delivery.content_hash
    if same:
        missed = delivery.state is S.MISSED and timed.due_at != delivery.due_at
        return _in_time_again(timed) if missed else timed
    return replace(timed.moved(S.DRAFT), content_hash="", version=0)


def _in_time_again(missed: Delivery) -> Delivery:
    """What was missed waits for its new time: on the program, or for its person."""
    return missed.after(E.BY_HAND if missed.route is Route.MANUAL else E.NEW_TIME)


def _again(expired: Delivery, post: Post) -> Delivery:
    """What expired although it was approved, because it had become too late, keeps that for its new time."""
    same = content_hash(expired.page_id, post.content_for(expired.page_id)) == expired.content_hash
    if not same:
        return _begun_anew(expired, post)
    return replace(expired.after(E.NEW_TIME), due_at=post.draft.planned_at)


def _begun_anew(delivery: Delivery, post: Post) -> Delivery:
    return replace(delivery.moved(S.DRAFT), content_hash="", version=0, due_at=post.draft.planned_at)
