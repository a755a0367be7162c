"""One account in full: its administrators beside the order, and its facts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from moderator_app.domain.pages import Naming, Page
from moderator_app.words import Speaker, mark
from ui.roles import Role, Type
from ui.screens.pages.presenter import PagesPresenter
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import PageTitle
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.states import StateLook
from ui.widgets.table import Cell, Table

MATCHED = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Matches"))
OUTSIDE = StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Outside the order"))
NOT_ON_PAGE = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Not on the page"))
IN_OFFICE_NAME = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("In the office's name"))
RENAME = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Plan a new name"))
NOT_LOOKED_AT = StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("Not looked at yet"))
NAMING_LOOKS = {
    Naming.OFFICE: IN_OFFICE_NAME,
    Naming.POSITION: RENAME,
    Naming.PERSON: RENAME,
    Naming.UNKNOWN: NOT_LOOKED_AT,
}


class PageDetails(QWidget):
    """The account that is selected in the register."""

    def __init__(
        self, theme: Theme, say: Speaker, presenter: PagesPresenter, page: Page, face: PageFace, edit: Button
    ) -> None:
        super().__init__()
        self._theme, self._say, self._presenter, self._page = theme, say, presenter, page
        sides = row(theme.px(16), self)
        people = self._people(face)
        facts = self._facts(edit)
        facts.setFixedWidth(theme.px(400))
        sides.addWidget(people, 1)
        sides.addWidget(facts, 0)

    def _people(self, face: PageFace) -> Card:
        say, theme = self._say, self._theme
        card = Card(theme, say("Administrators and office order"))
        top = card.add_padded()
        top.addWidget(PageTitle(theme, face, self._presenter.kind(self._page)))
        if not self._page.administrators:
            about = say(
                "Nobody is recorded yet. Write down who has power over the account, and compare with the order."
            )
            top.addWidget(WrappedLabel(theme, about, Type.BODY, Role.MUTED))
            return card
        table = Table(theme, say("Administrators"))
        model = CellModel([say("Administrator"), say("In the order"), say("On the page"), say("Result")], table)
        model.set_rows([self._person(a.name, a.in_order, a.on_page) for a in self._page.administrators])
        table.setModel(model)
        table.size_columns(0, 120, 120, 200)
        table.setMinimumHeight(theme.px(36 + 42 * min(len(self._page.administrators), 4) + 2))
        card.add(table, 1)
        return card

    def _person(self, name: str, in_order: bool, on_page: bool) -> tuple[Cell, ...]:
        say = self._say
        look = MATCHED if in_order == on_page else OUTSIDE if on_page else NOT_ON_PAGE
        yes, no = say("Yes"), say("No")
        return (
            Cell(name),
            Cell(yes if in_order else no, muted=not in_order),
            Cell(yes if on_page else no, muted=not on_page),
            Cell(say(look.word), state=look),
        )

    def _facts(self, edit: Button) -> Card:
        theme, say, page, presenter = self._theme, self._say, self._page, self._presenter
        card = Card(theme)
        inside = card.add_padded(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        look = NAMING_LOOKS[page.naming]
        facts: list[tuple[str, QWidget]] = [
            (say("Office order"), WrappedLabel(theme, presenter.order(page), Type.BODY)),
            (say("Address"), WrappedLabel(theme, page.url, Type.BODY)),
            (say("Owner profile"), WrappedLabel(theme, page.owner_profile or say("Not recorded"), Type.BODY)),
            (say("Naming"), StateLabel(theme, look.shape, say(look.word), look.role)),
            (say("Kept"), WrappedLabel(theme, presenter.kept(page), Type.BODY)),
        ]
        for number, (word, value) in enumerate(facts):
            grid.addWidget(Label(theme, word, Type.BODY, Role.MUTED), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        inside.addLayout(grid)
        buttons = row(theme.px(8))
        buttons.addWidget(edit)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        filler = column(0)
        filler.addStretch(1)
        inside.addLayout(filler)
        return card
