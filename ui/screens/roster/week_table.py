"""The table of the year: a row a week, a column for all pages or for each."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelection, Qt, Signal

from moderator_app.words import Speaker
from ui.roles import Role
from ui.screens.roster.state import DutyCell, RosterState, WeekLine
from ui.theme import Theme
from ui.widgets.cell_model import CellModel
from ui.widgets.shapes import Shape, StateLook
from ui.widgets.table import TWO_LINES, Cell, Table

_NOW = StateLook(Shape.SOLID_CIRCLE, Role.ACCENT, "")
_VACANT = StateLook(Shape.SQUARE_MINUS, Role.DANGER, "")


class WeekTable(Table):
    """One week is selected; Enter opens it. It scrolls by itself and begins at this week."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Weeks of the duty roster"), TWO_LINES)
        self._say = say
        self._lines: tuple[WeekLine, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._cells = CellModel([], self)
        self.setModel(self._cells)

    def show_year(self, state: RosterState) -> None:
        """Shows a year; the selected week stays selected where it is still there, else this week is."""
        chosen = self.chosen()
        if state.columns != self._columns:
            self._columns = state.columns
            self._set_heads(state.columns)
        fresh = not self._lines or (chosen is not None and all(line.first_on != chosen for line in state.weeks))
        self._lines = state.weeks
        self._cells.set_rows([_row(line) for line in state.weeks], [line.first_on for line in state.weeks])
        row = next((n for n, line in enumerate(state.weeks) if line.first_on == chosen), state.now_row or 0)
        self.selectRow(row)
        if fresh:
            self.scrollTo(self._cells.index(max(0, row - 1), 0), Table.ScrollHint.PositionAtTop)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def go_to(self, first_on: date) -> None:
        """Selects a week and brings it into sight."""
        row = next((n for n, line in enumerate(self._lines) if line.first_on == first_on), None)
        if row is not None:
            self.selectRow(row)
            self.scrollTo(self._cells.index(row, 0), Table.ScrollHint.PositionAtCenter)

    def chosen(self) -> date | None:
        """The Sunday of the selected week."""
        rows = self.selectionModel().selectedRows() if self.model() else []
        return self._lines[rows[0].row()].first_on if rows and rows[0].row() < len(self._lines) else None

    def line(self, first_on: date | None) -> WeekLine | None:
        """What the table says of a week."""
        return next((line for line in self._lines if line.first_on == first_on), None)

    def _set_heads(self, columns: Sequence[str]) -> None:
        self._cells.deleteLater()
        self._cells = CellModel([self._say("Week"), *columns, self._say("State")], self)
        self.setModel(self._cells)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.size_columns(232, *([0] * len(columns)), 116)


def _row(line: WeekLine) -> list[Cell]:
    week = Cell(line.span, line.second, state=_NOW if line.now else None, muted=line.past, bold=line.now)
    state = Cell(line.word, state=line.look)
    return [week, *(_duty(cell, past=line.past) for cell in line.cells), state]


def _duty(cell: DutyCell, *, past: bool) -> Cell:
    if cell.vacant:
        return Cell("–", muted=True) if past else Cell(cell.main, cell.standby, state=_VACANT)
    return Cell(cell.main, cell.standby, muted=past or cell.gone, struck=cell.gone)
