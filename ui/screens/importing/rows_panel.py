"""The rows of a file that was looked at: which are shown, the grid, and what is to be told of the chosen one."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator_app.words import Speaker
from ui.roles import Type
from ui.screens.importing.grid import Grid, RowsModel
from ui.screens.importing.presenter import FileState, ImportPresenter, Which
from ui.theme import Theme
from ui.widgets.button import SMALL, ButtonParts, secondary
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.empty import EmptyState
from ui.widgets.field import CheckField
from ui.widgets.flow import flow_box
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column
from ui.widgets.shapes import Shape
from ui.widgets.whole_rows import WholeRows


class RowsPanel(QWidget):
    """`judged` tells that something else may be pressed now; `failed` carries an error."""

    judged = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, presenter: ImportPresenter) -> None:
        super().__init__()
        self._theme, self._say, self._presenter = theme, say, presenter
        self._state: FileState | None = None
        lines = column(theme.px(10), self)
        lines.addWidget(self._tools())
        self.save = secondary(theme, say("Save the faulty rows"), ButtonParts(icon="save"), SMALL)
        card = Card(theme)
        card.add(self._grid(), 1)
        card.set_foot(self.save, None)
        lines.addWidget(card, 1)
        self.why = WrappedLabel(theme, "", Type.SMALL)
        lines.addWidget(self.why)

    def _tools(self) -> QWidget:
        theme, say = self._theme, self._say
        box, tools = flow_box(theme.px(12))
        words = {
            Which.ALL: say("All"),
            Which.FAULTY: say("Faulty"),
            Which.NEW: say("New"),
            Which.KNOWN: say("Here already"),
        }
        segments = [Segment(which, text) for which, text in words.items()]
        self.filter = SegmentedSwitch(theme, say("Which rows"), segments, Which.ALL)
        self.filter.changed.connect(self._filtered)
        self.summary = Label(theme, "", Type.BODY)
        self.summary.setFixedHeight(self.filter.sizeHint().height())
        self.again = CheckField(theme, say("Once more what is here already"))
        self.again.toggled.connect(lambda _on=False: self.judged.emit())
        for tool in (self.filter, self.summary, self.again):
            tools.addWidget(tool)
        return box

    def _grid(self) -> QWidget:
        theme, say = self._theme, self._say
        self.model = RowsModel(self._presenter, say, self)
        self.table = Grid(theme, say("Rows of the file"))
        self.table.setModel(self.model)
        self.table.size_grid(1100)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.model.counted.connect(self._counted)
        self.model.arrived.connect(self._arrived)
        self.model.failed.connect(self.failed)
        self.rows = QStackedWidget()
        self.rows.setMinimumHeight(theme.px(120))
        self.rows.addWidget(WholeRows(self.table, least=1))
        everything = secondary(theme, say("Show all"))
        everything.clicked.connect(lambda _=False: self.show_rows(Which.ALL))
        self.rows.addWidget(EmptyState(theme, Shape.CIRCLE_MINUS, say("No row of the file is so."), everything))
        return self.rows

    def take(self, state: FileState) -> None:
        """Another file, or the same as it stands now; its rows are shown when they are asked for."""
        self._state = state
        self.summary.setText(state.summary)
        self.again.setVisible(state.count(Which.KNOWN) > 0)

    def show_rows(self, which: Which) -> None:
        """Shows the rows of one kind."""
        self.filter.choose(which)
        self.ask()

    def ask(self) -> None:
        """Shows the rows of the chosen kind anew."""
        which = self.filter.value()
        if self._state is not None and isinstance(which, Which):
            self.why.set_plain("")
            self.model.ask(self._state, which)

    def _filtered(self, _which: object) -> None:
        self.ask()

    def _counted(self, count: int) -> None:
        self.rows.setCurrentIndex(0 if count else 1)
        if count:
            self.table.selectRow(0)

    def _arrived(self) -> None:
        self.table.viewport().update()
        self._row_chosen(self.table.currentIndex(), QModelIndex())

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(index.row()) if index.isValid() else None
        said = self._say("Row {row}: {reason}", row=row.row, reason=row.reason) if row and row.reason else ""
        self.why.set_plain(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.size_grid(int(self.width() / self._theme.px(1000) * 1000))
