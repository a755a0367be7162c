"""What the media room shows of one picture. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import MediaHash, PostId
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.panel import Action, Member
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.forms.trouble import Trouble, trouble
from ui.shelf.words import used_words, video_words

if TYPE_CHECKING:
    from moderator_app.core import Core

MOST_POSTS = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it stands."""

    photographer: str = ""
    consent: str = ""
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class PictureState:
    """One picture or video: `posts` are the ones that use it, cut at twenty; `more` says how many others do.

    `video` is what is told of a video, "" for a picture.
    """

    hash: MediaHash
    name: str
    about: str
    used: str
    posts: tuple[tuple[PostId, str], ...]
    more: str
    typed: Typed
    video: str = ""


class MediaPresenter:
    """The library's pictures as one member sees them."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor, self._me = core, say, actor, actor.id

    def refusal(self) -> str:
        """Why this member may only look; "" where they may write."""
        return "" if self._actor.may(Action.DRAFT) else error_sentence(self._say, _not_allowed())

    def open(self, media_hash: MediaHash) -> PictureState:
        """One picture. Raises NothingThere for an unknown one."""
        say, file = self._say, self._core.media.find(self._me, media_hash)
        uses = self._core.media.uses(self._me, media_hash)
        posts = tuple((use.post_id, use.title or say("No text yet")) for use in uses[:MOST_POSTS])
        rest = len(uses) - len(posts)
        more = say.count("and {n} other post", "and {n} other posts", rest) if rest else ""
        typed = Typed(file.photographer, file.consent, file.alt_text)
        return PictureState(
            file.hash,
            file.name,
            self._about(file),
            used_words(say, len(uses)),
            posts,
            more,
            typed,
            video_words(say, file) if file.is_video else "",
        )

    def keep(self, media_hash: MediaHash, typed: Typed) -> Trouble | None:
        """Keeps what was typed, or says what stands in the way."""
        try:
            self._core.media.describe(self._me, media_hash, typed.photographer, typed.consent, typed.alt_text)
        except ModeratorError as error:
            return trouble(self._say, error, str(error.fields.get("field", "")))
        return None

    def _about(self, file: MediaFile) -> str:
        say = self._say
        who = say.name(self._core.panel.member(file.added_by).name)
        pixels = say("{width} × {height} pixels", width=file.width, height=file.height)
        what = f"{video_words(say, file)} · {pixels}" if file.is_video and file.width else pixels
        what = video_words(say, file) if file.is_video and not file.width else what
        return say("{pixels} · added by {who}, {when}", pixels=what, who=who, when=say.moment(file.added_at))


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.DRAFT.value)
