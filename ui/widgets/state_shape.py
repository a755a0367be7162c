"""Draws the state shapes on a 16-grid, and the label that puts a word beside its shape."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.shapes import Shape, StateLook

_STROKE = 1.7
_MIDDLE = QPointF(8, 8)


def paint_shape(painter: QPainter, rect: QRectF, shape: Shape, colour: QColor) -> None:
    """Draws a shape into a square; signs inside solid shapes are cut out and show the ground."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if shape is Shape.DASHED_CIRCLE:
        _dashed(painter, colour)
    else:
        painter.drawPath(_PATHS[shape]())
    painter.restore()


def _dashed(painter: QPainter, colour: QColor) -> None:
    pen = QPen(colour, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    length = 2 * math.pi * 6 / _STROKE / 16
    pen.setDashPattern([length, length])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_MIDDLE, 6, 6)


def _stroked(path: QPainterPath, width: float = _STROKE) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(_MIDDLE, radius, radius)
    return path


def _square(inset: float, radius: float = 2.5) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(inset, inset, 16 - 2 * inset, 16 - 2 * inset), radius, radius)
    return path


def _hexagon(radius: float) -> QPainterPath:
    corners = [
        (8 + radius * math.cos(math.radians(60 * i)), 8 + radius * math.sin(math.radians(60 * i))) for i in range(6)
    ]
    path = _line(*corners)
    path.closeSubpath()
    return path


def _shield() -> QPainterPath:
    path = QPainterPath(QPointF(8, 0.8))
    path.lineTo(14, 3)
    path.lineTo(14, 8)
    path.cubicTo(14, 11.6, 11.4, 14, 8, 15.2)
    path.cubicTo(4.6, 14, 2, 11.6, 2, 8)
    path.lineTo(2, 3)
    path.closeSubpath()
    return path


def _triangle() -> QPainterPath:
    path = _line((8, 2.2), (14.6, 13.8), (1.4, 13.8))
    path.closeSubpath()
    return path.united(_stroked(path, 1.6))


