"""The foot of the kit: that the step is kept, saving the kit to a folder, and saying that nothing was published."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import SMALL, ButtonParts, danger, link
from ui.widgets.field import TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class KitFoot(QWidget):
    """`not_published` carries the reason."""

    save_asked = Signal()
    not_published = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        lines = column(px(6), self)
        lines.setContentsMargins(px(16), px(8), px(16), px(10))
        first = row(px(8))
        self._shape = ShapeView(theme, Shape.CIRCLE_TICK, Role.SUCCESS)
        self.words = WrappedLabel(theme, say("The step is kept; you can come back."), Type.SMALL, Role.SUCCESS)
        first.addWidget(self._shape)
        first.addWidget(self.words, 1)
        lines.addLayout(first)
        buttons = row(px(8))
        self.save = link(theme, say("Save the kit to a folder…"), ButtonParts(icon="save"))
        self.save.clicked.connect(self.save_asked)
        self.nothing = danger(theme, say("Not published"), height=SMALL)
        self.nothing.clicked.connect(self._ask)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.nothing)
        lines.addLayout(buttons)
        self.why = QWidget()
        inner = row(px(8), self.why)
        self.reason = TextField(theme, say("Why was it not published?"), say("Why was it not published?"))
        self.reason.returnPressed.connect(self._tell)
        self.give_back = danger(theme, say("Give back"))
        self.give_back.clicked.connect(self._tell)
        inner.addWidget(self.reason, 1)
        inner.addWidget(self.give_back)
        lines.addWidget(self.why)
        self.why.hide()

    def say_done(self, words: str) -> None:
        """Something was done."""
        self._shape.show_shape(Shape.CIRCLE_TICK, self._theme.colour(Role.SUCCESS))
        self.words.set_role(Role.SUCCESS)
        self.words.set_plain(words)

    def say_fault(self, words: str) -> None:
        """Something was refused."""
        self._shape.show_shape(Shape.SQUARE_CROSS, self._theme.colour(Role.DANGER))
        self.words.set_role(Role.DANGER)
        self.words.set_plain(words)

    def _ask(self) -> None:
        self.why.setVisible(not self.why.isVisible())
        self.reason.setFocus()

    def _tell(self) -> None:
        self.not_published.emit(self.reason.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.SURFACE))
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour(Role.BORDER))
