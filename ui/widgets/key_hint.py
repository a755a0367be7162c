"""The small frame that names a key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.roles import Role, Type
from ui.theme import Theme


def hint_size(theme: Theme, key: str) -> QSize:
    words = QFontMetrics(theme.font(Type.TINY, 500)).horizontalAdvance(key)
    return QSize(max(words + theme.px(10), theme.px(18)), theme.px(18))


def paint_hint(painter: QPainter, rect: QRectF, theme: Theme, key: str, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font(Type.TINY, 500))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class KeyHint(QWidget):
    """A key's name in a frame, beside a text that says what the key does."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self.setFixedSize(hint_size(theme, key))
        self.setAccessibleName(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_hint(painter, QRectF(self.rect()), self._theme, self._key, self._theme.colour(Role.MUTED))
