"""What the shelf shows. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.ids import MediaHash, MemberId
from moderator_app.domain.lines import MediaFile
from moderator_app.words import Speaker

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A picture on the shelf; `used` is said."""

    file: MediaFile
    used: str


class ShelfSource:
    """The library as one member sees it."""

    def __init__(self, core: "Core", say: Speaker, me: MemberId) -> None:
        self._core, self._say, self._me = core, say, me

    def count(self, search: str) -> int:
        """How many pictures fit."""
        return self._core.media.count(self._me, search)

    def items(self, search: str, offset: int, limit: int) -> tuple[ShelfItem, ...]:
        """Some of the pictures that fit, newest first."""
        lines = self._core.media.lines(self._me, search, offset, limit)
        return tuple(ShelfItem(line.file, used_words(self._say, line.posts)) for line in lines)

    def picture(self, media_hash: MediaHash) -> bytes:
        """A kept picture. Raises MediaDamaged when it is missing or changed."""
        return self._core.drafting.picture(media_hash)


def used_words(say: Speaker, posts: int) -> str:
    """In how many posts a picture stands."""
    if not posts:
        return say("In no post")
    return say.count("Used in {n} post", "Used in {n} posts", posts)
