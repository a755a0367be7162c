"""A chip on its way to another day, by pointer or by key: where it would land, whether it may, and how that looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QBrush, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.calendar.cell_room import MORE_LINE
from ui.screens.calendar.chip_painter import ChipPainter
from ui.screens.calendar.chip_text import ChipSetter
from ui.screens.calendar.state import Chip, DayCell
from ui.theme import Theme

_GRIP = 14
"""So far from its corner a carried chip hangs at the pointer."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Drop:
    """A chip was put down on a day."""

    chip: Chip
    day: date


Refuse = Callable[[Chip, date], str]
"""Why a chip cannot be put on a day; "" where it can. Asks no store."""


class Carrier(QObject):
    """Tells `dropped` (Drop), `changed` (what is carried, or by key where to, is another) and, while the pointer
    carries, `stirred`: what must be painted anew (QRectF of the chip's way, and the days that look different).
    """

    dropped = Signal(object)
    changed = Signal()
    stirred = Signal(object, object)

    def __init__(self, theme: Theme, say: Speaker, setter: ChipSetter, table: QWidget) -> None:
        super().__init__(table)
        self._theme, self._say, self._table = theme, say, table
        self._setter = setter
        self._painter = ChipPainter(theme, setter)
        self.refuse: Refuse = _never
        self.chip: Chip | None = None
        self.home: date | None = None
        self.target: date | None = None
        self.refusal = ""
        self.pos: QPointF | None = None
        self._width = 0.0
        self._reasons: dict[date, str] = {}

    # ------------------------------------------------------------ the way

    def pick_up(self, chip: Chip, home: date, width: float, pos: QPointF | None = None) -> None:
        """Begins; `pos` is where the pointer is, None where the keys carry."""
        self.chip, self.home, self.target, self.refusal, self.pos = chip, home, home, "", pos
        self._width = width
        self._reasons.clear()
        if pos is None:
            self.announce(self.guide())
        self.changed.emit()

    def guide(self) -> str:
        """How the keys go on from here."""
        return self._say(
            "“{title}” is picked up. Arrow keys choose the day, Enter puts it down, Esc leaves it where it was.",
            title=self.chip.title if self.chip else "",
        )

    def over(self, cell: DayCell | None, pos: QPointF | None = None) -> None:
        """Now it is over a day, or over none."""
        if self.chip is None:
            return
        ghost, left = self._ghost(), self.target
        self.pos = pos
        day = cell.day if cell is not None else None
        if day != left:
            self.target, self.refusal = day, self._why_not(day)
            if cell is not None:
                self.announce(", ".join(part for part in (cell.name, self.refusal or cell.warning) if part))
        if pos is None:
            self.changed.emit()
        else:
            self.stirred.emit(ghost.united(self._ghost()), (left, day) if day != left else ())

    def towards(self, day: date) -> None:
        """By key to a day that is not shown yet."""
        self.target, self.refusal = day, self._why_not(day)
        self.changed.emit()

    def _why_not(self, day: date | None) -> str:
        """Why a day refuses the carried chip; asked once a day and way."""
        if self.chip is None or day is None or day == self.home:
            return ""
        if day not in self._reasons:
            self._reasons[day] = self.refuse(self.chip, day)
        return self._reasons[day]

    def put_down(self) -> bool:
        """Puts it down where it is; False where that day refuses it, which is said."""
        if self.chip is not None and self.refusal:
            self.announce(self.refusal)
            return False
        chip, home, target = self.chip, self.home, self.target
        self.leave()
        if chip is not None and target is not None and target != home:
            self.dropped.emit(Drop(chip, target))
        return True

    def leave(self) -> None:
        """Lets it stay where it was."""
        if self.chip is not None:
            self.chip = self.home = self.target = self.pos = None
            self.refusal = ""
            self.changed.emit()

    @property
    def by_key(self) -> bool:
        """Whether the keys carry it."""
        return self.chip is not None and self.pos is None

    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks on the way."""
        if self.refusal or self.target is None:
            return Qt.CursorShape.ForbiddenCursor
        return Qt.CursorShape.ClosedHandCursor

    def announce(self, words: str) -> None:
        """Tells a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table, words))

    # ------------------------------------------------------------ the look

    def paint_ground(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        """Meanwhile days that refuse the chip are hatched, and the one where it would land is tinted."""
        if self.chip is None or cell.day == self.home:
            return
        if self._why_not(cell.day):
            painter.fillRect(rect, QBrush(self._theme.colour(Role.BORDER), Qt.BrushStyle.BDiagPattern))
        elif cell.day == self.target:
            painter.fillRect(rect, self._theme.colour(_role(cell, "").soft))

    def paint_cell(self, painter: QPainter, rect: QRectF, cell: DayCell) -> None:
        """The edge of the day under the chip, and what would become of it there, on top of all."""
        if cell.day != self.target or cell.day == self.home:
            return
        role = _role(cell, self.refusal)
        pen = QPen(self._theme.colour(role), 2)
        if self.refusal:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        words = self._say("time is over") if self.refusal else self._landing(cell)
        above_name = self._theme.px(MORE_LINE) if cell.names else 0
        self._tag(painter, rect.adjusted(0, 0, 0, -above_name), words, role)

    def _landing(self, cell: DayCell) -> str:
        assert self.chip is not None
        if not cell.warning:
            return self._say("here at {time}", time=self.chip.clock)
        return cell.names[0].suffix or cell.names[0].text if cell.names else self._say("weekend")

    def _tag(self, painter: QPainter, rect: QRectF, words: str, role: Role) -> None:
        """A word at the foot of the cell."""
        theme, px = self._theme, self._theme.px
        font = theme.font(Type.TINY, 600)
        width = min(rect.width() - px(8), QFontMetricsF(font).horizontalAdvance(words) + px(14))
        box = QRectF(rect.center().x() - width / 2, rect.bottom() - px(26), width, px(21))
        painter.setPen(QPen(theme.colour(role), 1))
        painter.setBrush(theme.colour(role.soft))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(font)
        painter.drawText(box, int(_CENTRE), words)

    def _ghost(self) -> QRectF:
        """Where the chip hangs at the pointer; nothing while the keys carry it."""
        if self.chip is None or self.pos is None:
            return QRectF()
        height = self._setter.lay(self.chip, self._width, full=False).height
        return QRectF(self.pos.x() - _GRIP, self.pos.y() - _GRIP, self._width, height)

    def paint_carried(self, painter: QPainter) -> None:
        """The chip at the pointer, with a shadow below it."""
        if self.chip is None or self.pos is None:
            return
        rect = self._ghost()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = self._theme.colour(Role.TEXT)
        for spread in (6, 4, 2):
            shade.setAlphaF(0.06)
            painter.setBrush(shade)
            painter.drawRoundedRect(rect.adjusted(-spread / 2, spread / 2, spread / 2, spread), 7, 7)
        painter.setOpacity(0.94)
        self._painter.paint(painter, rect, self.chip, full=False)
        painter.restore()


def _role(cell: DayCell, refusal: str) -> Role:
    return Role.DANGER if refusal else Role.WARNING if cell.warning else Role.ACCENT


def _never(_chip: Chip, _day: date) -> str:
    return ""
