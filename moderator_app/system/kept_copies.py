"""The copies that the program keeps by itself, in a folder of the data folder; every picture lies beside them once."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import final

from moderator_app.domain.backups import CopyAge, kept_name, read_kept_name, to_let_go
from moderator_app.domain.errors import StoreRefused
from moderator_app.domain.store_names import MEDIA
from moderator_app.ports import KeptCopy
from moderator_app.system.backup_making import Occasion, Source, copy_whole, make_backup
from moderator_app.system.backup_reading import peek
from moderator_app.system.backup_seal import identity_by_key
from moderator_app.system.backup_store import media_path
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import COPIES_FOLDER


@final
class KeptCopies:
    """The kept copies of one data folder."""

    def __init__(self, folder: Path) -> None:
        """Looks at nothing yet."""
        self._place = folder / COPIES_FOLDER

    def all(self, key: bytes | None = None) -> tuple[KeptCopy, ...]:
        """Newest first; with the store's key each one's counts, where it opens it."""
        found: list[KeptCopy] = []
        with told_of_files(self._place):
            for path in self._place.iterdir() if self._place.is_dir() else ():
                known = read_kept_name(path.name)
                if known is not None:
                    found.append(self.counted(KeptCopy(path, *known, path.stat().st_size, None), key))
        return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True))

    def counted(self, copy: KeptCopy, key: bytes | None) -> KeptCopy:
        """The copy with its counts; one that does not open is listed without them, and a drill tells why."""
        if key is not None:
            with suppress(StoreRefused):
                return replace(copy, counts=peek(copy.path, identity_by_key(key)).facts.counts)
        return copy

    def keep(self, source: Source, occasion: Occasion) -> KeptCopy:
        """Makes a copy, then lets go of those that the rule does not keep.

        Raises:
            StoreDamaged, LogBroken, DiskFull, FolderNotWritable: no copy was made, and none let go.
        """
        target = self._free_place(occasion)
        with told_of_files(self._place):
            self._place.mkdir(mode=0o700, exist_ok=True)
            for left in self._place.rglob(".*.part"):  # by a process that was killed; the folder is locked by this one
                left.unlink(missing_ok=True)
        self._keep_pictures(source)
        made = make_backup(source, target, occasion)
        self._let_go()
        return KeptCopy(target, made.facts.made_at, occasion.why, made.size, made.facts.counts)

    def _free_place(self, occasion: Occasion) -> Path:
        """No copy ever takes another one's place, though a demo office's clock stands still."""
        moments = (occasion.now + timedelta(seconds=later) for later in count())
        places = (self._place / kept_name(moment, occasion.why) for moment in moments)
        return next(place for place in places if not place.exists())

    def _keep_pictures(self, source: Source) -> None:
        """Copies every picture that does not lie beside the copies yet, and reads it back; a damaged one stays out."""
        wanted = source.files.summary(source.folder, source.key).media
        fresh = [media for media in wanted if not media_path(self._place, media).exists()]
        with told_of_files(self._place):
            for media in fresh:
                if media_path(source.folder, media).exists():
                    copy_whole(media_path(source.folder, media), media_path(self._place, media))
            for damaged in source.files.unreadable(source.folder, source.key, self._place / MEDIA, fresh):
                media_path(self._place, damaged).unlink(missing_ok=True)

    def _let_go(self) -> None:
        copies = {copy.path.name: copy for copy in self.all()}
        ages = [CopyAge(name, copy.made_at, copy.why) for name, copy in copies.items()]
        with told_of_files(self._place):
            for name in to_let_go(ages):
                copies[name].path.unlink(missing_ok=True)
