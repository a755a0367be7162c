"""The week board as people see it: a table of pages by days, painted from the model."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.roles import Role, Type
from ui.screens.this_week.model import COUNT, FIRST_DAY, HEAD_ROLE, LINE_ROLE, PAGE, STATE, BoardModel
from ui.screens.this_week.state import BoardLine, CountCell, DayCell, DayHead
from ui.theme import Theme
from ui.widgets.page_mark import paint_mark
from ui.widgets.rows import paint_inner_ring
from ui.widgets.state_shape import paint_shape

HEAD, ROW, TOLD = 49, 49, 21
"""`TOLD` is the line below a row, all across the board, that explains how the page's week will end."""
DAY, COUNT_WIDTH, STATE_WIDTH = 36, 74, 146
_SEGMENT, _GAP = 26, 3
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class BoardHead(QHeaderView):
    """Title at the left, weekday over date for each day, today tinted."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(theme.px(HEAD))
        self.setMinimumSectionSize(theme.px(DAY))
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        room = QRectF(rect)
        painter.save()
        theme = self._theme
        day = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, HEAD_ROLE)
        if isinstance(day, DayHead):
            self._paint_day(painter, room, day)
        else:
            words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
            painter.setFont(theme.font(Type.SECTION if logicalIndex == PAGE else Type.SMALL))
            painter.setPen(theme.colour(Role.TEXT if logicalIndex == PAGE else Role.MUTED))
            inner = room.adjusted(theme.px(16 if logicalIndex == PAGE else 12), 0, -theme.px(4), 0)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
            painter.drawText(inner, int(_LEFT), shown)
        painter.fillRect(QRectF(room.x(), room.bottom() - 1, room.width(), 1), theme.colour(Role.LINE))
        painter.restore()

    def _paint_day(self, painter: QPainter, room: QRectF, day: DayHead) -> None:
        theme = self._theme
        if day.today:
            painter.fillRect(room, theme.colour(Role.ACCENT_SOFT))
        painter.setPen(theme.colour(Role.ACCENT if day.today else Role.MUTED))
        painter.setFont(theme.font(Type.SMALL, 600 if day.today else 400))
        half = theme.px(20)
        top = room.y() + (room.height() - 2 * half) / 2
        painter.drawText(QRectF(room.x(), top, room.width(), half), int(_MIDDLE), day.weekday)
        painter.drawText(QRectF(room.x(), top + half, room.width(), half), int(_MIDDLE), day.number)


class BoardDelegate(QStyledItemDelegate):
    """Paints one cell of the board."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(DAY), self._theme.px(ROW) + self._theme.px(TOLD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, BoardLine):
            return
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave it out
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs leave it out
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column, whole = index.column(), rect
        rect = rect.adjusted(0, 0, 0, -self._theme.px(TOLD))
        if column == PAGE:
            self._paint_page(painter, rect, line)
        elif column == COUNT:
            self._paint_count(painter, rect, line.count)
        elif column == STATE:
            self._paint_state(painter, rect, line)
        else:
            head = index.model().headerData(column, Qt.Orientation.Horizontal, HEAD_ROLE)
            self._paint_day(painter, rect, line.days[column - FIRST_DAY], head, last=column == COUNT - 1)
        self._paint_told(painter, whole, line)
        painter.fillRect(QRectF(whole.x(), whole.bottom() - 1, whole.width(), 1), self._theme.colour(Role.LINE))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, rect, self._theme)
        painter.restore()

    def _paint_told(self, painter: QPainter, cell: QRectF, line: BoardLine) -> None:
        """Each cell paints its own part of the one sentence."""
        px = self._theme.px
        left = self._view.columnViewportPosition(PAGE) + px(60)
        right = self._view.columnViewportPosition(STATE) + self._view.columnWidth(STATE) - px(12)
        room = QRectF(left, cell.bottom() - px(TOLD) - 1, right - left, px(TOLD))
        painter.save()
        painter.setClipRect(cell)
        painter.setFont(self._theme.font(Type.SMALL))
        painter.setPen(self._theme.colour(Role.TEXT))
        painter.drawText(room, int(_LEFT), _elided(painter, line.told, room))
        painter.restore()

    def _paint_page(self, painter: QPainter, rect: QRectF, line: BoardLine) -> None:
        px = self._theme.px
        side = px(32)
        spot = QRectF(rect.x() + px(16), rect.center().y() - side / 2, side, side)
        paint_mark(painter, spot, self._theme, line.face)
        words = rect.adjusted(px(60), 0, -px(8), 0)
        self._two_lines(painter, words, line.face.name, line.kind)

    def _paint_state(self, painter: QPainter, rect: QRectF, line: BoardLine) -> None:
        px = self._theme.px
        words = rect.adjusted(px(35), 0, -px(8), 0)
        top = rect.center().y() - px(12)
        spot = QRectF(rect.x() + px(12), top - px(8), px(16), px(16))
        paint_shape(painter, spot, line.look.shape, self._theme.colour(line.look.role))
        self._two_lines(painter, words, line.word, line.second, line.look.role)

    def _two_lines(self, painter: QPainter, room: QRectF, first: str, second: str, role: Role | None = None) -> None:
        theme = self._theme
        middle = room.center().y()
        top = QRectF(room.x(), middle - theme.px(23), room.width(), theme.px(24))
        painter.setFont(theme.font(Type.STATE if role else Type.BODY, 600 if role else 500))
        painter.setPen(theme.colour(role or Role.TEXT))
        painter.drawText(top, int(_LEFT), _elided(painter, first, top))
        below = QRectF(room.x(), middle + theme.px(1), room.width(), theme.px(20))
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colour(Role.MUTED))
        painter.drawText(below, int(_LEFT), _elided(painter, second, below))

    def _paint_day(self, painter: QPainter, rect: QRectF, cell: DayCell, head: object, *, last: bool) -> None:
        theme, px = self._theme, self._theme.px
        if isinstance(head, DayHead) and (head.today or head.quiet):
            painter.fillRect(rect, theme.colour(Role.ACCENT_SOFT if head.today else Role.SUNKEN))
        painter.fillRect(QRectF(rect.x(), rect.y(), 1, rect.height()), theme.colour(Role.LINE))
        if last:
            painter.fillRect(QRectF(rect.right() - 1, rect.y(), 1, rect.height()), theme.colour(Role.LINE))
        side = px(18)
        count = len(cell.looks) + (1 if cell.more else 0)
        y = rect.center().y() - (count * side + (count - 1) * px(4)) / 2
        for look in cell.looks:
            spot = QRectF(rect.center().x() - side / 2, y, side, side)
            paint_shape(painter, spot, look.shape, theme.colour(look.role))
            y += side + px(4)
        if cell.more:
            painter.setFont(theme.font(Type.TINY, 600))
            painter.setPen(theme.colour(Role.MUTED))
            painter.drawText(QRectF(rect.x(), y, rect.width(), side), int(_MIDDLE), cell.more)

    def _paint_count(self, painter: QPainter, rect: QRectF, count: CountCell) -> None:
        theme, px = self._theme, self._theme.px
        left, middle = rect.x() + px(12), rect.center().y()
        painter.setFont(theme.font(Type.SECTION))
        painter.setPen(theme.colour(Role.TEXT))
        room = QRectF(left, middle - px(22), rect.width(), px(24))
        painter.drawText(room, int(_LEFT), count.live)
        wide = painter.fontMetrics().horizontalAdvance(count.live)
        painter.setFont(theme.font(Type.STATE, 400))
        painter.setPen(theme.colour(Role.MUTED))
        painter.drawText(room.adjusted(wide + px(5), 0, 0, 0), int(_LEFT), f"/ {count.wanted}")
        self._paint_bar(painter, QRectF(left, middle + px(7), rect.width() - px(20), px(8)), count)

    def _paint_bar(self, painter: QPainter, room: QRectF, count: CountCell) -> None:
        theme, px = self._theme, self._theme.px
        gap = px(_GAP)
        wide = min(px(_SEGMENT), (room.width() - gap * (count.minimum - 1)) / count.minimum)
        for number in range(count.minimum):
            spot = QRectF(room.x() + number * (wide + gap), room.y(), wide, room.height())
            if number < count.done:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(count.role))
                painter.drawRoundedRect(spot, 2, 2)
                continue
            planned = number < count.done + count.scheduled
            edge = theme.colour(Role.ACCENT if planned else Role.INPUT)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            if planned:
                painter.fillRect(QRectF(spot.x() + 1, spot.y() + 1, spot.width() / 2 - 1, spot.height() - 2), edge)


def _elided(painter: QPainter, text: str, room: QRectF) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))


class BoardTable(QTableView):
    """The board; arrows move through its cells, Enter or a click opens what stands there (`chosen`)."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, model: BoardModel) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setModel(model)
        self.setAccessibleName(name)
        self.setHorizontalHeader(BoardHead(theme, self))
        self.setItemDelegate(BoardDelegate(theme, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW) + theme.px(TOLD))
        self.clicked.connect(self.chosen.emit)
        model.modelReset.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """Columns as designed, and as high as the rows: the page scrolls, not the board."""
        px = self._theme.px
        head = self.horizontalHeader()
        head.setStretchLastSection(False)
        for column in range(self.model().columnCount()):
            wide = {PAGE: 0, COUNT: COUNT_WIDTH, STATE: STATE_WIDTH}.get(column, DAY)
            mode = QHeaderView.ResizeMode.Fixed if wide else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if wide:
                head.resizeSection(column, px(wide))
        self.setFixedHeight(px(HEAD) + self.model().rowCount() * (px(ROW) + px(TOLD)))
        days = 7 * px(DAY)
        self.setMinimumWidth(px(150) + days + px(COUNT_WIDTH) + px(STATE_WIDTH))
