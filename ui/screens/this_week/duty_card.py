"""The card that says who is on duty this week, who stands by, and the hand-over note."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from moderator_app.words import Speaker
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.this_week.duties import DutyItem
from ui.screens.this_week.state import Target
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import link
from ui.widgets.card import Card
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.rows import two_lines
from ui.widgets.shapes import Shape

Go = Callable[[Target], None]


class DutyCard(Card):
    """Main, stand-by and note; per page where pages differ."""

    def __init__(self, theme: Theme, say: Speaker, go: Go) -> None:
        super().__init__(theme, say("On duty this week"))
        self._say = say
        self.roster = link(theme, say("Roster"))
        self.roster.setAccessibleName(say("Duty roster"))
        self.roster.clicked.connect(lambda _=False: go(Target(Place(Room.ROSTER))))
        self.add_head(self.roster)
        self._lines = column(0)
        self.body.addLayout(self._lines)

    def show_duties(self, items: Sequence[DutyItem]) -> None:
        clear(self._lines)
        theme, px = self.theme, self.theme.px
        for number, item in enumerate(items):
            if number:
                self._lines.addWidget(Divider(theme))
            self._lines.addWidget(self._item(item))
        if not items:
            words = self._say("Nobody is named for this week yet.")
            quiet = WrappedLabel(theme, words, Type.BODY, Role.MUTED)
            quiet.setContentsMargins(px(16), px(10), px(16), px(12))
            self._lines.addWidget(quiet)

    def _item(self, item: DutyItem) -> QWidget:
        theme, say, px = self.theme, self._say, self.theme.px
        holder = QWidget()
        lines = column(px(4), holder)
        lines.setContentsMargins(px(16), px(8), px(16), px(10))
        if item.page:
            standby = say("stand-by {name}", name=item.standby) if item.standby else ""
            lines.addLayout(two_lines(theme, item.main, " · ".join(part for part in (item.page, standby) if part)))
        else:
            lines.addLayout(self._people(item))
        if item.notice:
            shape, role = (Shape.SQUARE_MINUS, Role.DANGER) if item.harm else (Shape.INFO, Role.INFO)
            lines.addWidget(sentence_line(theme, shape, role, item.notice))
        if item.note:
            words = say("Note: {note}", note=item.note)
            lines.addWidget(WrappedLabel(theme, words, Type.SMALL, Role.MUTED))
        return holder

    def _people(self, item: DutyItem) -> QGridLayout:
        say, px = self._say, self.theme.px
        people = QGridLayout()
        people.setHorizontalSpacing(px(12))
        people.setVerticalSpacing(0)
        people.setColumnStretch(1, 1)
        self._person(people, 0, say("main"), item.main, item.main_second)
        if item.standby:
            self._person(people, 1, say("stand-by"), item.standby, item.standby_second)
        return people

    def _person(self, grid: QGridLayout, number: int, part: str, name: str, second: str) -> None:
        theme = self.theme
        grid.addWidget(Label(theme, part, Type.SMALL, Role.MUTED), number, 0)
        inside = row(theme.px(8))
        label = ElidedLabel(theme, name, weight=600)
        label.setMaximumWidth(label.sizeHint().width())
        inside.addWidget(label, 3)
        inside.addWidget(ElidedLabel(theme, second, Type.SMALL, Role.MUTED), 2)
        grid.addLayout(inside, number, 1)
