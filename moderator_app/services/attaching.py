"""Taking chosen files into the media library: pictures cleaned, videos byte for byte; and which pages take them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.media_rules import media_hindrance
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Draft
from moderator_app.ports import ChosenFile, ChosenFiles, MediaVault, Platforms, Unit, VideoFacts, Watch, unwatched
from moderator_app.services.workroom import Workroom

AttachPicture = Callable[[MemberId, bytes, str], MediaFile]


@final
class Attaching:
    """Keeps the files that members choose for posts: each once, whole or not at all."""

    def __init__(
        self, room: Workroom, vault: MediaVault, files: ChosenFiles, platforms: Platforms, picture: AttachPicture
    ) -> None:
        """Works on the store of the room; `picture` is who cleans and keeps pictures."""
        self._room = room
        self._vault = vault
        self._files = files
        self._platforms = platforms
        self._picture = picture

    def is_video(self, actor: MemberId, chosen: Path) -> bool:
        """Whether a chosen file is a video, by its bytes: keeping a big one takes a while. Raises as `attach_file`."""
        self._room.allow(actor, Action.DRAFT)
        with self._files.open(chosen) as opened:
            return opened.video is not None

    def attach_file(self, actor: MemberId, chosen: Path, watch: Watch = unwatched) -> MediaFile:
        """Keeps a picture, cleaned of place and camera, or a video as it is, its place and camera with it.

        Raises:
            FileEmpty, FileTooBig, FileVanished: the file; nothing of it is kept.
            VideoNotWhole, PictureRefused, PictureTooLarge: what is in it.
            DiskFull, FolderNotWritable: the store has no room for it.
            NotAllowed: the member may not draft.
            Whatever `watch` raises, to stop; nothing is kept then either.
        """
        self._room.allow(actor, Action.DRAFT)
        with self._files.open(chosen) as opened:
            if opened.video is not None:
                return self._video(actor, opened, opened.video, watch)
            name, data = opened.name, opened.read()
        return self._picture(actor, data, name)

    def hindrances(self, draft: Draft) -> tuple[ModeratorError, ...]:
        """Why some of its pages would not take the media of a draft, page by page."""
        if not draft.media:
            return ()
        with self._room.store.read() as unit:
            return tuple(_hindrances(unit, self._platforms, draft))

    def _video(self, actor: MemberId, chosen: ChosenFile, facts: VideoFacts, watch: Watch) -> MediaFile:
        kept = self._vault.take(chosen, chosen.size, watch)
        with self._room.acting(actor, Action.DRAFT) as acting:
            known = acting.unit.media.find(kept)
            if known is not None:
                return known
            size, name = chosen.size, chosen.name
            media = MediaFile(
                kept, facts.kind, facts.width, facts.height, size, name, actor, acting.now, seconds=facts.seconds
            )
            acting.unit.media.add(media)
            acting.log("video_added", "media", kept)
        return media


def check_media(unit: Unit, platforms: Platforms, draft: Draft) -> None:
    """Lets the media of a draft pass that all its pages take.

    Raises:
        MediaMixed, TooManyVideos, VideoKindNotTaken, VideoTooBigForPage, VideoTooLongForPage: a page does not.
    """
    for error in _hindrances(unit, platforms, draft):
        raise error


def _hindrances(unit: Unit, platforms: Platforms, draft: Draft) -> Iterable[ModeratorError]:
    pages = [unit.pages.get(page_id) for page_id in draft.page_ids]
    known = unit.media.many(use.hash for use in draft.media)
    media = [known[use.hash] for use in draft.media if use.hash in known]
    found = (media_hindrance(platforms.media_rule(page), page.name, media) for page in pages)
    return (error for error in found if error is not None)
