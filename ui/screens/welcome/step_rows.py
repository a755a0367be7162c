"""How a step stands in the list: done with a tick, open with its form, or still to come."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.welcome.presenter import StepLine
from ui.theme import Theme
from ui.widgets.button import link
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.rows import Row, two_lines
from ui.widgets.steps import StepSign, StepState

_HEIGHT = 67


class ClosedStep(Row):
    """A done or later step; pressing it opens it."""

    changed = Signal()

    def __init__(
        self, theme: Theme, say: Speaker, line: StepLine, number: int, *, last: bool, may_change: bool
    ) -> None:
        state_word = say("Done") if line.done else ""
        name = ", ".join(part for part in (say.number(number), line.title, line.summary, state_word) if part)
        super().__init__(theme, name, _HEIGHT, last)
        self.inside.setContentsMargins(theme.px(20), 0, theme.px(16), 1)
        self.inside.setSpacing(theme.px(16))
        sign = StepSign(theme, say.number(number), StepState.DONE if line.done else StepState.LATER)
        self.inside.addWidget(sign)
        self.inside.addLayout(two_lines(theme, line.title, line.summary), 1)
        if line.done:
            self.inside.addWidget(Label(theme, state_word, Type.STATE, Role.SUCCESS))
        if line.done and may_change:
            self.inside.addSpacing(theme.px(8))
            self.change = link(theme, say("Change"), style=Type.STATE)
            self.change.setAccessibleName(f"{self.change.words()}, {line.title}")
            self.change.clicked.connect(self.changed)
            self.inside.addWidget(self.change)
        self.clicked.connect(self.changed)


class OpenStep(QWidget):
    """The step that is being done: accent edge, number, title, and its form."""

    closed = Signal()

    def __init__(
        self, theme: Theme, say: Speaker, line: StepLine, number: int, body: QWidget, *, may_close: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        across = row(px(16), self)
        across.setContentsMargins(px(20), px(14), px(20), px(18))
        across.addWidget(StepSign(theme, say.number(number), StepState.CURRENT), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(px(4))
        head = row(px(12))
        head.addWidget(WrappedLabel(theme, line.title, Type.STEP), 1)
        if may_close:
            close = link(theme, say("Leave it"))
            close.setAccessibleName(f"{close.words()}, {line.title}")
            close.clicked.connect(self.closed)
            head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(body)
        across.addLayout(lines, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, 3, self.height() - 1), self._theme.colour(Role.ACCENT_FILL))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour(Role.LINE))
