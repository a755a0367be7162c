"""The activity room: filters, the log, its proof, and the log as a table to take along."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QStandardPaths
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.lines import LogQuery
from moderator_app.ports import Watch
from moderator_app.words.errors import error_sentence
from ui import background
from ui.background import Ticket
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.activity.filters import Filters
from ui.screens.activity.model import ABOUT, WHO, ActivityModel
from ui.screens.activity.presenter import ActivityPresenter, Proof, TypedFilter
from ui.widgets.banner import Banner, ProgressStrip
from ui.widgets.button import SMALL, ButtonParts, filled, link, secondary
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import TWO_LINES, Table
from ui.widgets.whole_rows import WholeRows

_LEAST_LIST, _WITH_FOOT_FROM = 36 + TWO_LINES, 320
_WITH_ABOUT_FROM, _WITH_WHO_FROM = 760, 520


def _ask_file(parent: QWidget, title: str, name: str) -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return QFileDialog.getSaveFileName(parent, title, str(Path(documents) / name), "CSV (*.csv)")[0]


class ActivityScreen(Screen):
    """Every member reads, proves and exports; a row opens what it is about."""

    def __init__(self, context: ScreenContext, ask_file: Callable[[QWidget, str, str], str] = _ask_file) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = ActivityPresenter(context.core, context.say, context.actor)
        self._ask_file = ask_file
        self._query = LogQuery()
        self._count = 0
        self._banner: Banner | None = None
        self._under_way: Ticket | None = None
        say, theme = self._say, self._theme
        self.verify = filled(theme, say("Verify the log"), ButtonParts(icon="shield"))
        self.verify.clicked.connect(lambda _=False: self._prove())
        self.export = secondary(theme, say("Export"), ButtonParts(icon="download"))
        self.export.clicked.connect(lambda _=False: self._choose_file())
        self._lay_out()
        background.run(self, self._presenter.people, self.filters.people.set_choices, self._failed)
        self.model.ask(self._query)

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._say("Activity")

    def subtitle(self) -> str:
        return self._say.count("{n} entry", "{n} entries", self._count)

    def header_actions(self) -> Sequence[QWidget]:
        return (self.export, self.verify)

    def banners(self) -> Sequence[QWidget]:
        return () if self._banner is None else (self._banner,)

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        """New entries come on top; whoever reads further down is not thrown back to the top."""
        if self.table.verticalScrollBar().value() == 0 and self.table.currentIndex().row() <= 0:
            self.model.ask(self._query)

    def leaving(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        theme, say = self._theme, self._say
        whole = column(theme.px(8), self)
        self.filters = Filters(theme, say, self._presenter.kinds())
        self.filters.changed.connect(self._filter)
        whole.addWidget(self.filters)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self._cancel)
        whole.addWidget(self.progress)
        self.model = ActivityModel(self._presenter, say, self)
        self.table = Table(theme, say("Activity log"), TWO_LINES)
        self.table.setModel(self.model)
        self.table.size_columns(168, 190, 0, 0)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.model.counted.connect(self._counted)
        self.model.arrived.connect(self._arrived)
        self.model.failed.connect(self._failed)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.px(_LEAST_LIST))
        self.stack.addWidget(WholeRows(self.table, least=1))
        everything = secondary(theme, say("Show all"))
        everything.clicked.connect(self.filters.reset)
        teach = say("No entry of the log fits these filters.")
        nothing = EmptyState(theme, Shape.CIRCLE_MINUS, teach, everything)
        nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # takes no room while unseen
        self.stack.addWidget(nothing)
        card = Card(theme)
        card.add(self.stack, 1)
        self.open = secondary(theme, say("Look at it"), ButtonParts(icon="eye"), SMALL)
        self.open.clicked.connect(lambda _=False: self._open(self.table.currentIndex()))
        self._numbered = Label(theme, "", role=Role.MUTED)
        self.everything = link(theme, say("Show all"))
        self.everything.clicked.connect(self.filters.reset)
        self.everything.hide()
        self._foot = card.set_foot(self.open, self.everything, None, self._numbered)
        whole.addWidget(card, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        self.table.setColumnHidden(ABOUT, self.width() < px(_WITH_ABOUT_FROM))
        self.table.setColumnHidden(WHO, self.width() < px(_WITH_WHO_FROM))
        self._foot.setVisible(self.height() >= px(_WITH_FOOT_FROM))

    # ------------------------------------------------------------ the list

    def _filter(self) -> None:
        typed = self.filters.typed()
        query, troubles = self._presenter.query(typed)
        self.everything.setVisible(typed != TypedFilter())
        self.filters.show_troubles(troubles)
        if not troubles:
            self._query = query
            self.model.ask(query)

    def _counted(self, count: int) -> None:
        self._count = count
        self.stack.setCurrentIndex(0 if count else 1)
        self.export.refuse("" if count else self._say("There is nothing to export."))
        if count:
            self.table.selectRow(0)
        self._judge()
        self.header_changed.emit()

    def _arrived(self) -> None:
        self.table.viewport().update()
        self._judge()

    def _row_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._judge()

    def _judge(self) -> None:
        index = self.table.currentIndex()
        row = self.model.row_at(index.row()) if index.isValid() else None
        nowhere = self._say("This entry is about nothing that can be opened.")
        self.open.refuse("" if row is not None and row.place is not None else nowhere)
        self._numbered.setText(self._say("Entry {number}", number=row.number) if row is not None else "")

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None and row.place is not None:
            self._context.navigate(row.place)

    # ------------------------------------------------------------ the proof

    def _prove(self) -> None:
        self._begin(self._say("Verifying log, store and pictures…"))
        self._under_way = background.run_long(
            self, lambda ticket: self._presenter.proof(_watching(ticket)), self._proved, self._stopped, self._advance
        )

    def _proved(self, proof: Proof) -> None:
        shape, role = (Shape.CIRCLE_TICK, Role.SUCCESS) if proof.holds else (Shape.SQUARE_CROSS, Role.DANGER)
        self._finish(Banner(self._theme, shape, role, proof.sentence))

    # ------------------------------------------------------------ the export

    def _choose_file(self) -> None:
        path = self._ask_file(self, self._say("Where should the table stand?"), self._presenter.file_name())
        if path:
            self._export_to(Path(path))

    def _export_to(self, path: Path) -> None:
        query = self._query
        target = path if path.suffix else path.with_suffix(".csv")
        self._begin(self._say("Writing the table…"))
        self._under_way = background.run_long(
            self,
            lambda ticket: self._presenter.export(query, target, _watching(ticket)),
            self._exported,
            self._stopped,
            self._advance,
        )

    def _exported(self, sentence: str) -> None:
        self._finish(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, sentence))
        self.model.ask(self._query)

    # ------------------------------------------------------------ what takes long

    def _begin(self, word: str) -> None:
        self.verify.setEnabled(False)
        self.export.setEnabled(False)
        self._banner = None
        self.header_changed.emit()
        self.progress.begin(word)

    def _advance(self, share: float) -> None:
        self.progress.advance(share)

    def _cancel(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
        self._finish(None)

    def _stopped(self, error: ModeratorError) -> None:
        if isinstance(error, Cancelled):
            return
        self._finish(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error)))

    def _failed(self, error: ModeratorError) -> None:
        self._banner = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()

    def _finish(self, banner: Banner | None) -> None:
        self._under_way = None
        self.progress.finish()
        self.verify.setEnabled(True)
        self.export.setEnabled(self._count > 0)
        self._banner = banner
        self.header_changed.emit()


def _watching(ticket: Ticket) -> Watch:
    def watch(share: float) -> None:
        ticket.check()
        ticket.report(share)

    return watch
