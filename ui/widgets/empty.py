"""What stands where nothing is yet: one shape, one sentence that teaches, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class EmptyState(QWidget):
    """Shown in the middle of an empty list; the button is a secondary one, or the next step."""

    def __init__(self, theme: Theme, shape: Shape, sentence: str, action: Button | None = None) -> None:
        super().__init__()
        px = theme.px
        lines = column(px(12), self)
        lines.setContentsMargins(px(24), px(24), px(24), px(24))
        lines.addStretch(1)
        lines.addWidget(ShapeView(theme, shape, Role.MUTED, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        words = WrappedLabel(theme, sentence, Type.BODY, Role.MUTED)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(min(px(420), 640))
        lines.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        if action:
            action.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            lines.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)
        self.setAccessibleName(sentence)
