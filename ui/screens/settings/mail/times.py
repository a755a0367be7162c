"""When the ladder of reminders speaks, as a form holds it. Knows no Qt; `load` and `save` belong behind the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import (
    ModeratorError,
    QuietAllDay,
    RemindInQuiet,
    RemindOutsideWork,
    WorkHoursReversed,
)
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.reminders import ReminderSettings
from moderator_app.words import Speaker
from ui.forms.slot_words import time_words
from ui.forms.trouble import Trouble, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core

PLACES = ("remind_at", "works_from", "works_until", "quiet_from", "quiet_until")
_HALF_HOURS = frozenset(time(half // 2, half % 2 * 30) for half in range(48))
_TROUBLES: tuple[tuple[type[ModeratorError], str], ...] = (
    (RemindOutsideWork, "remind_at"),
    (RemindInQuiet, "remind_at"),
    (WorkHoursReversed, "works_until"),
    (QuietAllDay, "quiet_until"),
)


@dataclass(frozen=True, slots=True)
class TimesState:
    """What was set, and why it cannot be changed ("" where it can)."""

    settings: ReminderSettings
    refusal: str = ""


@final
class TimesPresenter:
    """The times as one member sees them."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    def load(self) -> TimesState:
        """What was set."""
        allowed = self._actor.may(Action.CHANGE_SETTINGS)
        refusal = "" if allowed else self._say("Only the convenor changes the office's settings.")
        return TimesState(self._core.reminding.settings(), refusal)

    def choices(self, chosen: time) -> Sequence[tuple[object, str]]:
        """Every half hour, and the one that was set if it is none."""
        return [(at, time_words(self._say, at)) for at in sorted(_HALF_HOURS | {chosen})]

    def save(self, settings: ReminderSettings) -> tuple[Trouble, ...]:
        """Keeps the times; () when they are kept."""
        try:
            self._core.reminding.set_settings(self._actor.id, settings)
        except ModeratorError as error:
            return (trouble(self._say, error, place_of(error, _TROUBLES)),)
        return ()


def times_line(say: Speaker, settings: ReminderSettings) -> str:
    """The times on one line, for the card."""
    return say(
        "Reminders at {at}; nothing from {quiet_from} to {quiet_until}.",
        at=time_words(say, settings.remind_at),
        quiet_from=time_words(say, settings.quiet_from),
        quiet_until=time_words(say, settings.quiet_until),
    )
