"""The list of templates with search and kinds, and the chosen one beside it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import TemplateId
from moderator_app.events import TemplatesChanged
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.templates.details import TemplateCard
from ui.screens.templates.presenter import TemplateLine, TemplatesPresenter, matching
from ui.template_kinds import KINDS
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.empty import EmptyState
from ui.widgets.field import ChoiceField, SearchField
from ui.widgets.flow import flow_box
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import TWO_LINES, Cell, Table
from ui.widgets.whole_rows import WholeRows

RIGHT, TWO_COLUMNS_FROM = 400, 900
_UNBOUND = 16_777_215
_LIST, _NONE_YET, _NONE_FOUND = 0, 1, 2


class TemplatesScreen(Screen):
    """The row that is selected stands beside the list; its buttons act on it."""

    def __init__(self, context: ScreenContext, chosen: str = "") -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = TemplatesPresenter(context.core, context.say, context.actor)
        self._all: tuple[TemplateLine, ...] = ()
        self._lines: tuple[TemplateLine, ...] = ()
        self._chosen: TemplateId | None = TemplateId(chosen) if chosen else None
        self._note: Banner | None = None
        theme, say = self._theme, self._say
        self.new = filled(theme, say("New template"), ButtonParts(icon="plus", key="Ctrl+N"))
        self.new.clicked.connect(lambda: self._go("templates:new"))
        self.samples = secondary(theme, say("Add samples"), ButtonParts(icon="download"))
        self.samples.clicked.connect(self._add_samples)
        for button in (self.new, self.samples):
            button.refuse(self._presenter.refusal())
        self._lay_out()
        self._ask()

    def title(self) -> str:
        return self._say("Templates")

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.samples, self.new)

    def banners(self) -> Sequence[QWidget]:
        return (self._note,) if self._note else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, TemplatesChanged):
            self._ask()

    def _lay_out(self) -> None:
        px, say, theme = self._theme.px, self._say, self._theme
        whole = column(px(12), self)
        box, tools = flow_box(px(8))
        self.search = SearchField(theme, say("Search templates"))
        self.search.textChanged.connect(lambda _text="": self._follow())
        every: list[tuple[object, str]] = [(None, say("Every kind")), *((kind, say(KINDS[kind])) for kind in KINDS)]
        self.kind = ChoiceField(theme, say("Kind"), every)
        self.kind.setMinimumWidth(px(168))
        self.kind.currentIndexChanged.connect(lambda _index=0: self._follow())
        tools.addWidget(self.search)
        tools.addWidget(self.kind)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        whole.addWidget(box)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        self._across.addWidget(self._list(), 1)
        self.details = TemplateCard(theme, say)
        self.details.change.connect(lambda found="": self._go(f"templates:change:{found}"))
        self.details.retire.connect(lambda found="": self._do(partial(self._presenter.retire, TemplateId(found))))
        self.details.restore.connect(lambda found="": self._do(partial(self._presenter.restore, TemplateId(found))))
        self._across.addWidget(self.details)
        whole.addLayout(self._across, 1)

    def _list(self) -> QWidget:
        say, theme = self._say, self._theme
        self._cells = CellModel([say("Name"), say("Kind")], self)
        self.table = Table(theme, say("Templates"), TWO_LINES)
        self.table.setModel(self._cells)
        self.table.size_columns(0, 150)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.activated.connect(self._open)
        self.stack = QStackedWidget()
        self.stack.addWidget(WholeRows(self.table))
        self.lay = secondary(theme, say("Add samples"), ButtonParts(icon="download"))
        self.lay.refuse(self._presenter.refusal())
        self.lay.clicked.connect(self._add_samples)
        teach = say(
            "A template is a ready text with blanks such as [date]. Begin with the samples, in Bangla and English; "
            "they are yours to change."
        )
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, self.lay))
        none = say("No template has these words. Search for others, or choose every kind.")
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, none))
        card = Card(theme)
        card.add(self.stack, 1)
        return card

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, lines: tuple[TemplateLine, ...]) -> None:
        self._all = lines
        self._follow()

    def _follow(self) -> None:
        """The list follows search and kind; the chosen one stays chosen where it is still there."""
        self._lines = lines = matching(self._all, self.kind.value(), self.search.text())
        self._cells.set_rows([self._row(line) for line in lines], [line.id for line in lines])
        self.stack.setCurrentIndex(_LIST if lines else _NONE_FOUND if self._all else _NONE_YET)
        self.details.setVisible(bool(lines))
        self.samples.setVisible(bool(self._all))
        if lines:
            at = next((n for n, line in enumerate(lines) if line.id == self._chosen), 0)
            self.table.selectRow(at)
            self._choose(at)

    def _row(self, line: TemplateLine) -> list[Cell]:
        kind = self._say("{kind} · retired", kind=line.kind_name) if line.retired else line.kind_name
        return [Cell(line.name, line.first, muted=line.retired), Cell(kind, muted=line.retired)]

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._choose(index.row())

    def _choose(self, place: int) -> None:
        line = self._lines[place]
        self._chosen = line.id
        self.details.show_template(line, self._presenter.refusal())

    def _open(self, index: QModelIndex) -> None:
        if not self._presenter.refusal():
            self._go(f"templates:change:{self._lines[index.row()].id}")

    def _go(self, extra: str) -> None:
        self._context.navigate(Place(Room.POSTS, extra=extra))

    def _do(self, work: Callable[[], None]) -> None:
        run(self, work, lambda _nothing: self._ask(), self._failed)

    def _add_samples(self) -> None:
        run(self, self._presenter.add_samples, self._added, self._failed)

    def _added(self, words: str) -> None:
        self._say_above(Shape.CIRCLE_TICK, Role.SUCCESS, words)
        self._ask()

    def _failed(self, error: ModeratorError) -> None:
        self._say_above(Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))

    def _say_above(self, shape: Shape, role: Role, words: str) -> None:
        self._note = Banner(self._theme, shape, role, words)
        self.header_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        wide = self.width() >= px(TWO_COLUMNS_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.details.setMinimumWidth(px(RIGHT) if wide else 0)
        self.details.setMaximumWidth(px(RIGHT) if wide else _UNBOUND)
        self._across.setStretchFactor(self.details, 0 if wide else 1)
