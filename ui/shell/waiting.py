"""What the first paint shows while the desk is being opened: the card of the sign-in page, painted by hand.

No other widget is needed for it, for every class that is loaded makes the first paint wait.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme, load_first_fonts

_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PILLARS = (6, 10, 14, 18)
_ROOF = (QPointF(3.2, 7), QPointF(12, 2), QPointF(20.8, 7))


class WaitingPage(QWidget):
    """Nothing to press yet; everything stands where the page after it will have it."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        load_first_fonts()
        self._theme = theme
        self._name = say("Moderator Desk")
        self._title = say("Sign in")
        self._sentence = say("The desk is being opened…")
        self.setAccessibleName(self._sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.WINDOW))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_name(painter)
        self._paint_card(painter)

    def _paint_name(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.ACCENT_FILL))
        painter.drawRoundedRect(QRectF(px(20), px(14), px(36), px(36)), 6, 6)
        painter.save()
        painter.translate(px(28), px(22))
        painter.scale(px(20) / 24, px(20) / 24)
        self._paint_landmark(painter)
        painter.restore()
        line = QRectF(px(68), px(14), self.width(), px(36))
        self._write(painter, line, _LEFT, Type.SECTION, Role.TEXT, self._name)

    def _paint_landmark(self, painter: QPainter) -> None:
        """The office's house on a 24-grid, as the icon of the same name has it."""
        pen = QPen(self._theme.colour(Role.ON_ACCENT), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawLine(QPointF(3, 22), QPointF(21, 22))
        for x in _PILLARS:
            painter.drawLine(QPointF(x, 11), QPointF(x, 18))
        painter.drawPolygon(_ROOF)

    def _paint_card(self, painter: QPainter) -> None:
        px = self._theme.px
        top, width, height, head = px(72), px(460), px(260), px(44)
        left = (self.width() - width) // 2
        upper = top + (self.height() - px(20) - top - height) * 2 // 5
        painter.setPen(QPen(self._theme.colour(Role.BORDER), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRoundedRect(QRectF(left + 0.5, upper + 0.5, width - 1, height - 1), 8, 8)
        painter.fillRect(QRectF(left + 1, upper + head, width - 2, 1), self._theme.colour(Role.LINE))
        title = QRectF(left + 1 + px(16), upper + 1, width, head - 1)
        self._write(painter, title, _LEFT, Type.SECTION, Role.TEXT, self._title)
        middle = QPointF(left + width / 2, upper + head + (height - head) / 2 - px(18))
        self._paint_ring(painter, middle)
        sentence = QRectF(left, middle.y() + px(29), width, self._theme.line(Type.BODY))
        self._write(painter, sentence, _MIDDLE, Type.BODY, Role.MUTED, self._sentence)

    def _paint_ring(self, painter: QPainter, middle: QPointF) -> None:
        """Three quarters of a ring and a dot: the shape of what is under way."""
        px = self._theme.px
        colour = self._theme.colour(Role.MUTED)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, px(4.25), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(QRectF(middle.x() - px(15), middle.y() - px(15), px(30), px(30)), 0, -270 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(middle, px(6), px(6))

    def _write(
        self, painter: QPainter, line: QRectF, where: Qt.AlignmentFlag, style: Type, role: Role, text: str
    ) -> None:
        painter.setFont(self._theme.font(style))
        painter.setPen(self._theme.colour(role))
        painter.drawText(line, where, text)
