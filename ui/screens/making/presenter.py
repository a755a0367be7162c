"""The three steps of making a store, without Qt: what was typed, what is wrong with it, what goes on paper."""

from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import Protocol, final

from moderator_app.domain.errors import (
    EmptyField,
    ModeratorError,
    NotTheSame,
    PassphraseTooShort,
    VaultRefused,
    WrongKey,
)
from moderator_app.ports import FolderState, RecoveryKey
from moderator_app.services.opening import Making
from moderator_app.words import Speaker
from moderator_app.words.errors import ErrorWords, error_words
from ui.forms.trouble import Trouble, place_of, trouble


class Door(Protocol):
    """The core's door of the data folder, as this page needs it."""

    @property
    def folder(self) -> Path: ...
    def state(self) -> FolderState: ...
    def check_keyring(self) -> None: ...
    def new_recovery_key(self) -> RecoveryKey: ...
    def check_passphrase(self, passphrase: str, repeated: str) -> None: ...
    def make(self, making: Making) -> None: ...


class Step(IntEnum):
    """Where someone stands on the page."""

    PASSPHRASE = 0
    KEY = 1
    TYPE_BACK = 2


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything collected so far; `recovery` is made once, so that the key on paper stays the right one.

    `in_keyring` is None until the keyring was asked; where it cannot be used, `why` says so. `also` is someone's wish
    to have a passphrase beside the keyring.
    """

    step: Step = Step.PASSPHRASE
    passphrase: str = field(default="", repr=False)
    repeated: str = field(default="", repr=False)
    recovery: RecoveryKey | None = None
    group: str = field(default="", repr=False)
    in_keyring: bool | None = None
    why: ModeratorError | None = None
    also: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this page: where the keyring works, a passphrase is asked only of whoever wants one."""
        return (Step.KEY, Step.TYPE_BACK) if self.in_keyring and not self.also else tuple(Step)

    @property
    def place(self) -> int:
        """Where someone stands among the steps, counted from nought."""
        return self.steps.index(self.step)


_PLACES: tuple[tuple[type[ModeratorError], str], ...] = ((PassphraseTooShort, "passphrase"),)


@final
class MakingPresenter:
    """Checks each step. The methods that ask the folder are called behind the background door."""

    def __init__(self, say: Speaker, door: Door) -> None:
        """A presenter for one language."""
        self._say = say
        self._door = door

    @property
    def folder(self) -> str:
        """Where the store will lie, as a path."""
        return str(self._door.folder)

    def look(self, typed: Typed) -> tuple[Typed, ErrorWords | None]:
        """Looks at the folder and asks the keyring: the first step, and why the folder cannot take a store, if so."""
        try:
            self._door.state()
            return self._begun(self._asked(typed)), None
        except ModeratorError as error:
            return replace(typed, in_keyring=bool(typed.in_keyring)), error_words(self._say, error)

    def _asked(self, typed: Typed) -> Typed:
        if typed.in_keyring is not None:
            return typed
        try:
            self._door.check_keyring()
        except VaultRefused as refusal:
            return replace(typed, in_keyring=False, why=refusal)
        return replace(typed, in_keyring=True, why=None)

    def _begun(self, typed: Typed) -> Typed:
        if typed.step in typed.steps:
            return typed
        return replace(self.with_key(typed), step=typed.steps[0])

    def why(self, typed: Typed) -> str:
        """Why a passphrase is asked for; "" where someone chose it."""
        if typed.why is None:
            return ""
        reason = error_words(self._say, typed.why).sentence
        return self._say("{reason} So a passphrase opens the store at each start.", reason=reason)

    def check_passphrase(self, typed: Typed) -> Trouble | None:
        """What is wrong with the passphrase typed twice."""
        if not typed.passphrase:
            return trouble(self._say, EmptyField(field="passphrase"), "passphrase")
        try:
            self._door.check_passphrase(typed.passphrase, typed.repeated)
        except ModeratorError as error:
            return trouble(self._say, error, "repeated" if isinstance(error, NotTheSame) else "passphrase")
        return None

    def with_key(self, typed: Typed) -> Typed:
        """What was typed, with a recovery key beside it."""
        return typed if typed.recovery else replace(typed, recovery=self._door.new_recovery_key())

    def make(self, typed: Typed) -> Trouble | None:
        """Makes the store; None when it stands open."""
        if typed.recovery is None:
            return trouble(self._say, WrongKey())
        if not typed.group.strip():
            return trouble(self._say, EmptyField(field="recovery_group"), "recovery_group")
        try:
            self._door.make(_making(typed, typed.recovery))
        except ModeratorError as error:
            return trouble(self._say, error, place_of(error, _PLACES))
        return None


def _making(typed: Typed, recovery: RecoveryKey) -> Making:
    """What was collected; a passphrase whose step was taken back is none."""
    asked = Step.PASSPHRASE in typed.steps
    passphrase, repeated = (typed.passphrase, typed.repeated) if asked else ("", "")
    return Making(passphrase, repeated, recovery, typed.group, in_keyring=bool(typed.in_keyring))
