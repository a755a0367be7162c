"""A short list in a card: each row a state, a title over a muted line, and one button; the whole row opens."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import SMALL, Button, Kind
from ui.widgets.card import rounded
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.layout import column, row
from ui.widgets.page_face import PageFace
from ui.widgets.page_mark import PageMark
from ui.widgets.state_shape import StateLabel
from ui.widgets.states import StateLook

STATE_COLUMN = 132
TWO_LINES = 52


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row. `key` comes back with the signals; texts are already said; "" leaves a part out.

    `first` makes its button the tonal one; `end` is a muted text at the right where there is no button.
    """

    key: object
    title: str
    second: str = ""
    state: StateLook | None = None
    state_word: str = ""
    action: str = ""
    first: bool = False
    mark: PageFace | None = None
    end: str = ""


class Row(QAbstractButton):
    """One row: pressing it, Enter or Space opens it. Other parts may be put at its right end with `add_end`."""

    def __init__(self, theme: Theme, name: str, height: int = TWO_LINES, last: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._last = last
        self._hovered = False
        self.selected = False
        self.setProperty("ring_inside", True)
        self.setFixedHeight(theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.inside = row(theme.px(12), self)
        self.inside.setContentsMargins(theme.px(16), 0, theme.px(12), 1)

    def set_selected(self, selected: bool) -> None:
        self.selected = selected
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.inside.sizeHint().width(), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.inside.minimumSize().width(), self.height())

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        shape = rounded(rect, top=False, bottom=self._last)
        if self.selected:
            painter.fillPath(shape, self.theme.colour(Role.ACCENT_SOFT))
            painter.fillRect(QRectF(0, 0, 3, rect.height()), self.theme.colour(Role.ACCENT))
        elif self._hovered:
            painter.fillPath(shape, self.theme.colour(Role.HOVER))
        if not self._last:
            painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), self.theme.colour(Role.LINE))
        if self.hasFocus():
            paint_inner_ring(painter, rect, self.theme)


def paint_inner_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The focus ring of rows and cells lies inside them."""
    painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)


@dataclass(frozen=True, slots=True)
class _Made:
    """A row as it stands, with its parts that are as wide in every row."""

    line: RowLine
    last: bool
    row: Row
    state: StateLabel | None
    button: Button | None


class RowList(QWidget):
    """Rows under each other. For lists of up to some dozens; longer ones are item views."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, theme: Theme, foot_below: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._foot_below = foot_below
        self._made: list[_Made] = []
        self._column = column(0, self)

    @property
    def rows(self) -> Sequence[Row]:
        return tuple(made.row for made in self._made)

    def set_lines(self, lines: Sequence[RowLine]) -> None:
        """Shows these rows instead; the first that are the same stay, and the focus stays on the row with its key."""
        wished = [(line, number == len(lines) - 1 and not self._foot_below) for number, line in enumerate(lines)]
        same = [(made.line, made.last) == wish for made, wish in zip(self._made, wished, strict=False)]
        kept = same.index(False) if False in same else len(same)
        focused = next((made.line.key for made in self._made if made.row.hasFocus()), None)
        for old in self._made[kept:]:
            self._column.removeWidget(old.row)
            old.row.hide()
            old.row.deleteLater()
        self._made = self._made[:kept]
        for line, last in wished[kept:]:
            one = self._row(line, last)
            self._made.append(one)
            self._column.addWidget(one.row)
            if line.key == focused and focused is not None:
                one.row.show()
                one.row.setFocus()
        self._align()

    def select(self, key: object) -> None:
        """Marks the row with this key as the chosen one."""
        for made in self._made:
            made.row.set_selected(made.line.key == key)

    def _align(self) -> None:
        states = [made.state for made in self._made if made.state]
        widest = max((state.sizeHint().width() for state in states), default=0)
        for state in states:
            state.setFixedWidth(max(widest, self._theme.px(STATE_COLUMN)))
        buttons = [made.button for made in self._made if made.button]
        width = max((button.sizeHint().width() for button in buttons), default=0)
        for button in buttons:
            button.setFixedWidth(max(width, self._theme.px(124)))

    def _row(self, line: RowLine, last: bool) -> _Made:
        theme = self._theme
        name = ", ".join(part for part in (line.state_word, line.title, line.second) if part)
        one = Row(theme, name, TWO_LINES if line.second else 42, last)
        state = StateLabel(theme, line.state.shape, line.state_word, line.state.role) if line.state else None
        if state:
            one.inside.addWidget(state)
        if line.mark:
            one.inside.addWidget(PageMark(theme, line.mark, 28))
        one.inside.addLayout(two_lines(theme, line.title, line.second), 1)
        if line.end:
            one.inside.addWidget(Label(theme, line.end, Type.SMALL, Role.MUTED))
        button = self._button(line) if line.action else None
        if button:
            one.inside.addWidget(button)
        one.clicked.connect(lambda _=False, key=line.key: self.opened.emit(key))
        return _Made(line, last, one, state, button)

    def _button(self, line: RowLine) -> Button:
        kind = Kind.TONAL if line.first else Kind.SECONDARY
        button = Button(self._theme, line.action, kind, height=SMALL, style=Type.STATE)
        button.setAccessibleName(f"{line.action}, {line.title}")
        button.clicked.connect(lambda _=False, key=line.key: self.acted.emit(key))
        return button


def two_lines(theme: Theme, title: str, second: str = "") -> QVBoxLayout:
    """Title over a muted second line, both giving way with "…"."""
    lines = column(0)
    lines.addStretch()
    lines.addWidget(ElidedLabel(theme, title, Type.BODY, weight=500))
    if second:
        lines.addWidget(ElidedLabel(theme, second, Type.SMALL, Role.MUTED))
    lines.addStretch()
    return lines
