"""Posts that ask for a member because of their review: expired ones, and approvals that a change took away."""

from moderator_app.domain.lines import PostFilter, PostLine, PostQuery
from moderator_app.domain.panel import Action, Member
from moderator_app.ports import Unit

_LIMIT = 50


def expired_lines(unit: Unit, member: Member) -> tuple[PostLine, ...]:
    """What its writer gives a new time, or lets go."""
    gone = unit.posts.lines(PostQuery(PostFilter.EXPIRED), 0, _LIMIT)
    return tuple(line for line in gone if member.id in (line.author_id, line.edited_by))


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
