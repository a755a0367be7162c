"""The two cards of figures: duties with their results, and the weeks that fell short."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QSizePolicy

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.evaluation.presenter import DutyLine, ShortWeek
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.label import Label
from ui.widgets.table import Cell, Table
from ui.widgets.whole_rows import WholeRows

ROW, ACHIEVED_COLUMN = 48, 3


class DutiesCard(Card):
    """The scorecard; `list_wanted` carries the page of a row, None for a row of all pages."""

    list_wanted = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Duties and results"))
        self._say = say
        self.hint = Label(theme, say("A result opens its list of posts"), Type.SMALL, Role.MUTED)
        self.add_head(self.hint)
        self.table = Table(theme, say("Duties and results"), ROW)
        heads = [say("Sl."), say("Duty"), say("Target"), say("Achieved"), say("Rate"), say("State")]
        self._model = CellModel(heads, self.table)
        self.table.setModel(self._model)
        self.table.size_columns(48, 0, 88, 78, 66, 126)
        self.table.clicked.connect(self._pressed)
        self.table.activated.connect(self._open)
        self.rows = WholeRows(self.table)
        self.add(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_lines(self, lines: Sequence[DutyLine]) -> None:
        """Shows the scorecard; the row that was chosen stays chosen."""
        row = self.table.currentIndex().row()
        self._model.set_rows([self._cells(line) for line in lines], [line.page_id for line in lines])
        if 0 <= row < len(lines):
            self.table.setCurrentIndex(self._model.index(row, 0))

    def _cells(self, line: DutyLine) -> tuple[Cell, ...]:
        return (
            Cell(line.number, muted=True),
            Cell(line.duty, line.indicator),
            Cell(line.target, right=True),
            Cell(line.achieved, right=True, opens=True),
            Cell(line.share, right=True),
            Cell(self._say(line.look.word), state=line.look),
        )

    def _pressed(self, index: QModelIndex) -> None:
        if index.column() == ACHIEVED_COLUMN:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        self.list_wanted.emit(self._model.key(index.row()))


class ShortWeeksCard(Card):
    """Missed and excused weeks; `week_wanted` carries the `ShortWeek` whose reason is to be read or written."""

    week_wanted = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Weeks that fell short"), " ")
        self._say = say
        self._words = Label(theme, "", Type.SMALL, Role.MUTED)
        self.add_head(self._words)
        self.table = Table(theme, say("Weeks that fell short"), ROW)
        self.table.horizontalHeader().hide()
        self._model = CellModel([say("State"), say("Page"), say("Reason")], self.table)
        self.table.setModel(self._model)
        self.table.size_columns(128, 0, 0)
        self.table.activated.connect(self._open)
        self.rows = WholeRows(self.table)
        self.add(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_weeks(self, weeks: Sequence[ShortWeek], summary: str) -> None:
        """Shows the weeks and, at the right of the head, what they come to."""
        say = self._say
        self._model.set_rows([self._cells(week) for week in weeks], weeks)
        self.set_count(say.count("{n} week", "{n} weeks", len(weeks)) if weeks else "")
        self._words.setText(summary)

    def _cells(self, week: ShortWeek) -> tuple[Cell, ...]:
        why = Cell(week.kind, week.reason) if week.reason else Cell(self._say("No reason written"), muted=True)
        return Cell(self._say(week.look.word), state=week.look), Cell(week.page, week.span), why

    def _open(self, index: QModelIndex) -> None:
        self.week_wanted.emit(self._model.key(index.row()))
