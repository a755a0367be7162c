"""The keys of the store, without Qt; every method is called behind the background door."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import EmptyField, ModeratorError, NotAllowed, NotTheSame
from moderator_app.domain.panel import Member
from moderator_app.ports import KeyKind, RecoveryKey
from moderator_app.services.keys import KeysState
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day
from ui.forms.key_paper import Paper, key_paper
from ui.forms.trouble import Trouble, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class KeysLines:
    """What opens the store, said; `refusal` instead where the member may not look after the keys."""

    passphrase: str = ""
    keyring: str = ""
    recovery: str = ""
    has_passphrase: bool = False
    in_keyring: bool = False
    beside: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A recovery key that opens nothing yet, and its sheet of paper."""

    recovery: RecoveryKey
    paper: Paper


@final
class KeysPresenter:
    """The keys as the convenor sees them."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    def load(self) -> KeysLines:
        """What opens the store now; the keyring itself is not asked."""
        say = self._say
        try:
            state = self._core.keys.state(self._actor.id)
        except NotAllowed:
            return KeysLines(refusal=say("Only the convenor looks after the keys."))
        return KeysLines(
            self._passphrase(state),
            self._keyring(state),
            self._recovery(state),
            state.has(KeyKind.PASSPHRASE),
            state.has(KeyKind.KEYRING),
            state.has(KeyKind.BESIDE),
        )

    def set_passphrase(self, passphrase: str, repeated: str) -> Trouble | None:
        """Sets the passphrase; None when it is set."""
        if not passphrase:
            return trouble(self._say, EmptyField(field="passphrase"), "passphrase")
        try:
            self._core.keys.set_passphrase(self._actor.id, passphrase, repeated)
        except ModeratorError as error:
            place = "repeated" if isinstance(error, NotTheSame) else "passphrase"
            return trouble(self._say, error, place)
        return None

    def put_into_keyring(self) -> None:
        """Keeps the store's key in this login's keyring. Raises VaultRefused, NotAllowed."""
        self._core.keys.put_into_keyring(self._actor.id)

    def remove_from_keyring(self) -> None:
        """Takes it out again. Raises OnlyRecoveryLeft, VaultRefused, NotAllowed."""
        self._core.keys.remove_from_keyring(self._actor.id)

    def new_key(self, kept: RecoveryKey | None = None) -> NewKey:
        """A new recovery key with its paper, or the paper of one that was made before. Raises NotAllowed."""
        recovery = kept or self._core.keys.new_recovery_key(self._actor.id)
        return NewKey(recovery, key_paper(self._say, recovery, self._core.clock.now()))

    def renew(self, recovery: RecoveryKey, group: str) -> Trouble | None:
        """Puts the new key in the place of the old one; None when it stands there."""
        if not group.strip():
            return trouble(self._say, EmptyField(field="recovery_group"), "recovery_group")
        try:
            self._core.keys.renew_recovery_key(self._actor.id, recovery, group)
        except ModeratorError as error:
            return trouble(self._say, error, place_of(error, ()))
        return None

    def _passphrase(self, state: KeysState) -> str:
        if not state.has(KeyKind.PASSPHRASE):
            return self._say("None is set.")
        return self._since(state, KeyKind.PASSPHRASE) or self._say("One is set; it opens the store on any PC.")

    def _keyring(self, state: KeysState) -> str:
        if state.has(KeyKind.KEYRING):
            return self._say("It holds the store's key: the program starts without asking.")
        if state.has(KeyKind.BESIDE):
            return self._say("It does not hold the store's key.")
        return self._say("It does not hold the store's key: somebody types the passphrase at each start.")

    def _recovery(self, state: KeysState) -> str:
        return self._since(state, KeyKind.RECOVERY) or self._say("On paper, in the sealed envelope.")

    def _since(self, state: KeysState, kind: KeyKind) -> str:
        since = state.since(kind)
        return self._say("since {day}", day=dhaka_day(since)) if since else ""
