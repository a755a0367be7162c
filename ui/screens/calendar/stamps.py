"""Small signs that stand in many chips, drawn once and then stamped: state shapes and page marks."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap


class Stamps:
    """Signs by key and size, for one sharpness of the screen at a time."""

    def __init__(self) -> None:
        self._ratio = 1.0
        self._made: dict[tuple[object, int], QPixmap] = {}

    def stamp(self, painter: QPainter, spot: QRectF, key: object, draw: Callable[[QPainter, QRectF], None]) -> None:
        """Puts a square sign where it belongs; `draw` draws it where it is not known yet."""
        ratio = painter.device().devicePixelRatio()
        if ratio != self._ratio:
            self._ratio = ratio
            self._made.clear()
        side = round(spot.width())
        made = self._made.get((key, side))
        if made is None:
            made = self._made[key, side] = self._drawn(side, draw)
        painter.drawPixmap(spot.topLeft().toPoint(), made)

    def _drawn(self, side: int, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
        made = QPixmap(round(side * self._ratio), round(side * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        own = QPainter(made)
        own.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(own, QRectF(0, 0, side, side))
        own.end()
        return made
