"""Gives a table the height of its rows, or of as many whole ones as fit: no row is cut in two."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.table import Table

_WIDE_ENOUGH = 300


class WholeRows(QWidget):
    """Holds a table that has its model already. It asks for all rows, and for `least` of them at least."""

    def __init__(self, table: Table, least: int = 2) -> None:
        super().__init__()
        self._table = table
        self._least = least
        table.setParent(self)
        table.model().modelReset.connect(self._changed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_least(self, rows: int) -> None:
        """How many rows it must show where there are so many, so that the page scrolls rather than the table."""
        self._least = rows
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE_ENOUGH, self._height_of(self._rows()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height_of(min(self._rows(), self._least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _changed(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        fit = (self.height() - self._height_of(0)) // self._table.verticalHeader().defaultSectionSize()
        self._table.setGeometry(0, 0, self.width(), self._height_of(max(0, min(fit, self._rows()))))

    def _rows(self) -> int:
        return self._table.model().rowCount()

    def _height_of(self, rows: int) -> int:
        head = self._table.horizontalHeader()
        above = 0 if head.isHidden() else head.minimumHeight()
        return above + rows * self._table.verticalHeader().defaultSectionSize()
