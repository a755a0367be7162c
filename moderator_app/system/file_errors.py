"""What the operating system says of files, told in the program's own errors."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from moderator_app.domain.errors import DiskFull, FolderIsFile, FolderNotWritable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_IS_FILE = {errno.ENOTDIR, errno.EEXIST}


@contextmanager
def told_of_files(path: Path) -> Generator[None]:
    """Translates what the operating system raises inside; `path` is what the sentence names.

    Raises:
        DiskFull, FolderIsFile, FolderNotWritable.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path=str(path)) from error
        if error.errno in _IS_FILE:
            raise FolderIsFile(path=str(path)) from error
        raise FolderNotWritable(path=str(path)) from error
