"""Writes files so that a reader finds the old one or the whole new one, never a part."""

import errno
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import final

from moderator_app.domain.errors import DiskFull, FolderIsFile, FolderNotWritable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_IS_FILE = {errno.ENOTDIR, errno.EEXIST}


@final
class AtomicFileWriter:
    """Fulfils `ports.FileWriter`: a temporary name in the same folder, then renamed over the file."""

    def write(self, path: Path, data: bytes) -> None:
        """Writes the file; folders that are missing on its way are made. A refused call leaves nothing behind.

        Raises:
            FolderIsFile: a file stands where the folder should be.
            FolderNotWritable: the folder cannot be written to, or what stands under the file's own name is no file.
            DiskFull: no room is left.
        """
        with named_errors(path.parent):
            if "\0" in str(path) or (path.exists() and not path.is_file()):  # a device would be gone for good
                raise FolderNotWritable(path=str(path))
            with _folder(path.parent):
                _replace(path, data)


@contextmanager
def named_errors(folder: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path=str(folder)) from error
        if error.errno in _IS_FILE:
            raise FolderIsFile(path=str(folder)) from error
        raise FolderNotWritable(path=str(folder)) from error


@contextmanager
def _folder(folder: Path) -> Generator[None]:
    """The folder for a while; what was made for it goes again when the work inside fails."""
    made: list[Path] = []
    try:
        for missing in _missing(folder):
            missing.mkdir()
            made.append(missing)
        yield
    except BaseException:  # also a cancel or Ctrl+C: nothing half made stays, and it goes on up
        for emptied in reversed(made):
            emptied.rmdir()
        raise


def _missing(folder: Path) -> list[Path]:
    """The folders to be made, outermost first."""
    found: list[Path] = []
    while not folder.exists():
        found.insert(0, folder)
        folder = folder.parent
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))
    return found


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:  # also a cancel or Ctrl+C: nothing half made stays, and it goes on up
        temporary.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Makes the new name survive a power cut, where the system can; the file itself is whole already."""
    with suppress(OSError):  # Windows cannot open a folder, some network drives cannot sync one
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
