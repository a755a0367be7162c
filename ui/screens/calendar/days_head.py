"""The head of the calendar: the weekdays; today's in the accent, those of the weekend muted."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.roles import Role, Type
from ui.screens.calendar.model import CELL_ROLE
from ui.screens.calendar.state import ColumnHead
from ui.theme import Theme

HEAD = 30
_HEAD_SIDE = 8


class DaysHead(QHeaderView):
    """Paints `ColumnHead`s."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(theme.px(HEAD))
        self.setMinimumSectionSize(theme.px(40))
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        head = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, CELL_ROLE)
        theme, room = self._theme, QRectF(rect)
        painter.save()
        if isinstance(head, ColumnHead):
            painter.setFont(theme.font(Type.STATE, 600 if not head.weekend or head.today else 400))
            role = Role.ACCENT if head.today else Role.MUTED if head.weekend else Role.TEXT
            painter.setPen(theme.colour(role))
            inner = room.adjusted(theme.px(_HEAD_SIDE), 0, 0, 0)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), head.word)
        painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.colour(Role.BORDER))
        painter.restore()
