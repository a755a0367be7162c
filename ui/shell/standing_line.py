"""The line at the foot of the navigation, and of the pages before the desk: last check, and what closing would end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.roles import Role, Type
from ui.shell.standing import Standing
from ui.theme import Theme
from ui.widgets.label import Label
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


class StandingLine(QWidget):
    """Hidden while there is nothing to say. Two lines where it is `upright`, only shape and time on a `rail`."""

    def __init__(self, theme: Theme, *, rail: bool = False, upright: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._rail = rail
        self._upright = upright
        self._standing = Standing()
        self._inside = row(theme.px(6), self)
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Says it from now on."""
        if standing == self._standing:
            return
        self._standing = standing
        clear(self._inside)
        self.setVisible(bool(standing.whole))
        self.setToolTip(standing.whole if self._rail else "")
        self.setAccessibleName(standing.whole)
        if not standing.whole:
            return
        bad = standing.late or not standing.checked
        shape, role = (Shape.TRIANGLE, Role.WARNING) if bad else (Shape.CIRCLE_TICK, Role.SUCCESS)
        if self._rail:
            self._inside.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._inside.addWidget(ShapeView(self._theme, shape, role, 14))
        words = (standing.clock,) if self._rail else (standing.checked, standing.following, standing.closing)
        lines = column(0) if self._upright else row(self._theme.px(14))
        for text in filter(None, words):
            late = standing.late and text is standing.checked
            lines.addWidget(Label(self._theme, text, Type.SMALL, Role.WARNING if late else Role.MUTED))
        self._inside.addLayout(lines)
        if not self._rail:
            self._inside.addStretch(1)
