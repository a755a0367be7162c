"""A post in the shape of Telegram: a bubble on a quiet ground, the channel's name on top, the time in its corner."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from ui.roles import Role
from ui.screens.composer.preview_shape import PostShape
from ui.theme import Theme
from ui.widgets.layout import column, row


class _Bubble(QFrame):
    """The speech bubble; its lower left corner points to the mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour(Role.BORDER), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRoundedRect(rect, 12, 12)


class TelegramShape(PostShape):
    """Pictures stand between the channel's name and the text under them."""

    photo_radius = 6

    def arrange(self) -> None:
        theme, px = self.theme, self.theme.px
        self.name.set_role(Role.ACCENT)
        across = row(px(8), self)
        across.setContentsMargins(px(12), px(14), px(24), px(14))
        left = column(0)
        left.addStretch(1)
        left.addLayout(self.mark)
        across.addLayout(left)
        bubble = _Bubble(theme)
        lines = column(px(6), bubble)
        lines.setContentsMargins(px(12), px(8), px(12), px(8))
        lines.addWidget(self.name)
        lines.addWidget(self.photos)
        lines.addLayout(self.warning)
        lines.addWidget(self.text)
        lines.addWidget(self.link)
        self.second.setAlignment(Qt.AlignmentFlag.AlignRight)
        lines.addWidget(self.second)
        across.addWidget(bubble, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(Role.ACCENT_SOFT))
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
