"""Reads backups: only what they say of themselves, the whole of it for the proof, or into a folder."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, final

from moderator_app.domain.errors import BackupDamaged, NotABackup
from moderator_app.ports import Watch, unwatched
from moderator_app.system.backup_archive import Unpacking
from moderator_app.system.backup_manifest import MANIFEST, MANIFEST_LIMIT, Manifest, read_manifest
from moderator_app.system.backup_seal import unseal


class _EnoughError(Exception):
    """Everything that was wanted has been read."""


def peek(path: Path, identity: Any) -> Manifest:
    """What a backup says of itself, from its first bytes; nothing is proved.

    Raises:
        NotABackup, BackupDamaged, BackupNewer, WrongKey.
    """
    files = _Files(path, None, unwatched, only_manifest=True)
    with suppress(_EnoughError):
        unseal(path, identity, Unpacking(path, files))
    return files.manifest()


def read_through(path: Path, identity: Any, into: Path | None = None, watch: Watch = unwatched) -> Manifest:
    """Reads a whole backup and compares every file in it with its seal.

    Args:
        path: the backup.
        identity: what opens it.
        into: the folder that takes the files, or None where only the proof is wanted.
        watch: told the share that was read.

    Raises:
        NotABackup, BackupDamaged, BackupNewer, WrongKey: what was written into the folder by then is worth nothing.
        OSError: the folder did not take it.
    """
    files = _Files(path, into, watch)
    unpacking = Unpacking(path, files)
    try:
        unseal(path, identity, unpacking)
        unpacking.finish()
        files.finish()
    finally:
        files.close()
    return files.manifest()


@final
class _Files:
    """Receives the files of a backup."""

    def __init__(self, path: Path, into: Path | None, watch: Watch, *, only_manifest: bool = False) -> None:
        self._path, self._into, self._watch = path, into, watch
        self._only_manifest = only_manifest
        self._manifest: Manifest | None = None
        self._text = bytearray()
        self._name = ""
        self._seen: set[str] = set()
        self._hash = hashlib.sha256()
        self._file: BinaryIO | None = None
        self._read, self._whole = 0, 1

    def begin(self, name: str, size: int) -> None:
        self._name = name
        if self._manifest is None:
            if name != MANIFEST or size > MANIFEST_LIMIT:
                raise NotABackup(path=str(self._path))
            return
        sealed = self._manifest.files.get(name)
        if sealed is None or sealed.size != size or name in self._seen:
            raise self._damaged()
        self._seen.add(name)
        self._hash = hashlib.sha256()
        if self._into is not None:
            target = self._into / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = target.open("xb")

    def take(self, data: memoryview) -> None:
        if self._manifest is None:
            self._text += data
            return
        self._hash.update(data)
        self._read += len(data)
        self._watch(min(1.0, self._read / self._whole))
        if self._file is not None:
            self._file.write(data)

    def end(self) -> None:
        if self._manifest is None:
            self._manifest = read_manifest(bytes(self._text), self._path)
            self._whole = max(1, sum(file.size for file in self._manifest.files.values()))
            if self._only_manifest:
                raise _EnoughError
            return
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
        self.close()
        if self._hash.hexdigest() != self._manifest.files[self._name].sha256:
            raise self._damaged()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def finish(self) -> None:
        if set(self.manifest().files) != self._seen:
            raise self._damaged()

    def manifest(self) -> Manifest:
        if self._manifest is None:
            raise self._damaged()
        return self._manifest

    def _damaged(self) -> BackupDamaged:
        return BackupDamaged(path=str(self._path))
