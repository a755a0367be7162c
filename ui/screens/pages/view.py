"""The register as a table with the selected account below, and the form of one account."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.events import PagesChanged
from moderator_app.words.errors import error_sentence
from moderator_app.zone import dhaka_day
from ui.background import run
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.pages.details import MATCHED, NAMING_LOOKS, OUTSIDE, PageDetails
from ui.screens.pages.form import PageForm
from ui.screens.pages.presenter import FormFault, PagesPresenter, PageValues, found
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.empty import EmptyState
from ui.widgets.field import SearchField
from ui.widgets.layout import ScrollPage, clear, column, row
from ui.widgets.page_face import face_of
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.states import PAGE_STATES
from ui.widgets.table import TWO_LINES, Cell, Table


class PagesView(Screen):
    """Register and form; the header's filled button is the next step of whichever is shown."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        clock = context.core.clock
        self._presenter = PagesPresenter(
            context.core.accounts, context.say, context.actor.id, lambda: dhaka_day(clock.now())
        )
        self._pages: tuple[Page, ...] = ()
        self._shown: list[Page] = []
        self._editing: Page | None = None
        self.form: PageForm | None = None
        self._fault = ""
        self._may_change = context.actor.may(Action.CHANGE_SETTINGS)
        self._refusal = error_sentence(context.say, RoleNotAllowed(action=Action.CHANGE_SETTINGS.value))
        self._stack = QStackedLayout(self)
        self._build_register()
        self._make_header()
        self._ask()

    # what the window asks

    def title(self) -> str:
        if self.form is None:
            return self._say("Pages and IDs")
        return self._say("Change the page") if self._editing else self._say("Add a page")

    def subtitle(self) -> str:
        if self.form is not None:
            return self._presenter.name(self._editing) if self._editing else ""
        return self._say.count("{n} account", "{n} accounts", len(self._pages)) if self._pages else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,) if self.form is not None else (self.search, self.add)

    def banners(self) -> Sequence[QWidget]:
        return (Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, self._fault),) if self._fault else ()

    def shows_back(self) -> bool:
        return self.form is not None

    def go_back(self) -> bool:
        """The back button leads from the form to the register."""
        if self.form is None:
            return False
        self._close_form()
        return True

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, PagesChanged):
            self._ask()

    # register

    def _build_register(self) -> None:
        say, theme = self._say, self._theme
        self._register = QWidget()
        page = column(theme.px(16), self._register)
        self._card = Card(theme)
        self.table = Table(theme, say("Pages and IDs"), TWO_LINES)
        heads = [say("Page or ID"), say("State"), say("Office order"), say("Naming"), say("Administrators and order")]
        self._model = CellModel(heads, self.table)
        self.table.setModel(self._model)
        self.table.size_columns(0, 150, 230, 190, 220)
        self.table.activated.connect(lambda index: self._edit(self._shown[index.row()]))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_details())
        self._card.add(self.table, 1)
        page.addWidget(self._card, 3)
        self._below: QVBoxLayout = column(0)
        page.addLayout(self._below, 2)
        self._stack.addWidget(self._register)

    def _make_header(self) -> None:
        say, theme = self._say, self._theme
        self.search = SearchField(theme, say("Find"))
        self.search.textChanged.connect(lambda _: self._fill())
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self.add = filled(theme, say("Add a page"), ButtonParts(icon="plus"))
        self.add.clicked.connect(lambda: self._edit(None))
        self.keep = filled(theme, say("Keep"), ButtonParts(icon="check", key="Ctrl+S"))
        self.keep.clicked.connect(self._keep)
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
        self._shown = found(self._pages, self.search.text(), self._presenter.name)
        self._model.set_rows([self._row(page) for page in self._shown], [p.id for p in self._shown])
        self._card.setVisible(bool(self._shown))
        wanted = next((n for n, p in enumerate(self._shown) if kept and p.id == kept.id), 0)
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
        edit.clicked.connect(lambda: self._edit(page))
        if not self._may_change:
            edit.refuse(self._refusal)
        name = self._presenter.name(page)
        self._below.addWidget(
            PageDetails(self._theme, self._say, self._presenter, page, face_of(name, page.mark), edit), 1
        )

    def _nothing(self) -> QWidget:
        if self._pages:
            return EmptyState(self._theme, Shape.DASHED_CIRCLE, self._say("No page fits these words."))
        words = self._say("Here stand the office's pages and IDs. Add the first one to plan posts for it.")
        return EmptyState(self._theme, Shape.SQUARE_ARROW, words)

    # form

    def _edit(self, page: Page | None) -> None:
        if not self._may_change:
            return
        self._editing = page
        values = self._presenter.values(page) if page else self._presenter.blank()
        self.form = PageForm(self._theme, self._say, values)
        frame = ScrollPage(self._theme)
        holder = row(0)
        holder.addWidget(self.form, 1)
        frame.inside.addLayout(holder)
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        self.form.field("name_bn").setFocus()
        self.header_changed.emit()

    def _close_form(self) -> None:
        frame = self._stack.currentWidget()
        self._stack.setCurrentWidget(self._register)
        self._stack.removeWidget(frame)
        frame.deleteLater()
        self.form, self._editing, self._fault = None, None, ""
        self.header_changed.emit()

    def _keep(self) -> None:
        if self.form is None:
            return
        page, values = self._editing, self.form.values()
        run(self, lambda: self._kept_or_fault(page, values), self._kept, self._failed)

    def _kept_or_fault(self, page: Page | None, values: PageValues) -> FormFault | None:
        try:
            self._presenter.save(page, values)
        except FormFault as fault:
            return fault
        return None

    def _kept(self, fault: FormFault | None) -> None:
        if fault is None:
            self._close_form()
            self._ask()
        elif self.form is not None:
            self.form.show_error(fault.field, error_sentence(self._say, fault.error))

    def _failed(self, error: ModeratorError) -> None:
        self._fault = error_sentence(self._say, error)
        self.header_changed.emit()
