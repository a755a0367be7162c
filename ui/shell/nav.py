"""The navigation at the left: mark of the office, rooms, the member at the desk; a rail under 1100 pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.icons import draw_icon
from ui.places import Room
from ui.roles import Role, Type
from ui.shell.nav_item import NavItem
from ui.shell.signs import SIGNS
from ui.shell.standing import Standing
from ui.shell.standing_line import StandingLine
from ui.theme import Theme
from ui.widgets.button import Button, ButtonParts, Kind
from ui.widgets.label import ElidedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.page_face import letters_of
from ui.widgets.page_mark import MemberMark

WIDTH, RAIL = 212, 84
RAIL_BESIDE_ROOMS, RAIL_ROOM = 200, 60
"""What head, gaps and member take on a rail, and each of its rooms, in design pixels. Where the window is lower than
all of it the rooms stand closer together, so that more of them are seen."""


@dataclass(frozen=True, slots=True)
class NavState:
    """What the navigation shows; names are said already. `member` is "" while nobody is at the desk."""

    office: str
    place: str
    member: str
    rooms: Sequence[Room]


def _nameless(state: NavState) -> NavState:
    return replace(state, office="", place="")


class OfficeMark(QWidget):
    """The blue square with the building."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(36), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.ACCENT_FILL))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = self._theme.px(20)
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter, spot, "landmark", self._theme.colour(Role.ON_ACCENT))


