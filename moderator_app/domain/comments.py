"""Comments on a post: what members say to each other about it, on the whole post or on some of its words."""

from dataclasses import dataclass
from datetime import datetime

from moderator_app.domain.fields import required
from moderator_app.domain.ids import CommentId, MemberId, PostId

COMMENT_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Comment:
    """What a member said at a moment (aware UTC) about a version of a post; it is never rewritten.

    `quote` holds the words it is about, as they stood then (empty: the whole post). `settled_by` closed it at
    `settled_at`; a closed comment stays readable.
    """

    id: CommentId
    post_id: PostId
    member_id: MemberId
    at: datetime
    version: int
    text: str
    quote: str = ""
    settled_by: MemberId | None = None
    settled_at: datetime | None = None


def checked_comment(text: str) -> str:
    """A comment, cleaned.

    Raises:
        EmptyField: nothing was written.
        FieldTooLong: more than a few paragraphs.
    """
    return required("comment", text, COMMENT_LIMIT)
