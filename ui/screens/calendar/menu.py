"""What can be done with a chip or a day, by the right button or the menu key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from moderator_app.words import Speaker
from ui.screens.calendar.state import Chip, DayCell
from ui.theme import Theme


class CellMenu(QMenu):
    """`open_asked` and `move_asked` carry the Chip, `day_asked` the DayCell, `new_asked` the date."""

    open_asked = Signal(object)
    move_asked = Signal(object)
    day_asked = Signal(object)
    new_asked = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme, say: Speaker, meant: Chip | DayCell, *, may_write: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(theme.font())
        self.setToolTipsVisible(True)
        if isinstance(meant, Chip):
            self.setAccessibleName(meant.title)
            self.opens = self._add(say("Open"), lambda: self.open_asked.emit(meant))
            self.moves = self._add(say("Move…"), lambda: self.move_asked.emit(meant), meant.fixed)
        else:
            self.setAccessibleName(meant.name)
            self.lists = self._add(say("Show the day"), lambda: self.day_asked.emit(meant))
            self.lists.setEnabled(bool(meant.total))
            self.writes = self._add(say("New post on this day"), lambda: self.new_asked.emit(meant.day))
            self.writes.setEnabled(meant.open and may_write)

    def _add(self, words: str, act: object, refused: str = "") -> QAction:
        action = self.addAction(words.replace("&", "&&"))
        action.triggered.connect(act)
        action.setEnabled(not refused)
        action.setToolTip(refused)
        return action
