"""Makes backups of the open store of a data folder, and tries them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import final

from moderator_app.domain.backups import ENDING, BackupFacts, BackupWhy, file_name
from moderator_app.domain.errors import BackupDamaged, NotABackup, StoreMissing
from moderator_app.ports import BackupMade, KeptCopy, Watch, unwatched
from moderator_app.system.backup_making import Occasion, Source, make_backup
from moderator_app.system.backup_seal import begins_like_a_backup
from moderator_app.system.backup_store import BackupStore
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.kept_copies import KeptCopies
from moderator_app.system.staging import Opener, stage
from moderator_app.system.work_folder import work_folder
from moderator_app.zone import dhaka_day

Held = Callable[[], bytes]


@final
class FolderBackups:
    """Fulfils the port `BackupKeeper`; works while the store is open for writing."""

    def __init__(self, home: Path, files: BackupStore, held: Held) -> None:
        """Backs up the store of a folder.

        Args:
            home: the data folder.
            files: who knows the database.
            held: the open store's key; raises StoreMissing while none is open for writing.
        """
        self._home = home.absolute()
        self._files = files
        self._held = held

    def write(self, target: Path, now: datetime, watch: Watch = unwatched) -> BackupMade:
        """See the port. A folder takes the backup under a name of office and day that is still free."""
        source = self._source()
        with told_of_files(target):
            path = self._file_in(target, source, now) if target.is_dir() else target
            if path.exists() and not begins_like_a_backup(path):
                raise NotABackup(path=str(path))
            if not path.parent.is_dir():  # never made: a stick that is not there must not become a folder of this disk
                raise FileNotFoundError(path.parent)
        return make_backup(source, path, Occasion(now, BackupWhy.BY_HAND), watch)

    def keep(self, now: datetime, why: BackupWhy) -> KeptCopy:
        """See the port."""
        return KeptCopies(self._home).keep(self._source(), Occasion(now, why))

    def copies(self) -> tuple[KeptCopy, ...]:
        """Newest first, with their counts while the store is open for writing."""
        return KeptCopies(self._home).all(self._key())

    def newest(self, why: BackupWhy) -> KeptCopy | None:
        """The newest copy of a kind; quick, for it is asked with every heartbeat."""
        kept = KeptCopies(self._home)
        found = next((copy for copy in kept.all() if copy.why is why), None)
        return None if found is None else kept.counted(found, self._key())

    def drill(self, path: Path, typed: str = "", watch: Watch = unwatched) -> BackupFacts:
        """See the port.

        Raises:
            BackupDamaged: also where pictures of a kept copy are gone.
            BadRecoveryKey: what was typed is no recovery key.
        """
        source = self._source()
        opener = Opener(recovery=typed) if typed else Opener(key=source.key)
        with told_of_files(self._home), work_folder(self._home) as work:
            staged = stage(path, opener, work, self._home, self._files, watch)
            if set(staged.lost) - set(staged.facts.missing):
                raise BackupDamaged(path=str(path))
            return staged.facts

    def _source(self) -> Source:
        return Source(self._home, self._held(), self._files)

    def _key(self) -> bytes | None:
        try:
            return self._held()
        except StoreMissing:
            return None

    def _file_in(self, folder: Path, source: Source, now: datetime) -> Path:
        name = file_name(source.files.summary(source.folder, source.key).office, dhaka_day(now))
        stem = name.removesuffix(ENDING)
        names = (name, *(f"{stem}-{number}{ENDING}" for number in range(2, 1000)))
        return next(folder / name for name in names if not (folder / name).exists())
