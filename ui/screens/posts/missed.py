"""A missed time: what happened, and the three ways on. Nothing is chosen beforehand, and letting go asks once more."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.zone import DHAKA
from ui.roles import Role, Type
from ui.screens.posts.decision import Choice, Decision
from ui.screens.posts.presenter import PageState
from ui.theme import Theme
from ui.widgets.button import SMALL, ButtonParts, danger, link, secondary, tonal
from ui.widgets.field import Field, TextField
from ui.widgets.flow import flow_box
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row


class MissedPart(QWidget):
    """`decided` carries a Decision."""

    decided = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, state: PageState, times: Sequence[datetime]) -> None:
        super().__init__()
        self._theme, self._say, self._state = theme, say, state
        self._lines = column(theme.px(6), self)
        self._tell(say("Its time passed while the program was not running. Nothing was published."))
        if not state.may_decide:
            self._tell(say("A publisher decides what becomes of it."), Role.MUTED)
            return
        box, actions = flow_box(theme.px(8))
        self._lines.addWidget(box)
        self.by_hand = tonal(theme, say("Publish by hand"), ButtonParts(icon="hand"), SMALL)
        self.by_hand.setAccessibleName(say("Publish by hand on {page}", page=state.face.name))
        self.by_hand.clicked.connect(lambda: self._decide(Choice.BY_HAND))
        self.new_time = secondary(theme, say("New time"), ButtonParts(icon="clock"), SMALL)
        self.new_time.clicked.connect(lambda: self._show(self.times))
        self.drop = link(theme, say("Let it go"))
        self.drop.clicked.connect(lambda: self._show(self.asking))
        for action in (self.by_hand, self.new_time, self.drop):
            actions.addWidget(action)
        self.times = self._times(times)
        self.asking = self._asking()

    def _tell(self, sentence: str, role: Role = Role.TEXT) -> None:
        self._lines.addWidget(WrappedLabel(self._theme, sentence, Type.SMALL, role))

    def _times(self, times: Sequence[datetime]) -> QWidget:
        """The office's next usual times, or a day and a time of one's own."""
        theme, say, px = self._theme, self._say, self._theme.px
        whole, lines = self._hidden()
        about = say("The new time holds for every page of the post that still waits.")
        lines.addWidget(WrappedLabel(theme, about, Type.SMALL))
        for at in times:
            usual = link(theme, say.short_moment(at), ButtonParts(icon="clock"), Type.BODY)
            usual.clicked.connect(partial(self._decide_at, at))
            lines.addWidget(usual, 0, Qt.AlignmentFlag.AlignLeft)
        fields = row(px(10))
        self.day = TextField(theme, say("Day"), say("day/month/year"))
        self.hour = TextField(theme, say("Time"), say("11:00"))
        fields.addWidget(Field(theme, say("Day"), self.day), 3)
        fields.addWidget(Field(theme, say("Time"), self.hour), 2)
        lines.addLayout(fields)
        self.fault = WrappedLabel(theme, "", Type.SMALL, Role.DANGER)
        self.fault.hide()
        lines.addWidget(self.fault)
        zone = say("24-hour clock, Dhaka time (UTC+6)")
        lines.addWidget(WrappedLabel(theme, zone, Type.SMALL, Role.MUTED))
        self.take = secondary(theme, say("Set the time"), height=SMALL)
        lines.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        for sent in (self.take.clicked, self.day.returnPressed, self.hour.returnPressed):
            sent.connect(self._take)
        return whole

    def _asking(self) -> QWidget:
        theme, say = self._theme, self._say
        whole, lines = self._hidden()
        words = say("It will not go out on this page. The post stays readable.")
        lines.addWidget(WrappedLabel(theme, words, Type.SMALL))
        self.sure = danger(theme, say("Let it go on this page"), height=SMALL)
        self.sure.clicked.connect(lambda: self._decide(Choice.DROP))
        lines.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)
        return whole

    def _hidden(self) -> tuple[QWidget, QVBoxLayout]:
        whole = QWidget()
        lines = column(self._theme.px(6), whole)
        self._lines.addWidget(whole)
        whole.hide()
        return whole, lines

    def _show(self, wanted: QWidget) -> None:
        """Opens one of the two below the buttons, and closes the other; pressed again it closes."""
        for part in (self.times, self.asking):
            part.setVisible(part is wanted and part.isHidden())
        if wanted is self.times and not self.times.isHidden():
            self.day.setFocus()

    def _take(self) -> None:
        try:
            at = datetime.combine(calendar_day(self.day.text()), clock_time(self.hour.text()), DHAKA)
        except ModeratorError as error:
            self.fault.set_plain(error_sentence(self._say, error))
            self.fault.show()
            return
        self._decide(Choice.NEW_TIME, at)

    def _decide_at(self, at: datetime, _checked: bool = False) -> None:
        self._decide(Choice.NEW_TIME, at)

    def _decide(self, choice: Choice, at: datetime | None = None) -> None:
        self.decided.emit(Decision(self._state.delivery_id, choice, at))
