"""What a page takes of media: pictures beside a video or not, which videos, how large and how long."""

from collections.abc import Sequence
from dataclasses import dataclass

from moderator_app.domain.errors import (
    MediaMixed,
    ModeratorError,
    TooManyVideos,
    VideoKindNotTaken,
    VideoTooBigForPage,
    VideoTooLongForPage,
)
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.media import MEGABYTE, VIDEO_KINDS
from moderator_app.domain.office import Bilingual


@dataclass(frozen=True, slots=True)
class MediaRule:
    """Of one platform, for a post written by hand; None: no limit below the library's own.

    `video_size` in bytes, `video_seconds` the longest; `mixed` tells whether pictures may stand beside a video,
    `videos` how many fit into one post.
    """

    mixed: bool = True
    videos: int | None = 1
    video_size: int | None = None
    video_seconds: int | None = None
    video_kinds: tuple[str, ...] = VIDEO_KINDS


def media_hindrance(rule: MediaRule, page: Bilingual, media: Sequence[MediaFile]) -> ModeratorError | None:
    """Why a page would not take these media in one post, said for the page; None where it takes them."""
    videos = [file for file in media if file.is_video]
    if videos and len(videos) < len(media) and not rule.mixed:
        return MediaMixed(page=page)
    if rule.videos is not None and len(videos) > rule.videos:
        return TooManyVideos(page=page, limit=rule.videos)
    found = (_of_video(rule, page, video) for video in videos)
    return next((error for error in found if error is not None), None)


def _of_video(rule: MediaRule, page: Bilingual, video: MediaFile) -> ModeratorError | None:
    if video.kind not in rule.video_kinds:
        return VideoKindNotTaken(page=page, kind=video.kind.upper(), kinds=", ".join(rule.video_kinds).upper())
    if rule.video_size is not None and video.size > rule.video_size:
        return VideoTooBigForPage(page=page, limit=rule.video_size // MEGABYTE)
    if rule.video_seconds is not None and video.seconds > rule.video_seconds:
        return VideoTooLongForPage(page=page, limit=rule.video_seconds)
    return None
