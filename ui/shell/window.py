"""The main window: its first paint, and room for whatever the way through the program puts into it.

What comes after the first paint stands in `ui/shell/way.py`, which is loaded only then.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.appearance import Appearance
from moderator_app.words import Digits, Language, Speaker
from ui.imports import plain_imports
from ui.shell.waiting import WaitingPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from moderator_app.core import Core
    from ui.fact_bridge import FactBridge
    from ui.places import Place
    from ui.shell.desk import Desk
    from ui.shell.presence import Presence
    from ui.shell.registry import Registry
    from ui.shell.ticking import Ticking
    from ui.shell.way import Way

Load = Callable[[], tuple["Core", "Registry"]]


class MainWindow(QWidget):
    """One window a program, told to `begin` once it is `painted`; `load` is then called behind the background door."""

    painted = Signal()
    gate_shown = Signal(object)
    dressed = Signal()
    content_shown = Signal()

    def __init__(self, load: Load, appearance: Appearance, key_file: Path | None = None) -> None:
        super().__init__()
        self._load = load
        self._key_file = key_file
        self._appearance = appearance
        self.content: QWidget | None = None
        self._way: Way | None = None
        self.presence: Presence | None = None
        self.ticking: Ticking | None = None
        self.stays_open: Callable[[], bool] = _never
        self._wish: Place | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(800, 560)
        say = Speaker(Language(appearance.language), Digits(appearance.digits))
        self.setWindowTitle(say("Moderator Desk"))
        waiting = WaitingPage(appearance, say)
        waiting.painted.connect(self.painted)
        self.show_content(waiting)

    # ------------------------------------------------------------ what others may ask

    @cached_property
    def facts(self) -> "FactBridge":
        """The facts of the core, once it is loaded."""
        from ui.fact_bridge import FactBridge

        return FactBridge(self)

    @property
    def core(self) -> "Core | None":
        """The core, once it is loaded."""
        return self._way.core if self._way else None

    @property
    def appearance(self) -> Appearance:
        """How it speaks and looks now."""
        return self._way.appearance if self._way else self._appearance

    @property
    def desk(self) -> "Desk | None":
        """The desk, while somebody sits at it."""
        return self._way.desk if self._way else None

    def begin(self) -> None:
        """Loads everything else, the core included."""
        QTimer.singleShot(0, self, self._set_out)

    def restyle(self, appearance: Appearance) -> None:
        """Shows another language, digits, scheme or text size at once, and keeps it; before the core came, neither."""
        if self._way is not None:
            self._way.restyle(appearance)

    def keep(self, appearance: Appearance) -> None:
        """Keeps what is not seen in the window: nothing is drawn anew."""
        if self._way is not None:
            self._way.keep(appearance)

    def lock(self) -> None:
        """Nobody is at the desk any more; what was typed is kept."""
        if self._way is not None:
            self._way.lock()

    def open_place(self, place: "Place") -> None:
        """Goes to a place; where nobody is at the desk, as soon as somebody signs in."""
        if self.desk is not None:
            self.desk.navigate(place)
        else:
            self._wish = place

    def take_wish(self) -> "Place | None":
        """The place that was wished for while nobody was at the desk; it is told once."""
        wish, self._wish = self._wish, None
        return wish

    def show_content(self, content: QWidget) -> None:
        """Shows this instead of what was shown before, which is deleted."""
        old = self.content
        self.content = content
        self._whole.addWidget(content)
        if old is not None:
            self._whole.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.content_shown.emit()

    def _set_out(self) -> None:
        with plain_imports():
            from ui.shell.way import Way
        self._way = Way(self, self._load, self._appearance, self._key_file)
        self._way.begin()

    # ------------------------------------------------------------ what Qt calls

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        from PySide6.QtCore import Qt  # only now: making its enums would hold up the first paint

        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif self.desk is None or not self.desk.key(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self.stays_open():
            event.ignore()
            return
        if self.desk is not None:
            self.desk.leave()
        event.accept()


def _never() -> bool:
    """Closing the window closes it, unless whoever started it knows better."""
    return False
