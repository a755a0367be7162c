"""Ways to choose: big boxes with a consequence, a switch of joined segments."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.choosable import ChoosableButton
from ui.widgets.key_hint import hint_size, paint_hint
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import row


class ChoiceBox(ChoosableButton):
    """A radio button with a bold line, one line of consequence, and a key. Put several into one `choice_group`."""

    def __init__(self, theme: Theme, title: str, consequence: str, key: str = "", end: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._key = key
        self._end = end
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(consequence)
        if key:
            self.setShortcut(key)
        px = theme.px
        self._words = WrappedLabel(theme, consequence, Type.SMALL, Role.MUTED)
        self._words.setParent(self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._left = px(46)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(px(66))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        px = self._theme.px
        words = self._words.heightForWidth(max(40, arg__1 - self._left - px(14)))
        return max(px(66), px(10) + self._theme.line(Type.BODY) + max(words, self._theme.line(Type.SMALL)) + px(10))

    def sizeHint(self) -> QSize:
        px = self._theme.px
        title = QFontMetrics(self._theme.font(Type.BODY, 600)).horizontalAdvance(self._title)
        width = self._left + title + px(20) + (px(30) if self._key else 0) + self._end_width()
        return QSize(max(width, px(240)), self.heightForWidth(max(width, px(240))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self._theme.px(66))

    def _end_width(self) -> int:
        if not self._end:
            return 0
        return QFontMetrics(self._theme.font(Type.SMALL)).horizontalAdvance(self._end) + self._theme.px(16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        px = self._theme.px
        top = px(10) + self._theme.line(Type.BODY)
        self._words.setMinimumHeight(0)  # else the lines of the width before would still take their room
        self._words.setGeometry(self._left, top, self.width() - self._left - px(14), self.height() - top - px(8))
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        theme = self._theme
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = 2 if chosen else 1
        painter.setPen(QPen(theme.colour(Role.ACCENT if chosen else Role.INPUT), width))
        ground = Role.ACCENT_SOFT if chosen else Role.HOVER if self._hovered and self.isEnabled() else Role.SURFACE
        painter.setBrush(theme.colour(ground))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 8, 8)
        self._paint_radio(painter, QPointF(px(24), px(10) + theme.line(Type.BODY) / 2), chosen)
        painter.setFont(theme.font(Type.BODY, 600))
        painter.setPen(theme.colour(Role.TEXT if self.isEnabled() else Role.MUTED))
        line = QRectF(self._left, px(9), self.width() - self._left - px(14), theme.line(Type.BODY))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._title)
        if self._key:
            size = hint_size(theme, self._key)
            spot = QRectF(
                line.right() - size.width(), line.center().y() - size.height() / 2, size.width(), size.height()
            )
            paint_hint(painter, spot, theme, self._key, theme.colour(Role.TEXT))
        elif self._end:
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(theme.colour(Role.MUTED))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._end)

    def _paint_radio(self, painter: QPainter, middle: QPointF, chosen: bool) -> None:
        theme = self._theme
        radius = theme.px(9.5)
        painter.setPen(QPen(theme.colour(Role.ACCENT_FILL if chosen else Role.INPUT), 1.5))
        painter.setBrush(theme.colour(Role.ACCENT_FILL if chosen else Role.SURFACE))
        painter.drawEllipse(middle, radius, radius)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawEllipse(middle, theme.px(4), theme.px(4))


def choice_group(parent: QWidget, boxes: Sequence[QAbstractButton], chosen: int | None = None) -> QButtonGroup:
    """Ties boxes together so that one is chosen at a time; nothing is chosen beforehand unless `chosen` says so."""
    group = QButtonGroup(parent)
    for number, box in enumerate(boxes):
        group.addButton(box, number)
    if chosen is not None:
        boxes[chosen].setChecked(True)
    return group


@dataclass(frozen=True, slots=True)
class Segment:
    """One side of a switch: the value it stands for and its words."""

    value: object
    words: str


class _SegmentButton(ChoosableButton):
    def __init__(self, theme: Theme, words: str, first: bool, last: bool) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._ends = (first, last)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(Type.STATE, 600)).horizontalAdvance(self._words)
        return QSize(words + self._theme.px(28), self._theme.px(36))

    def paintEvent(self, e: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        rect = QRectF(self.rect())
        first, last = self._ends
        clip = rect.adjusted(0 if first else -12, 0, 0 if last else 12, 0)
        painter.setPen(QPen(theme.colour(Role.INPUT), 1))
        painter.setBrush(theme.colour(Role.ACCENT_SOFT if chosen else Role.SURFACE))
        painter.drawRoundedRect(clip.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if not first:
            painter.fillRect(QRectF(0, 1, 1, rect.height() - 2), theme.colour(Role.INPUT))
        painter.setFont(theme.font(Type.STATE, 600 if chosen else 400))
        painter.setPen(theme.colour(Role.ACCENT if chosen else Role.TEXT))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._words)


class SegmentedSwitch(QWidget):
    """A few views or values side by side, one of them shown."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, segments: Sequence[Segment], value: object = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._segments = tuple(segments)
        self._group = QButtonGroup(self)
        line = row(0, self)
        for number, segment in enumerate(segments):
            button = _SegmentButton(theme, segment.words, number == 0, number == len(segments) - 1)
            self._group.addButton(button, number)
            line.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(value if value is not None else segments[0].value)
        self._group.idClicked.connect(self._clicked)

    def value(self) -> object:
        return self._segments[self._group.checkedId()].value

    def choose(self, value: object) -> None:
        """Shows this value without telling anybody."""
        for number, segment in enumerate(self._segments):
            if segment.value == value:
                self._group.button(number).setChecked(True)

    def _clicked(self, number: int) -> None:
        self.changed.emit(self._segments[number].value)
