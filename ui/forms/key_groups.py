"""A recovery key on the screen: its groups, numbered, to be compared with the paper."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from moderator_app.words import Speaker
from ui.forms.key_paper import GROUP, group_places
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import Label

_A_ROW = 5


class KeyGroups(QWidget):
    """The groups with their numbers, four a row. They cannot be selected: the key goes to paper."""

    def __init__(self, theme: Theme, say: Speaker, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(10), px(16), px(10))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(2))
        for number, (group, (down, across)) in enumerate(zip(groups, group_places(groups, _A_ROW), strict=True)):
            grid.addWidget(Label(theme, say.number(number + 1), Type.TINY, Role.MUTED), down, across * 2)
            word = Label(theme, group, Type.SECTION)
            word.setAccessibleName(" ".join(group))
            span = 2 * _A_ROW - 1 if len(group) > GROUP else 1
            grid.addWidget(word, down, across * 2 + 1, 1, span)
            grid.setColumnStretch(across * 2 + 1, 1)
        self.setAccessibleName(say("Recovery key"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.INPUT), 1))
        painter.setBrush(self._theme.colour(Role.SUNKEN))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
