"""The office's media library: what is kept, where it is used, and what people say of it. Nothing is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.errors import NothingThere
from moderator_app.domain.fields import clean_line, optional
from moderator_app.domain.ids import MediaHash, MemberId, PostId
from moderator_app.domain.lines import MediaFile, MediaLine
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import ALT_TEXT_LIMIT, MediaUse, title_of
from moderator_app.events import MediaDescribed
from moderator_app.ports import Unit
from moderator_app.services.workroom import Workroom

CONSENT_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class UseOfMedia:
    """A post that uses a file now."""

    post_id: PostId
    title: str
    edited_at: datetime


@final
class MediaDesk:
    """Lists and describes media. Posts hold their own alternative texts: describing a file changes no post."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def lines(self, actor: MemberId, search: str, offset: int = 0, limit: int = 50) -> tuple[MediaLine, ...]:
        """A page of the library, newest first: files that hold every word of `search`."""
        with self._room.reading(actor) as unit:
            return unit.media.lines(_words(search), offset, limit)

    def count(self, actor: MemberId, search: str) -> int:
        """How many files hold every word of `search`."""
        with self._room.reading(actor) as unit:
            return unit.media.count(_words(search))

    def find(self, actor: MemberId, media_hash: MediaHash) -> MediaFile:
        """What is known of one file. Raises NothingThere for an unknown one."""
        with self._room.reading(actor) as unit:
            return _the(unit, media_hash)

    def uses(self, actor: MemberId, media_hash: MediaHash) -> tuple[UseOfMedia, ...]:
        """The posts that use a file now, the one edited last first."""
        with self._room.reading(actor) as unit:
            posts = unit.posts.many(unit.media.posts_with(media_hash)).values()
        found = (UseOfMedia(post.id, title_of(post.draft.text), post.edited_at) for post in posts)
        return tuple(sorted(found, key=lambda use: (use.edited_at, use.post_id), reverse=True))

    def describe(
        self, actor: MemberId, media_hash: MediaHash, photographer: str, consent: str, alt_text: str
    ) -> MediaFile:
        """Keeps who took a picture, who agreed to be shown and what it shows; what is the same is not logged.

        Raises:
            FieldTooLong: one of them is too long.
            NothingThere: there is no such file.
            NotAllowed: the member may not draft.
        """
        taken_by = optional("photographer", photographer)
        agreed = optional("consent", consent, CONSENT_LIMIT)
        shows = optional("alt_text", alt_text, ALT_TEXT_LIMIT)
        with self._room.acting(actor, Action.DRAFT) as acting:
            before = _the(acting.unit, media_hash)
            after = replace(before, photographer=taken_by, consent=agreed, alt_text=shows)
            if after == before:
                return before
            acting.unit.media.note(after)
            acting.log("media_described", "media", media_hash, name=before.name)
        self._room.bus.publish(MediaDescribed(media_hash, initiator=actor))
        return after


def remember_alt_texts(unit: Unit, uses: Sequence[MediaUse]) -> None:
    """Keeps with each file the alternative text that a post gave it last, to be offered the next time."""
    said = {use.hash: use.alt_text for use in uses if use.alt_text}
    if not said:
        return
    for media_hash, known in unit.media.many(said).items():
        if known.alt_text != said[media_hash]:
            unit.media.note(replace(known, alt_text=said[media_hash]))


def _words(search: str) -> tuple[str, ...]:
    return tuple(clean_line(search).split())


def _the(unit: Unit, media_hash: MediaHash) -> MediaFile:
    found = unit.media.find(media_hash)
    if found is None:
        raise NothingThere(id=media_hash)
    return found
