"""Locks the desk that nobody touches: after the minutes the convenor chose, and after the PC was asleep.

It costs next to nothing: an input only notes its time, and one coarse timer looks now and then how long ago that was.
It listens where input enters (the windows, and the object that takes the text of an input method), not to every event
of the program.
"""

from collections.abc import Callable
from enum import Enum, auto
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.settings import LOCK_MINUTES_DEFAULT, Settings
from moderator_app.events import OfficeChanged
from moderator_app.words import Speaker
from ui import background
from ui.fact_bridge import FactBridge
from ui.shell.lock_notice import LockNotice
from ui.theme import Theme

if TYPE_CHECKING:
    from moderator_app.core import Core

NOTICE_SECONDS = 30
LOOK_AT_LEAST_EVERY = 60
"""Seconds after which it looks again, so that a PC which wakes up is locked soon, before anybody touches it."""
_E = QEvent.Type
_INPUTS = frozenset(
    {
        _E.KeyPress, _E.KeyRelease, _E.ShortcutOverride, _E.InputMethod, _E.MouseButtonPress, _E.MouseButtonRelease,
        _E.MouseMove, _E.Wheel, _E.TouchBegin, _E.TouchUpdate, _E.TabletPress, _E.TabletMove,
    }
)  # fmt: skip
_AGAIN_MILLISECONDS = 200


class Why(Enum):
    """Why the desk locked itself."""

    NOBODY = auto()
    ASLEEP = auto()


class AutoLock(QObject):
    """`due` when the desk must be locked, with the reason; it then watches no more until somebody sits down."""

    due = Signal(object)

    def __init__(
        self, window: QWidget, core: "Core", facts: FactBridge, dress: Callable[[], tuple[Theme, Speaker]]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._core = core
        self._dress = dress
        self.minutes = LOCK_MINUTES_DEFAULT
        self.notice: LockNotice | None = None
        self._watching = False
        self._last_input = self._slept_before = 0.0
        self._focus: QObject | None = None
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._follow_window)
        app.focusObjectChanged.connect(self._follow_focus)
        facts.fact.connect(self._heard)

    def sit_down(self) -> None:
        """Somebody sits at the desk now."""
        self._watching = True
        self._follow_window(self._window.windowHandle())
        self._follow_focus(QGuiApplication.focusObject())
        self._touched()
        self._ask()

    def get_up(self) -> None:
        """Nobody sits at the desk any more."""
        self._watching = False
        self._timer.stop()
        self._hide_notice()

    def look(self) -> None:
        """How long nobody has touched the desk, and what follows."""
        if not self._watching:
            return
        idle, limit = self._idle(), self.minutes * 60
        if idle >= limit:
            self._lock()
            return
        if idle >= limit - NOTICE_SECONDS:
            self._show_notice(ceil(limit - idle))
            self._timer.start(1000 * max(1, ceil(limit - idle)))
        else:
            self._hide_notice()
            self._timer.start(1000 * max(1, ceil(min(LOOK_AT_LEAST_EVERY, limit - NOTICE_SECONDS - idle))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes an input; the one that wakes a desk which should be locked is taken for nothing else."""
        return self._watching and event.type() in _INPUTS and self._touched()

    def _touched(self) -> bool:
        clock = self._core.clock
        now = clock.elapsed()
        if self._timer.isActive() and now - self._last_input >= self.minutes * 60:
            self._lock()
            return True
        self._last_input = now
        self._slept_before = now - clock.monotonic()
        if self.notice is not None or not self._timer.isActive():
            self.look()
        return False

    def _idle(self) -> float:
        return self._core.clock.elapsed() - self._last_input

    def _lock(self) -> None:
        """Whatever waits for an answer is closed unanswered first: its page must not go while it is asked."""
        asking = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if asking is not None:
            asking.close()
            self._timer.start(_AGAIN_MILLISECONDS)
            return
        clock = self._core.clock
        slept = clock.elapsed() - clock.monotonic() - self._slept_before > LOOK_AT_LEAST_EVERY
        self.get_up()
        self.due.emit(Why.ASLEEP if slept else Why.NOBODY)

    # ------------------------------------------------------------ the setting

    def _heard(self, fact: object) -> None:
        if isinstance(fact, OfficeChanged) and self._watching:
            self._ask()

    def _ask(self) -> None:
        background.run(self, self._core.office.settings, self._set, self._keep)

    def _set(self, settings: Settings) -> None:
        if settings.lock_minutes != self.minutes:
            self.minutes = settings.lock_minutes
            self.look()

    def _keep(self, _error: ModeratorError) -> None:
        """The minutes stay as they were; the screens say what is wrong with the store."""

    # ------------------------------------------------------------ where input enters

    def _follow_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _follow_focus(self, focus: QObject | None) -> None:
        before, self._focus = self._focus, focus
        if before is not None and before is not focus and Shiboken.isValid(before):
            before.removeEventFilter(self)
        if focus is not None:
            focus.installEventFilter(self)

    # ------------------------------------------------------------ the notice

    def _show_notice(self, seconds: int) -> None:
        if self.notice is None:
            theme, say = self._dress()
            self.notice = LockNotice(self._window, theme, say, seconds)

    def _hide_notice(self) -> None:
        if self.notice is not None:
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
