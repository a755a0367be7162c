"""Media files as age streams beside the database, named by the hash of what is inside."""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast, final

import pyrage  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types; `_age` is used as Any

from moderator_app.domain.errors import DiskFull, FolderNotWritable, MediaDamaged
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.media import PICTURE_FILE_LIMIT
from moderator_app.domain.store_names import media_file
from moderator_app.ports import Readable, Watch, Writable, unwatched
from moderator_app.store.age_streams import StreamBrokenError, open_stream, seal_stream

_age = cast(Any, pyrage)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_COMING = ".coming-"
"""How the files begin that are still being written: a program that was killed leaves one, the next takes it away."""
_MUCH = 16_000_000
"""From so many bytes on it is asked first whether the disk has room, rather than found out after minutes."""


def new_media_identity() -> str:
    """A fresh age identity for a store's media."""
    return str(_age.x25519.Identity.generate())


@final
class AgeMediaVault:
    """Media files under `folder`, two hexadecimal digits a subfolder. Everything goes through as a stream."""

    def __init__(self, folder: Path, identity: Callable[[], str]) -> None:
        """Asks for the identity at each use: it stands in the encrypted database, which may be closed."""
        self._folder = folder
        self._identity = identity

    def keep(self, media_hash: MediaHash, data: bytes) -> None:
        """Keeps a file once, whole or not at all.

        Raises:
            DiskFull, FolderNotWritable: it could not be written; nothing is left of it.
            ValueError: the hash is not that of the data.
        """
        if hashlib.sha256(data).hexdigest() != media_hash:
            raise ValueError("the hash is not that of the data")
        if not self.holds(media_hash):
            self.take(BytesIO(data), len(data))

    def take(self, source: Readable, size: int, watch: Watch = unwatched) -> MediaHash:
        """Keeps what is read from a source, once, whole or not at all; never more than a chunk is in memory.

        Args:
            source: read to its end; what it raises goes on up as it is.
            size: how many bytes are expected, for the room on the disk and for the watch.
            watch: told the share that is done; it may raise to stop.

        Raises:
            DiskFull, FolderNotWritable: it could not be written; nothing is left of it.
        """
        identity = self._identity()
        with self._coming(size) as (fresh, file):
            target, expected = _Named(file, self._folder), max(1, size)
            found = MediaHash(seal_stream(source, target, identity, lambda done: watch(min(1.0, done / expected))))
            with _named(self._folder):
                file.flush()
                os.fsync(file.fileno())
                file.close()
                path = self._path(found)
                path.parent.mkdir(parents=True, exist_ok=True)
                if not path.exists():
                    os.replace(fresh, path)  # noqa: PTH105 - the documented atomic one on every system
        return found

    def read(self, media_hash: MediaHash) -> bytes:
        """A picture's bytes, all at once.

        Raises:
            MediaDamaged: it is missing, changed, or sealed for another store.
            ValueError: it is a video, or as large as one; `copy_out` is for these.
        """
        held = _Held()
        self.copy_out(media_hash, held)
        return held.bytes.getvalue()

    def copy_out(self, media_hash: MediaHash, target: Writable) -> None:
        """Writes a file's bytes into a target, chunk by chunk.

        Raises:
            MediaDamaged: it is missing, changed, or sealed for another store; what was written is worth nothing.
            Whatever the target raises.
        """
        try:
            found = open_stream(self._path(media_hash), target, self._identity())
        except StreamBrokenError as error:
            raise MediaDamaged(name=str(media_hash)) from error
        if found != media_hash:
            raise MediaDamaged(name=str(media_hash))

    def prove(self, media_hash: MediaHash) -> None:
        """Reads a file to its end and keeps nothing of it. Raises MediaDamaged."""
        self.copy_out(media_hash, _Nowhere())

    def holds(self, media_hash: MediaHash) -> bool:
        return self._path(media_hash).exists()

    def _path(self, media_hash: MediaHash) -> Path:
        return self._folder / media_file(media_hash)

    @contextmanager
    def _coming(self, size: int) -> Generator[tuple[Path, BinaryIO]]:
        """A file under a passing name; when the work inside ends, nothing stands under that name any more."""
        with _named(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            for left in self._folder.glob(f"{_COMING}*"):
                if not left.name.startswith(_mine()):
                    left.unlink()
            if size > _MUCH and shutil.disk_usage(self._folder).free < size:
                raise OSError(errno.ENOSPC, "no room for it")
            fresh = self._folder / f"{_mine()}{secrets.token_hex(4)}"
            file = fresh.open("xb")
        try:
            yield fresh, file
        finally:
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _mine() -> str:
    """How this process's own coming files begin: two of them may come at once."""
    return f"{_COMING}{os.getpid()}-"


@contextmanager
def _named(folder: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        kind = DiskFull if error.errno in _FULL else FolderNotWritable
        raise kind(path=str(folder)) from error


@final
class _Named:
    """A file whose faults are named, so that nobody takes them for the source's."""

    def __init__(self, file: BinaryIO, folder: Path) -> None:
        self._file, self._folder = file, folder

    def write(self, data: bytes, /) -> int:
        with _named(self._folder):
            return self._file.write(data)


@final
class _Held:
    """Memory, as much as a picture may take."""

    def __init__(self) -> None:
        self.bytes = BytesIO()

    def write(self, data: bytes, /) -> int:
        if self.bytes.tell() + len(data) > PICTURE_FILE_LIMIT:
            raise ValueError("no picture is as large as that")
        return self.bytes.write(data)


@final
class _Nowhere:
    """Takes everything and keeps nothing."""

    def write(self, data: bytes, /) -> int:
        return len(data)
