"""A table of members: those in office, or those who left or have not begun."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from moderator_app.words import Speaker, mark
from ui.roles import Role
from ui.screens.panel.presenter import MemberLine
from ui.theme import Theme
from ui.widgets.cell_model import CellModel
from ui.widgets.shapes import Shape
from ui.widgets.states import StateLook
from ui.widgets.table import TWO_LINES, Cell, Table

_ALL_COLUMNS_FROM = 700
_SET = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("PIN set"))
_PENDING = StateLook(Shape.CLOCK, Role.WARNING, mark("code handed out"))
_GONE = StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("not in office"))
_LOOKS = {True: _SET, False: _PENDING, None: _GONE}


class MemberTable(Table):
    """As high as its rows; one row can be selected, Enter opens it."""

    def __init__(self, theme: Theme, say: Speaker, name: str) -> None:
        super().__init__(theme, name, TWO_LINES)
        self._lines: tuple[MemberLine, ...] = ()
        heads = [say("Member"), say("Roles"), say("In office, order"), say("PIN")]
        self._cells = CellModel(heads, self)
        self.setModel(self._cells)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[MemberLine]) -> None:
        """Shows these members; nobody is selected."""
        self._lines = tuple(lines)
        self._cells.set_rows([_row(line) for line in lines], [line.id for line in lines])
        self.size_columns(0, 160, 208, 160)
        self.setFixedHeight(self.theme.px(36 + TWO_LINES * len(self._lines)) + 2)

    def chosen(self) -> MemberLine | None:
        """The member whose row is selected."""
        rows = self.selectionModel().selectedRows()
        return self._lines[rows[0].row()] if rows and rows[0].row() < len(self._lines) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(2, self.width() < self.theme.px(_ALL_COLUMNS_FROM))


def _row(line: MemberLine) -> list[Cell]:
    muted = not line.in_office
    return [
        Cell(line.name, line.designation, muted=muted),
        Cell(line.roles, muted=muted),
        Cell(line.since, line.order, muted=muted),
        Cell(line.pin, state=_LOOKS[line.pin_set]),
    ]
