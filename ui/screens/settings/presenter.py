"""The settings, without Qt."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, final

from moderator_app import __version__
from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.settings import Settings
from moderator_app.domain.slots import Slot
from moderator_app.ports import AutostartState
from moderator_app.resource_files import resource
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day
from ui.forms.preset_words import PRESET_WORDS
from ui.forms.trouble import Trouble, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What the screen shows beside the appearance and the keys; texts are said."""

    slots: tuple[Slot, ...]
    office: str
    preset: str
    folder: str
    version: str
    lock_minutes: int
    backup: str
    autostart: AutostartState


@dataclass(frozen=True, slots=True)
class Licence:
    """One text that came with a part of the program."""

    name: str
    text: str


@final
class SettingsPresenter:
    """Every method but `reason` is called behind the background door."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    def reason(self) -> str:
        """Why the office's settings cannot be changed, "" where they can."""
        allowed = self._actor.may(Action.CHANGE_SETTINGS)
        return "" if allowed else self._say("Only the convenor changes the office's settings.")

    def load(self) -> SettingsState:
        """What was set."""
        settings = self._core.office.settings()
        return SettingsState(
            settings.slots,
            self._office(),
            self._preset(settings),
            str(self._core.opening.folder),
            __version__,
            settings.lock_minutes,
            self._backup(),
            self._core.autostart.state(),
        )

    def save_slots(self, slots: tuple[Slot, ...]) -> tuple[Trouble, ...]:
        """Keeps the usual times; () when they are kept."""
        try:
            self._core.office.set_slots(self._actor.id, slots)
        except ModeratorError as error:
            return (trouble(self._say, error),)
        return ()

    def save_lock_minutes(self, minutes: int) -> tuple[Trouble, ...]:
        """Keeps after how many minutes the desk locks itself; () when it is kept."""
        try:
            self._core.office.set_lock_minutes(self._actor.id, minutes)
        except ModeratorError as error:
            return (trouble(self._say, error),)
        return ()

    def save_autostart(self, *, on: bool) -> AutostartState:
        """Lets the program open after the login, or not; what holds then.

        Raises:
            FolderNotWritable, FolderIsFile, DiskFull: nothing was changed.
        """
        self._core.autostart.set_on(on=on)
        return self._core.autostart.state()

    def licences(self) -> tuple[Licence, ...]:
        """The bundled licence texts, by name."""
        files = sorted(path for path in resource("licences").iterdir() if path.suffix in (".txt", ".md"))
        return tuple(Licence(path.stem, path.read_text(encoding="utf-8")) for path in files)

    def _office(self) -> str:
        office = self._core.office.get()
        if office is None:
            return self._say("not given yet")
        counts = self._say("{n} a week from {day}", n=office.weekly_minimum, day=office.first_on)
        return f"{self._say.name(office.name)} · {counts}"

    def _preset(self, settings: Settings) -> str:
        return self._say(PRESET_WORDS[settings.preset]) if settings.preset_confirmed else self._say("not chosen yet")

    def _backup(self) -> str:
        say, standing = self._say, self._core.backups.standing()
        if standing.last_backup_at is None:
            return say("There is no backup outside this PC yet.")
        day = dhaka_day(standing.last_backup_at)
        if standing.backup_due:
            return say("The last backup is from {day}, more than a month ago.", day=day)
        if standing.drill_due:
            return say("Last backup on {day}. A restore drill is due.", day=day)
        return say("Last backup on {day}; a drill has shown that backups come back.", day=day)


def with_part(now: Appearance, part: str, value: object) -> Appearance:
    """The appearance with one part changed: `language`, `digits`, `scheme`, `text_size` or `stays_in_tray`."""
    if part == "language":
        return replace(now, language=str(value))
    if part == "digits":
        return replace(now, digits=str(value))
    if part == "scheme":
        return replace(now, scheme=Scheme(str(value)))
    if part == "stays_in_tray":
        return replace(now, stays_in_tray=bool(value))
    assert isinstance(value, int), part
    return replace(now, text_size=value)
