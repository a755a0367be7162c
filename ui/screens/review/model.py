"""The queue as an item model, and how one of its rows is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moderator_app.domain.ids import PostId
from ui.roles import Role, Type
from ui.screens.review.state import QueueLine
from ui.theme import Theme
from ui.widgets.page_mark import paint_mark
from ui.widgets.rows import paint_inner_ring
from ui.widgets.state_shape import paint_shape

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW = 88
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class QueueModel(QAbstractListModel):
    """One row a post; the row's whole meaning is its text for a screen reader."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[QueueLine, ...] = ()

    def set_lines(self, lines: Sequence[QueueLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def row_of(self, post_id: PostId | None) -> int:
        """The row of a post, -1 where it does not wait."""
        return next((n for n, line in enumerate(self.lines) if line.post_id == post_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (line.title, line.word, line.day, line.second, line.talk) if part)
        return line.title if role == Qt.ItemDataRole.ToolTipRole else None


class QueueDelegate(QStyledItemDelegate):
    """State and day, title, page mark and who wrote it; the chosen row has an accent edge and a bold title."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, QueueLine):
            return
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave it out
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs leave it out
        selected = bool(state & QStyle.StateFlag.State_Selected)
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(rect, theme.colour(Role.ACCENT_SOFT))
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour(Role.ACCENT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour(Role.HOVER))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour(Role.LINE))
        self._content(painter, rect.adjusted(theme.px(16), 0, -theme.px(16), 0), line, bold=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, rect, theme)
        painter.restore()

    def _content(self, painter: QPainter, room: QRectF, line: QueueLine, *, bold: bool) -> None:
        theme, px = self._theme, self._theme.px
        top = QRectF(room.x(), room.y() + px(8), room.width(), px(24))
        self._state(painter, top, line)
        painter.setFont(theme.font(Type.BODY, 600 if bold else 500))
        painter.setPen(theme.colour(Role.TEXT))
        middle = QRectF(room.x(), room.y() + px(32), room.width(), px(25))
        painter.drawText(middle, int(_LEFT), _elided(painter, line.title, middle.width()))
        below = QRectF(room.x(), room.y() + px(57), room.width(), px(22))
        if line.face is not None:
            side = px(16)
            paint_mark(painter, QRectF(below.x(), below.center().y() - side / 2, side, side), theme, line.face)
            below = below.adjusted(px(24), 0, 0, 0)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colour(Role.MUTED))
        second = f"{line.second} · {line.talk}" if line.talk else line.second
        painter.drawText(below, int(_LEFT), _elided(painter, second, below.width()))

    def _state(self, painter: QPainter, room: QRectF, line: QueueLine) -> None:
        theme, px = self._theme, self._theme.px
        side = px(16)
        spot = QRectF(room.x(), room.center().y() - side / 2, side, side)
        paint_shape(painter, spot, line.look.shape, theme.colour(line.look.role))
        painter.setFont(theme.font(Type.STATE))
        painter.setPen(theme.colour(line.look.role))
        words = room.adjusted(px(23), 0, 0, 0)
        painter.drawText(words, int(_LEFT), line.word)
        taken = painter.fontMetrics().horizontalAdvance(line.word) + px(10)
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colour(Role.MUTED))
        day = words.adjusted(taken, 0, 0, 0)
        painter.drawText(day, int(_RIGHT), _elided(painter, line.day, day.width()))


def _elided(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))
