"""Lucide pictures from `resources/icons`, in the colour of a role and crisp at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from moderator_app.resource_files import resource
from ui.roles import Role
from ui.theme import Theme

NAV = 20
BUTTON = 18


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(drawing.encode()))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draws one picture into a square.

    Raises:
        FileNotFoundError: no picture of this name is bundled.
    """
    _renderer(name, colour.name()).render(painter, rect)


@cache
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The picture as pixels, `size` logical pixels wide on a screen of that pixel ratio."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, QRectF(picture.rect()), name, QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(theme: Theme, name: str, role: Role = Role.TEXT, size: int = BUTTON) -> QIcon:
    """For Qt's own widgets (menus, tool buttons); the program's buttons draw theirs."""
    pixels = theme.px(size)
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(pixmap(name, theme.palette.of(role), pixels, ratio))
    muted = pixmap(name, theme.palette.of(Role.MUTED), pixels, 1.0)
    result.addPixmap(muted, QIcon.Mode.Disabled)
    return result
