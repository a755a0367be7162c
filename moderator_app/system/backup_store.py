"""What backing up and bringing back need of the room `store`; `bootstrap.py` hands it in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from moderator_app.domain.backups import RestoreNote, StoreSummary
from moderator_app.domain.ids import MediaHash
from moderator_app.ports import Watch, unwatched

DATABASE = "desk.db"
ANCHOR = "desk.anchor"
MEDIA = "media"


class BackupStore(Protocol):
    """Works on the files of a store in a folder, with a key that is known to fit."""

    def snapshot(self, folder: Path, key: bytes, into: Path) -> StoreSummary: ...
    def summary(self, folder: Path, key: bytes) -> StoreSummary: ...
    def beyond(self, folder: Path, other: Path, key: bytes) -> tuple[int, int]: ...
    def needs_upgrade(self, folder: Path, key: bytes) -> bool: ...
    def bring_up(self, folder: Path, key: bytes) -> None: ...
    def prove(self, folder: Path, key: bytes, watch: Watch = unwatched) -> None: ...
    def unreadable(
        self, folder: Path, key: bytes, media: Path, hashes: Iterable[MediaHash], watch: Watch = unwatched
    ) -> tuple[MediaHash, ...]: ...
    def put_down(self, folder: Path, key: bytes, note: RestoreNote) -> None: ...
    def member_named(self, folder: Path, key: bytes, name: str) -> str: ...
    def restores(self, folder: Path) -> int: ...


def media_name(media_hash: str) -> str:
    """Where a picture lies, from the folder of the store or of the copies."""
    return f"{MEDIA}/{media_hash[:2]}/{media_hash}.age"


def media_path(folder: Path, media_hash: str) -> Path:
    """As above, on the disk."""
    return folder / media_name(media_hash)
