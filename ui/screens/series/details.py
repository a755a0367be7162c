"""The chosen recurring post: its rule, its days, changing and stopping it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.series.day_rows import DayRows
from ui.screens.series.presenter import SeriesLine
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import SMALL, ButtonParts, danger, secondary
from ui.widgets.card import Card
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel


class SeriesCard(Card):
    """`opened` carries a post, `change` and `stop` the series."""

    opened = Signal(object)
    change = Signal(object)
    stop = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme)
        self._say = say
        px = theme.px
        inside = QWidget()
        self._lines = column(px(6), inside)
        self._lines.setContentsMargins(px(16), px(14), px(14), px(14))
        self.body.addWidget(ScrollPage(inside), 1)

    def show_series(self, line: SeriesLine, refused: str) -> None:
        """Shows one; `refused` says why this member may only look."""
        clear(self._lines)
        theme, say, px = self.theme, self._say, self.theme.px
        self._lines.addWidget(WrappedLabel(theme, line.title, Type.SECTION))
        self._lines.addWidget(StateLabel(theme, line.look.shape, line.state, line.look.role))
        self._lines.addWidget(WrappedLabel(theme, line.sentence, Type.BODY))
        self._lines.addWidget(WrappedLabel(theme, line.about, Type.SMALL, Role.MUTED))
        if line.remark:
            self._lines.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, line.remark))
        if line.may_go_on:
            self._lines.addSpacing(px(4))
            self._lines.addWidget(self._buttons(line, refused))
        self._lines.addSpacing(px(6))
        self._lines.addWidget(Divider(theme))
        self._lines.addWidget(WrappedLabel(theme, line.counts, Type.SMALL, Role.MUTED))
        self.days = DayRows(theme, say)
        self.days.opened.connect(self.opened)
        self.days.show_days(line.days)
        self._lines.addWidget(self.days)
        self._lines.addStretch(1)

    def _buttons(self, line: SeriesLine, refused: str) -> QWidget:
        theme, say = self.theme, self._say
        holder = QWidget()
        buttons = row(theme.px(10), holder)
        self.change_it = secondary(theme, say("Change the rule"), ButtonParts(icon="pencil"), SMALL)
        self.change_it.clicked.connect(lambda: self.change.emit(line.id))
        self.stop_it = danger(theme, say("Stop it"), height=SMALL)
        self.stop_it.clicked.connect(lambda: self.stop.emit(line.id))
        for button in (self.change_it, self.stop_it):
            button.refuse(refused)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return holder
