"""What a member chose is looked at, then read once, whole or not at all."""

import errno
import io
import os

import pytest

from moderator_app.domain.errors import FileEmpty, FileTooBig, FileVanished, PictureRefused, VideoNotWhole
from moderator_app.domain.media import PICTURE_FILE_LIMIT, VIDEO_LIMIT
from moderator_app.files.chosen_file import PlainChosenFiles, opened
from tests.files.video_samples import avi, box, mp4

FILES = PlainChosenFiles()


def put(tmp_path, data, name="ভিডিও.mp4"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def read_out(chosen, piece):
    while chosen.read(piece):
        pass


def test_the_name_of_a_file_decides_nothing(tmp_path):
    with FILES.open(put(tmp_path, mp4(), "letter.docx")) as chosen:
        assert (chosen.name, chosen.size, chosen.video.kind) == ("letter.docx", len(mp4()), "mp4")
    with FILES.open(put(tmp_path, b"\xff\xd8\xff", "film.mp4")) as chosen:
        assert chosen.video is None


def test_it_is_read_from_its_beginning_in_pieces_or_at_once(tmp_path):
    data = mp4(play=b"0123456789" * 400)
    with FILES.open(put(tmp_path, data)) as chosen:
        assert b"".join(iter(lambda: chosen.read(7), b"")) == data
        assert chosen.read(0) == b""
    with FILES.open(put(tmp_path, data)) as chosen:
        assert chosen.read() == data


def test_an_empty_file_is_told(tmp_path):
    with pytest.raises(FileEmpty) as told, FILES.open(put(tmp_path, b"")):
        pass
    assert told.value.fields == {"name": "ভিডিও.mp4"}


def test_a_video_cut_short_is_told(tmp_path):
    with pytest.raises(VideoNotWhole), FILES.open(put(tmp_path, mp4()[:-1])):
        pass


def test_what_is_larger_than_the_library_takes_is_told_before_it_is_read(tmp_path):
    path = put(tmp_path, b"\xff\xd8\xff", "scan.jpg")
    os.truncate(path, PICTURE_FILE_LIMIT + 1)
    with pytest.raises(FileTooBig) as told, FILES.open(path):
        pass
    assert told.value.fields == {"name": "scan.jpg", "limit": 100}
    long = put(tmp_path, avi()[:12] + b"LIST")
    os.truncate(long, VIDEO_LIMIT + 1)
    with pytest.raises(FileTooBig) as told, FILES.open(long):
        pass
    assert told.value.fields["limit"] == 4_000


def test_what_is_gone_or_no_file_is_told(tmp_path):
    with pytest.raises(FileVanished), FILES.open(tmp_path / "gone.mp4"):
        pass
    os.mkfifo(tmp_path / "pipe.mp4")
    for odd in (tmp_path, tmp_path / "pipe.mp4"):
        with pytest.raises(PictureRefused), FILES.open(odd):
            pass
    with pytest.raises((PictureRefused, FileVanished)), FILES.open(tmp_path / "a\0b.mp4"):
        pass


class PulledOut(io.BytesIO):
    """A stick that is pulled out after so many bytes: some systems say so, others just end."""

    def __init__(self, data, lasts, error):
        super().__init__(data)
        self._lasts, self._error = lasts, error

    def read(self, size=-1):
        if self.tell() >= self._lasts:
            if self._error:
                raise OSError(errno.EIO, "Input/output error")
            return b""
        left = self._lasts - self.tell()
        return super().read(left if size < 0 else min(size, left))


@pytest.mark.parametrize("error", [True, False])
def test_a_stick_pulled_out_midway_is_told(error):
    data = box(b"ftyp", b"isom") + mp4()[20:] + box(b"mdat", bytes(200_000))
    chosen = opened(PulledOut(data, 60_000, error), "ভিডিও.mp4")
    with pytest.raises(FileVanished) as told:
        read_out(chosen, 8192)
    assert told.value.fields == {"name": "ভিডিও.mp4"}


@pytest.mark.parametrize("error", [True, False])
def test_a_stick_pulled_out_before_a_picture_is_read_is_told(error):
    chosen = opened(PulledOut(b"\xff\xd8\xff" + bytes(20_000), 1, error), "ছবি.jpg")
    with pytest.raises(FileVanished):
        chosen.read()


def test_a_stick_pulled_out_at_the_first_look_is_told():
    with pytest.raises(FileVanished):
        opened(PulledOut(mp4(), 0, True), "ভিডিও.mp4")


def test_a_file_that_grows_or_shrinks_meanwhile_is_told(tmp_path):
    path = put(tmp_path, mp4())
    with FILES.open(path) as chosen:
        with path.open("ab") as more:
            more.write(b"more")
        with pytest.raises(FileVanished):
            read_out(chosen, 64)
    path = put(tmp_path, mp4(play=bytes(200_000)))
    with FILES.open(path) as chosen:
        os.truncate(path, 1_000)
        with pytest.raises(FileVanished):
            read_out(chosen, 64)
