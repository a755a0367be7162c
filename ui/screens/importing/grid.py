"""The grid of a file's rows: a red cell for each fault, asked for page by page."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from moderator_app.words import Speaker, mark
from ui.paged_model import PagedModel, Rows
from ui.roles import Role
from ui.screens.importing.presenter import SHOWN, FileState, ImportPresenter, RowLine, Which
from ui.theme import Theme
from ui.widgets.shapes import Shape, StateLook
from ui.widgets.table import CELL_ROLE, TWO_LINES, Cell, CellDelegate, Table

ROW, STATE = range(2)
_FIRST = 2
_FAULT = StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Faulty"))


class RowsModel(PagedModel[RowLine]):
    """The rows of a file that were asked for."""

    def __init__(self, presenter: ImportPresenter, say: Speaker, parent: QObject) -> None:
        heads = (say("Text"), say("Purpose"), say("Pages"), say("Date"), say("Time"), say("Link"))
        super().__init__((say("Row"), say("State"), *heads), _cell, parent)
        self._presenter = presenter

    def ask(self, state: FileState, which: Which) -> None:
        """Shows the rows of one kind."""
        presenter = self._presenter

        def find() -> tuple[int, Rows[RowLine]]:
            return state.count(which), lambda offset, limit: presenter.rows(state, which, offset, limit)

        self.begin(find)


class FaultDelegate(CellDelegate):
    """Lays red under a cell that cannot be taken, in a chosen row too; its shape and its words say the same."""

    _faulty = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(CELL_ROLE)
        self._faulty = index.column() >= _FIRST and isinstance(cell, Cell) and cell.state is not None
        super().paint(painter, option, index)

    def _ground(self, painter: QPainter, rect: QRectF, column: int, selected: bool, hovered: bool) -> None:
        super()._ground(painter, rect, column, selected, hovered)
        if self._faulty:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self._theme.colour(Role.DANGER_SOFT))


class Grid(Table):
    """Row, state and the columns of the file."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, TWO_LINES)
        self.setItemDelegate(FaultDelegate(theme, self, TWO_LINES))

    def size_grid(self, width: int) -> None:
        """Makes the columns fit a width in design pixels; the link goes first where there is little room."""
        narrow = width < 980
        self.setColumnHidden(_FIRST + 5, narrow)
        self.size_columns(64, 130, 0, *((130, 130, 124, 100) if narrow else (150, 150, 134, 112, 130)))


def _cell(row: RowLine, column: int) -> Cell:
    if column == ROW:
        return Cell(row.row)
    if column == STATE:
        return Cell(row.word, state=row.look)
    found = row.cells[SHOWN[column - _FIRST]]
    if found.fault:
        return Cell(found.text or "–", found.fault, state=_FAULT)
    return Cell(found.text or "–", muted=not found.text)
