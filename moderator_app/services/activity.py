"""The activity log, and proving that store and log are whole."""

from dataclasses import dataclass
from typing import final

from moderator_app.domain.activity import ActivityEntry, LogHead
from moderator_app.domain.errors import MediaDamaged
from moderator_app.ports import MediaVault
from moderator_app.services.workroom import Workroom


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proved: the log's head, and how many media files were read back."""

    head: LogHead
    media: int


@final
class ActivityDesk:
    """Reads and proves what happened; it can change nothing."""

    def __init__(self, room: Workroom, vault: MediaVault) -> None:
        """Works on the store of the room."""
        self._room = room
        self._vault = vault

    def entries(self, after: int = 0, limit: int = 200) -> tuple[ActivityEntry, ...]:
        """Entries in their order, from the one after a number."""
        with self._room.store.read() as unit:
            return unit.activity.entries(after, limit)

    def verify(self) -> Verified:
        """Proves database, log and every media file.

        Raises:
            StoreDamaged: the database's own check fails.
            LogBroken: an entry was changed, taken out or cut off; `seq` says which.
            MediaDamaged: a media file is missing or changed.
        """
        self._room.store.check_integrity()
        with self._room.store.read() as unit:
            head = unit.activity.head()
            media = unit.media.all()
        for file in media:
            if not self._vault.holds(file.hash):
                raise MediaDamaged(name=file.name)
            self._vault.read(file.hash)
        return Verified(head, len(media))
