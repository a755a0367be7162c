"""What is said across the whole page: banners under the header, the lock strip, and the progress strip."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from moderator_app.words import Speaker
from ui.icons import draw_icon
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import Button, link
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class Banner(QFrame):
    """One sentence with its consequence and at most one action. `role` is unknown, warning, danger, info or success."""

    def __init__(self, theme: Theme, shape: Shape, role: Role, sentence: str, action: Button | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        px = theme.px
        self.words = WrappedLabel(theme, sentence)
        inside = row(px(10), self)
        inside.setContentsMargins(px(14), px(6), px(12), px(6))
        inside.addWidget(ShapeView(theme, shape, role, 20))
        inside.addWidget(self.words, 1)
        if action:
            inside.addWidget(action)
        self.setMinimumHeight(px(42))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(self._role), 1))
        painter.setBrush(self._theme.colour(self._role.soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class LockStrip(QFrame):
    """What voids an approval, under a review."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        inside = row(px(8), self)
        inside.setContentsMargins(px(18), px(4), px(16), px(4))
        inside.addSpacing(px(26))
        inside.addWidget(WrappedLabel(theme, sentence, Type.STATE, weight=400), 1)
        self.setMinimumHeight(px(36))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour(Role.INFO_SOFT))
        side = theme.px(18)
        draw_icon(
            painter, QRectF(theme.px(18), (self.height() - side) / 2, side, side), "lock", theme.colour(Role.INFO)
        )


class ProgressStrip(QWidget):
    """Four pixels of progress with a word and Cancel; for everything that may take over half a second."""

    cancelled = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._share: float | None = None
        px = theme.px
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._word = Label(theme, "", Type.SMALL, Role.MUTED)
        self._cancel = link(theme, say("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        inside = row(px(10), self)
        inside.setContentsMargins(px(20), px(6), px(20), px(2))
        inside.addWidget(self._word)
        inside.addStretch(1)
        inside.addWidget(self._cancel)
        self.hide()

    def begin(self, word: str, can_cancel: bool = True) -> None:
        """Shows the strip with a word of what is being done; how far is not known yet."""
        self._share = None
        self._word.setText(word)
        self.setAccessibleName(word)
        self._cancel.setVisible(can_cancel)
        self.show()

    def advance(self, share: float) -> None:
        """How much is done, from 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def finish(self) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self._theme.px(4)
        painter.fillRect(QRectF(0, 0, self.width(), height), self._theme.colour(Role.LINE))
        share = 0.35 if self._share is None else self._share
        painter.fillRect(QRectF(0, 0, self.width() * share, height), self._theme.colour(Role.ACCENT))


def sentence_line(theme: Theme, shape: Shape, role: Role, sentence: str) -> QWidget:
    """A shape and a wrapped sentence without a frame: a remark inside a card."""
    holder = QWidget()
    inside = row(theme.px(8), holder)
    inside.addWidget(ShapeView(theme, shape, role), 0, Qt.AlignmentFlag.AlignTop)
    inside.addWidget(WrappedLabel(theme, sentence, Type.STATE, weight=400), 1)
    inside.setAlignment(Qt.AlignmentFlag.AlignTop)
    return holder
