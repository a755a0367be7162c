"""The table of weeks and days: arrows move through days and their chips, Enter opens, the pointer does the same."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from moderator_app.words import Speaker
from ui.screens.calendar.cell_room import part_count, shown_chips
from ui.screens.calendar.day_table import DayTable
from ui.screens.calendar.model import COLUMNS, FIRST_DAY, WEEK, CalendarModel
from ui.screens.calendar.state import Chip, DayCell, WeekCell
from ui.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_EDGE = 28
"""So near to its upper or lower edge a table scrolls under a carried chip."""


class CalendarTable(DayTable):
    """A table of days that is walked and worked in.

    Tells what is opened: `post_opened` (Chip), `day_opened` (DayCell), `week_opened` (WeekCell), and `new_asked`
    (date) for a post on a day that is still to come. `menu_asked` carries what is meant (Chip, or DayCell without one)
    and the point of the screen; `turn_asked` a date that a chip is carried to beyond what is shown.
    """

    post_opened = Signal(object)
    day_opened = Signal(object)
    week_opened = Signal(object)
    new_asked = Signal(object)
    menu_asked = Signal(object, object)
    turn_asked = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, model: CalendarModel) -> None:
        super().__init__(theme, say, model)
        self._pressed: tuple[QModelIndex, int] = (QModelIndex(), -1)
        self._grip: QPointF | None = None
        model.modelReset.connect(self._let_go)

    def _let_go(self) -> None:
        self._grip = None

    # ------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.carrier.chip is not None:
            self._carry_by_key(event)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.pick_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex(), self.part)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._step(1 if key == Qt.Key.Key_Down else -1):
            return
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._sideways(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape and self.part >= 0:
            self.mean(-1)
        elif key == Qt.Key.Key_N and not event.modifiers():
            self._ask_new(self.day_here())
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters search in other tables; here they are keys of the screen
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> bool:
        """To the chip below or above in the same day; False where the day has no more that way."""
        day = self.day_here()
        if day is None or not -1 <= self.part + by < part_count(day, self.delegate.manner):
            return False
        self.mean(self.part + by)
        return True

    def _sideways(self, by: int) -> None:
        """To the day after or before, over the ends of weeks."""
        here = self.currentIndex()
        place = here.row() * COLUMNS + here.column() + by
        if here.isValid() and 0 <= place < self.weeks.rowCount() * COLUMNS:
            self.setCurrentIndex(self.weeks.index(place // COLUMNS, place % COLUMNS))

    def _ask_new(self, day: DayCell | None) -> None:
        if day is not None and day.open:
            self.new_asked.emit(day.day)

    def _open(self, index: QModelIndex, part: int) -> None:
        cell = self.weeks.cell(index)
        if isinstance(cell, WeekCell):
            self.week_opened.emit(cell)
        elif isinstance(cell, DayCell) and not cell.total:
            self._ask_new(cell)
        elif isinstance(cell, DayCell):
            number = 0 if part < 0 and cell.total == 1 else part
            if 0 <= number < shown_chips(cell, self.delegate.manner):
                self.post_opened.emit(cell.chips[number])
            else:
                self.day_opened.emit(cell)

    # ------------------------------------------------------------ carrying a chip

    def pick_up(self) -> None:
        """The keys carry the meant chip from now on; one that stays where it is says why."""
        chip, day = self.chip_here(), self.day_here()
        if chip is None or day is None:
            return
        if chip.fixed:
            self._say_fixed(chip)
            return
        self.carrier.pick_up(chip, day.day, self.columnWidth(FIRST_DAY))

    def carry_to(self, day: date) -> None:
        """The carried chip goes to a day, shown or not."""
        index = self.weeks.index_of(day)
        if not index.isValid():
            self.turn_asked.emit(day)
            return
        self.setCurrentIndex(index)
        self.carrier.over(self.day_at(index))

    def _carry_by_key(self, event: QKeyEvent) -> None:
        carrier, key = self.carrier, event.key()
        if key == Qt.Key.Key_Escape:
            carrier.leave()
            self.viewport().unsetCursor()
        elif carrier.by_key and carrier.target is not None and key in _STEPS:
            self.carry_to(carrier.target + timedelta(days=_STEPS[Qt.Key(key)]))
        elif carrier.by_key and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            carrier.put_down()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.carrier.by_key and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.carrier.leave()

    def _say_fixed(self, chip: Chip) -> None:
        words = self._say("It cannot be moved: {reason}", reason=chip.fixed)
        self.carrier.announce(words)
        rect = self.visualRect(self.currentIndex())
        QToolTip.showText(self.viewport().mapToGlobal(rect.center()), words, self.viewport())

    # ------------------------------------------------------------ the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.carrier.leave()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        part = self.part_under(event.position(), index)
        self._pressed = (index, part)
        if index.isValid():
            self.stand_on(index, part)
        on_chip = part >= 0 and self.chip_here() is not None
        self._grip = event.position() if on_chip and event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        if self.carrier.chip is not None:
            self._put_down_here(event)
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        part = self.part_under(event.position(), index)
        if event.button() is not Qt.MouseButton.LeftButton or (index, part) != self._pressed or not index.isValid():
            return
        if part >= 0 or index.column() == WEEK:
            self._open(index, part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.part_under(event.position(), index) < 0:
            self._ask_new(self.day_at(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())
            return
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        hand = self.part_under(event.position(), index) >= 0 or (index.isValid() and index.column() == WEEK)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        by_key = arg__1.reason() is QContextMenuEvent.Reason.Keyboard
        where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        meant = self.chip_here() or self.day_here()
        if meant is not None:
            self.menu_asked.emit(meant, where if by_key else arg__1.globalPos())

    def _drag(self, pos: QPointF) -> None:
        """The pointer goes on with the button held: a chip comes along."""
        if self.carrier.chip is None and self._grip is not None:
            far = (pos - self._grip).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self._begin_drag(pos)
        if self.carrier.chip is not None:
            bar = self.verticalScrollBar()
            if pos.y() < _EDGE or pos.y() > self.viewport().height() - _EDGE:
                bar.setValue(bar.value() + (-_EDGE if pos.y() < _EDGE else _EDGE) // 2)
            self.carrier.over(self.day_at(self.indexAt(pos.toPoint())), pos)
            self.viewport().setCursor(self.carrier.cursor())

    def _begin_drag(self, pos: QPointF) -> None:
        self._grip = None
        chip, day = self.chip_here(), self.day_here()
        if chip is None or day is None:
            return
        if chip.fixed:
            self.viewport().setCursor(Qt.CursorShape.ForbiddenCursor)
            self._say_fixed(chip)
            return
        width = self.parts_of(self.currentIndex(), day)[self.part].rect.width()
        self.carrier.pick_up(chip, day.day, width, pos)

    def _put_down_here(self, event: QMouseEvent) -> None:
        refusal = self.carrier.refusal
        if not self.carrier.put_down():
            QToolTip.showText(event.globalPosition().toPoint(), refusal, self.viewport())
            self.carrier.leave()
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
