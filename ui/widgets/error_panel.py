"""An error as people meet it: what happened, why, what to do, one button; the machine's words are folded away."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from moderator_app.words import Speaker
from moderator_app.words.errors import ErrorWords
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import Button, link
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class ErrorPanel(QFrame):
    """`words` come from `error_words(say, error)`; `detail` is the raw text, if there is any."""

    def __init__(
        self, theme: Theme, say: Speaker, words: ErrorWords, action: Button | None = None, detail: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        inside = row(px(12), self)
        inside.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.addWidget(ShapeView(theme, Shape.SQUARE_CROSS, Role.DANGER, 20), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(px(4))
        inside.addLayout(lines, 1)
        lines.addWidget(WrappedLabel(theme, words.title, Type.SECTION))
        lines.addWidget(WrappedLabel(theme, words.sentence))
        lines.addWidget(WrappedLabel(theme, words.next_step, Type.BODY, weight=500))
        buttons = row(px(12))
        if action:
            buttons.addWidget(action)
        self._detail = WrappedLabel(theme, detail, Type.SMALL, Role.MUTED)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.hide()
        if detail:
            self.fold = link(theme, say("Technical detail"))
            self.fold.setCheckable(True)
            self.fold.toggled.connect(self._detail.setVisible)
            buttons.addWidget(self.fold)
        buttons.addStretch(1)
        if action or detail:
            lines.addSpacing(px(4))
            lines.addLayout(buttons)
        lines.addWidget(self._detail)
        self.setAccessibleName(f"{words.title}. {words.sentence} {words.next_step}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.DANGER), 1))
        painter.setBrush(self._theme.colour(Role.DANGER_SOFT))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
