"""Knows a video by its bytes: which container it is, how large its picture and how long; nothing is decoded.

Only heads and boxes are read, a bounded number of each, so that a hostile file costs no more than an honest one.
Sources of the marks: docs/facts.md, "Videos".
"""

import os
from typing import BinaryIO

from moderator_app.files.movie_boxes import BrokenVideoError, read_movie
from moderator_app.ports import VideoFacts

HEAD = 4096
"""Bytes of the beginning that are looked at."""
_EBML, _DOCTYPE = b"\x1a\x45\xdf\xa3", b"\x42\x82"
_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_MPEG = (b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3")
# Brands of ISO files that hold no video: pictures and sound.
_NO_VIDEO = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"M4A ", b"M4B ", b"crx ")
_OLD_MOVIE = (b"moov", b"mdat", b"wide", b"pnot")
_SEGMENT = b"\x18\x53\x80\x67"


def look_at_video(file: BinaryIO, size: int) -> VideoFacts | None:
    """What a file tells of itself as a video; None where it is none. Leaves the file at its beginning.

    Raises:
        BrokenVideoError: it begins as a video, but its parts do not fit into its size, or hold no picture.
        OSError: it could not be read.
    """
    file.seek(0)
    head = file.read(HEAD)
    kind = kind_of(head)
    try:
        if kind in ("mp4", "mov", "3gp"):
            return read_movie(file, size, kind)
        if kind is not None and _promised(kind, head) > size:
            raise BrokenVideoError("it was cut short")
        return None if kind is None else VideoFacts(kind)
    finally:
        file.seek(0, os.SEEK_SET)


def kind_of(head: bytes) -> str | None:
    """The ending that a file deserves by its first bytes; None where it is no video."""
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if head[:4] == _EBML:
        return _matroska(head)
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    if head[:16] == _ASF:
        return "wmv"
    if head[:4] in _MPEG:
        return "mpg"
    return "mov" if head[4:8] in _OLD_MOVIE and int.from_bytes(head[:4]) not in range(2, 8) else None


def _by_brand(brand: bytes) -> str | None:
    if brand in _NO_VIDEO:
        return None
    if brand == b"qt  ":
        return "mov"
    return "3gp" if brand[:3] in (b"3gp", b"3g2") else "mp4"


def _matroska(head: bytes) -> str | None:
    at = head.find(_DOCTYPE, 4, 64)
    if at < 0:
        return None
    length = head[at + 2] & 0x7F if len(head) > at + 2 else 0
    return {b"webm": "webm", b"matroska": "mkv"}.get(head[at + 3 : at + 3 + length].rstrip(b"\0"))


def _promised(kind: str, head: bytes) -> int:
    """How many bytes the file says to have, 0 where it does not say."""
    if kind == "avi":
        return int.from_bytes(head[4:8], "little") + 8
    at = head.find(_SEGMENT)
    if kind not in ("webm", "mkv") or at < 0 or len(head) <= at + 4 or not head[at + 4]:
        return 0
    width = 9 - head[at + 4].bit_length()  # of the number that follows: one bit for each byte of it
    length = int.from_bytes(head[at + 4 : at + 4 + width]) & ((1 << 7 * width) - 1)
    return 0 if length == (1 << 7 * width) - 1 else at + 4 + width + length
