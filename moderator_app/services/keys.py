"""What opens the office's store, and how the convenor changes it."""

from dataclasses import dataclass
from datetime import datetime
from typing import final

from moderator_app.domain.errors import NotTheSame
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action
from moderator_app.domain.passphrases import check_long_enough
from moderator_app.ports import KeyKind, KeySource, RecoveryKey
from moderator_app.services.workroom import Workroom


def check_passphrase(passphrase: str, repeated: str) -> None:
    """Lets a passphrase pass that is long enough and was typed alike twice.

    Raises:
        PassphraseTooShort: fewer than eight characters.
        NotTheSame: the two differ.
    """
    check_long_enough(passphrase)
    if passphrase != repeated:
        raise NotTheSame(field="passphrase")


def check_on_paper(recovery: RecoveryKey, typed_group: str) -> None:
    """Lets whoever typed the last group back from the paper pass. Raises NotTheSame."""
    if typed_group.strip().upper() != recovery.last_group.upper():
        raise NotTheSame(field="recovery_group")


@dataclass(frozen=True, slots=True)
class KeysState:
    """What opens the store, each with the moment since when, if that is known."""

    sources: tuple[KeySource, ...]

    def has(self, kind: KeyKind) -> bool:
        """Whether the store opens with this."""
        return any(source.kind is kind for source in self.sources)

    def since(self, kind: KeyKind) -> datetime | None:
        """Since when; None where nobody put it down, or where there is none."""
        return next((source.made_at for source in self.sources if source.kind is kind), None)


@final
class KeysDesk:
    """The keys of the open store. Only the convenor comes here, and everything done is logged."""

    def __init__(self, room: Workroom) -> None:
        """Works on the data folder of the room."""
        self._room = room

    def state(self, actor: MemberId) -> KeysState:
        """What opens the store; the keyring itself is not asked.

        Raises:
            NotAllowed: only the convenor looks after the keys.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        return KeysState(self._room.folder.keys.sources())

    def check_keyring(self, actor: MemberId) -> None:
        """Tries this login's keyring: writes an entry, reads it, takes it away. Slow, and may prompt.

        Raises:
            VaultRefused: it cannot be used, and why.
            NotAllowed: only the convenor looks after the keys.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        self._room.folder.keys.check_keyring()

    def set_passphrase(self, actor: MemberId, passphrase: str, repeated: str) -> None:
        """Sets the passphrase, or another in its place.

        Raises:
            PassphraseTooShort, NotTheSame: nothing was changed.
            NotAllowed: only the convenor changes keys.
        """
        check_passphrase(passphrase, repeated)
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        self._room.folder.keys.set_passphrase(passphrase, self._room.now())
        self._log(actor, "passphrase_set")

    def new_recovery_key(self, actor: MemberId) -> RecoveryKey:
        """A fresh recovery key for paper; it opens nothing before `renew_recovery_key`.

        Raises:
            NotAllowed: only the convenor changes keys.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        return self._room.folder.new_recovery_key()

    def renew_recovery_key(self, actor: MemberId, recovery: RecoveryKey, typed_group: str) -> None:
        """Puts the new key in the place of the old one, which opens only older backups from then on.

        Raises:
            NotTheSame: the last group was not typed back; the old key still holds.
            NotAllowed: only the convenor changes keys.
        """
        check_on_paper(recovery, typed_group)
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        self._room.folder.keys.set_recovery(recovery, self._room.now())
        self._log(actor, "recovery_key_renewed")

    def put_into_keyring(self, actor: MemberId) -> None:
        """Keeps the store's key in this login's keyring, so that the next start asks nobody. Slow, and may prompt.

        Raises:
            VaultRefused: nothing was changed.
            NotAllowed: only the convenor changes keys.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        self._room.folder.keys.put_into_keyring(self._room.now())
        self._log(actor, "key_put_into_keyring")

    def remove_from_keyring(self, actor: MemberId) -> None:
        """Takes the store's key out of this login's keyring. Slow, and may prompt.

        Raises:
            OnlyRecoveryLeft: without a passphrase only the recovery key would open the store.
            VaultRefused: nothing was changed.
            NotAllowed: only the convenor changes keys.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        self._room.folder.keys.remove_from_keyring()
        self._log(actor, "key_removed_from_keyring")

    def _log(self, actor: MemberId, verb: str) -> None:
        """After the change: sealing a key takes its time, and no transaction waits for it."""
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            acting.log(verb, "store", "store")
