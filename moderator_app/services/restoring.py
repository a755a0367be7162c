"""Bringing a backup back while the store is closed: looked at and proved first, nothing deleted."""

from pathlib import Path
from typing import final

from moderator_app.domain.errors import BackupDamaged, BackupNewer, NotABackup
from moderator_app.ports import BackupRestorer, KeptCopy, Preview, Restored, RestoreWish, Watch, unwatched
from moderator_app.services.keys import check_passphrase
from moderator_app.services.workroom import Workroom


@final
class Restoring:
    """Works on a closed data folder, empty or not; with the window open every call that writes is refused."""

    def __init__(self, room: Workroom, restorer: BackupRestorer) -> None:
        """Restores into the data folder of the room."""
        self._room = room
        self._restorer = restorer

    def copies(self) -> tuple[KeptCopy, ...]:
        """The copies kept beside the store, newest first; their counts are unknown while no key is open."""
        return self._restorer.copies()

    def look(self, path: Path, typed: str = "", watch: Watch = unwatched) -> Preview:
        """What a backup would bring back, wholly proved in a temporary folder; nothing is touched.

        Args:
            path: a backup file or a kept copy.
            typed: the recovery key, or the passphrase of the store that stands here; empty where this folder's own
                key source (keyring, key file of a demo) serves.
            watch: told the share that is done; may raise Cancelled.

        Raises:
            NotABackup, BackupDamaged, BackupNewer: the file; everything is as it was.
            WrongKey, BadRecoveryKey, NoKey: what opens it.
            DiskFull, FolderNotWritable: there is no room to prove it.
        """
        return self._restorer.look(RestoreWish(path, typed), watch)

    def restore(
        self,
        path: Path,
        typed: str = "",
        passphrase: str = "",
        repeated: str = "",
        watch: Watch = unwatched,
    ) -> Restored:
        """Brings a backup back. The store that stood here is put aside into a folder of its own.

        Args:
            path: a backup file or a kept copy.
            typed: as in `look`.
            passphrase: seals the key in a folder that held no store, or another one; may be empty where the keyring
                works. A store that gets itself back keeps its own keys.
            repeated: the passphrase again.
            watch: told the share that is done; may raise Cancelled until the store is being put in its place.

        Raises:
            NotTheSame, PassphraseTooShort: the passphrase.
            StoreBusy: a window or command holds the folder.
            StoreRefused: as in `look`; the folder is as it was.
        """
        if passphrase or repeated:
            check_passphrase(passphrase, repeated)
        return self.carry_out(RestoreWish(path, typed, passphrase=passphrase), watch)

    def carry_out(self, wish: RestoreWish, watch: Watch = unwatched) -> Restored:
        """As `restore`, for the command line: with a key file, and with the name of a member, logged as unproven.

        Raises:
            MemberUnknown: nobody in the backup has that name.
            StoreRefused: as in `look`; the folder is as it was.
        """
        return self._restorer.restore(wish, self._room.now(), watch)

    def examine(self, wish: RestoreWish, watch: Watch = unwatched) -> Preview:
        """As `look`, for the command line: with a key file."""
        return self._restorer.look(wish, watch)

    def newest_good_copy(self, typed: str = "", watch: Watch = unwatched) -> Preview | None:
        """The newest kept copy that proves to be whole, or None; for a store that is damaged.

        Raises:
            WrongKey, BadRecoveryKey, NoKey: the copies cannot be opened with this.
            DiskFull, FolderNotWritable: there is no room to prove them.
        """
        for copy in self._restorer.copies():
            try:
                return self._restorer.look(RestoreWish(copy.path, typed), watch)
            except (NotABackup, BackupDamaged, BackupNewer):
                continue
        return None
