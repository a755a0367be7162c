"""A state as a pill: soft ground, shape and word; stands beside titles."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.roles import Type
from ui.theme import Theme
from ui.widgets.layout import row
from ui.widgets.state_shape import StateLabel
from ui.widgets.states import StateLook


class StatePill(QWidget):
    """`word` is the state's word, said."""

    def __init__(self, theme: Theme, look: StateLook, word: str) -> None:
        super().__init__()
        self._theme = theme
        self._role = look.role
        inside = row(0, self)
        inside.setContentsMargins(theme.px(10), theme.px(3), theme.px(10), theme.px(3))
        inside.addWidget(StateLabel(theme, look.shape, word, look.role, Type.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._role.soft))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
