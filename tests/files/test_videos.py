"""Videos are known by their bytes; what is cut short or only looks like one is told."""

import io
import time
from contextlib import suppress

import pytest

from moderator_app.files.movie_boxes import MOST_BOXES, BrokenVideoError
from moderator_app.files.videos import look_at_video
from moderator_app.ports import VideoFacts
from tests.files.video_samples import avi, box, movie_head, mp4, mpg, old_mov, track, webm, wmv


def look(data):
    return look_at_video(io.BytesIO(data), len(data))


KNOWN = {
    "mp4": (mp4(), VideoFacts("mp4", 1280, 720, 42)),
    "a long mp4": (mp4(version=1, seconds=7_200), VideoFacts("mp4", 1280, 720, 7_200)),
    "quicktime": (mp4(brand=b"qt  "), VideoFacts("mov", 1280, 720, 42)),
    "an old phone's": (mp4(brand=b"3gp5"), VideoFacts("3gp", 1280, 720, 42)),
    "an old camera's": (old_mov(), VideoFacts("mov", 1280, 720, 5)),
    "webm": (webm(), VideoFacts("webm")),
    "a live webm": (webm(promised=-1), VideoFacts("webm")),
    "matroska": (webm(b"matroska"), VideoFacts("mkv")),
    "avi": (avi(), VideoFacts("avi")),
    "windows media": (wmv(), VideoFacts("wmv")),
    "mpeg": (mpg(), VideoFacts("mpg")),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_video_is_known_by_its_bytes(name):
    data, facts = KNOWN[name]
    assert look(data) == facts


NO_VIDEO = {
    "nothing": b"",
    "text": "কাল খোলা".encode(),
    "a photograph of a phone": box(b"ftyp", b"heic", bytes(4), b"mif1heic"),
    "a small picture": box(b"ftyp", b"avif", bytes(4), b"avif"),
    "music": box(b"ftyp", b"M4A ", bytes(4)),
    "a sound file": b"RIFF\0\0\0\0WAVE",
    "a jpeg": b"\xff\xd8\xff\xe0" + bytes(100),
    "another EBML": webm(b"other"),
    "half an EBML": webm()[:6],
}


@pytest.mark.parametrize("name", NO_VIDEO)
def test_what_is_no_video_is_none(name):
    assert look(NO_VIDEO[name]) is None


whole = mp4()
BROKEN = {
    "the copy ended in its last part": whole[:-9],
    "the copy ended in its head": whole[:60],
    "only a brand": box(b"ftyp", b"isom", bytes(4)),
    "nothing to play": whole[: whole.index(b"free") - 4],
    "sound alone": mp4(tracks=track(b"soun")),
    "a box of no length": box(b"ftyp", b"isom") + b"\0\0\0\x02moov" + bytes(40),
    "half of a long length": box(b"ftyp", b"isom") + b"\0\0\0\x01mdat\0\0",
    "an avi cut short": avi(missing=5),
    "a webm cut short": webm(promised=5_000),
    "a track longer than its movie": mp4(tracks=track()[:3] + b"\xff" + track()[4:]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_video_that_is_not_whole_is_told(name):
    with pytest.raises(BrokenVideoError):
        look(BROKEN[name])


def test_what_some_cameras_write_behind_the_movie_is_left_alone():
    assert look(mp4() + b"\xff\xff\xff\xffxxxxcamera").seconds == 42
    assert look(mp4() + b"tail").seconds == 42


def test_a_part_that_says_it_goes_to_the_end_does():
    data = box(b"ftyp", b"isom") + box(b"moov", movie_head(3), track()) + b"\0\0\0\0mdat" + b"frames" * 9
    assert look(data) == VideoFacts("mp4", 1280, 720, 3)


def test_a_part_may_be_longer_than_four_gigabytes_can_say():
    data = box(b"ftyp", b"isom") + box(b"moov", movie_head(3), track())
    data += b"\0\0\0\x01mdat" + (16 + 54).to_bytes(8) + b"frames" * 9
    assert look(data).seconds == 3


@pytest.mark.parametrize("head", [movie_head(9, scale=0), movie_head(4_000_000, scale=1), box(b"mvhd", b"\0\0")])
def test_a_length_that_makes_no_sense_is_not_known(head):
    data = box(b"ftyp", b"isom") + box(b"moov", head, track()) + box(b"mdat", b"frames")
    assert look(data).seconds == 0


def test_a_track_without_a_size_is_a_video_all_the_same():
    silent = box(b"trak", box(b"tkhd", bytes(8)), box(b"mdia", box(b"hdlr", bytes(8), b"vide")))
    assert look(mp4(tracks=silent)) == VideoFacts("mp4", 0, 0, 42)


def test_a_file_of_nothing_but_boxes_costs_little():
    data = box(b"ftyp", b"isom") + box(b"free") * (MOST_BOXES * 20)
    begun = time.perf_counter()
    with pytest.raises(BrokenVideoError):
        look(data)
    assert time.perf_counter() - begun < 2


def test_the_file_stands_at_its_beginning_afterwards():
    for data in (mp4(), webm(), b"text", whole[:60]):
        file = io.BytesIO(data)
        with suppress(BrokenVideoError):
            look_at_video(file, len(data))
        assert file.tell() == 0
