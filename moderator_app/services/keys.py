"""What opens the office's store, and how the convenor changes it."""

from dataclasses import dataclass
from datetime import datetime
from typing import final

from moderator_app.domain.errors import NotTheSame, PassphraseTooShort
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, require
from moderator_app.ports import KeyKind, KeySource, RecoveryKey
from moderator_app.services.workroom import Workroom

PASSPHRASE_MINIMUM = 8
_STORE = ("store", "store")


def check_passphrase(passphrase: str, repeated: str) -> None:
    """Lets a passphrase pass that is long enough and was typed alike twice.

    Raises:
        PassphraseTooShort: fewer than eight characters.
        NotTheSame: the two differ.
    """
    if len(passphrase) < PASSPHRASE_MINIMUM:
        raise PassphraseTooShort(minimum=PASSPHRASE_MINIMUM)
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
        self._require(actor)
        return KeysState(self._room.folder.keys.sources())

    def check_keyring(self, actor: MemberId) -> None:
        """Tries this login's keyring: writes an entry, reads it, takes it away. Slow, and may prompt.

        Raises:
            VaultRefused: it cannot be used, and why.
            NotAllowed: only the convenor looks after the keys.
        """
        self._require(actor)
        self._room.folder.keys.check_keyring()

    def set_passphrase(self, actor: MemberId, passphrase: str, repeated: str) -> None:
        """Sets the passphrase, or another in its place.

        Raises:
            PassphraseTooShort, NotTheSame: nothing was changed.
            NotAllowed: only the convenor changes keys.
        """
        check_passphrase(passphrase, repeated)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            self._room.folder.keys.set_passphrase(passphrase, acting.now)
            acting.log("passphrase_set", *_STORE)

    def new_recovery_key(self, actor: MemberId) -> RecoveryKey:
        """A fresh recovery key for paper; it opens nothing before `renew_recovery_key`.

        Raises:
            NotAllowed: only the convenor changes keys.
        """
        self._require(actor)
        return self._room.folder.new_recovery_key()

    def renew_recovery_key(self, actor: MemberId, recovery: RecoveryKey, typed_group: str) -> None:
        """Puts the new key in the place of the old one, which opens only older backups from then on.

        Raises:
            NotTheSame: the last group was not typed back; the old key still holds.
            NotAllowed: only the convenor changes keys.
        """
        check_on_paper(recovery, typed_group)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            self._room.folder.keys.set_recovery(recovery, acting.now)
            acting.log("recovery_key_renewed", *_STORE)

    def put_into_keyring(self, actor: MemberId) -> None:
        """Keeps the store's key in this login's keyring, so that the next start asks nobody. Slow, and may prompt.

        Raises:
            VaultRefused: nothing was changed.
            NotAllowed: only the convenor changes keys.
        """
        self._require(actor)
        self._room.folder.keys.put_into_keyring(self._room.now())
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            acting.log("key_put_into_keyring", *_STORE)

    def remove_from_keyring(self, actor: MemberId) -> None:
        """Takes the store's key out of this login's keyring. Slow, and may prompt.

        Raises:
            OnlyRecoveryLeft: without a passphrase only the recovery key would open the store.
            VaultRefused: nothing was changed.
            NotAllowed: only the convenor changes keys.
        """
        self._require(actor)
        self._room.folder.keys.remove_from_keyring()
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            acting.log("key_removed_from_keyring", *_STORE)

    def _require(self, actor: MemberId) -> None:
        with self._room.store.read() as unit:
            require(unit.members.get(actor), Action.CHANGE_SETTINGS, self._room.today())
