"""What the shelf shows. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.ids import MediaHash, MemberId
from moderator_app.domain.lines import MediaFile, MediaLine
from moderator_app.words import Speaker
from ui.shelf.words import used_words, video_words

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A picture or video on the shelf; `used` is said, and `video`: what is told of one, "" for a picture."""

    file: MediaFile
    used: str
    video: str = ""


class ShelfSource:
    """The library as one member sees it."""

    def __init__(self, core: "Core", say: Speaker, me: MemberId) -> None:
        self._core, self._say, self._me = core, say, me

    def count(self, search: str) -> int:
        """How many pictures fit."""
        return self._core.media.count(self._me, search)

    def items(self, search: str, offset: int, limit: int) -> tuple[ShelfItem, ...]:
        """Some of the pictures that fit, newest first."""
        return tuple(map(self._item, self._core.media.lines(self._me, search, offset, limit)))

    def picture(self, media_hash: MediaHash) -> bytes:
        """A kept picture. Raises MediaDamaged when it is missing or changed."""
        return self._core.drafting.picture(media_hash)

    def _item(self, line: MediaLine) -> ShelfItem:
        video = video_words(self._say, line.file) if line.file.is_video else ""
        return ShelfItem(line.file, used_words(self._say, line.posts), video)
