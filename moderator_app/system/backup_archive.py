"""The inside of a backup: a plain tar of few kinds of files, made and taken apart as a stream.

Nothing is ever held whole in memory: packed parts are read by whoever seals them, and unpacked as they are unsealed.
"""

import errno
import tarfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol, final

from moderator_app.domain.errors import BackupDamaged, NotABackup
from moderator_app.ports import Watch

BLOCK = 512
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the archive: where its bytes lie on the disk, or the bytes themselves."""

    name: str
    size: int
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)

    def open(self) -> BinaryIO:
        """Its bytes from their beginning."""
        return BytesIO(self.data) if self.path is None else self.path.open("rb")


@final
class Packing:
    """An archive as a file that is read, made while it is."""

    def __init__(self, files: Sequence[PackedFile], watch: Watch) -> None:
        """Packs files in their order; `watch` is told how much was read."""
        self._blocks = _blocks(files)
        self._held = b""
        self._whole = max(1, sum(file.size for file in files))
        self._read = 0
        self._watch = watch

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; none at the end."""
        if not self._held:
            self._held = next(self._blocks, b"")
            self._read += len(self._held)
            self._watch(min(1.0, self._read / self._whole))
        size = len(self._held) if size < 0 else size
        given, self._held = self._held[:size], self._held[size:]
        return given


class Receiver(Protocol):
    """Whoever is handed the files of an archive, each from its beginning to its end."""

    def begin(self, name: str, size: int) -> None: ...
    def take(self, data: memoryview) -> None: ...
    def end(self) -> None: ...


@final
class Unpacking:
    """An archive as a file that is written, taken apart while it is."""

    def __init__(self, path: Path, receiver: Receiver) -> None:
        """Hands everything to the receiver; `path` names the backup in sentences."""
        self._path = path
        self._receiver = receiver
        self._head = bytearray()
        self._left = self._padding = 0
        self._begun = self._ended = False

    def write(self, data: bytes) -> int:
        """Takes the next bytes.

        Raises:
            NotABackup: it does not begin as an archive.
            BackupDamaged: it does not go on as one.
        """
        view = memoryview(data)
        while view:
            view = view[self._take(view) :]
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self) -> None:
        """Raises BackupDamaged when the archive has not come to its end."""
        if not self._ended or self._left or self._padding or self._head:
            raise BackupDamaged(path=str(self._path))

    def _take(self, view: memoryview) -> int:
        if self._left:
            taken = min(len(view), self._left)
            self._receiver.take(view[:taken])
            self._left -= taken
            if not self._left:
                self._receiver.end()
            return taken
        if self._padding:
            taken = min(len(view), self._padding)
            self._padding -= taken
            return taken
        taken = min(len(view), BLOCK - len(self._head))
        self._head += view[:taken]
        if len(self._head) == BLOCK:
            self._read_head(bytes(self._head))
            self._head.clear()
        return taken

    def _read_head(self, head: bytes) -> None:
        if not any(head):
            self._ended = True
            return
        try:
            info = tarfile.TarInfo.frombuf(head, "utf-8", "strict")
        except (tarfile.TarError, ValueError) as error:
            kind = BackupDamaged if self._begun else NotABackup
            raise kind(path=str(self._path)) from error
        if self._ended or not info.isreg() or info.size < 0:
            raise BackupDamaged(path=str(self._path))
        self._begun = True
        self._left, self._padding = info.size, -info.size % BLOCK
        self._receiver.begin(info.name, info.size)
        if not info.size:
            self._receiver.end()


def _blocks(files: Sequence[PackedFile]) -> Generator[bytes]:
    for file in files:
        info = tarfile.TarInfo(file.name)
        info.size, info.mode = file.size, 0o600
        yield info.tobuf(tarfile.USTAR_FORMAT)
        yield from _content(file)
        if file.size % BLOCK:
            yield bytes(-file.size % BLOCK)
    yield bytes(2 * BLOCK)


def _content(file: PackedFile) -> Generator[bytes]:
    left = file.size
    with file.open() as source:
        while left:
            chunk = source.read(min(_CHUNK, left))
            if not chunk:
                raise OSError(errno.EIO, "a file became shorter while it was read", file.name)
            left -= len(chunk)
            yield chunk
