"""A file of days before it is taken over: every fault with its row and column, and what would change."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import DaysChanged
from moderator_app.words import mark
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run, run_long
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.days.file_presenter import ChangeLine, FaultLine, FilePresenter, FileState
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape, StateLook
from ui.widgets.table import ONE_LINE, TWO_LINES, Cell, Table

_RED = StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("cannot be taken"))


class FilePage(Screen):
    """Nothing is changed before someone presses; with faults only the good rows can be taken."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = FilePresenter(context.core, context.say, context.actor)
        self._path = Path(context.place.extra.removeprefix("file:"))
        self._state: FileState | None = None
        self.go = filled(self._theme, self._say("Take the file over"), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.setEnabled(False)
        self.go.clicked.connect(lambda _=False: self._take())
        self.again = secondary(self._theme, self._say("Read again"), ButtonParts(icon="refresh-cw", key="F5"))
        self.again.clicked.connect(lambda _=False: self._look())
        self._lines = column(self._theme.px(12), self)
        self._look()

    def title(self) -> str:
        return self._say("Days from a file")

    def subtitle(self) -> str:
        return self._path.name

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.again, self.go)

    def heard(self, fact: object) -> None:
        if isinstance(fact, DaysChanged) and fact.initiator != self._context.actor.id:
            self._look()

    def _look(self) -> None:
        run_long(self, lambda _ticket: self._presenter.look(self._path), self._show, self._failed)

    def _show(self, state: FileState) -> None:
        self._state = state
        say, theme = self._say, self._theme
        clear(self._lines)
        self._lines.addWidget(self._summary(state))
        if state.faults:
            card = Card(theme, say("What cannot be taken"), say.number(len(state.preview.read.faults)))
            self.faults = _table(theme, say("Faults of the file"), self._fault_model(state.faults), TWO_LINES)
            self.faults.size_columns(110, 190, 0)
            card.add(self.faults)
            self._lines.addWidget(card)
        if state.changes:
            card = Card(theme, say("What would change"), state.counts)
            self.changes = _table(theme, say("What would change"), self._change_model(state.changes), ONE_LINE)
            self.changes.size_columns(80, 130, 190, 0, 280)
            card.add(self.changes)
            self._lines.addWidget(card)
        if state.more:
            self._lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, state.more))
        self._lines.addStretch(1)
        self.go.set_words(say("Take only the good rows") if state.faults else say("Take the file over"))
        self.go.refuse("" if state.useful else say("The file changes nothing."))

    def _summary(self, state: FileState) -> QWidget:
        theme, say = self._theme, self._say
        if state.faults and not state.good:
            words = say("No row of the file can be taken. Mend it and read it again; nothing was changed.")
            return sentence_line(theme, Shape.SQUARE_CROSS, Role.DANGER, words)
        if state.faults:
            words = say(
                "Some rows cannot be taken. Mend them and read the file again, or take only the good ones: {counts}.",
                counts=state.counts,
            )
            return sentence_line(theme, Shape.TRIANGLE, Role.WARNING, words)
        if not state.useful:
            words = say("Everything in the file stands on the list as it is: {counts}.", counts=state.counts)
            return sentence_line(theme, Shape.CIRCLE_TICK, Role.SUCCESS, words)
        words = say("The file is good: {counts}. Nothing is changed before you take it over.", counts=state.counts)
        return sentence_line(theme, Shape.CIRCLE_TICK, Role.SUCCESS, words)

    def _fault_model(self, lines: Sequence[FaultLine]) -> CellModel:
        say = self._say
        model = CellModel([say("Row"), say("Column"), say("What stands there, and what is wanted")], self)
        cells = [(Cell(line.row), Cell(line.column), Cell(line.found, line.wanted, state=_RED)) for line in lines]
        model.set_rows(cells)
        return model

    def _change_model(self, lines: Sequence[ChangeLine]) -> CellModel:
        say = self._say
        model = CellModel([say("Row"), say("State"), say("Day"), say("Name"), say("What it says")], self)
        model.set_rows(
            [
                (Cell(line.row), Cell(line.kind, state=line.look), Cell(line.on), Cell(line.name), Cell(line.what))
                for line in lines
            ]
        )
        return model

    def _take(self) -> None:
        state = self._state
        if state is None:
            return
        self.go.setEnabled(False)
        only_good = bool(state.faults)
        run(self, lambda: self._presenter.take(state.preview, only_good=only_good), self._taken, self._failed)

    def _taken(self, _sentence: str) -> None:
        self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self.go.setEnabled(False)
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._lines)
        self._lines.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
        self._lines.addStretch(1)


def _table(theme: Theme, name: str, model: CellModel, height: int) -> Table:
    """As high as its rows; the page scrolls."""
    table = Table(theme, name, height)
    table.setModel(model)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFixedHeight(theme.px(36 + height * model.rowCount()) + 2)
    return table
