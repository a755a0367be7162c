"""What stands in many chips, drawn once and then stamped: grounds, state shapes and page marks."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap


class Stamps:
    """Stamps by key and size, for one sharpness of the screen at a time."""

    def __init__(self) -> None:
        self._ratio = 1.0
        self._made: dict[tuple[object, int, int], QPixmap] = {}

    def stamp(self, painter: QPainter, spot: QRectF, key: object, draw: Callable[[QPainter, QRectF], None]) -> None:
        """Puts a stamp where it belongs; `draw` draws it where it is not known yet."""
        ratio = painter.device().devicePixelRatio()
        if ratio != self._ratio:
            self._ratio = ratio
            self._made.clear()
        wide, high = round(spot.width()), round(spot.height())
        made = self._made.get((key, wide, high))
        if made is None:
            made = self._made[key, wide, high] = self._drawn(wide, high, draw)
        painter.drawPixmap(spot.topLeft().toPoint(), made)

    def _drawn(self, wide: int, high: int, draw: Callable[[QPainter, QRectF], None]) -> QPixmap:
        made = QPixmap(round(wide * self._ratio), round(high * self._ratio))
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        own = QPainter(made)
        own.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(own, QRectF(0, 0, wide, high))
        own.end()
        return made
