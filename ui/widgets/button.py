"""The five buttons. One filled a screen, for the next step; key hints stand inside and work as shortcuts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.icons import BUTTON, draw_icon
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.key_hint import hint_size, paint_hint
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import paint_mark


class Kind(Enum):
    """How much a button asks to be pressed."""

    FILLED = auto()
    TONAL = auto()
    SECONDARY = auto()
    TEXT = auto()
    DANGER = auto()


SMALL, NORMAL, MAIN, TWO_LINES = 32, 36, 44, 48
_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class _Colours:
    ground: Role | None
    edge: Role | None
    words: Role
    hover: Role


_COLOURS = {
    Kind.FILLED: _Colours(Role.ACCENT_FILL, None, Role.ON_ACCENT, Role.ACCENT_HOVER),
    Kind.TONAL: _Colours(Role.ACCENT_SOFT, Role.ACCENT, Role.ACCENT, Role.ACCENT_SOFT),
    Kind.SECONDARY: _Colours(Role.SURFACE, Role.INPUT, Role.TEXT, Role.HOVER),
    Kind.TEXT: _Colours(None, None, Role.ACCENT, Role.HOVER),
    Kind.DANGER: _Colours(Role.SURFACE, Role.DANGER, Role.DANGER, Role.DANGER_SOFT),
}


@dataclass(frozen=True, slots=True)
class ButtonParts:
    """What may stand in a button beside its word.

    `key` is hint and shortcut in one ("Ctrl+N", "Ctrl+Enter", "A"); `second` a line under the word; `marks` the pages
    an action goes to.
    """

    icon: str = ""
    key: str = ""
    second: str = ""
    marks: Sequence[PageFace] = ()
    trailing_icon: str = ""


_PLAIN = ButtonParts()


class Button(QPushButton):
    """A button of one kind and height. It never elides: its size follows its words."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: Kind,
        parts: ButtonParts = _PLAIN,
        height: int = NORMAL,
        style: Type = Type.BODY,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self._parts = parts
        self._words = text
        self._design_height = max(height, TWO_LINES) if parts.second else height
        self._font = theme.font(style, 600 if kind is Kind.FILLED else 500)
        self._hovered = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_words(text)

    def words(self) -> str:
        """What stands on the button, as it is read."""
        return self._words

    def set_words(self, text: str, second: str | None = None) -> None:
        """Changes the word, and the second line if given."""
        self._words = text
        if second is not None:
            self._parts = replace(self._parts, second=second)
        self.setText(text.replace("&", "&&"))
        if self._parts.key:
            self.setShortcut(self._parts.key.replace("Enter", "Return"))
        self.setAccessibleName(f"{text}, {self._parts.second}" if self._parts.second else text)
        self.updateGeometry()
        self.update()

    def set_marks(self, marks: Sequence[PageFace]) -> None:
        """Shows other pages' marks."""
        self._parts = replace(self._parts, marks=tuple(marks))
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.update()

    def refuse(self, reason: str) -> None:
        """Greys the button out and says why, to the eye in a tooltip and to a screen reader; "" allows it again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def sizeHint(self) -> QSize:
        width = sum(self._widths()) + 2 * self._padding()
        return QSize(max(width, self._theme.px(SMALL)), self._theme.px(self._design_height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        colour = self._words_colour()
        spare = max(0, self.width() - 2 * self._padding() - sum(self._widths()))
        x = self._padding() + spare / 2
        for paint, width in zip((self._paint_lead, self._paint_words, self._paint_tail), self._widths(), strict=True):
            if width:
                paint(painter, x, colour)
            x += width

    def _padding(self) -> int:
        if self._kind is Kind.TEXT:
            return self._theme.px(6)
        return self._theme.px(20 if self._design_height >= MAIN else 9 if not self._words else 14)

    def _gap(self) -> int:
        return self._theme.px(8) if self._words else 0

    def _widths(self) -> tuple[int, int, int]:
        px = self._theme.px
        lead = 0
        if self._parts.marks:
            lead = len(self._parts.marks) * (px(28) + px(8)) + px(4)
        elif self._parts.icon:
            lead = px(BUTTON) + self._gap()
        words = QFontMetrics(self._font).horizontalAdvance(self._words)
        if self._parts.second:
            small = QFontMetrics(self._theme.font(Type.SMALL)).horizontalAdvance(self._parts.second)
            words = max(words, small)
        tail = hint_size(self._theme, self._parts.key).width() + px(9) if self._parts.key else 0
        if self._parts.trailing_icon:
            tail += px(BUTTON) + px(8)
        return lead, words + (1 if words else 0), tail

    def _words_colour(self) -> QColor:
        return self._theme.colour(_COLOURS[self._kind].words if self.isEnabled() else Role.MUTED)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = _COLOURS[self._kind]
        active = self.isEnabled() and (self._hovered or self.isDown())
        ground = colours.hover if active else colours.ground
        edge = colours.edge
        if not self.isEnabled():
            ground, edge = (None if self._kind is Kind.TEXT else Role.HOVER), None
        painter.setPen(QPen(self._theme.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        rect = QRectF(self.rect())
        inset = 0.5 if edge else 0.0
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_lead(self, painter: QPainter, x: float, colour: QColor) -> None:
        px = self._theme.px
        if self._parts.marks:
            size = px(28)
            for number, face in enumerate(self._parts.marks):
                spot = QRectF(x + number * (size + px(8)), (self.height() - size) / 2, size, size)
                paint_mark(painter, spot, self._theme, face, outlined=self._kind is Kind.FILLED)
            return
        size = px(BUTTON)
        draw_icon(painter, QRectF(x, (self.height() - size) / 2, size, size), self._parts.icon, colour)

    def _paint_words(self, painter: QPainter, x: float, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setFont(self._font)
        room = QRectF(x, 0, self.width() - x, self.height())
        if not self._parts.second:
            painter.drawText(room, int(_CENTRED), self._words)
            return
        px = self._theme.px
        top = (self.height() - px(42)) / 2
        painter.drawText(QRectF(x, top, room.width(), px(22)), int(_CENTRED), self._words)
        painter.setFont(self._theme.font(Type.SMALL))
        painter.drawText(QRectF(x, top + px(22), room.width(), px(20)), int(_CENTRED), self._parts.second)

    def _paint_tail(self, painter: QPainter, x: float, colour: QColor) -> None:
        if self._parts.key:
            size = hint_size(self._theme, self._parts.key)
            x += self._theme.px(9)
            spot = QRectF(x, (self.height() - size.height()) / 2, size.width(), size.height())
            paint_hint(painter, spot, self._theme, self._parts.key, colour)
            x += size.width()
        if self._parts.trailing_icon:
            side = self._theme.px(BUTTON)
            spot = QRectF(x + self._theme.px(8), (self.height() - side) / 2, side, side)
            draw_icon(painter, spot, self._parts.trailing_icon, colour)


def filled(theme: Theme, text: str, parts: ButtonParts = _PLAIN, height: int = NORMAL) -> Button:
    """The next step; one a screen."""
    return Button(theme, text, Kind.FILLED, parts, height)


def tonal(theme: Theme, text: str, parts: ButtonParts = _PLAIN, height: int = SMALL) -> Button:
    """The first row of a to-do list."""
    return Button(theme, text, Kind.TONAL, parts, height)


def secondary(theme: Theme, text: str, parts: ButtonParts = _PLAIN, height: int = NORMAL) -> Button:
    """Everything else that can be done."""
    return Button(theme, text, Kind.SECONDARY, parts, height)


def link(theme: Theme, text: str, parts: ButtonParts = _PLAIN, style: Type = Type.SMALL) -> Button:
    """A text button: accent, no edge; small in card heads, body size in bars."""
    return Button(theme, text, Kind.TEXT, parts, SMALL, style)


def danger(theme: Theme, text: str, parts: ButtonParts = _PLAIN, height: int = NORMAL) -> Button:
    """Never filled, never next to the filled one."""
    return Button(theme, text, Kind.DANGER, parts, height)


def icon_button(theme: Theme, icon: str, name: str, key: str = "") -> Button:
    """Back, help, previous and next only; `name` is its tooltip and what a screen reader says."""
    button = Button(theme, "", Kind.SECONDARY, ButtonParts(icon=icon), NORMAL)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key})" if key else name)
    if key:
        button.setShortcut(key)
    return button
