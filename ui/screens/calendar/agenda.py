"""The list view: day after day without end, as far as there are posts; read on when someone comes near an edge."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from moderator_app.words import Speaker
from ui.screens.calendar.agenda_delegate import ROW, AgendaDelegate
from ui.screens.calendar.agenda_model import AgendaModel, AgendaRow, Read
from ui.screens.calendar.state import AgendaPiece, Chip, DayCell
from ui.theme import Theme

_NEAR = 6 * ROW


class AgendaList(QListView):
    """`post_opened` (Chip), `new_asked` (date), `move_asked` (Chip) and `menu_asked` (Chip or DayCell, point) as in the
    table; `month_shown` (date) when the uppermost day is of another month; `came` (AgendaPiece) when rows are there.
    """

    post_opened = Signal(object)
    new_asked = Signal(object)
    move_asked = Signal(object)
    menu_asked = Signal(object, object)
    month_shown = Signal(object)
    came = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self.rows = AgendaModel(say, self)
        self._wanted: AgendaRow | None = None
        self._start: date | None = None
        self._month: tuple[int, int] | None = None
        self.setModel(self.rows)
        self.setItemDelegate(AgendaDelegate(theme, say, self))
        self.setAccessibleName(say("List of posts by day"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(theme.px(3 * ROW))
        self.verticalScrollBar().setSingleStep(theme.px(ROW) // 2)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._look_for_more)
        self.clicked.connect(self._open)
        self.doubleClicked.connect(self._open_head)
        self.rows.arrived.connect(self._arrived)
        self.rows.forgetting.connect(self._step_out)
        self.rows.rowsAboutToBeInserted.connect(self._hold)
        self.rows.rowsInserted.connect(self._hold_again)
        self.rows.rowsAboutToBeRemoved.connect(self._hold)
        self.rows.rowsRemoved.connect(self._hold_again)
        self._held: tuple[QPersistentModelIndex, int] | None = None
        self._holding = False

    # ------------------------------------------------------------ showing

    def show_from(self, start: date, read: Read, *, anew: bool) -> None:
        """Begins at a day, on which one stands then; not `anew`: on the same row as before, if it is still there."""
        self._wanted = None if anew else self.row_here()
        self._start = start
        self.rows.begin(start, read)

    def row_here(self) -> AgendaRow | None:
        """The row on which one stands."""
        return self.rows.row(self.currentIndex().row())

    def chip_here(self) -> Chip | None:
        here = self.row_here()
        return here.chip if here is not None else None

    def day_here(self) -> DayCell | None:
        here = self.row_here()
        return here.day if here is not None else None

    def top_day(self) -> date | None:
        """The day of the uppermost row."""
        row = self.rows.row(self.indexAt(QPoint(4, 1)).row())
        return row.day.day if row is not None else None

    def _arrived(self, piece: AgendaPiece, _later: object) -> None:
        if self._start is not None:
            self._stand(self._start)
            self._start = None
        self.came.emit(piece)
        self._look_for_more()
        self._tell_month()

    def _stand(self, start: date) -> None:
        """On what was meant before, else on the first day that was asked for, which stands at the top."""
        first = self.rows.index(self.rows.first_from(start))
        place = self.rows.place_of(self._wanted) if self._wanted is not None else None
        self.setCurrentIndex(first if place is None else self.rows.index(place))
        self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    def _step_out(self, first: int, end: int) -> None:
        """One cannot stand on a row that goes; the view would run after it."""
        top = self.indexAt(QPoint(4, 1))
        if first <= self.currentIndex().row() < end and top.isValid():
            self.setCurrentIndex(top)

    def _hold(self) -> None:
        """Rows come or go: whoever reads keeps the same rows before their eyes."""
        self._holding = True
        top = self.indexAt(QPoint(4, 1))
        self._held = (QPersistentModelIndex(top), self.visualRect(top).top()) if top.isValid() else None

    def _hold_again(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            top, before = held
            self.executeDelayedItemsLayout()
            if top.isValid():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(self.rows.index(top.row())).top() - before)
        self._holding = False

    def _scrolled(self, _value: int = 0) -> None:
        self._look_for_more()
        self._tell_month()

    def _look_for_more(self, *_range: int) -> None:
        bar, near = self.verticalScrollBar(), self._theme.px(_NEAR)
        if self._start is not None or self._holding:
            return
        if bar.value() > bar.maximum() - near:
            self.rows.more(later=True)
        if bar.value() < near:
            self.rows.more(later=False)

    def shown_day(self) -> date | None:
        """The day on which one stands while it is in sight, else that of the uppermost row."""
        here = self.currentIndex()
        if here.isValid() and self.visualRect(here).intersects(self.viewport().rect()):
            row = self.row_here()
            return row.day.day if row is not None else None
        return self.top_day()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self._tell_month()

    def _tell_month(self) -> None:
        day = self.shown_day()
        if day is not None and self._start is None and (day.year, day.month) != self._month:
            self._month = (day.year, day.month)
            self.month_shown.emit(day)

    # ------------------------------------------------------------ keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chip, day = self.chip_here(), self.day_here()
        if event.matches(QKeySequence.StandardKey.Cut) and chip is not None:
            self.move_asked.emit(chip)
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self._ask_new(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            self._open_head(self.currentIndex())
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters are keys of the screen
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        by_key = arg__1.reason() is QContextMenuEvent.Reason.Keyboard
        meant = self.chip_here() or self.day_here()
        if meant is not None:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_asked.emit(meant, where if by_key else arg__1.globalPos())

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None and row.chip is not None:
            self.post_opened.emit(row.chip)

    def _open_head(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None and row.chip is None:
            self._ask_new(row.day)

    def _ask_new(self, day: DayCell | None) -> None:
        if day is not None and day.open:
            self.new_asked.emit(day.day)
