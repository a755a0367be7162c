"""What kinds of media there are, told by the ending under which a file is kept; how large one may be.

Sources of the limits: docs/facts.md, "Videos".
"""

from enum import StrEnum

PICTURE_FILE_LIMIT = 100_000_000
"""Bytes of a picture file that is opened: it is decoded in memory."""
VIDEO_LIMIT = 4_000_000_000
"""Bytes of a video: sealed and in a folder for a phone it still fits on a stick as they are sold (FAT32)."""
VIDEO_KINDS = ("mp4", "mov", "3gp", "webm", "mkv", "avi", "wmv", "mpg")
MEGABYTE = 1_000_000


class Medium(StrEnum):
    """What a media file is."""

    PICTURE = "picture"
    VIDEO = "video"


def medium_of(kind: str) -> Medium:
    """Picture or video, by the ending without the dot."""
    return Medium.VIDEO if kind in VIDEO_KINDS else Medium.PICTURE
