"""Posts that ask for a member because of their review: expired ones, and approvals that a change took away."""

from collections.abc import Iterable
from datetime import datetime

from moderator_app.domain.lines import PostFilter, PostLine, PostQuery
from moderator_app.domain.panel import Action, Member
from moderator_app.ports import Unit
from moderator_app.services.roster_year import owners_of
from moderator_app.zone import dhaka_day

_LIMIT = 50


def expired_lines(unit: Unit, member: Member, now: datetime) -> tuple[PostLine, ...]:
    """What its writer gives a new time, or lets go."""
    return falling_to(unit, unit.posts.lines(PostQuery(PostFilter.EXPIRED), 0, _LIMIT), member, now)


def falling_to(unit: Unit, lines: Iterable[PostLine], member: Member, now: datetime) -> tuple[PostLine, ...]:
    """Of posts that their writers must look at, those that are this member's.

    Where no writer sits on the panel any more, it falls to the member to whom it was given or who is on duty for its
    pages today; where that is nobody who may write, to the convenor.
    """
    today = dhaka_day(now)
    writing = {one.id for one in unit.members.all() if one.in_office(today) and one.may(Action.DRAFT)}

    def theirs(line: PostLine) -> bool:
        writers = {line.author_id, line.edited_by}
        if member.id in writers or writers & writing:
            return member.id in writers
        owners = {owner.id for owner in owners_of(unit, unit.posts.get(line.post_id), now)} & writing
        return member.id in owners if owners else member.may(Action.CHANGE_PANEL)

    return tuple(line for line in lines if theirs(line))


def voided_lines(unit: Unit, member: Member) -> tuple[PostLine, ...]:
    """Posts whose approval by this member a change took away, until they took note."""
    if not member.may(Action.APPROVE):
        return ()
    ids = tuple(dict.fromkeys(voided.post_id for voided in unit.evidence.unseen(member.id)))[:_LIMIT]
    return tuple(
        PostLine(
            post_id=post.id,
            title=post.title,
            purpose=post.draft.purpose,
            author_id=post.author_id,
            edited_by=post.edited_by,
            stage=post.stage,
            version=post.version,
            planned_at=post.draft.planned_at,
            edited_at=post.edited_at,
            reason=post.reason,
            first_media=None,
            deliveries=unit.deliveries.of_post(post.id),
            origin=post.origin,
            owner_id=post.owner_id,
        )
        for post in unit.posts.many(ids).values()
    )
