"""The three steps of making a store, without Qt: what was typed, what is wrong with it, what goes on paper."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import Protocol, final

from moderator_app.domain.errors import EmptyField, ModeratorError, NotTheSame, PassphraseTooShort, WrongKey
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
    """Everything collected so far; `recovery` is made once, so that the key on paper stays the right one."""

    step: Step = Step.PASSPHRASE
    passphrase: str = ""
    repeated: str = ""
    recovery: RecoveryKey | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed of the recovery key; texts are said."""

    title: str
    sentences: tuple[str, ...]
    groups: tuple[str, ...]
    code: str
    footer: str


GROUP = 4
"""Letters in a group."""


def group_places(groups: tuple[str, ...], a_row: int) -> tuple[tuple[int, int], ...]:
    """Row and column of each group; one longer than the others (the key's fixed beginning) has a row of its own."""
    places: list[tuple[int, int]] = []
    down = across = 0
    for group in groups:
        long = len(group) > GROUP
        if across and (long or across == a_row):
            down, across = down + 1, 0
        places.append((down, across))
        across = a_row if long else across + 1
    return tuple(places)


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

    def refusal(self) -> ErrorWords | None:
        """Why the folder cannot take a store; None where it can."""
        try:
            self._door.state()
        except ModeratorError as error:
            return error_words(self._say, error)
        return None

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
            self._door.make(Making(typed.passphrase, typed.repeated, typed.recovery, typed.group))
        except ModeratorError as error:
            return trouble(self._say, error, place_of(error, _PLACES))
        return None

    def paper(self, recovery: RecoveryKey, made_at: datetime) -> Paper:
        """The sheet for the safe."""
        say = self._say
        return Paper(
            title=say("Recovery key of Moderator Desk"),
            sentences=(
                say("This key opens the office's store when the passphrase is forgotten. There is no other way back."),
                say("Put this sheet into an envelope, seal it, sign across the seal and keep it in the office safe."),
                say("Whoever has this sheet and the office's PC can read everything in the store."),
            ),
            groups=tuple(recovery.text.split()),
            code="".join(recovery.text.split()),
            footer=say("Made on {at}. Sealed by: ______________________   Date: ______________", at=made_at),
        )
