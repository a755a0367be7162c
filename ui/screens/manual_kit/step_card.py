"""One step of the kit: its number, what is to be done, and what was done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import ElidedLabel, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.steps import StepSign, StepState, step_state


class StepCard(QFrame):
    """The step being done has an accent edge; put its fields and buttons into `body`."""

    def __init__(self, theme: Theme, say: Speaker, number: int, title: str) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self._state = StepState.LATER
        self._title = title
        self._say = say
        px = theme.px
        self.sign = StepSign(theme, say.number(number + 1), StepState.LATER)
        across = row(px(12), self)
        across.setContentsMargins(px(14), px(10), px(14), px(10))
        across.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(px(4))
        across.addLayout(lines, 1)
        self.head = row(px(8))
        self.head.addWidget(ElidedLabel(theme, title, Type.BODY, weight=600), 1)
        lines.addLayout(self.head)
        self.line = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        lines.addWidget(self.line)
        self.holder = QWidget()
        self.body = column(px(8), self.holder)
        self.body.setContentsMargins(0, px(4), 0, px(2))
        lines.addWidget(self.holder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_step(self, current: int, line: str) -> None:
        """Shows where this step stands when `current` is being done, with one line under its title."""
        self._state = step_state(self._number, current)
        self.sign.set_state(self._state)
        self.line.set_plain(line)
        self.line.setVisible(bool(line))
        words = {
            StepState.DONE: self._say("done"),
            StepState.CURRENT: self._say("this one now"),
            StepState.LATER: self._say("later"),
        }[self._state]
        self.setAccessibleName(f"{self._title}: {words}")
        self.update()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._state is StepState.CURRENT
        width = 2 if current else 1
        painter.setPen(QPen(self._theme.colour(Role.ACCENT if current else Role.BORDER), width))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
