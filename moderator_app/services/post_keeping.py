"""How a changed post is kept with its pages, and the one way in which a post gets another time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from moderator_app.domain.approval import content_hash
from moderator_app.domain.checklist import Voided
from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.delivery_events import DeliveryEvent
from moderator_app.domain.editing import Change, time_changes
from moderator_app.domain.posts import Post
from moderator_app.services.workroom import Acting


def keep_edit(acting: Acting, before: Post, after: Post, seen_revision: int, changes: Iterable[Change]) -> None:
    """Keeps a post and what its change means for its pages, and logs it as saved, or as moved to another time.

    Raises:
        EditedMeanwhile: another saved it since `seen_revision`.
    """
    acting.unit.posts.save(after, seen_revision)
    apply_changes(acting, changes)
    _note_voided(acting, before, after)
    time_only = before.version == after.version and before.draft.planned_at != after.draft.planned_at
    acting.log("post_rescheduled" if time_only else "post_saved", "post", after.id, version=after.version)


def apply_changes(acting: Acting, changes: Iterable[Change]) -> None:
    """Keeps pages as they are after a change; a lost approval is logged."""
    for change in changes:
        acting.unit.deliveries.save(change.after, change.before)
        _to_the_program(acting, change)
        if change.voided:
            acting.log("approval_voided", "delivery", change.before.id, page=change.before.page_id)


def _to_the_program(acting: Acting, change: Change) -> None:
    """What was missed on a connected page goes out by itself at its new time, as it would have."""
    missed = change.before.state is DeliveryState.MISSED and change.after.state is DeliveryState.MANUAL_READY
    if missed and acting.unit.connections.get(change.after.page_id) is not None:
        going = replace(change.after.after(DeliveryEvent.FOR_THE_PROGRAM), route=Route.DIRECT)
        acting.unit.deliveries.save(going, change.after)


def reschedule(acting: Acting, before: Post, at: datetime | None) -> Post:
    """Gives a post another time on every page where it still waits or was missed; approvals stay."""
    draft = replace(before.draft, planned_at=at)
    post = replace(before, draft=draft, edited_at=acting.now, revision=before.revision + 1)
    changes = time_changes(post, acting.unit.deliveries.of_post(post.id))
    keep_edit(acting, before, post, before.revision, changes)
    return post


def _note_voided(acting: Acting, before: Post, after: Post) -> None:
    """Every approval of what is no longer so is noted for its giver, those included that waited for a second one."""
    given = acting.unit.approvals.of_post(before.id)
    for page_id in before.draft.page_ids if given else ():
        former = content_hash(page_id, before.content_for(page_id))
        kept = page_id in after.draft.page_ids and former == content_hash(page_id, after.content_for(page_id))
        for approval in given:
            if not kept and (approval.page_id, approval.content_hash) == (page_id, former):
                own, who = approval.member_id == acting.member.id, approval.member_id
                acting.unit.evidence.add_voided(Voided(before.id, page_id, who, acting.member.id, acting.now, seen=own))
