"""What the database raises, told in the program's own errors, where it enters."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

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

_WRITE_FAILED = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHM")
_BY_NAME: tuple[tuple[tuple[str, ...], type[ModeratorError]], ...] = (
    (_WRITE_FAILED, DiskFull),
    (("SQLITE_BUSY", "SQLITE_LOCKED"), StoreBusy),
    (("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR"), StoreDamaged),
    (("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY"), FolderNotWritable),
)


class RowRefused(RuntimeError):
    """The database refused a row that the program should never have written: a CHECK or an append-only table.

    A programmer's error, so outside the tree of `ModeratorError`; the message names the rule, never the values.
    """


@contextmanager
def told_plainly(path: Path) -> Generator[None]:
    """Translates what the driver raises inside; `path` is the store's file, for the sentence.

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
        raise translated(error.orig or error, path) from error
    except driver.Error as error:
        raise translated(error, path) from error


def translated(error: BaseException, path: Path) -> Exception:
    """The program's error for one of the driver's."""
    name = str(getattr(error, "sqlite_errorname", ""))
    text = str(error)
    for beginnings, kind in _BY_NAME:
        if name.startswith(beginnings):
            return kind(path=str(path))
    if "FOREIGN KEY constraint" in text:
        return NothingThere(id="")
    if "UNIQUE constraint" in text:
        return EditedMeanwhile()
    return RowRefused(text)
