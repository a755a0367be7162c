"""Who was told when: each reminder that was shown or mailed, and each that was not."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import MailsChanged, RemindersChanged
from moderator_app.words import Speaker
from moderator_app.words.errors import error_words
from ui.context import ScreenContext
from ui.paged_model import PagedModel, Rows
from ui.screens.settings.mail.presenter import MailPresenter, RecordRow
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import TWO_LINES, Cell, Table
from ui.widgets.whole_rows import WholeRows

OUTCOME, WHEN, WHO, WHAT = range(4)
_LEAST_LIST, _WITH_WHO_FROM = 36 + TWO_LINES, 620


class RecordModel(PagedModel[RecordRow]):
    """The record as an item model, newest first."""

    def __init__(self, presenter: MailPresenter, say: Speaker, parent: QObject) -> None:
        super().__init__((say("Outcome"), say("When"), say("Told to"), say("What")), _cell, parent)
        self._presenter = presenter

    def ask(self) -> None:
        """Shows the record as it stands now."""
        presenter = self._presenter

        def find() -> tuple[int, Rows[RecordRow]]:
            return presenter.record(), presenter.rows

        self.begin(find)


def _cell(row: RecordRow, column_number: int) -> Cell:
    if column_number == OUTCOME:
        return Cell(row.word, row.fault, state=row.look)
    if column_number == WHEN:
        return Cell(row.day, row.time)
    return Cell(row.who, row.channel) if column_number == WHO else Cell(row.subject)


class RecordPage(Screen):
    """Everyone in office may read it; nothing is ever taken out of it."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._theme, self._say = context.theme, context.say
        theme, say = self._theme, self._say
        self._count = 0
        whole = column(theme.px(8), self)
        self._errors = column(0)
        whole.addLayout(self._errors)
        self.model = RecordModel(MailPresenter(say, context.core, context.actor), say, self)
        self.table = Table(theme, say("Who was told when"), TWO_LINES)
        self.table.setModel(self.model)
        self.table.size_columns(300, 168, 200, 0)
        self.model.counted.connect(self._counted)
        self.model.failed.connect(self._failed)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.px(_LEAST_LIST))
        self.stack.addWidget(WholeRows(self.table, least=1))
        teach = say("Nobody was told anything yet. Each reminder that reaches somebody, or fails to, gets a line here.")
        nothing = EmptyState(theme, Shape.CIRCLE_MINUS, teach)
        nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # takes no room while unseen
        self.stack.addWidget(nothing)
        card = Card(theme)
        card.add(self.stack, 1)
        whole.addWidget(card, 1)
        self.model.ask()

    def title(self) -> str:
        return self._say("Who was told when")

    def subtitle(self) -> str:
        return self._say.count("{n} line", "{n} lines", self._count)

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        """New lines come on top; whoever reads further down is not thrown back."""
        if isinstance(fact, MailsChanged | RemindersChanged) and self.table.verticalScrollBar().value() == 0:
            self.model.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(WHO, self.width() < self._theme.px(_WITH_WHO_FROM))

    def _counted(self, count: object) -> None:
        assert isinstance(count, int)
        self._count = count
        self.stack.setCurrentIndex(0 if count else 1)
        self.header_changed.emit()

    def _failed(self, error: ModeratorError) -> None:
        clear(self._errors)
        self._errors.addWidget(ErrorPanel(self._theme, self._say, error_words(self._say, error)))
