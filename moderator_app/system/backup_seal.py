"""The outside of a backup: one age file that two keys open, the one on paper and the store's own.

The second is derived from the store's key, so that this PC can bring back and try its copies without the paper. Both
keys open the same thing that they open anyway; a backup gives nobody more than the store does.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast, final

import pyrage  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types; `_age` is used as Any
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from moderator_app.domain.errors import BackupDamaged, BadRecoveryKey, NotABackup, WrongKey
from moderator_app.system.recovery_key import identity_of

_age = cast(Any, pyrage)
_BEGINNING = b"age-encryption.org/v1\n"
_PURPOSE = b"moderator-desk backups, format 1"
_NO_KEY_FITS = "No matching keys"


class Read(Protocol):
    """Something that is read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class Write(Protocol):
    """Something that is written to."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


def identity_by_key(key: bytes) -> Any:
    """What opens backups with the store's own key."""
    text = _own_key(key).private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    return _age.ssh.Identity.from_buffer(text)


def identity_by_recovery_key(typed: str) -> Any:
    """What opens backups with the key on paper. Raises BadRecoveryKey."""
    return identity_of(typed)


def seal(source: Read, target: BinaryIO, key: bytes, recovery_recipients: Sequence[str]) -> None:
    """Encrypts a stream for the store's own key and the recovery key.

    Raises:
        BadRecoveryKey: a public half is none.
        OSError, and whatever `source` raises: as it was raised there.
    """
    own = _own_key(key).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode("ascii")
    try:
        recipients = [_age.x25519.Recipient.from_str(text) for text in recovery_recipients]
    except _age.RecipientError as error:
        raise BadRecoveryKey() from error
    reader, writer = _Reading(source.read), _Writing(target)
    try:
        _age.encrypt_io(reader, writer, [*recipients, _age.ssh.Recipient.from_str(own)])
    except (_age.EncryptError, OSError) as error:
        raise (reader.error or writer.error or error) from error


def unseal(path: Path, identity: Any, target: Write) -> None:
    """Decrypts a backup into something that takes it apart.

    Raises:
        NotABackup: it does not begin like one, or is not there.
        WrongKey: the identity does not open it.
        BackupDamaged: it is cut short or changed, or cannot be read.
        OSError, and whatever `target` raises: as it was raised there.
    """
    try:
        if not begins_like_a_backup(path):
            raise NotABackup(path=str(path))
        with path.open("rb") as file:
            _decrypt(path, file, target, identity)
    except OSError as error:
        if error.filename == str(path):
            raise NotABackup(path=str(path)) from error
        raise


def begins_like_a_backup(path: Path) -> bool:
    """Whether a path could be a backup at all; a pipe or a device is never opened, for that could wait for ever.

    Raises:
        OSError: it is a file that cannot be read.
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_BEGINNING)) == _BEGINNING


def _decrypt(path: Path, file: BinaryIO, target: Write, identity: Any) -> None:
    reader = _Reading(file.read)
    try:
        _age.decrypt_io(reader, target, [identity])
    except _age.DecryptError as error:
        if _NO_KEY_FITS in str(error) and reader.error is None:
            raise WrongKey() from error
        raise BackupDamaged(path=str(path)) from error
    except OSError as error:
        if error.errno is not None and reader.error is None:  # the target's own, such as a full disk
            raise
        raise BackupDamaged(path=str(path)) from error


def _own_key(key: bytes) -> Ed25519PrivateKey:
    seed = HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(key)
    return Ed25519PrivateKey.from_private_bytes(seed)


@final
class _Reading:
    """A source that remembers what it raised: behind the other library's border only its text is left."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._read(size)
        except BaseException as error:  # pyrage says only that a file failed: the reason is kept, and goes on up
            self.error = error
            raise


@final
class _Writing:
    """A target that remembers what it raised, as above."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._file.write(data)
        except BaseException as error:  # pyrage says only that a file failed: the reason is kept, and goes on up
            self.error = error
            raise

    def flush(self) -> None:
        try:
            self._file.flush()
        except BaseException as error:  # pyrage says only that a file failed: the reason is kept, and goes on up
            self.error = error
            raise
