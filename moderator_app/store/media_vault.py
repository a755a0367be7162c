"""Media files as age streams beside the database, named by the hash of what is inside."""

import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast, final

import pyrage  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types; `_age` is used as Any

from moderator_app.domain.errors import DiskFull, FolderNotWritable, MediaDamaged
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.store_names import media_file

_age = cast(Any, pyrage)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def new_media_identity() -> str:
    """A fresh age identity for a store's media."""
    return str(_age.x25519.Identity.generate())


@final
class AgeMediaVault:
    """Media files under `folder`, two hexadecimal digits a subfolder."""

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
        path = self._path(media_hash)
        if path.exists():
            return
        recipient = _age.x25519.Identity.from_str(self._identity()).to_public()
        sealed = _age.encrypt(data, [recipient])
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            os.replace(fresh, path)  # noqa: PTH105 - the documented atomic one on every system
        except OSError as error:
            with suppress(OSError):
                fresh.unlink()
            kind = DiskFull if error.errno in _FULL else FolderNotWritable
            raise kind(path=str(path.parent)) from error

    def read(self, media_hash: MediaHash) -> bytes:
        """The file's bytes. Raises MediaDamaged when it is missing, changed, or sealed for another store."""
        identity = _age.x25519.Identity.from_str(self._identity())
        try:
            data: bytes = _age.decrypt(self._path(media_hash).read_bytes(), [identity])
        except (OSError, _age.DecryptError) as error:
            raise MediaDamaged(name=str(media_hash)) from error
        if hashlib.sha256(data).hexdigest() != media_hash:
            raise MediaDamaged(name=str(media_hash))
        return data

    def holds(self, media_hash: MediaHash) -> bool:
        return self._path(media_hash).exists()

    def _path(self, media_hash: MediaHash) -> Path:
        return self._folder / media_file(media_hash)
