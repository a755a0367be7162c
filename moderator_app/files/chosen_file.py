"""A file that a member chose on a disk or a stick: looked at first, then read once, from its beginning to its end."""

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, final

from moderator_app.domain.errors import FileEmpty, FileTooBig, FileVanished, PictureRefused, VideoNotWhole
from moderator_app.domain.media import MEGABYTE, PICTURE_FILE_LIMIT, VIDEO_LIMIT
from moderator_app.files.movie_boxes import BrokenVideoError
from moderator_app.files.videos import look_at_video
from moderator_app.ports import VideoFacts


@final
class PlainChosenFiles:
    """Fulfils `ports.ChosenFiles`. What a file is called decides nothing."""

    @contextmanager
    def open(self, path: Path) -> Generator["OpenedFile"]:
        """Opens a file, and knows what it is.

        Raises:
            FileEmpty, FileTooBig: nothing is in it, or more than the library takes.
            VideoNotWhole: it begins as a video and is none.
            FileVanished: it is gone, or its disk does not give it.
            PictureRefused: a folder, a device, or anything else that is no file.
        """
        try:
            if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without end
                raise PictureRefused(name=path.name)
            file = path.open("rb")
        except OSError as error:
            raise FileVanished(name=path.name) from error
        except ValueError as error:  # a NUL in the name
            raise PictureRefused(name=path.name) from error
        with file:
            yield opened(file, path.name)


def opened(file: BinaryIO, name: str) -> "OpenedFile":
    """Looks at an open file. Raises as `PlainChosenFiles.open`."""
    try:
        size = file.seek(0, os.SEEK_END)
        if not size:
            raise FileEmpty(name=name)
        video = look_at_video(file, size)
    except OSError as error:
        raise FileVanished(name=name) from error
    except BrokenVideoError as error:
        raise VideoNotWhole(name=name) from error
    limit = PICTURE_FILE_LIMIT if video is None else VIDEO_LIMIT
    if size > limit:
        raise FileTooBig(name=name, limit=limit // MEGABYTE)
    return OpenedFile(file, name, size, video)


@final
class OpenedFile:
    """Fulfils `ports.ChosenFile`: gives exactly as many bytes as there were at first, or refuses."""

    def __init__(self, file: BinaryIO, name: str, size: int, video: VideoFacts | None) -> None:
        self._file = file
        self._left = size
        self.name, self.size, self.video = name, size, video

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes.

        Raises:
            FileVanished: the disk does not give them, or the file became shorter or longer meanwhile.
        """
        try:
            data = self._file.read(self._left + 1 if size < 0 else size)
        except OSError as error:
            raise FileVanished(name=self.name) from error
        self._left -= len(data)
        ended = size < 0 or (not data and size > 0)
        if self._left < 0 or (ended and self._left):
            raise FileVanished(name=self.name)
        return data
