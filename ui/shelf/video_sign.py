"""How a video is shown where nobody decodes it: a disc with a triangle, as every page shows one before it plays."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui.roles import Role, Type
from ui.theme import Theme

_DISC, _SHADE = 56, 170


def paint_video(painter: QPainter, spot: QRectF, theme: Theme, words: str = "") -> None:
    """Paints the sign in the middle of a place, with what is told of the video under it, where there is room."""
    line = theme.px(20) if words else 0
    side = min(theme.px(_DISC), (spot.height() - line) * 0.6)
    disc = QRectF(spot.center().x() - side / 2, spot.center().y() - (side + line) / 2, side, side)
    shade = theme.colour(Role.TEXT) if theme.scheme == "light" else theme.colour(Role.WINDOW)
    shade.setAlpha(_SHADE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawEllipse(disc)
    painter.setBrush(Qt.GlobalColor.white)
    middle, third = disc.center(), side / 4
    tip, back = QPointF(middle.x() + third, middle.y()), middle.x() - third * 0.6
    painter.drawPolygon(QPolygonF([tip, QPointF(back, middle.y() - third), QPointF(back, middle.y() + third)]))
    if words:
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colour(Role.TEXT))
        under = QRectF(spot.left(), disc.bottom() + theme.px(2), spot.width(), theme.px(24))
        while " · " in words and painter.fontMetrics().horizontalAdvance(words) > under.width():
            words = words.split(" · ", 1)[1]
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(under.width()))
        painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), fitting)
