"""Filling a gap: the line above the board's key that offers it, and the small panel that asks before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from moderator_app.domain.ids import PageId
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.this_week.gaps import GapState
from ui.screens.this_week.state import GapLine
from ui.theme import Theme
from ui.widgets.button import SMALL, ButtonParts, filled, link, secondary
from ui.widgets.flow import flow_box
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class GapStrip(QWidget):
    """One button a page at risk; `asked` carries the page, `offered` are those whose gap this member may fill."""

    asked = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        px = theme.px
        inside = row(px(10), self)
        inside.setContentsMargins(px(16), px(8), px(12), px(8))
        inside.addWidget(ShapeView(theme, Shape.TRIANGLE, Role.WARNING), 0, Qt.AlignmentFlag.AlignVCenter)
        box, self._buttons = flow_box(px(8))
        self.offered = frozenset[PageId]()
        inside.addWidget(box, 1)
        self.hide()

    def show_gaps(self, gaps: Sequence[GapLine], refused: str) -> None:
        clear(self._buttons)
        self.offered = frozenset(gap.page_id for gap in gaps) if not refused else frozenset[PageId]()
        for gap in gaps:
            words = self._say("Fill the gap: {page}", page=gap.name)
            button = secondary(self._theme, words, ButtonParts(icon="calendar-plus"), SMALL)
            button.refuse(refused)
            button.clicked.connect(lambda _=False, page=gap.page_id: self.asked.emit(page))
            self._buttons.addWidget(button)
        self.setVisible(bool(gaps))


class GapPanel(QFrame):
    """Beside the button that asked; Escape closes it. `agreed` carries the proposal, `led` a place."""

    agreed = Signal(object)
    led = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme, self._say = theme, say
        self._state: GapState | None = None
        px = theme.px
        self.setAccessibleName(say("Fill the gap"))
        self.setFixedWidth(px(400))
        lines = column(px(6), self)
        lines.setContentsMargins(px(16), px(14), px(16), px(14))
        self._title = WrappedLabel(theme, "", Type.STATE, Role.MUTED)
        self.line = WrappedLabel(theme, "", Type.BODY, weight=600)
        self.note = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        self.put = filled(theme, say("Put it at this time"), ButtonParts(icon="check"))
        self.step = filled(theme, say("Write a post"))
        self.leave = link(theme, say("Leave it"))
        self.put.clicked.connect(self._agree)
        self.step.clicked.connect(self._lead)
        self.leave.clicked.connect(self.hide)
        for part in (self._title, self.line, self.note):
            lines.addWidget(part)
        lines.addSpacing(px(6))
        buttons = row(px(10))
        buttons.addStretch(1)
        for button in (self.leave, self.step, self.put):
            buttons.addWidget(button)
        lines.addLayout(buttons)

    def open_at(self, near: QWidget, state: GapState) -> None:
        """Opens under what asked, or above it where the window ends."""
        self._state = state
        self._title.set_plain(state.title)
        self.line.set_plain(state.line)
        self.line.setVisible(bool(state.line))
        self.note.set_plain(state.note)
        self.put.setVisible(bool(state.line))
        self.step.set_words(state.step)
        self.step.setVisible(not state.line and bool(state.step))
        self.adjustSize()
        window = near.window().geometry()
        spot = near.mapToGlobal(QPoint(0, near.height() + self._theme.px(4)))
        x = max(window.left() + 4, min(spot.x(), window.right() - self.width() - 4))
        if spot.y() + self.height() > window.bottom():
            spot.setY(near.mapToGlobal(QPoint(0, 0)).y() - self.height() - self._theme.px(4))
        self.move(x, max(window.top(), spot.y()))
        self.show()
        (self.put if state.line else self.step).setFocus()

    def _agree(self) -> None:
        self.hide()
        if self._state is not None:
            self.agreed.emit(self._state.proposal)

    def _lead(self) -> None:
        self.hide()
        if self._state is not None and self._state.target is not None:
            self.led.emit(self._state.target)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour(Role.INPUT), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
