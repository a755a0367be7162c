"""Making, opening and closing the store of a data folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import final

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import NotTheSame, PassphraseTooShort
from moderator_app.ports import FolderState, RecoveryKey
from moderator_app.services.workroom import Workroom

PASSPHRASE_MINIMUM = 8


@dataclass(frozen=True, slots=True)
class Making:
    """What the page that makes a store has collected; `typed_group` is the recovery key's last group, typed back."""

    passphrase: str
    repeated: str
    recovery: RecoveryKey
    typed_group: str


@final
class Opening:
    """The door of the data folder."""

    def __init__(self, room: Workroom) -> None:
        """A door to the workroom's data folder."""
        self._room = room

    @property
    def folder(self) -> Path:
        """Where the store lies."""
        return self._room.folder.path

    def state(self) -> FolderState:
        """Whether there is a store, and whether it is open.

        Raises:
            StoreRefused: the folder cannot be used (a file, not writable, holds something else).
        """
        return self._room.folder.state()

    def new_recovery_key(self) -> RecoveryKey:
        """A fresh recovery key for paper; nothing is kept of it until the store is made.

        Raises:
            StoreRefused: the folder could not take the store; better told before the key is on paper than after.
        """
        self._room.folder.check_can_make()
        return self._room.folder.new_recovery_key()

    def check_passphrase(self, passphrase: str, repeated: str) -> None:
        """Lets a passphrase pass that is long enough and was typed alike twice.

        Raises:
            PassphraseTooShort: fewer than eight characters.
            NotTheSame: the two differ.
        """
        if len(passphrase) < PASSPHRASE_MINIMUM:
            raise PassphraseTooShort(minimum=PASSPHRASE_MINIMUM)
        if passphrase != repeated:
            raise NotTheSame(field="passphrase")

    def make(self, making: Making) -> None:
        """Makes the store and opens it.

        Raises:
            PassphraseTooShort, NotTheSame: the passphrase, or the group typed back.
            StoreRefused: the folder cannot take a store; nothing was left in it.
        """
        self.check_passphrase(making.passphrase, making.repeated)
        if making.typed_group.strip().upper() != making.recovery.last_group.upper():
            raise NotTheSame(field="recovery_group")
        self._room.folder.make(making.passphrase, making.recovery.recipient)

    def make_demo(self) -> None:
        """Makes the store of a demo office and opens it; its key stands beside it, and nobody gets its recovery key.

        Raises:
            StoreRefused: the folder cannot take a store, or is not empty; nothing was left in it.
        """
        self._room.folder.make_demo(self._room.folder.new_recovery_key().recipient)

    def open_by_itself(self, key_file: Path | None = None, *, writing: bool = True) -> bool:
        """Opens with the first key source present that needs nobody; False when a person must type something.

        Without `writing` nothing can be changed, and the store is read beside a window that is open.

        Raises:
            WrongKey, BadKeyFile: a source is present and does not fit; it is never passed over.
            StoreRefused: the store cannot be opened.
        """
        return self._room.folder.open_by_itself(key_file, writing=writing)

    def open_with(self, typed: str, *, writing: bool = True) -> None:
        """Opens with what a person typed: the passphrase or the recovery key.

        A recovery key's use is logged; for that the store is opened for writing, whatever was wished.

        Raises:
            WrongKey: it does not open this store; nothing changed.
            StoreBusy: another window or command holds the folder.
        """
        source = self._room.folder.open_with(typed, writing=writing)
        if source == "recovery":
            if not writing:
                self._room.folder.close()
                self._room.folder.open_with(typed)
            with self._room.store.write() as unit:
                unit.activity.append(self._room.now(), "system", "recovery_key_used", ("store", "store"), {})

    def close(self) -> None:
        """Closes the store and gives the folder free."""
        self._room.folder.close()

    def appearance(self) -> Appearance:
        """How the window speaks and looks; the default where nothing was chosen."""
        return self._room.folder.appearance()

    def set_appearance(self, appearance: Appearance) -> None:
        """Keeps how the window speaks and looks, for everyone at this desk."""
        self._room.folder.put_appearance(appearance)
