"""The days of a recurring post, one a line; those left out are struck through and say why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.series.presenter import DayLine
from ui.theme import Theme
from ui.widgets.button import link
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.layout import clear, column, row
from ui.widgets.state_shape import ShapeView

_ROW = 30


class DayRows(QWidget):
    """`opened` carries the post of a day that became one."""

    opened = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._lines = column(0, self)
        self.struck: list[Label] = []

    def show_days(self, days: Sequence[DayLine], more: str = "") -> None:
        """Shows these days; `more` says how many are not shown."""
        clear(self._lines)
        self.struck = []
        for day in days:
            self._lines.addWidget(self._row(day))
        if more:
            self._lines.addWidget(Label(self._theme, more, Type.SMALL, Role.MUTED))

    def _row(self, day: DayLine) -> QWidget:
        theme, px = self._theme, self._theme.px
        holder = QWidget()
        holder.setMinimumHeight(px(_ROW))
        holder.setAccessibleName(", ".join(part for part in (day.day, day.state, day.why) if part))
        line = row(px(9), holder)
        line.addWidget(ShapeView(theme, day.look.shape, day.look.role, 14), 0, Qt.AlignmentFlag.AlignVCenter)
        name = Label(theme, day.day, Type.STATE, Role.MUTED if day.why else Role.TEXT, weight=500)
        if day.why:
            font = name.font()
            font.setStrikeOut(True)
            name.setFont(font)
            self.struck.append(name)
        line.addWidget(name)
        line.addWidget(ElidedLabel(theme, day.why or day.state, Type.SMALL, day.look.role), 1)
        if day.post_id is not None:
            open_it = link(theme, self._say("Open"), style=Type.SMALL)
            open_it.setAccessibleName(self._say("Open the post of {day}", day=day.day))
            open_it.clicked.connect(lambda: self.opened.emit(day.post_id))
            line.addWidget(open_it)
        return holder
