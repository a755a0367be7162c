"""What was kept of a post when it was seen on its page, in a sentence each. Knows no Qt."""

from collections.abc import Iterable

from moderator_app.domain.post_evidence import PostEvidence, SeenHow
from moderator_app.words import Speaker, mark

_HOW = {
    SeenHow.CONFIRMED: mark("the platform confirmed it"),
    SeenHow.READ_BACK: mark("the page was read"),
    SeenHow.BY_PERSON: mark("a person gave its link"),
}


def evidence_words(say: Speaker, kept: Iterable[PostEvidence]) -> tuple[str, ...]:
    """When, how and what, oldest first."""
    return tuple(_sentence(say, one) for one in kept)


def _sentence(say: Speaker, one: PostEvidence) -> str:
    parts = [say("text")]
    if one.media:
        parts.append(say.count("{n} picture or video", "{n} pictures or videos", len(one.media)))
    if one.permalink:
        parts.append(say("link"))
    if one.shown:
        parts.append(say("the words that the page showed"))
    when, how = say.short_moment(one.at), say(_HOW[one.how])
    return say("Evidence of {when} ({how}): {parts}", when=when, how=how, parts=", ".join(parts))
