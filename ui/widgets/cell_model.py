"""A table model over rows of `Cell`s, for tables that fit in memory."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.table import CELL_ROLE, Cell

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CellModel(QAbstractTableModel):
    """Heads and rows are already said; `keys` name the rows for whoever opens one."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: tuple[tuple[Cell, ...], ...] = ()
        self._keys: tuple[object, ...] = ()

    def set_rows(self, rows: Sequence[Sequence[Cell]], keys: Sequence[object] = ()) -> None:
        self.beginResetModel()
        self._rows = tuple(tuple(cells) for cells in rows)
        self._keys = tuple(keys)
        self.endResetModel()

    def key(self, row: int) -> object:
        return self._keys[row] if row < len(self._keys) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{cell.text}, {cell.second}" if cell.second else cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole and cell.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        right = bool(self._rows) and self._rows[0][section].right
        if role == Qt.ItemDataRole.TextAlignmentRole and right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