class NavPane(QWidget):
    """The whole left side."""

    chosen = Signal(object)
    lock_asked = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        self._items: dict[Room, NavItem] = {}
        self._state: NavState | None = None
        self._here: Room | None = None
        self._counts: Mapping[Room, int] = {}
        self._rail = self._low = False
        self._scroll: ScrollPage | None = None
        self._standing = Standing()
        self._standing_line: StandingLine | None = None
        self._column = column(0, self)
        self._top = QWidget(self)
        self.setAccessibleName(say("Navigation"))
        self.setFixedWidth(theme.px(WIDTH))

    def show_state(self, state: NavState, *, rail: bool) -> None:
        """Builds the navigation anew, or only its head where the office's name alone is another."""
        known, self._state = self._state, state
        if known is not None and rail == self._rail and _nameless(known) == _nameless(state):
            self._show_head(state)
        else:
            self._build(state, rail=rail)

    def _build(self, state: NavState, *, rail: bool) -> None:
        self._rail = rail
        self._items.clear()
        self._standing_line = None
        clear(self._column)
        px = self._theme.px
        self.setFixedWidth(px(RAIL if rail else WIDTH))
        self._top = self._head(state)
        self._column.addWidget(self._top)
        self._column.addSpacing(px(9))
        self._column.addWidget(self._rooms(state), 1)
        if state.member:
            self._column.addWidget(Divider(self._theme, role=Role.BORDER))
            self._column.addWidget(self._member(state.member))
            self._add_foot()
        self.set_here(self._here)
        self.set_counts(self._counts)

    def _show_head(self, state: NavState) -> None:
        before, self._top = self._top, self._head(state)
        self._column.replaceWidget(before, self._top)
        before.hide()
        before.deleteLater()

    def show_standing(self, standing: Standing) -> None:
        """The line at the foot."""
        self._standing = standing
        if self._standing_line is not None:
            self._standing_line.show_standing(standing)

    def set_rail(self, *, rail: bool) -> None:
        """Narrow or wide."""
        if self._state is not None and rail != self._rail:
            self._build(self._state, rail=rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rooms = len(self._state.rooms) if self._state is not None else 0
        low = self.height() < self._theme.px(RAIL_BESIDE_ROOMS + RAIL_ROOM * rooms)
        if low != self._low:
            self._low = low
            if self._state is not None and self._rail:
                self._build(self._state, rail=True)

    def set_here(self, room: Room | None) -> None:
        """Marks the room that is open."""
        self._here = room
        shown = SIGNS[room].stands_under or room if room else None
        for own, item in self._items.items():
            item.setChecked(own is shown)
        here = self._items.get(shown) if shown else None
        if here is not None and self._scroll is not None:
            # Later, when the items have their places.
            QTimer.singleShot(0, here, lambda: self._bring_into_view(here))

    def set_counts(self, counts: Mapping[Room, int]) -> None:
        """The muted figures; a room with 0 shows none."""
        self._counts = counts
        for room, item in self._items.items():
            count = counts.get(room, 0)
            item.set_count(self._say.number(count) if count else "")

    def _bring_into_view(self, item: NavItem) -> None:
        """Where not all rooms are seen, the open one is."""
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(item, 0, 0)

    def items(self) -> Mapping[Room, NavItem]:
        return self._items

    def _head(self, state: NavState) -> QWidget:
        px = self._theme.px
        head = QWidget()
        head.setFixedHeight(px(64))
        inside = row(px(10), head)
        inside.setContentsMargins(px(12), 0, px(10), 0)
        inside.addWidget(OfficeMark(self._theme))
        if self._rail:
            inside.setContentsMargins(px(24), 0, 0, 0)
            inside.addStretch()
            return head
        names = column(0)
        names.addStretch()
        names.addWidget(ElidedLabel(self._theme, state.office, Type.STATE))
        if state.place:
            names.addWidget(ElidedLabel(self._theme, state.place, Type.SMALL, Role.MUTED))
        names.addStretch()
        inside.addLayout(names, 1)
        return head

    def _rooms(self, state: NavState) -> QWidget:
        px = self._theme.px
        holder = QWidget()
        rooms = column(px(2), holder)
        side = px(4 if self._rail else 8)
        rooms.setContentsMargins(side, 0, side, 0)
        apart = px(3 if self._rail and self._low else 8 if self._rail else 5)
        group = 0
        for room in state.rooms:
            sign = SIGNS[room]
            if group and sign.group != group:
                rooms.addSpacing(apart)
                rooms.addWidget(Divider(self._theme, role=Role.BORDER))
                rooms.addSpacing(apart)
            group = sign.group
            shorter = sign.short or sign.word
            word, short = self._say(sign.word), self._say(shorter)
            item = NavItem(self._theme, word, short, sign.icon, rail=self._rail, low=self._low)
            item.clicked.connect(lambda _=False, room=room: self.chosen.emit(room))
            self._items[room] = item
            rooms.addWidget(item)
        rooms.addStretch(1)
        self._scroll = ScrollPage(holder)
        return self._scroll

    def _member(self, name: str) -> QWidget:
        px = self._theme.px
        holder = QWidget()
        words = self._say("Lock the desk")
        lock = Button(self._theme, "", Kind.TEXT, ButtonParts(icon="lock"), 32)
        lock.setAccessibleName(words)
        lock.setToolTip(f"{words} (Ctrl+L)")
        lock.clicked.connect(self.lock_asked)
        upright = self._rail and not self._low
        inside = column(px(4), holder) if upright else row(px(8), holder)
        inside.setContentsMargins(px(14), px(10), px(8), px(10))
        mark = MemberMark(self._theme, letters_of(name))
        mark.setToolTip(name)
        if self._rail:
            sides, ends = (0, px(10)) if upright else (px(4), px(4))
            inside.setSpacing(px(4))
            inside.setContentsMargins(sides, ends, sides, ends)
            inside.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(lock, 0, Qt.AlignmentFlag.AlignHCenter)
            return holder
        inside.addWidget(mark)
        inside.addWidget(ElidedLabel(self._theme, name, Type.BODY), 1)
        inside.addWidget(lock)
        return holder

    def _add_foot(self) -> None:
        px = self._theme.px
        line = StandingLine(self._theme, rail=self._rail)
        line.setContentsMargins(px(4 if self._rail else 15), 0, px(4), px(10))
        self._column.addWidget(line)
        line.show_standing(self._standing)
        self._standing_line = line

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.NAV))
        edge = self._theme.colour(Role.BORDER)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), edge)
        painter.fillRect(0, self._theme.px(64) - 1, self.width(), 1, edge)
