"""What members say to each other about a post: on the whole of it or on some of its words; it approves nothing."""

from dataclasses import dataclass, replace
from typing import final

from moderator_app.domain.comments import Comment, checked_comment, checked_quote
from moderator_app.domain.ids import CommentId, MemberId, PostId
from moderator_app.domain.panel import Action, Member
from moderator_app.events import PostChanged
from moderator_app.ports import Unit
from moderator_app.services.workroom import Workroom


@dataclass(frozen=True, slots=True)
class Said:
    """A comment with who made it, and who settled it (None: it is open)."""

    comment: Comment
    who: Member
    settled_by: Member | None = None


@final
class Commenting:
    """Keeps comments. Whoever may draft may comment, and settle anybody's comment; all who are in office read them."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def of_post(self, actor: MemberId, post_id: PostId) -> tuple[Said, ...]:
        """Oldest first, settled ones included. Raises NothingThere for an unknown id."""
        with self._room.reading(actor) as unit:
            unit.posts.get(post_id)
            return said_of(unit, post_id)

    def add(self, actor: MemberId, post_id: PostId, text: str, quote: str = "") -> Comment:
        """Says something about the present version of a post.

        Args:
            actor: who says it.
            post_id: the post.
            text: what is said.
            quote: some of the post's words that it is about; empty for the whole post.

        Raises:
            EmptyField: nothing was said.
            FieldTooLong: more than a few paragraphs, or too many words quoted.
            QuoteNotThere: the words do not stand in the post as it is kept.
            NotAllowed: the member only reads, or is not in office.
        """
        said = checked_comment(text)
        with self._room.acting(actor, Action.DRAFT) as acting:
            post = acting.unit.posts.get(post_id)
            words = checked_quote(quote, post.draft)
            comment_id = CommentId(self._room.ids.new())
            comment = Comment(comment_id, post_id, actor, acting.now, post.version, said, words)
            acting.unit.comments.put(comment)
            acting.log("comment_made", "post", post_id, version=post.version, comment=said)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))
        return comment

    def settle(self, actor: MemberId, comment_id: CommentId) -> Comment:
        """Closes a comment, which stays readable; one that is closed stays as it is.

        Raises:
            NothingThere: there is no such comment.
            NotAllowed: as for `add`.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            comment = acting.unit.comments.get(comment_id)
            if comment.settled_at is not None:
                return comment
            settled = replace(comment, settled_by=actor, settled_at=acting.now)
            acting.unit.comments.put(settled)
            acting.log("comment_settled", "post", comment.post_id, comment=comment.text)
        self._room.bus.publish(PostChanged(comment.post_id, initiator=actor))
        return settled


def said_of(unit: Unit, post_id: PostId) -> tuple[Said, ...]:
    """Everything said about a post, oldest first."""
    members = {member.id: member for member in unit.members.all()}
    return tuple(
        Said(comment, members[comment.member_id], members[comment.settled_by] if comment.settled_by else None)
        for comment in unit.comments.of_post(post_id)
    )
