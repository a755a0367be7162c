"""A backup laid out in a temporary folder as the store it would be, and proved there."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from moderator_app.domain.backups import BackupFacts, BackupWhy
from moderator_app.domain.errors import BackupDamaged, BackupNewer, LogBroken, StoreDamaged, StoreNewer, WrongKey
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.store_names import MEDIA
from moderator_app.ports import Watch
from moderator_app.system.backup_making import copy_whole
from moderator_app.system.backup_reading import read_through
from moderator_app.system.backup_seal import identity_by_key, identity_by_recovery_key
from moderator_app.system.backup_store import BackupStore, media_path
from moderator_app.system.folder_contents import COPIES_FOLDER, KEYS_FILE
from moderator_app.system.key_wrapping import KeyWrappings, read_wrappings


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens a backup: the recovery key as it was typed, or the store's own key."""

    recovery: str = field(default="", repr=False)
    key: bytes = field(default=b"", repr=False)

    def identity(self) -> Any:
        """Raises BadRecoveryKey."""
        return identity_by_recovery_key(self.recovery) if self.recovery else identity_by_key(self.key)

    def store_key(self, wrappings: KeyWrappings) -> bytes:
        """The key of the store inside. Raises WrongKey, BadRecoveryKey."""
        key = wrappings.by_recovery_key(self.recovery) if self.recovery else self.key
        if not wrappings.fits(key):
            raise WrongKey()
        return key


@dataclass(frozen=True, slots=True)
class Staged:
    """A proved store in a temporary folder; `lost` are pictures of it that nobody has any more."""

    folder: Path
    key: bytes = field(repr=False)
    facts: BackupFacts
    older_form: bool
    lost: tuple[MediaHash, ...]


def stage(path: Path, opener: Opener, into: Path, home: Path, files: BackupStore, watch: Watch) -> Staged:
    """Lays a backup out in an empty folder and proves it there.

    Args:
        path: the backup. The pictures of a kept copy lie beside it, or in the data folder.
        opener: what opens it.
        into: the folder.
        home: the data folder.
        files: who knows the database.
        watch: told the share that is done.

    Raises:
        NotABackup, BackupDamaged, BackupNewer, WrongKey, BadRecoveryKey.
        OSError: the folder did not take it.
    """
    manifest = read_through(path, opener.identity(), into, lambda share: watch(share * 0.5))
    facts = manifest.facts
    try:
        key = opener.store_key(read_wrappings(into / KEYS_FILE))
        older = files.needs_upgrade(into, key)
        summary = files.summary(into, key)
        if (summary.schema, summary.counts, summary.head) != (facts.schema, facts.counts, facts.head):
            raise BackupDamaged(path=str(path))
        files.bring_up(into, key)
        files.prove(into, key, lambda share: watch(0.5 + share * 0.2))
        if facts.why is not BackupWhy.BY_HAND:
            _fetch_pictures(summary.media, into, (path.parent, home / COPIES_FOLDER, home))
        lost = files.unreadable(into, key, into / MEDIA, summary.media, lambda share: watch(0.7 + share * 0.3))
    except StoreNewer as newer:
        raise BackupNewer(path=str(path), found=facts.schema) from newer
    except (StoreDamaged, LogBroken) as damaged:
        raise BackupDamaged(path=str(path)) from damaged
    if facts.why is BackupWhy.BY_HAND and set(lost) - set(facts.missing):
        raise BackupDamaged(path=str(path))
    return Staged(into, key, facts, older, lost)


def _fetch_pictures(wanted: tuple[MediaHash, ...], into: Path, places: tuple[Path, ...]) -> None:
    """A copy keeps no pictures in itself: they come from beside it."""
    for media in wanted:
        found = next((media_path(place, media) for place in places if media_path(place, media).exists()), None)
        if found is not None:
            copy_whole(found, media_path(into, media))
