"""Where someone stands in a row of steps: done, current, later; and the bar that counts a week."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.layout import Divider, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import paint_shape


class StepState(Enum):
    DONE = auto()
    CURRENT = auto()
    LATER = auto()


class StepSign(QWidget):
    """A tick, a filled number or a hollow number; `number` is already in the reader's digits."""

    def __init__(self, theme: Theme, number: str, state: StepState, size: int = 28) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._state = state
        self.setFixedSize(theme.px(size), theme.px(size))

    def set_state(self, state: StepState) -> None:
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._state is StepState.DONE:
            paint_shape(painter, rect, Shape.CIRCLE_TICK, theme.colour(Role.SUCCESS))
            return
        current = self._state is StepState.CURRENT
        painter.setPen(Qt.PenStyle.NoPen if current else QPen(theme.colour(Role.INPUT), 1.2))
        painter.setBrush(theme.colour(Role.ACCENT_FILL if current else Role.SURFACE))
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font(Type.STATE if rect.width() > theme.px(25) else Type.TINY, 600))
        painter.setPen(theme.colour(Role.ON_ACCENT if current else Role.TEXT))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._number)


class Steps(QWidget):
    """Steps beside each other, in a header."""

    def __init__(self, theme: Theme, say: Speaker, names: Sequence[str], current: int) -> None:
        super().__init__()
        line = row(theme.px(10), self)
        for number, name in enumerate(names):
            if number:
                dash = Divider(theme, role=Role.INPUT)
                dash.setFixedWidth(theme.px(36))
                line.addWidget(dash)
            state = step_state(number, current)
            line.addWidget(StepSign(theme, say.number(number + 1), state, 24))
            here = state is StepState.CURRENT
            line.addWidget(Label(theme, name, Type.BODY, Role.ACCENT if here else Role.TEXT, 600 if here else 400))
        self.setAccessibleName(say("Step {n} of {total}: {name}", n=current + 1, total=len(names), name=names[current]))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def step_state(number: int, current: int) -> StepState:
    """The state of a step when `current` is the one being done; both count from 0."""
    return StepState.DONE if number < current else StepState.CURRENT if number == current else StepState.LATER


class CountBar(QWidget):
    """How many of a few steps are done, as joined segments; its words stand beside it."""

    def __init__(self, theme: Theme, total: int, done: int, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._total = total
        self._done = done
        self.setAccessibleName(words)
        self.setFixedSize(theme.px(52) * total, theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        for number in range(self._total):
            spot = QRectF(number * theme.px(52), 0, theme.px(48), self.height())
            if number > self._done:
                painter.setPen(QPen(theme.colour(Role.INPUT), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(spot.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SUCCESS if number < self._done else Role.ACCENT))
            painter.drawRoundedRect(spot, 2, 2)
