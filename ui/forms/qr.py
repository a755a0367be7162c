"""The QR code of a recovery key, drawn square by square."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_QUIET = 3


def qr_squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of a QR code that can lose 15 % of itself."""
    import segno

    return tuple(tuple(bool(square) for square in line) for line in segno.make(text, error="m").matrix)


def paint_qr(painter: QPainter, rect: QRectF, squares: tuple[tuple[bool, ...], ...]) -> None:
    """Black on white with a quiet edge, whatever the scheme: scanners expect it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(rect, QColor("#FFFFFF"))
    side = rect.width() / (len(squares) + 2 * _QUIET)
    for y, line in enumerate(squares):
        for x, dark in enumerate(line):
            if dark:
                left, top = round(rect.x() + (x + _QUIET) * side), round(rect.y() + (y + _QUIET) * side)
                right = round(rect.x() + (x + _QUIET + 1) * side)
                bottom = round(rect.y() + (y + _QUIET + 1) * side)
                painter.fillRect(left, top, right - left, bottom - top, Qt.GlobalColor.black)
    painter.restore()


class QrPicture(QWidget):
    """A QR code on screen; `name` says what it is."""

    def __init__(self, theme: Theme, text: str, name: str, size: int = 168) -> None:
        super().__init__()
        self._squares = qr_squares(text)
        self._side = theme.px(size)
        self.setFixedSize(self._side, self._side)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_qr(painter, QRectF(self.rect()), self._squares)
