"""Fields that are filled in: a word above, the box, help or the error sentence below."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyleOptionComboBox,
    QWidget,
)

from ui.icons import draw_icon
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.key_hint import hint_size, paint_hint
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView

_COMBO_EDGES = 50
"""Left of the words, and the arrow with its room to the right."""


class TextField(QLineEdit):
    """One line of text. `name` is what a screen reader says; `hint` stands in the empty box."""

    def __init__(self, theme: Theme, name: str, hint: str = "", secret: bool = False) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.px(120))
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it."""

    def __init__(self, theme: Theme, name: str, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(24 * lines + 16))


class ChoiceField(QComboBox):
    """One of several; the wheel does not change it in passing."""

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(theme.font())
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # choices may come after it is shown
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Each choice is a value and the words shown for it; what was chosen stays chosen if it is still there."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.choose(before)
        self.blockSignals(False)

    def narrow(self, letters: int) -> None:
        """Long choices do not widen it any more than to so many letters; the open list shows them whole."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.currentTextChanged.connect(self.setToolTip)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What is too long for the field ends with "…"."""
        super().initStyleOption(option)
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self.width() - self._theme.px(_COMBO_EDGES)
        )
        option.currentText = words  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave it out

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + self._theme.px(24))
        super().showPopup()

    def value(self) -> object:
        """The chosen value, None where there is none."""
        return self.currentData()

    def choose(self, value: object) -> None:
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self)
        side = self._theme.px(16)
        spot = QPointF(self.width() - side - self._theme.px(12), (self.height() - side) / 2)
        role = Role.TEXT if self.isEnabled() else Role.MUTED
        draw_icon(painter, QRectF(spot.x(), spot.y(), side, side), "chevron-down", self._theme.colour(role))


class CheckField(QCheckBox):
    """A declaration or a yes; `words` stand beside the box and are its name."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._theme = theme
        self._words = words
        self.setFont(theme.font())
        self.setAccessibleName(words)
        self.setMinimumHeight(theme.px(32))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self._words) + self._theme.px(18 + 9) + 2
        return QSize(width, self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(18)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        chosen = self.isChecked() and self.isEnabled()
        painter.setPen(QPen(theme.colour(Role.ACCENT_FILL if chosen else Role.INPUT), 1))
        painter.setBrush(theme.colour(Role.ACCENT_FILL if chosen else Role.SURFACE))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.isChecked():
            tick = Role.ON_ACCENT if chosen else Role.MUTED
            draw_icon(painter, box.adjusted(2, 2, -2, -2), "check", theme.colour(tick))
        painter.setFont(self.font())
        painter.setPen(theme.colour(Role.TEXT if self.isEnabled() else Role.MUTED))
        words = QRectF(self.rect()).adjusted(theme.px(18 + 9), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._words)


class Field(QWidget):
    """A box with its word above and one line below: help, or the error sentence in its place."""

    def __init__(self, theme: Theme, word: str, box: QWidget, help_line: str = "") -> None:
        super().__init__()
        px = theme.px
        self.box = box
        self._help = help_line
        self.word = Label(theme, word, Type.STATE, Role.MUTED, weight=500)
        self.word.setBuddy(box)
        self._below = WrappedLabel(theme, help_line, Type.SMALL, Role.MUTED)
        self._sign = ShapeView(theme, Shape.SQUARE_CROSS, Role.DANGER, 14)
        lines = column(px(4), self)
        lines.addWidget(self.word)
        lines.addWidget(box)
        note = row(px(6))
        note.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        note.setContentsMargins(0, px(2), 0, 0)
        note.addWidget(self._below, 1)
        lines.addLayout(note)
        if not box.accessibleName():
            box.setAccessibleName(word)
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Shows the sentence under the box and marks the box; "" takes both away."""
        mark_invalid(self.box, bool(sentence))
        self._sign.setVisible(bool(sentence))
        self._below.set_role(Role.DANGER if sentence else Role.MUTED)
        self._below.set_plain(sentence or self._help)
        self._below.setVisible(bool(sentence or self._help))
        self.box.setAccessibleDescription(sentence or self._help)

    def error(self) -> str:
        """The error sentence that stands under the box, "" where there is none."""
        return self._below.plain if self._sign.isVisibleTo(self) else ""


def mark_invalid(box: QWidget, invalid: bool) -> None:
    """Gives a box the danger edge, or takes it away."""
    if bool(box.property("invalid")) == invalid:
        return
    box.setProperty("invalid", invalid)
    box.style().unpolish(box)
    box.style().polish(box)


class FieldRow(QWidget):
    """A box with its word on the left, on one line, and what belongs to it at the right."""

    def __init__(self, theme: Theme, word: str, box: QWidget, *after: QWidget) -> None:
        super().__init__()
        self.box = box
        label = Label(theme, word, Type.BODY, Role.MUTED)
        label.setBuddy(box)
        line = row(theme.px(10), self)
        line.addWidget(label)
        line.addWidget(box, 1)
        for widget in after:
            line.addWidget(widget)
        if not box.accessibleName():
            box.setAccessibleName(word)


class Form(QWidget):
    """Fields in one or two columns."""

    def __init__(self, theme: Theme, columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(12))
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)

    def add(self, field: QWidget, whole_row: bool = False) -> None:
        """Adds a field at the next free place; `whole_row` gives it all columns."""
        if whole_row and self._count % self._columns:
            self._count += self._columns - self._count % self._columns
        place, column_number = divmod(self._count, self._columns)
        span = self._columns if whole_row else 1
        self._grid.addWidget(field, place, column_number, 1, span, Qt.AlignmentFlag.AlignTop)
        self._count += span


class SearchField(TextField):
    """A field with a magnifying glass and the key that leads to it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, name)
        self._theme = theme
        self.setClearButtonEnabled(False)
        self.setTextMargins(theme.px(26), 0, theme.px(52), 0)
        self.setMinimumWidth(theme.px(220))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        px = self._theme.px
        muted = self._theme.colour(Role.MUTED)
        side = px(18)
        draw_icon(painter, QRectF(px(10), (self.height() - side) / 2, side, side), "search", muted)
        size = hint_size(self._theme, "Ctrl+F")
        left = self.width() - size.width() - px(10)
        paint_hint(
            painter,
            QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height()),
            self._theme,
            "Ctrl+F",
            muted,
        )
