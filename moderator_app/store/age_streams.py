"""Encrypting and decrypting whole streams with age, chunk by chunk, so that no file is ever held in memory."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast, final

import pyrage  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types; `_age` is used as Any

from moderator_app.ports import Readable, Writable

_age = cast(Any, pyrage)
_REPORT_AFTER = 4 * 1024 * 1024


class StreamBrokenError(Exception):
    """A sealed file cannot be read to its end."""


def seal_stream(source: Readable, target: Writable, identity: str, told: Callable[[int], None]) -> str:
    """Encrypts a source into a file, and gives the SHA-256 of what was read.

    Args:
        source: read to its end.
        target: takes the sealed bytes.
        identity: the age identity that opens them again.
        told: how many bytes were read, now and then; it may raise to stop.

    Raises:
        Whatever `source`, `target` or `told` raises: as it was raised there.
    """
    reader, writer = _Hashing(source, told), _Writing(target)
    recipient = _age.x25519.Identity.from_str(identity).to_public()
    try:
        _age.encrypt_io(reader, writer, [recipient])
    except (_age.EncryptError, OSError) as error:
        raise (reader.error or writer.error or error) from error
    return reader.digest.hexdigest()


def open_stream(path: Path, target: Writable, identity: str) -> str:
    """Decrypts a file into a target, and gives the SHA-256 of what was inside.

    Raises:
        StreamBrokenError: the file is missing, changed, cut short or sealed for another; what was written is worth
            nothing.
        Whatever `target` raises: as it was raised there.
    """
    writer = _Writing(target)
    try:
        with path.open("rb") as file:
            _age.decrypt_io(file, writer, [_age.x25519.Identity.from_str(identity)])
    except (_age.DecryptError, OSError) as error:
        if writer.error is not None:
            raise writer.error from error
        raise StreamBrokenError(str(path)) from error
    return writer.digest.hexdigest()


@final
class _Hashing:
    """A source that is hashed and counted while it is read, and remembers what it raised."""

    def __init__(self, source: Readable, told: Callable[[int], None]) -> None:
        self._source, self._told = source, told
        self._read, self._reported = 0, 0
        self.digest = hashlib.sha256()
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._source.read(size)
            self.digest.update(data)
            self._read += len(data)
            if self._read - self._reported >= _REPORT_AFTER or not data:
                self._reported = self._read
                self._told(self._read)
        except BaseException as error:  # pyrage says only that a file failed: the reason is kept, and goes on up
            self.error = error
            raise
        return data


@final
class _Writing:
    """A target that is hashed while it is written, and remembers what it raised."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self.digest = hashlib.sha256()
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self.digest.update(data)
            self._target.write(data)
        except BaseException as error:  # as above
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here; whoever gave the target flushes it."""
