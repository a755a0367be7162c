"""One room in the navigation: icon and word beside each other, or the word under the icon on the rail."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.icons import NAV, draw_icon
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.choosable import ChoosableButton

ROOM, LOW_ROOM = 40, 33
"""A room's row, and how low it becomes where the window is low, before the rooms scroll."""
_CENTRE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class NavItem(ChoosableButton):
    """One room: icon, word and a muted count; on the rail the `short` word stands under the icon."""

    def __init__(self, theme: Theme, word: str, short: str, icon: str, *, rail: bool, low: bool) -> None:
        super().__init__()
        self._theme = theme
        self._word = word
        self._short = short
        self._icon = icon
        self._rail = rail
        self._top = 2 if low else 8
        self._count = ""
        self._hovered = False
        self.setProperty("ring_inside", True)
        self.setAccessibleName(word)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._height = theme.px((45 if low else 58) if rail else ROOM)
        self.setMaximumHeight(self._height)
        self.setMinimumHeight(self._height if rail else theme.px(LOW_ROOM))
        if rail:
            self.setToolTip(word)

    def set_count(self, count: str) -> None:
        """The muted figure at the right, "" for none."""
        self._count = count
        self.setAccessibleName(f"{self._word}, {count}" if count else self._word)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(68 if self._rail else 196), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """The window decides which room is open, not the press."""

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif e.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif e.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(e)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, e: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        here = self.isChecked()
        if here or self._hovered:
            painter.setPen(QPen(theme.colour(Role.BORDER), 1) if here else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SURFACE if here else Role.HOVER))
            painter.drawRoundedRect(rect, 6, 6)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT))
            painter.drawRoundedRect(QRectF(0, rect.center().y() - theme.px(10), 3, theme.px(20)), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
        (self._paint_rail if self._rail else self._paint_wide)(painter, rect, here)

    def _paint_wide(self, painter: QPainter, rect: QRectF, here: bool) -> None:
        theme = self._theme
        px = theme.px
        role = Role.ACCENT if here else Role.TEXT
        icon = QRectF(px(11), rect.center().y() - px(NAV) / 2, px(NAV), px(NAV))
        draw_icon(painter, icon, self._icon, theme.colour(Role.ACCENT if here else Role.MUTED))
        painter.setFont(theme.font(Type.BODY, 600 if here else 400))
        painter.setPen(theme.colour(role))
        words = rect.adjusted(px(42), 0, -px(10), 0)
        painter.drawText(words, int(_CENTRE_LEFT), self._word)
        if self._count:
            painter.setFont(theme.font(Type.STATE, 400))
            painter.setPen(theme.colour(Role.MUTED))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._count)

    def _paint_rail(self, painter: QPainter, rect: QRectF, here: bool) -> None:
        theme = self._theme
        px = theme.px
        colour = theme.colour(Role.ACCENT if here else Role.MUTED)
        icon = QRectF(rect.center().x() - px(NAV) / 2, px(self._top), px(NAV), px(NAV))
        draw_icon(painter, icon, self._icon, colour)
        font = theme.font(Type.TINY, 600 if here else 400)
        painter.setFont(font)
        painter.setPen(theme.colour(Role.ACCENT if here else Role.TEXT))
        room = QRectF(2, px(self._top + 23), self.width() - 4, px(20))
        word = QFontMetrics(font).elidedText(self._short, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), word)
