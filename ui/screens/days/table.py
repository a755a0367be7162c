"""The table of days and closures: months once, the date over its Bangla date, the name over its source."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from moderator_app.words import Speaker
from ui.screens.days.presenter import DayLine
from ui.theme import Theme
from ui.widgets.cell_model import CellModel
from ui.widgets.table import TWO_LINES, Cell, Table

MONTH, DATE, NAME, CLASS, STATE = range(5)
_WITH_MONTH_FROM, _WITH_CLASS_FROM = 900, 680


class DaysTable(Table):
    """One row can be selected; Enter opens it."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Days and holidays"), TWO_LINES)
        heads = [say("Month"), say("Day"), say("Name and source"), say("Class"), say("State")]
        self._lines: tuple[DayLine, ...] = ()
        self._cells = CellModel(heads, self)
        self.setModel(self._cells)
        self.size_columns(160, 168, 0, 100, 210)

    def show_lines(self, lines: Sequence[DayLine], nearest: str) -> None:
        """Shows these lines; the one that was selected stays so where it is still there, else the nearest is."""
        before = self.chosen()
        self._lines = tuple(lines)
        self._cells.set_rows([_row(line) for line in lines], [line.item for line in lines])
        items = [line.item for line in lines]
        wanted = [item for item in (before.item if before is not None else "", nearest) if item in items]
        if items:
            self.selectRow(items.index(wanted[0]) if wanted else 0)
            above = self._cells.index(max(0, self.currentIndex().row() - 1), DATE)
            self.scrollTo(above, Table.ScrollHint.PositionAtTop)

    def chosen(self) -> DayLine | None:
        """The line of the current row."""
        number = self.currentIndex().row()
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.theme.px
        self.setColumnHidden(MONTH, self.width() < px(_WITH_MONTH_FROM))
        self.setColumnHidden(CLASS, self.width() < px(_WITH_CLASS_FROM))


def _row(line: DayLine) -> list[Cell]:
    gone = line.day is not None and line.day.cancelled
    return [
        Cell(line.month, bold=True),
        Cell(line.on, line.bangla),
        Cell(line.name, line.source, muted=gone),
        Cell(line.day_class or "–", muted=not line.day_class),
        Cell(line.state, line.detail, state=line.look),
    ]
