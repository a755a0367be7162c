import errno
import os

import pytest

from moderator_app.domain.errors import DiskFull, FolderIsFile, FolderNotWritable
from moderator_app.files.writing import AtomicFileWriter

writer = AtomicFileWriter()


def test_a_file_is_written_whole_and_alone(tmp_path):
    writer.write(tmp_path / "a.pdf", b"paper")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.pdf", b"paper")]


def test_missing_folders_are_made(tmp_path):
    writer.write(tmp_path / "out" / "পত্র" / "a.pdf", b"paper")
    assert (tmp_path / "out" / "পত্র" / "a.pdf").read_bytes() == b"paper"


def test_a_file_is_replaced(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    writer.write(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_file_in_the_folders_place_is_named(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(FolderIsFile) as caught:
            writer.write(folder / "a.pdf", b"paper")
        assert caught.value.fields["path"] == str(folder)
    assert (tmp_path / "out").read_bytes() == b"a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with a name")
def test_a_pipe_or_a_device_under_the_files_name_stays_what_it_is(tmp_path):
    os.mkfifo(tmp_path / "a.ics")
    with pytest.raises(FolderNotWritable):
        writer.write(tmp_path / "a.ics", b"duties")
    assert (tmp_path / "a.ics").is_fifo()


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    for path in (tmp_path / "a\0b.ics", tmp_path / "c\0d" / "a.ics"):
        with pytest.raises(FolderNotWritable):
            writer.write(path, b"duties")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_under_the_files_name_is_refused(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FolderNotWritable):
        writer.write(tmp_path / "a.pdf", b"paper")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderNotWritable),
        (errno.EROFS, FolderNotWritable),
    ],
)
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, number, expected):
    def failing(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    (tmp_path / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(expected):
        writer.write(tmp_path / "a.pdf", b"new")
    with pytest.raises(expected):
        writer.write(tmp_path / "new" / "folder" / "a.pdf", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_a_failure_after_the_rename_is_no_failure_of_the_file(tmp_path, monkeypatch):
    real, calls = os.fsync, []

    def second_fails(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.EINVAL, "this file system cannot sync folders")
        real(handle)

    monkeypatch.setattr(os, "fsync", second_fails)
    writer.write(tmp_path / "out" / "a.pdf", b"paper")
    assert (tmp_path / "out" / "a.pdf").read_bytes() == b"paper"
