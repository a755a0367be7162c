"""Making, opening and closing the store of a data folder."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import final

from moderator_app.domain.activity import SYSTEM
from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import KeyNotInKeyring, ModeratorError, VaultRefused
from moderator_app.ports import FolderState, KeyKind, RecoveryKey, SetBack
from moderator_app.services.keys import check_on_paper, check_passphrase
from moderator_app.services.publishing.marking import rounds_of, rounds_outside
from moderator_app.services.set_back import note_set_back, restores_of, suspect_after_restore, suspected_of
from moderator_app.services.workroom import Workroom


@dataclass(frozen=True, slots=True)
class Making:
    """What the page that makes a store has collected; `typed_group` is the recovery key's last group, typed back.

    Where the key goes into this login's keyring (`in_keyring`) the passphrase may be left empty.
    """

    passphrase: str = field(repr=False)
    repeated: str = field(repr=False)
    recovery: RecoveryKey
    typed_group: str = field(repr=False)
    in_keyring: bool = False


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

    def check_keyring(self) -> None:
        """Tries this login's keyring: writes an entry, reads it, takes it away. Slow, and may prompt.

        Raises:
            VaultRefused: it cannot be used, and why.
        """
        self._room.folder.keys.check_keyring()

    @property
    def keyring_trouble(self) -> ModeratorError | None:
        """Why the keyring did not open the store, though it should have; None where it did or need not."""
        return self._room.folder.keys.trouble

    def check_passphrase(self, passphrase: str, repeated: str) -> None:
        """Lets a passphrase pass that is long enough and was typed alike twice.

        Raises:
            PassphraseTooShort, NotTheSame.
        """
        check_passphrase(passphrase, repeated)

    def make(self, making: Making) -> None:
        """Makes the store and opens it.

        Raises:
            PassphraseTooShort, NotTheSame: the passphrase, or the group typed back.
            StoreRefused: the folder cannot take a store; nothing was left in it.
            VaultRefused: the keyring did not take the key; nothing was made.
        """
        if making.passphrase or making.repeated or not making.in_keyring:
            check_passphrase(making.passphrase, making.repeated)
        check_on_paper(making.recovery, making.typed_group)
        self._room.folder.make(
            making.passphrase, making.recovery.recipient, in_keyring=making.in_keyring, at=self._room.now()
        )

    def make_demo(self) -> None:
        """Makes the store of a demo office and opens it; its key stands beside it, its recovery key as well.

        Raises:
            StoreRefused: the folder cannot take a store, or is not empty; nothing was left in it.
        """
        self._room.folder.make_demo(self._room.folder.new_recovery_key())

    def open_by_itself(self, key_file: Path | None = None, *, writing: bool = True) -> bool:
        """Opens with the first key source present that needs nobody; False when a person must type something.

        Without `writing` nothing can be changed, and the store is read beside a window that is open.

        Raises:
            WrongKey, BadKeyFile: a source is present and does not fit; it is never passed over.
            StoreRefused: the store cannot be opened.
        """
        opened = self._room.folder.open_by_itself(key_file, writing=writing)
        if opened and writing:
            self._note_set_back()
        return opened

    def open_with(self, typed: str, *, writing: bool = True) -> None:
        """Opens with what a person typed: the passphrase or the recovery key.

        A recovery key's use is logged; for that the store is opened for writing, whatever was wished. Where the
        keyring should have held the key and works, it holds it again afterwards.

        Raises:
            WrongKey: it does not open this store; nothing changed.
            StoreBusy: another window or command holds the folder.
        """
        source = self._room.folder.open_with(typed, writing=writing)
        if source == KeyKind.RECOVERY and not writing:
            self._room.folder.close()
            self._room.folder.open_with(typed)
        if source == KeyKind.RECOVERY or writing:
            self._note_set_back()
        if source == KeyKind.RECOVERY:
            self._log("recovery_key_used")
            self._mend_keyring()

    def close(self) -> None:
        """Closes the store and gives the folder free."""
        self._room.folder.close()

    def appearance(self) -> Appearance:
        """How the window speaks and looks; the default where nothing was chosen."""
        return self._room.folder.appearance()

    def set_appearance(self, appearance: Appearance) -> None:
        """Keeps how the window speaks and looks, for everyone at this desk."""
        self._room.folder.put_appearance(appearance)

    def _note_set_back(self) -> None:
        """A database that was put back from outside is never taken in silence; it counts as a restore nobody saw.

        After each restore, seen or not, what the program may have sent meanwhile is looked for on its page first.
        """
        store, now = self._room.store, self._room.now()
        found = store.set_back()
        with store.read() as unit:
            restored = restores_of(unit) > suspected_of(unit)
            connected, rounds, head = bool(unit.connections.all()), rounds_of(unit), unit.activity.head()
        outside = rounds_outside(self._room.folder.keys) if connected else 0
        if found is None and outside > rounds and not restored:
            found = SetBack(head.seq, head.hash, 0)
        if found is None and not restored:
            return
        with store.write() as unit:
            if found is not None:
                note_set_back(unit, found, now)
            suspect_after_restore(unit, outside, now)

    def _mend_keyring(self) -> None:
        keys = self._room.folder.keys
        should = any(source.kind is KeyKind.KEYRING for source in keys.sources())
        if not should or not (keys.trouble is None or isinstance(keys.trouble, KeyNotInKeyring)):
            return
        with suppress(VaultRefused):
            keys.put_into_keyring(self._room.now())
            self._log("key_put_into_keyring")

    def _log(self, verb: str) -> None:
        with self._room.store.write() as unit:
            unit.activity.append(self._room.now(), SYSTEM, verb, ("store", "store"), {})
