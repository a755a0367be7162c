"""What the database raises, told in the program's own errors, where it enters."""

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from moderator_app.domain.errors import (
    DiskFull,
    EditedMeanwhile,
    FolderNotWritable,
    ModeratorError,
    NothingThere,
    StoreBusy,
    StoreDamaged,
)
from moderator_app.store.sqlcipher import driver

_BY_NAME: tuple[tuple[tuple[str, ...], type[ModeratorError]], ...] = (
    (("SQLITE_FULL",), DiskFull),
    (("SQLITE_BUSY", "SQLITE_LOCKED"), StoreBusy),
    (("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR"), StoreDamaged),
    (("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY"), FolderNotWritable),
)

_LOG_INDEX_BYTES = 32 * 1024


class RowRefused(RuntimeError):
    """The database refused a row that the program should never have written: a CHECK or an append-only table.

    A programmer's error, so outside the tree of `ModeratorError`; the message names the rule, never the values.
    """


@contextmanager
def told_plainly(path: Path, *, writing: bool = False) -> Generator[None]:
    """Translates what the driver raises inside.

    Args:
        path: the store's file, for the sentence.
        writing: the driver does not tell which input or output failed; where we write, it is a disk that takes no
            more, where we read, a damaged file.

    Raises:
        DiskFull, StoreBusy, StoreDamaged, FolderNotWritable: the machine's reasons.
        NothingThere: a row names another that is not there.
        EditedMeanwhile: the row stands there already.
        RowRefused: a rule of the tables that the program should have kept itself.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StoreBusy(path=str(path)) from error
    except DBAPIError as error:
        raise translated(error.orig or error, path, writing=writing) from error
    except driver.Error as error:
        raise translated(error, path, writing=writing) from error


def translated(error: BaseException, path: Path, *, writing: bool = False) -> Exception:
    """The program's error for one of the driver's."""
    name = str(getattr(error, "sqlite_errorname", ""))
    text = str(error)
    if name.startswith("SQLITE_IOERR") and (writing or _is_full(path.parent)):
        return DiskFull(path=str(path))
    for beginnings, kind in _BY_NAME:
        if name.startswith(beginnings):
            return kind(path=str(path))
    if "FOREIGN KEY constraint" in text:
        return NothingThere(id="")
    if "UNIQUE constraint" in text:
        return EditedMeanwhile()
    return RowRefused(text)


def _is_full(folder: Path) -> bool:
    """Who reads writes too: the index of the write-ahead log is a file of its own, and needs room."""
    try:
        with TemporaryFile(dir=folder) as tried:
            tried.write(bytes(_LOG_INDEX_BYTES))
    except OSError as error:
        return error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return False
