"""A kept video laid out for the player of the system, so that whoever checks a post sees exactly what goes out."""

from functools import partial
from pathlib import Path
from typing import final

from moderator_app.domain.errors import NothingThere
from moderator_app.domain.ids import DeliveryId, MediaHash, MemberId
from moderator_app.ports import KitFolders, MediaVault
from moderator_app.services.workroom import Workroom

_PLACE = DeliveryId("watched")
"""The one passing folder for it, beside those of the kits; it goes as they do."""


@final
class WatchingDesk:
    """Copies one video at a time into a passing folder that is this login's alone."""

    def __init__(self, room: Workroom, vault: MediaVault, folders: KitFolders) -> None:
        """Works on the store of the room."""
        self._room = room
        self._vault = vault
        self._folders = folders

    def lay_out(self, actor: MemberId, media_hash: MediaHash) -> Path:
        """A plain copy, byte for byte; the one before it is deleted.

        Raises:
            NothingThere: there is no such video.
            MediaDamaged: it is not what was kept.
            FolderNotWritable, DiskFull: nothing is left behind.
            NotAllowed: the member may not see the office's posts.
        """
        with self._room.reading(actor) as unit:
            file = unit.media.find(media_hash)
        if file is None or not file.is_video:
            raise NothingThere(id=media_hash)
        name = f"{media_hash[:12]}.{file.kind}"
        return self._folders.temporary(_PLACE, {name: partial(self._vault.copy_out, media_hash)}) / name

    def put_away(self) -> None:
        """Deletes the copy; one that a player still holds open goes at the next start."""
        self._folders.clear(_PLACE)
