"""The bar below the calendar: what was moved and how to undo it, how a picked-up post is carried, what went wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.label import ElidedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class MoveBar(QWidget):
    """Says one thing at a time; `taken_back` and `closed` are its buttons."""

    taken_back = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        inside: QHBoxLayout = row(theme.px(12), self)
        self._shape_place = row(0)
        inside.addLayout(self._shape_place)
        lines = column(0)
        lines.addStretch(1)
        self.words = ElidedLabel(theme, "", Type.BODY, weight=500)
        self.second = ElidedLabel(theme, "", Type.SMALL)
        lines.addWidget(self.words)
        lines.addWidget(self.second)
        lines.addStretch(1)
        inside.addLayout(lines, 1)
        self.undo = secondary(theme, say("Undo"), ButtonParts(icon="undo-2", key="Ctrl+Z"))
        self.undo.setShortcut("")  # the screen's own, which also works while the bar is closed
        self.undo.clicked.connect(self.taken_back)
        inside.addWidget(self.undo)
        self.close_bar = link(theme, say("Close"), style=Type.BODY)
        self.close_bar.clicked.connect(self.closed)
        inside.addWidget(self.close_bar)
        self.hide()

    def tell(self, shape: Shape, role: Role, words: str, second: str = "", *, undo: bool = False) -> None:
        """Shows a sentence, and what is amiss below it."""
        while self._shape_place.count():
            item = self._shape_place.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._shape_place.addWidget(ShapeView(self._theme, shape, role, 20))
        self.words.setText(words)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.undo.setVisible(undo)
        self.setAccessibleName(f"{words} {second}".strip())
