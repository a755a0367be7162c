"""Comments on a post: what members say to each other about it, on the whole post or on some of its words."""

from dataclasses import dataclass
from datetime import datetime

from moderator_app.domain.errors import QuoteNotThere
from moderator_app.domain.fields import clean_line, optional, required
from moderator_app.domain.ids import CommentId, MemberId, PostId
from moderator_app.domain.posts import Draft

COMMENT_LIMIT = 1_000
QUOTE_LIMIT = 300


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


def checked_quote(quote: str, draft: Draft) -> str:
    """Some of a post's words on one line, or nothing; how they are broken into lines does not matter.

    Raises:
        FieldTooLong: more than a few sentences.
        QuoteNotThere: they stand in none of the post's texts.
    """
    words = optional("quote", quote, QUOTE_LIMIT)
    texts = (draft.text, *(v.text for v in draft.variants), *(m.alt_text for m in draft.media))
    if words and not any(words in clean_line(text) for text in texts):
        raise QuoteNotThere()
    return words
