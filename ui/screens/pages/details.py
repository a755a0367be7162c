"""One account in full: its administrators beside the order, and its facts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from moderator_app.domain.pages import Administrator, Page
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.pages.looks import NAMING_LOOKS, TWO_FACTOR_LOOKS, concern_look, person_look
from ui.screens.pages.presenter import PagesPresenter
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import Divider, column, row
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import PageMark
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.table import Cell, Table
from ui.widgets.whole_rows import WholeRows

SIDE, SIDE_NARROW, TWO_COLUMNS_FROM, WIDE_FROM = 400, 360, 840, 1000


class PageDetails(QWidget):
    """The account that is selected in the register; `refusal` says why it may not be changed, "" if it may."""

    def __init__(
        self,
        theme: Theme,
        say: Speaker,
        presenter: PagesPresenter,
        page: Page,
        face: PageFace,
        actions: Sequence[Button],
        connection: QWidget,
        refusal: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._say, self._presenter, self._page = theme, say, presenter, page
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(16))
        self._facts = self._make_facts(actions, refusal)
        left = column(theme.px(16))
        left.addWidget(connection)
        left.addWidget(self._make_people(face))
        left.addWidget(self._make_concerns())
        left.addStretch(1)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._facts)

    def arrange(self, width: int) -> None:
        """Puts the facts beside the people where that many pixels are enough, else under them."""
        px = self._theme.px
        beside = width >= px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        side = px(SIDE if width >= px(WIDE_FROM) else SIDE_NARROW)
        self._facts.setMinimumWidth(side if beside else 0)
        self._facts.setMaximumWidth(side if beside else 16777215)

    def _make_people(self, face: PageFace) -> Card:
        say, theme = self._say, self._theme
        card = Card(theme)
        card.setAccessibleName(say("Administrators and office order"))
        card.add(self._head(face))
        people = self._page.administrators
        if not people:
            about = say(
                "Nobody is recorded yet. Write down who has power over the account, and compare with the order."
            )
            card.add(Divider(theme))
            card.add_padded().addWidget(WrappedLabel(theme, about, Type.BODY, Role.MUTED))
            return card
        table = Table(theme, say("Administrators"))
        heads = [
            say("Administrator"), say("In the order"), say("On the page"), say("Second factor"), say("Result"),
        ]  # fmt: skip
        model = CellModel(heads, table)
        model.set_rows([self._person(person) for person in people])
        table.setModel(model)
        table.size_columns(0, 92, 92, 116, 164)
        card.add(WholeRows(table, min(len(people), 3)))
        return card

    def _head(self, face: PageFace) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        head.setFixedHeight(px(48))
        inside = row(px(10), head)
        inside.setContentsMargins(px(16), 0, px(16), 0)
        inside.addWidget(PageMark(theme, face, 26))
        name = ElidedLabel(theme, face.name, Type.SECTION)
        name.setMaximumWidth(name.sizeHint().width())
        inside.addWidget(name, 1000)
        inside.addWidget(Label(theme, self._presenter.kind(self._page), Type.SMALL, Role.MUTED))
        inside.addStretch(1)
        return head

    def _person(self, person: Administrator) -> tuple[Cell, ...]:
        say, look = self._say, person_look(person)
        yes, no = say("Yes"), say("No")
        return (
            Cell(person.name),
            Cell(yes if person.in_order else no, muted=not person.in_order),
            Cell(yes if person.on_page else no, muted=not person.on_page),
            self._second_factor(person),
            Cell(say(look.word), state=look),
        )

    def _second_factor(self, person: Administrator) -> Cell:
        if not person.on_page:
            return Cell("–", muted=True)
        look = TWO_FACTOR_LOOKS[person.two_factor]
        return Cell(self._say(look.word), state=look)

    def _make_concerns(self) -> Card:
        """What asks for a look; nothing of it blocks anything."""
        say, theme = self._say, self._theme
        found = self._presenter.concerns(self._page)
        card = Card(theme, say("What asks for a look"))
        inside = card.add_padded(10)
        if not found:
            inside.addWidget(sentence_line(theme, Shape.CIRCLE_TICK, Role.SUCCESS, say("Nothing.")))
        for concern, sentence in found:
            inside.addWidget(sentence_line(theme, *concern_look(concern), sentence))
        return card

    def _make_facts(self, actions: Sequence[Button], refusal: str) -> Card:
        theme = self._theme
        card = Card(theme)
        card.setAccessibleName(self._say("Facts of the page"))
        inside = card.add_padded(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for number, (word, value) in enumerate(self._facts_said()):
            grid.addWidget(Label(theme, word, Type.BODY, Role.MUTED), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(grid)
        inside.addWidget(Divider(theme))
        buttons = row(theme.px(8))
        for action in actions:
            buttons.addWidget(action)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        if refusal:
            inside.addWidget(WrappedLabel(theme, refusal, Type.SMALL, Role.MUTED))
        filler = column(0)
        filler.addStretch(1)
        inside.addLayout(filler, 1)
        return card

    def _facts_said(self) -> list[tuple[str, QWidget]]:
        theme, say, page, presenter = self._theme, self._say, self._page, self._presenter
        look = NAMING_LOOKS[page.naming]
        address = ElidedLabel(theme, page.url)
        return [
            (say("Office order"), WrappedLabel(theme, "\n".join(part for part in presenter.order(page) if part))),
            (say("Address"), address),
            (say("Owner profile"), WrappedLabel(theme, page.owner_profile or say("Not recorded"))),
            (say("Naming"), StateLabel(theme, look.shape, say(look.word), look.role)),
            *([(say("Rename plan"), WrappedLabel(theme, page.rename_plan))] if page.rename_plan else []),
            (say("Portal link"), WrappedLabel(theme, presenter.portal(page))),
            (say("Recovery contacts"), self._contacts()),
            (say("Last review"), self._reviewed()),
            (say("Kept"), WrappedLabel(theme, presenter.kept(page))),
        ]

    def _contacts(self) -> QWidget:
        """One a line; a long address may break behind its @."""
        lines = "\n".join(self._page.recovery_contacts).replace("@", "@\u200b")
        return WrappedLabel(self._theme, lines or self._say("Not recorded"))

    def _reviewed(self) -> QWidget:
        words, look = self._presenter.reviewed(self._page), self._presenter.review_look(self._page)
        if look is None:
            return WrappedLabel(self._theme, words)
        return StateLabel(self._theme, look.shape, words, look.role)
