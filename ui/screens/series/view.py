"""The list of recurring posts, and the chosen one with its days beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PostId, SeriesId
from moderator_app.events import OfficeChanged, PostChanged, SeriesChanged
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.series.details import SeriesCard
from ui.screens.series.presenter import SeriesLine, SeriesPresenter
from ui.widgets.banner import Banner
from ui.widgets.button import secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import TWO_LINES, Cell, Table
from ui.widgets.whole_rows import WholeRows

RIGHT, TWO_COLUMNS_FROM = 400, 900
_UNBOUND = 16_777_215
_NEXT = 2


class SeriesScreen(Screen):
    """The row that is selected stands beside the list; its buttons act on it."""

    def __init__(self, context: ScreenContext, chosen: str = "") -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = SeriesPresenter(context.core, context.say, context.actor)
        self._lines: tuple[SeriesLine, ...] = ()
        self._chosen: SeriesId | None = SeriesId(chosen) if chosen else None
        self._fault: Banner | None = None
        self._lay_out()
        self._ask()

    def title(self) -> str:
        return self._say("Recurring posts")

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, SeriesChanged | PostChanged | OfficeChanged):
            self._ask()

    def _lay_out(self) -> None:
        px, say, theme = self._theme.px, self._say, self._theme
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(16))
        self._cells = CellModel([say("State"), say("Post and rule"), say("Next")], self)
        self.table = Table(theme, say("Recurring posts"), TWO_LINES)
        self.table.setModel(self._cells)
        self.table.size_columns(136, 0, 250)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.stack = QStackedWidget()
        self.stack.addWidget(WholeRows(self.table))
        write = secondary(theme, say("Choose a post"))
        write.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS)))
        teach = say("A post that comes again and again is begun from a draft: choose one, then “Repeat this post”.")
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, write))
        card = Card(theme)
        card.add(self.stack, 1)
        left = column(0)
        left.addWidget(card, 1)
        self._across.addLayout(left, 1)
        self.details = SeriesCard(theme, say)
        self.details.opened.connect(self._open_post)
        self.details.change.connect(self._change)
        self.details.stop.connect(self._ask_stop)
        self._across.addWidget(self.details)

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, lines: tuple[SeriesLine, ...]) -> None:
        self._lines = lines
        self._cells.set_rows([_row(line) for line in lines], [line.id for line in lines])
        self.stack.setCurrentIndex(0 if lines else 1)
        self.details.setVisible(bool(lines))
        if lines:
            at = next((n for n, line in enumerate(lines) if line.id == self._chosen), 0)
            self.table.selectRow(at)
            self._choose(at)
        self.header_changed.emit()

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._choose(index.row())

    def _choose(self, place: int) -> None:
        line = self._lines[place]
        self._chosen = line.id
        self.details.show_series(line, self._presenter.refusal())

    def _open_post(self, post_id: PostId) -> None:
        self._context.navigate(Place(Room.POSTS, item=post_id))

    def _change(self, series_id: SeriesId) -> None:
        self._context.navigate(Place(Room.POSTS, extra=f"series:change:{series_id}"))

    def _ask_stop(self, series_id: SeriesId) -> None:
        say = self._say
        sentence = say("No more posts are made of it. Those that were made stay as they are.")
        dialog = ConfirmDialog(
            self, self._theme, say, say("Stop this recurring post?"), sentence, say("Stop it"), harmful=True
        )
        dialog.accepted.connect(partial(self._stop, series_id))
        dialog.open()

    def _stop(self, series_id: SeriesId) -> None:
        run(self, partial(self._presenter.stop, series_id), lambda _nothing: self._ask(), self._failed)

    def _failed(self, error: ModeratorError) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        wide = self.width() >= px(TWO_COLUMNS_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.details.setMinimumWidth(px(RIGHT) if wide else 0)
        self.details.setMaximumWidth(px(RIGHT) if wide else _UNBOUND)
        self._across.setStretchFactor(self.details, 0 if wide else 2)
        self.table.setColumnHidden(_NEXT, self.width() - (px(RIGHT + 16) if wide else 0) < px(660))


def _row(line: SeriesLine) -> list[Cell]:
    return [
        Cell(line.state, state=line.look),
        Cell(line.title, line.sentence, muted=not line.may_go_on),
        Cell(line.next, line.counts, muted=not line.may_go_on),
    ]
