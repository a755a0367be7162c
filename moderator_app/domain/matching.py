"""Is what we sent on the page? Compares it with what one read of the page gave."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.fingerprints import exact_text, loose_link, loose_text
from moderator_app.domain.posts import Content
from moderator_app.domain.sending import RemotePost


class MatchKind(StrEnum):
    """What a read showed: it stands there once, more than once, something like it, or nothing of it."""

    ONE = "one"
    SEVERAL = "several"
    LOOSE = "loose"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """What was found; for ONE and SEVERAL the first of `posts` is the one to keep: the oldest that is out."""

    kind: MatchKind
    posts: tuple[RemotePost, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. `remote_id` or `marker` name it beyond doubt ("" where there is none).

    Nothing older than `since` can be it (aware UTC; None: no limit), and nothing in `taken`: those are other posts of
    ours, for the same words may go out every week.
    """

    content: Content
    marker: str = ""
    remote_id: str = ""
    since: datetime | None = None
    taken: Collection[str] = field(default=frozenset[str]())


def matched(sought: Sought, posts: Iterable[RemotePost]) -> Match:
    """What of the posts is the one that is looked for."""
    there = [post for post in posts if _may_be(sought, post)]
    named = [post for post in there if _is_named(sought, post)]
    exact = named or [post for post in there if _is_exact(sought.content, post)]
    if exact:
        return Match(MatchKind.ONE if len(exact) == 1 else MatchKind.SEVERAL, tuple(sorted(exact, key=_first_out)))
    loose = tuple(post for post in there if _is_loose(sought.content, post))
    return Match(MatchKind.LOOSE, loose) if loose else Match(MatchKind.NONE)


def same_text(content: Content, post: RemotePost) -> bool:
    """Whether a post still says what we sent, word for word."""
    return exact_text(post.text) in {exact_text(content.text), exact_text(content.with_link)}


def _may_be(sought: Sought, post: RemotePost) -> bool:
    if _is_named(sought, post):
        return True
    young = sought.since is None or post.at is None or post.at >= sought.since or not post.published
    return young and post.remote_id not in sought.taken


def _is_named(sought: Sought, post: RemotePost) -> bool:
    by_id = bool(sought.remote_id) and post.remote_id == sought.remote_id
    return by_id or (bool(sought.marker) and sought.marker in (post.remote_id, *post.permalink.split("/")))


def _is_exact(content: Content, post: RemotePost) -> bool:
    """Words alone make it exact; a post without words is never more than alike."""
    return bool(exact_text(content.text)) and same_text(content, post) and _same_rest(content, post)


def _is_loose(content: Content, post: RemotePost) -> bool:
    if not exact_text(content.text):
        return not exact_text(post.text) and post.ours is not False and post.pictures == len(content.media)
    return loose_text(post.text) in {loose_text(content.text), loose_text(content.with_link)}


def _same_rest(content: Content, post: RemotePost) -> bool:
    """Link and number of pictures agree, as far as the platform tells them; a link's own picture counts for nothing."""
    links = not content.link or not post.link or loose_link(content.link) == loose_link(post.link)
    told = post.pictures is not None and not content.link
    return links and (not told or post.pictures == len(content.media))


def _first_out(post: RemotePost) -> tuple[bool, bool, float, str]:
    return (not post.published, post.at is None, post.at.timestamp() if post.at else 0.0, post.remote_id)
