"""Tables: quiet head, rows of 42 or 54, only horizontal lines, states with shapes, numbers that open their list."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import paint_mark
from ui.widgets.rows import paint_inner_ring
from ui.widgets.state_shape import paint_shape
from ui.widgets.states import StateLook

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Models answer this role with a `Cell`; `DisplayRole` keeps the plain text for screen readers."""

ONE_LINE, TWO_LINES = 42, 54
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows; all texts are already said.

    `opens` underlines a number that opens its list; `struck` strikes a name out that no longer holds.
    """

    text: str
    second: str = ""
    state: StateLook | None = None
    mark: PageFace | None = None
    muted: bool = False
    right: bool = False
    opens: bool = False
    bold: bool = False
    struck: bool = False


class CellDelegate(QStyledItemDelegate):
    """Paints `Cell`s."""

    def __init__(self, theme: Theme, view: QTableView, height: int) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL_ROLE)
        rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave it out
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs leave it out
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, index.column(), selected, bool(state & QStyle.StateFlag.State_MouseOver))
        if isinstance(cell, Cell):
            self._content(
                painter,
                rect.adjusted(self._theme.px(16 if index.column() == 0 else 8), 0, -self._theme.px(8), 0),
                cell,
                selected,
            )
        if state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, rect, self._theme)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, column: int, selected: bool, hovered: bool) -> None:
        theme = self._theme
        if selected:
            painter.fillRect(rect, theme.colour(Role.ACCENT_SOFT))
            if column == 0:
                painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour(Role.ACCENT))
        elif hovered:
            painter.fillRect(rect, theme.colour(Role.HOVER))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour(Role.LINE))

    def _content(self, painter: QPainter, rect: QRectF, cell: Cell, selected: bool) -> None:
        px = self._theme.px
        middle = rect.center().y()
        if cell.mark:
            paint_mark(painter, QRectF(rect.x(), middle - px(16), px(32), px(32)), self._theme, cell.mark)
            rect = rect.adjusted(px(44), 0, 0, 0)
        if cell.state:
            spot = QRectF(rect.x(), middle - px(8), px(16), px(16))
            paint_shape(painter, spot, cell.state.shape, self._theme.colour(cell.state.role))
            rect = rect.adjusted(px(23), 0, 0, 0)
        if cell.second:
            top = QRectF(rect.x(), middle - px(23), rect.width(), px(24))
            self._line(painter, top, cell, selected)
            painter.setFont(self._theme.font(Type.SMALL))
            painter.setPen(self._theme.colour(Role.MUTED))
            below = QRectF(rect.x(), middle + px(1), rect.width(), px(20))
            painter.drawText(below, int(_LEFT), _elided(painter, cell.second, below))
            return
        self._line(painter, rect, cell, selected)

    def _line(self, painter: QPainter, rect: QRectF, cell: Cell, selected: bool) -> None:
        style = Type.STATE if cell.state else Type.BODY
        weight = 600 if cell.state or cell.bold or (selected and cell.second) else 500 if cell.second else None
        font = self._theme.font(style, weight)
        font.setUnderline(cell.opens)
        font.setStrikeOut(cell.struck)
        role = cell.state.role if cell.state else Role.ACCENT if cell.opens else Role.MUTED if cell.muted else Role.TEXT
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if cell.right else _LEFT
        painter.drawText(rect, int(side), _elided(painter, cell.text, rect))


def _elided(painter: QPainter, text: str, rect: QRectF) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))


class Table(QTableView):
    """A read-only table of whole rows; Enter or a double click activates the row (`activated`)."""

    def __init__(self, theme: Theme, name: str, height: int = ONE_LINE) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setFont(theme.font())
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(height))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(36))
        head.setHighlightSections(False)
        head.setDefaultAlignment(_LEFT)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(theme.px(48))
        head.setFont(theme.font(Type.SMALL))
        self.setItemDelegate(CellDelegate(theme, self, height))

    def size_columns(self, *widths: int) -> None:
        """Design widths of the columns; 0 makes a column take what is left."""
        head = self.horizontalHeader()
        head.setStretchLastSection(0 not in widths)
        for number, width in enumerate(widths):
            if width:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(number, self.theme.px(width))
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
