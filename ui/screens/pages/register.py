"""The register as a table, with the selected account below."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.events import PagesChanged
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.pages.details import MATCHED, NAMING_LOOKS, OUTSIDE, PageDetails
from ui.screens.pages.presenter import PagesPresenter, found
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.empty import EmptyState
from ui.widgets.field import SearchField
from ui.widgets.layout import clear, column
from ui.widgets.page_face import face_of
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.states import PAGE_STATES
from ui.widgets.table import TWO_LINES, Cell, Table


class RegisterView(Screen):
    """The office's accounts; the next step is to add one."""

    def __init__(self, context: ScreenContext, presenter: PagesPresenter) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._presenter = presenter
        self._pages: tuple[Page, ...] = ()
        self._shown: list[Page] = []
        self._fault = ""
        self._may_change = context.actor.may(Action.CHANGE_SETTINGS)
        self._refusal = error_sentence(context.say, _refused())
        self._make_header()
        self._build()
        self._ask()

    def title(self) -> str:
        return self._say("Pages and IDs")

    def subtitle(self) -> str:
        return self._say.count("{n} account", "{n} accounts", len(self._pages)) if self._pages else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self.search, self.add)

    def banners(self) -> Sequence[QWidget]:
        return (Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, self._fault),) if self._fault else ()

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, PagesChanged):
            self._ask()

    def _build(self) -> None:
        say, theme = self._say, self._theme
        page = column(theme.px(16), self)
        self._card = Card(theme)
        self.table = Table(theme, say("Pages and IDs"), TWO_LINES)
        heads = [say("Page or ID"), say("State"), say("Office order"), say("Naming"), say("Administrators and order")]
        self._model = CellModel(heads, self.table)
        self.table.setModel(self._model)
        self.table.size_columns(0, 150, 230, 190, 220)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self._card.add(self.table, 1)
        page.addWidget(self._card, 3)
        self._below: QVBoxLayout = column(0)
        page.addLayout(self._below, 2)

    def _make_header(self) -> None:
        say, theme = self._say, self._theme
        self.search = SearchField(theme, say("Find"))
        self.search.textChanged.connect(self._fill)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self.add = filled(theme, say("Add a page"), ButtonParts(icon="plus"))
        self.add.clicked.connect(self._new)
        if not self._may_change:
            self.add.refuse(self._refusal)

    def _ask(self) -> None:
        run(self, self._presenter.pages, self._take, self._failed)

    def _take(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages
        self._fill()
        self.header_changed.emit()

    def _fill(self) -> None:
        kept = self._selected()
        wanted_id = kept.id if kept else self._context.place.item
        self._shown = found(self._pages, self.search.text(), self._presenter.name)
        self._model.set_rows([self._row(page) for page in self._shown], [p.id for p in self._shown])
        self._card.setVisible(bool(self._shown))
        wanted = next((n for n, p in enumerate(self._shown) if p.id == wanted_id), 0)
        if self._shown:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self._model.index(wanted, 0), flags)
        self._show_details()

    def _row(self, page: Page) -> tuple[Cell, ...]:
        say, presenter = self._say, self._presenter
        naming = NAMING_LOOKS[page.naming]
        by_hand = PAGE_STATES["by_hand"]
        odd = any(not a.matched for a in page.administrators)
        people = (OUTSIDE if odd else MATCHED) if page.administrators else None
        return (
            Cell(presenter.name(page), presenter.kind(page), mark=face_of(presenter.name(page), page.mark)),
            Cell(say(by_hand.word), state=by_hand),
            Cell(presenter.order(page), muted=not page.order_no),
            Cell(say(naming.word), state=naming),
            Cell(presenter.administrators(page), state=people, muted=people is None),
        )

    def _selected(self) -> Page | None:
        row_number = self.table.currentIndex().row()
        return self._shown[row_number] if 0 <= row_number < len(self._shown) else None

    def _show_details(self) -> None:
        clear(self._below)
        page = self._selected()
        if page is None:
            self._below.addWidget(self._nothing(), 1)
            return
        edit = secondary(self._theme, self._say("Change"), ButtonParts(icon="pencil", key="Ctrl+E"))
        edit.clicked.connect(self._change)
        if not self._may_change:
            edit.refuse(self._refusal)
        face = face_of(self._presenter.name(page), page.mark)
        self._below.addWidget(PageDetails(self._theme, self._say, self._presenter, page, face, edit), 1)

    def _nothing(self) -> QWidget:
        if self._pages:
            return EmptyState(self._theme, Shape.DASHED_CIRCLE, self._say("No page fits these words."))
        words = self._say("Here stand the office's pages and IDs. Add the first one to plan posts for it.")
        return EmptyState(self._theme, Shape.SQUARE_ARROW, words)

    def _new(self) -> None:
        self._context.navigate(Place(Room.PAGES, extra="new"))

    def _change(self) -> None:
        page = self._selected()
        if page is not None and self._may_change:
            self._context.navigate(Place(Room.PAGES, page.id, "change"))

    def _open_row(self, _index: QModelIndex) -> None:
        self._change()

    def _failed(self, error: ModeratorError) -> None:
        self._fault = error_sentence(self._say, error)
        self.header_changed.emit()


def _refused() -> ModeratorError:
    return RoleNotAllowed(action=Action.CHANGE_SETTINGS.value)
