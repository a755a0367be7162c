"""Warns of a PC in another time zone, and of a clock that stands before what the store knows; once a program's run."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.pc_time import PcTime, PcZone
from moderator_app.events import ClockJumped
from moderator_app.words import Speaker
from ui import background
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, secondary
from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

LOOK_EVERY = 600_000
"""Milliseconds between two looks at the zone, which tells nobody that it was changed."""


def pc_time_banner(theme: Theme, say: Speaker, found: PcTime, understood: Callable[[], None]) -> Banner | None:
    """One sentence with its remedy; the clock comes before the zone."""
    if found.newest is not None:
        sentence = say(
            "This PC's clock says {now}, but the desk was already at work on {newest}. Set the clock right in the PC's"
            " settings for date and time: until then days and weeks are reckoned wrongly.",
            now=found.now,
            newest=found.newest,
        )
    elif found.zone is not None:
        sentence = say(
            "This PC is set to the time zone {zone} ({offset}). The desk reckons in Dhaka time all the same. To set the"
            " PC right, choose “Dhaka” in its settings for date and time.",
            zone=found.zone.name,
            offset=found.zone.offset,
        )
    else:
        return None
    action = secondary(theme, say("Understood"), height=SMALL)
    action.clicked.connect(lambda _=False: understood())
    return Banner(theme, Shape.TRIANGLE, Role.WARNING, sentence, action)


class PcTimeWatch(QObject):
    """Lives as long as the window; what somebody has understood is not said again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._found: PcTime | None = None
        self._zone_understood: PcZone | None = None
        self._clock_understood = False
        self._timer = QTimer(self, timerType=Qt.TimerType.VeryCoarseTimer, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.content_shown.connect(self._say)
        window.facts.fact.connect(self._heard)
        self.look()

    def look(self) -> None:
        """Asks again behind the door."""
        core = self._window.core
        if core is not None:
            background.run(self, core.pc_clock.look, self._take, _nothing)

    def _take(self, found: PcTime) -> None:
        if found.newest is None:
            self._clock_understood = False  # it was set right: another time would be another fault
        self._found = found
        self._say()

    def _heard(self, fact: object) -> None:
        if isinstance(fact, ClockJumped):
            self.look()

    def _say(self) -> None:
        desk = self._window.desk
        if desk is not None and self._found is not None:
            desk.show_pc_time(self._left(self._found), self._understood)

    def _left(self, found: PcTime) -> PcTime:
        newest = None if self._clock_understood else found.newest
        zone = None if found.zone == self._zone_understood else found.zone
        return PcTime(found.now, zone, newest)

    def _understood(self) -> None:
        """The one that was said: the clock, or else the zone."""
        found = self._found
        if found is None:
            return
        if found.newest is not None and not self._clock_understood:
            self._clock_understood = True
        else:
            self._zone_understood = found.zone
        # Not while the banner's button is telling it.
        QTimer.singleShot(0, self, self._say)


def _nothing(_error: ModeratorError) -> None:
    """The screens say what is wrong with the store."""