def _dot(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _joined(*paths: QPainterPath) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole = whole.united(path)
    return whole


def _tick() -> QPainterPath:
    return _stroked(_line((5, 8.3), (7.2, 10.4), (11, 6)), 1.8)


def _cross() -> QPainterPath:
    return _joined(_stroked(_line((5.6, 5.6), (10.4, 10.4)), 1.8), _stroked(_line((10.4, 5.6), (5.6, 10.4)), 1.8))


def _bars() -> QPainterPath:
    return _joined(_stroked(_line((6.3, 5.6), (6.3, 10.4)), 1.7), _stroked(_line((9.7, 5.6), (9.7, 10.4)), 1.7))


def _exclamation(top: float, bottom: float) -> QPainterPath:
    return _joined(_stroked(_line((8, top), (8, bottom)), 1.7), _dot(8, bottom + 2.6, 1.05))


def _question() -> QPainterPath:
    hook = QPainterPath(QPointF(6, 6.5))
    hook.cubicTo(6, 3.6, 10.2, 3.8, 10.1, 6.5)
    hook.cubicTo(10.1, 8, 8, 7.9, 8, 9.3)
    return _joined(_stroked(hook, 1.5), _dot(8, 11.6, 1))


def _arrow_right() -> QPainterPath:
    return _joined(_stroked(_line((4.9, 8), (11, 8)), 1.6), _stroked(_line((8.6, 5.6), (11, 8), (8.6, 10.4)), 1.6))


def _back() -> QPainterPath:
    return _joined(_stroked(_line((11, 8), (5.2, 8)), 1.5), _stroked(_line((7.5, 5.7), (5.2, 8), (7.5, 10.3)), 1.5))


def _half() -> QPainterPath:
    left = QPainterPath(QPointF(8, 2))
    left.arcTo(QRectF(2, 2, 12, 12), 90, 180)
    left.closeSubpath()
    return _joined(_stroked(_circle(6)), left)


def _three_quarters() -> QPainterPath:
    arc = QPainterPath()
    arc.arcMoveTo(QRectF(2, 2, 12, 12), 0)
    arc.arcTo(QRectF(2, 2, 12, 12), 0, -270)
    return _joined(_stroked(arc), _dot(8, 8, 2.4))


def _hands() -> QPainterPath:
    return _stroked(_line((8, 4.8), (8, 8.2), (10.4, 9.6)), 1.5)


def _slash() -> QPainterPath:
    return _stroked(_line((5.4, 10.6), (10.6, 5.4)), 1.6)


def _lines() -> QPainterPath:
    return _joined(*(_stroked(_line((5.2, y), (end, y)), 1.3) for y, end in ((5.6, 10.8), (8, 10.8), (10.4, 9))))


def _minus() -> QPainterPath:
    return _stroked(_line((5.2, 8), (10.8, 8)))


_PATHS: dict[Shape, Callable[[], QPainterPath]] = {
    Shape.HALF_CIRCLE: _half,
    Shape.CIRCLE_BACK: lambda: _joined(_stroked(_circle(6.3), 1.5), _back()),
    Shape.CIRCLE_HOLD: lambda: _joined(_stroked(_circle(6.3), 1.5), _bars()),
    Shape.SOLID_CIRCLE: lambda: _circle(5.6),
    Shape.RING_DOT: lambda: _joined(_stroked(_circle(6.3), 1.6), _dot(8, 8, 3.3)),
    Shape.RING_SENDING: _three_quarters,
    Shape.CLOCK: lambda: _joined(_stroked(_circle(6.2), 1.6), _hands()),
    Shape.HEXAGON_HOLLOW: lambda: _joined(_stroked(_hexagon(6.8), 1.5), _question()),
    Shape.HEXAGON: lambda: _hexagon(7.8).subtracted(_question()),
    Shape.SQUARE_ARROW: lambda: _joined(_stroked(_square(1.8)), _arrow_right()),
    Shape.CIRCLE_TICK_HOLLOW: lambda: _joined(_stroked(_circle(6.2), 1.6), _tick()),
    Shape.CIRCLE_TICK: lambda: _circle(7).subtracted(_tick()),
    Shape.SQUARE_TICK: lambda: _joined(_stroked(_square(1.8)), _tick()),
    Shape.SQUARE_CROSS: lambda: _square(1.3).subtracted(_cross()),
    Shape.SHIELD: lambda: _shield().subtracted(_exclamation(4.6, 8.2)),
    Shape.TRIANGLE: lambda: _triangle().subtracted(_exclamation(6.2, 9.2)),
    Shape.CIRCLE_MINUS: lambda: _joined(_stroked(_circle(6.2), 1.6), _minus()),
    Shape.CIRCLE_SLASH: lambda: _joined(_stroked(_circle(6.2), 1.6), _slash()),
    Shape.CIRCLE_PAUSE: lambda: _circle(7).subtracted(_bars()),
    Shape.RING_ARROW: lambda: _joined(_stroked(_circle(6.2), 1.6), _arrow_right()),
    Shape.SQUARE_MINUS: lambda: _joined(_stroked(_square(1.8)), _minus()),
    Shape.SQUARE_SLASH: lambda: _joined(_stroked(_square(1.8)), _slash()),
    Shape.SQUARE_LINES: lambda: _joined(_stroked(_square(1.8), 1.5), _lines()),
    Shape.INFO: lambda: _joined(_stroked(_circle(6.2), 1.5), _dot(8, 5, 1), _stroked(_line((8, 7.8), (8, 11)), 1.5)),
}


class ShapeView(QWidget):
    """One shape of a fixed size. `word` is what a screen reader says where the word is not beside it."""

    def __init__(self, theme: Theme, shape: Shape, role: Role, size: int = 16, word: str = "") -> None:
        super().__init__()
        self._shape = shape
        self._colour = theme.colour(role)
        self._size = theme.px(size)
        self.setFixedSize(QSize(self._size, self._size))
        if word:
            self.setAccessibleName(word)
            self.setToolTip(word)

    def show_shape(self, shape: Shape, colour: QColor) -> None:
        self._shape = shape
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, QRectF(self.rect()), self._shape, self._colour)


class StateLabel(QWidget):
    """A state as people see it: shape and word in the state's colour. `word` is already said."""

    def __init__(
        self, theme: Theme, shape: Shape, word: str, role: Role, style: Type = Type.STATE, size: int = 16
    ) -> None:
        super().__init__()
        self._theme = theme
        self._shape = ShapeView(theme, shape, role, size)
        self._word = Label(theme, word, style, role, weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(7))
        row.addWidget(self._shape)
        row.addWidget(self._word)
        row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def show_state(self, look: StateLook, word: str) -> None:
        """Changes to another state; `word` is the state's word in the reader's language."""
        self._shape.show_shape(look.shape, self._theme.colour(look.role))
        self._word.set_role(look.role)
        self._word.setText(word)
        self.setAccessibleName(word)
