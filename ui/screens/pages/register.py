"""The register as a table, with the selected account below."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, Member
from moderator_app.events import ConnectionsChanged, PagesChanged
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.pages.connection_card import ConnectionCard
from ui.screens.pages.connection_presenter import ConnectionPresenter
from ui.screens.pages.details import PageDetails
from ui.screens.pages.looks import NAMING_LOOKS, people_look
from ui.screens.pages.presenter import PagesPresenter, found
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.empty import EmptyState
from ui.widgets.field import SearchField
from ui.widgets.layout import clear, column
from ui.widgets.page_face import PageFace
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import TWO_LINES, Cell, Table
from ui.widgets.whole_rows import WholeRows

DROPPED = ((5, 1080), (2, 900))
"""Columns that give way where there are fewer pixels: the last review first, then the naming."""


class RegisterView(Screen):
    """The office's accounts; the next step is to add one."""

    def __init__(self, context: ScreenContext, presenter: PagesPresenter, connections: ConnectionPresenter) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._presenter, self._connections = presenter, connections
        self._pages: tuple[Page, ...] = ()
        self._shown: list[Page] = []
        self._faces: dict[PageId, PageFace] = {}
        self._fault: Banner | None = None
        self._details: PageDetails | None = None
        self._refusal = refusal(context.say, context.actor)
        self._make_header()
        self._build()
        self._ask()

    def title(self) -> str:
        return self._say("Pages and IDs")

    def subtitle(self) -> str:
        return self._presenter.summary(self._pages)

    def header_actions(self) -> Sequence[QWidget]:
        return (self.search, self.add)

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, PagesChanged | ConnectionsChanged):
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for number, least in DROPPED:
            self.table.setColumnHidden(number, self.width() < self._theme.px(least))
        if self._details is not None:
            self._details.arrange(self.width())

    def _build(self) -> None:
        say, theme = self._say, self._theme
        page = column(theme.px(16), self)
        self._card = Card(theme)
        self._card.setAccessibleName(say("Pages and IDs"))
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table = Table(theme, say("Pages and IDs"), TWO_LINES)
        heads = [
            say("Page or ID"), say("State"), say("Naming"), say("Second factor"), say("Administrators and order"),
            say("Last review"),
        ]  # fmt: skip
        self._model = CellModel(heads, self.table)
        self.table.setModel(self._model)
        self.table.size_columns(0, 138, 182, 150, 190, 150)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        self._card.add(WholeRows(self.table, 3))
        self.paper = secondary(theme, say("Print the register"), ButtonParts(icon="printer"), SMALL)
        self.paper.clicked.connect(lambda _=False: self._print(Place(Room.PAGES, None, "paper")))
        self._card.set_foot(self.paper, None)
        self._card.hide()
        page.addWidget(self._card)
        self._below: QVBoxLayout = column(0)
        page.addLayout(self._below, 1)

    def _make_header(self) -> None:
        say, theme = self._say, self._theme
        self.search = SearchField(theme, say("Find"))
        self.search.textChanged.connect(self._fill)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self.add = filled(theme, say("Add a page"), ButtonParts(icon="plus"))
        self.add.clicked.connect(self._new)
        self.add.refuse(self._refusal)

    def _ask(self) -> None:
        run(self, self._presenter.pages, self._take, self._failed)

    def _take(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages
        self._faces = self._presenter.faces(pages)
        self._fault = None
        self._fill()
        self.header_changed.emit()

    def _fill(self) -> None:
        kept = self._selected()
        wanted_id = kept.id if kept else self._context.place.item
        self._shown = found(self._pages, self.search.text(), self._presenter.name)
        chosen = self.table.selectionModel()
        chosen.blockSignals(True)
        self._model.set_rows([self._row(page) for page in self._shown], [p.id for p in self._shown])
        chosen.blockSignals(False)
        self._card.setVisible(bool(self._shown))
        wanted = next((n for n, p in enumerate(self._shown) if p.id == wanted_id), 0)
        if not self._shown:
            self._show_details()
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen.setCurrentIndex(self._model.index(wanted, 0), flags)
        self.table.scrollTo(self._model.index(wanted, 0))

    def _row(self, page: Page) -> tuple[Cell, ...]:
        say, presenter = self._say, self._presenter
        naming, standing, people = NAMING_LOOKS[page.naming], presenter.standing(page), people_look(page)
        secured, review = presenter.secured_look(page), presenter.review_look(page)
        return (
            Cell(presenter.name(page), presenter.kind(page), mark=self._faces[page.id]),
            Cell(say(standing.word), presenter.access(page), state=standing),
            Cell(say(naming.word), state=naming),
            Cell(presenter.secured(page), state=secured, muted=secured is None),
            Cell(presenter.administrators(page), state=people, muted=people is None),
            Cell(presenter.reviewed(page), state=review, muted=review is None),
        )

    def _selected(self) -> Page | None:
        row_number = self.table.currentIndex().row()
        return self._shown[row_number] if 0 <= row_number < len(self._shown) else None

    def _show_details(self) -> None:
        clear(self._below)
        self._details = None
        page = self._selected()
        if page is None:
            self._below.addWidget(self._nothing(), 1)
            return
        edit = secondary(self._theme, self._say("Change"), ButtonParts(icon="pencil", key="Ctrl+E"))
        edit.clicked.connect(self._change)
        edit.refuse(self._refusal)
        card = secondary(self._theme, self._say("Register card"), ButtonParts(icon="printer"))
        card.clicked.connect(lambda _=False, page=page: self._print(Place(Room.PAGES, page.id, "card")))
        face = self._faces[page.id]
        connection = ConnectionCard(self._context, self._connections, page, self._refusal)
        self._details = PageDetails(
            self._theme, self._say, self._presenter, page, face, (edit, card), connection, self._refusal
        )
        self._details.arrange(self.width())
        self._below.addWidget(self._details, 1)

    def _nothing(self) -> QWidget:
        say, theme = self._say, self._theme
        if self._pages:
            again = secondary(theme, say("Show all"))
            again.clicked.connect(self.search.clear)
            return EmptyState(theme, Shape.DASHED_CIRCLE, say("No page fits these words."), again)
        words = say("Here stand the office's pages and IDs. Add the first one to plan posts for it.")
        first = secondary(theme, say("Add a page"))
        first.clicked.connect(self._new)
        first.refuse(self._refusal)
        return EmptyState(theme, Shape.SQUARE_ARROW, f"{words} {self._refusal}".strip(), first)

    def _print(self, place: Place) -> None:
        self._context.navigate(place)

    def _new(self) -> None:
        self._context.navigate(Place(Room.PAGES, extra="new"))

    def _change(self) -> None:
        page = self._selected()
        if page is not None and not self._refusal:
            self._context.navigate(Place(Room.PAGES, page.id, "change"))

    def _open_row(self, _index: QModelIndex) -> None:
        self._change()

    def _failed(self, error: ModeratorError) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()


def refusal(say: Speaker, member: Member) -> str:
    """Why a member may not change the register, "" for one who may."""
    if member.may(Action.CHANGE_SETTINGS):
        return ""
    return error_sentence(say, _not_allowed())


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.CHANGE_SETTINGS.value)
