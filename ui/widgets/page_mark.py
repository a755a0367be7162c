"""Letters on a page's colour, the pill that chooses a page, and the round mark of a member."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import draw_icon
from ui.palette import PAGE_COLOURS
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.page_face import PageFace


def paint_mark(painter: QPainter, rect: QRectF, theme: Theme, face: PageFace, outlined: bool = False) -> None:
    """Draws a page's mark; `outlined` gives it a white edge on a filled button."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = max(3.0, rect.width() * 0.18)
    painter.setPen(QPen(QColor("#FFFFFF"), 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PAGE_COLOURS[face.colour % len(PAGE_COLOURS)]))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    font = theme.font(Type.TINY, 600)
    font.setPixelSize(max(8, round(rect.width() * 0.42)))
    painter.setFont(font)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, face.letters)
    painter.restore()


class PageMark(QWidget):
    """The mark of a page, a square of the given design size; decorative, its name stands beside it."""

    def __init__(self, theme: Theme, face: PageFace, size: int = 32) -> None:
        super().__init__()
        self._theme = theme
        self._face = face
        self.setFixedSize(theme.px(size), theme.px(size))
        self.setToolTip(face.name)
        self.setAccessibleName(face.name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self._theme, self._face)


class MemberMark(QWidget):
    """The round mark of a member."""

    def __init__(self, theme: Theme, letters: str, size: int = 28) -> None:
        super().__init__()
        self._theme = theme
        self._letters = letters
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.BORDER), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(self._theme.font(Type.TINY, 600))
        painter.setPen(self._theme.colour(Role.TEXT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class PagePill(QAbstractButton):
    """Chooses a page: two-pixel accent edge, soft fill, bold and a tick where chosen; dashed where not."""

    opened = Signal()

    def __init__(self, theme: Theme, face: PageFace) -> None:
        super().__init__()
        self._theme = theme
        self._face = face
        self.setCheckable(True)
        self.setText(face.name.replace("&", "&&"))
        self.setAccessibleName(face.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def face(self) -> PageFace:
        return self._face

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(Type.STATE, 600)).horizontalAdvance(self._face.name)
        return QSize(words + self._theme.px(6 + 24 + 8 + 8 + 16 + 14), self._theme.px(36))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        rect = QRectF(self.rect())
        pen = QPen(theme.colour(Role.ACCENT if chosen else Role.INPUT), 2 if chosen else 1)
        if not chosen:
            pen.setDashPattern([3, 3])
        ground = Role.ACCENT_SOFT if chosen else Role.HOVER if self.underMouse() else Role.SURFACE
        painter.setPen(pen)
        painter.setBrush(theme.colour(ground))
        edge = pen.widthF() / 2
        painter.drawRoundedRect(rect.adjusted(edge, edge, -edge, -edge), rect.height() / 2, rect.height() / 2)
        mark = theme.px(24)
        top = (rect.height() - mark) / 2
        paint_mark(painter, QRectF(theme.px(7), top, mark, mark), theme, self._face)
        painter.setFont(theme.font(Type.STATE, 600 if chosen else 400))
        painter.setPen(theme.colour(Role.ACCENT if chosen else Role.MUTED))
        words = rect.adjusted(theme.px(7) + mark + theme.px(8), 0, -theme.px(12), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._face.name)
        if chosen:
            tick = theme.px(16)
            spot = QPointF(rect.width() - tick - theme.px(12), (rect.height() - tick) / 2)
            draw_icon(painter, QRectF(spot.x(), spot.y(), tick, tick), "check", theme.colour(Role.ACCENT))
