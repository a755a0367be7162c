"""The boxes of an ISO or QuickTime movie: how long it is and how large its picture, without decoding anything.

A box is a length, a name and its content (ISO/IEC 14496-12). Lengths are believed only inside what holds them.
"""

import struct
from collections.abc import Generator
from dataclasses import dataclass
from typing import BinaryIO

from moderator_app.ports import VideoFacts

MOST_BOXES = 20_000
"""Boxes looked at in one file; an honest one has a few dozen, a live recording one for each of its pieces."""
_LONGEST_HEAD = 120
_LONGEST = 100 * 60 * 60
_WIDEST = 65_535
_NEEDED = (b"moov", b"mdat", b"moof", b"trak", b"mdia")


class BrokenVideoError(Exception):
    """The boxes do not fit into the file, or there is no moving picture among them."""


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    end: int


def read_movie(file: BinaryIO, size: int, kind: str) -> VideoFacts:
    """What the movie's own boxes say.

    Raises:
        BrokenVideoError: it was cut short, or holds no moving picture.
        OSError: it could not be read.
    """
    reader = _Reader(file)
    top = list(reader.boxes(0, size))
    movie = next((box for box in top if box.name == b"moov"), None)
    if movie is None or not any(box.name in (b"mdat", b"moof") for box in top):
        raise BrokenVideoError("no movie, or nothing to play")
    seconds, width, height = 0, 0, 0
    seen = False
    for box in reader.boxes(movie.start, movie.end):
        if box.name == b"mvhd":
            seconds = _seconds(reader.head(box))
        elif box.name == b"trak":
            found = _track(reader, box)
            seen = seen or found is not None
            width, height = max((width, height), found or (0, 0))
        elif box.name == b"cmov":  # an old way of packing all of it: nothing can be said
            seen = True
    if not seen:
        raise BrokenVideoError("sound without a picture")
    return VideoFacts(kind, width, height, seconds)


class _Reader:
    """Gives the boxes of a part of the file; counts them, so that no file can keep it busy."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._seen = 0

    def boxes(self, at: int, end: int) -> Generator[_Box]:
        """One after the other; what follows the last that makes sense is left alone, as players do."""
        while end - at >= 8:
            self._seen += 1
            box, after = self._box(at, end)
            if self._seen > MOST_BOXES or (after > end and box.name not in _NEEDED):
                return
            if after <= at or after > end:
                raise BrokenVideoError("a box that does not end in the file")
            yield box
            at = after

    def head(self, box: _Box) -> bytes:
        """The first bytes of what a box holds."""
        self._file.seek(box.start)
        return self._file.read(min(_LONGEST_HEAD, box.end - box.start))

    def _box(self, at: int, end: int) -> tuple[_Box, int]:
        self._file.seek(at)
        head = self._file.read(16)
        if len(head) < 8:
            raise BrokenVideoError("the file became shorter")
        length, name, start = int.from_bytes(head[:4]), head[4:8], at + 8
        if length == 0:  # to the end of the file
            return _Box(name, start, end), end
        if length == 1:
            if len(head) < 16:
                raise BrokenVideoError("half a length")
            length, start = int.from_bytes(head[8:16]), at + 16
        return _Box(name, start, at + length), at + length if length >= start - at else at


def _seconds(head: bytes) -> int:
    """Of a movie's head: whole seconds, 0 where they make no sense."""
    try:
        if head[:1] == b"\x01":
            scale, length = struct.unpack_from(">IQ", head, 20)
        else:
            scale, length = struct.unpack_from(">II", head, 12)
    except struct.error:
        return 0
    seconds = round(length / scale) if scale else 0
    return seconds if seconds <= _LONGEST else 0


def _track(reader: _Reader, track: _Box) -> tuple[int, int] | None:
    """Width and height of a track that is a moving picture; None for sound and the like."""
    size, is_video = (0, 0), False
    for box in reader.boxes(track.start, track.end):
        if box.name == b"tkhd":
            size = _size(reader.head(box))
        elif box.name == b"mdia":
            is_video = any(
                inner.name == b"hdlr" and reader.head(inner)[8:12] == b"vide"
                for inner in reader.boxes(box.start, box.end)
            )
    return size if is_video else None


def _size(head: bytes) -> tuple[int, int]:
    """Of a track's head: its width and height stand at its end as numbers with sixteen bits behind the point."""
    at = 88 if head[:1] == b"\x01" else 76
    try:
        width, height = struct.unpack_from(">II", head, at)
    except struct.error:
        return 0, 0
    return min(width >> 16, _WIDEST), min(height >> 16, _WIDEST)
