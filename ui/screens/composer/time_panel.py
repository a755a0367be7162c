"""When the post should go out: the office's next usual times, or a day and a time of one's own. In Dhaka's time."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from moderator_app.domain.days import DayBook
from moderator_app.domain.errors import ModeratorError, WrongDate
from moderator_app.domain.fields import calendar_day
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.zone import in_dhaka
from ui.roles import Role, Type
from ui.screens.composer.day_remarks import day_remarks
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.field import Field, TextField
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.shapes import Shape


class TimePanel(QFrame):
    """A panel above its button; Escape closes it. `chosen` carries a datetime, or None: the time stays open."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        say: Speaker,
        parent: QWidget,
        read: Callable[[str, str], datetime],
        days: Callable[[], DayBook],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._days = days
        self._theme, self._say, self._read = theme, say, read
        self.setAccessibleName(say("Time of publishing"))
        self.setFixedWidth(theme.px(340))
        self.remarks: tuple[str, ...] = ()
        self._built = False

    def _build(self) -> None:
        """When it is wanted first: opening the composer is work enough."""
        self._built = True
        theme, say, px = self._theme, self._say, self._theme.px
        lines = column(px(6), self)
        lines.setContentsMargins(px(14), px(12), px(14), px(14))
        lines.addWidget(Label(theme, say("Next usual times"), Type.STATE, Role.MUTED))
        self._slots = column(px(2))
        lines.addLayout(self._slots)
        lines.addWidget(Divider(theme))
        lines.addWidget(Label(theme, say("Another time"), Type.STATE, Role.MUTED))
        fields = row(px(10))
        self.day = TextField(theme, say("Day"), say("day/month/year"))
        self.hour = TextField(theme, say("Time"), say("11:00"))
        self.hour.setMinimumWidth(px(90))
        fields.addWidget(Field(theme, say("Day"), self.day), 3)
        fields.addWidget(Field(theme, say("Time"), self.hour), 2)
        lines.addLayout(fields)
        self.fault = WrappedLabel(theme, "", Type.SMALL, Role.DANGER)
        lines.addWidget(self.fault)
        self._remarks = column(px(2))
        lines.addLayout(self._remarks)
        lines.addWidget(WrappedLabel(theme, say("24-hour clock, Dhaka time (UTC+6)"), Type.SMALL, Role.MUTED))
        ends = row(px(8))
        self.none = secondary(theme, say("Time later"))
        self.none.setToolTip(say("It can be checked and approved without a time, and then waits in stock."))
        self.none.clicked.connect(lambda: self._choose(None))
        self.take = secondary(theme, say("Set the time"))
        self.take.clicked.connect(self._take)
        ends.addWidget(self.none)
        ends.addStretch(1)
        ends.addWidget(self.take)
        lines.addLayout(ends)
        self.day.textChanged.connect(self._day_typed)
        self.day.returnPressed.connect(self._take)
        self.hour.returnPressed.connect(self._take)

    def open_at(self, above: QWidget, times: Sequence[datetime], present: datetime | None) -> None:
        """Opens above a button, with the present time in the fields."""
        if not self._built:
            self._build()
        self._show_times(times)
        local = in_dhaka(present) if present else None
        self.day.setText(self._say.in_digits(f"{local:%d/%m/%Y}") if local else "")
        self.hour.setText(self._say.in_digits(f"{local:%H:%M}") if local else "")
        self._show_fault("")
        self.adjustSize()
        top = above.mapToGlobal(QPoint(0, 0))
        window = above.window().geometry()
        x = max(window.left() + 4, min(top.x(), window.right() - self.width() - 4))
        self.move(x, max(window.top(), top.y() - self.height() - self._theme.px(6)))
        self.show()
        self.day.setFocus()

    def _show_times(self, times: Sequence[datetime]) -> None:
        while self._slots.count():
            item = self._slots.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for at in times:
            button = link(self._theme, self._say.short_moment(at), ButtonParts(icon="clock"), Type.BODY)
            button.clicked.connect(lambda _=False, at=at: self._choose(at))
            self._slots.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            for remark in day_remarks(self._say, self._days(), in_dhaka(at).date()):
                self._slots.addWidget(self._remark(remark))
        if not times:
            words = self._say("None of the office's usual times is free in the coming weeks.")
            self._slots.addWidget(WrappedLabel(self._theme, words, Type.SMALL, Role.MUTED))

    def _day_typed(self, text: str) -> None:
        """What is to be known of the day stands under it while it is typed; it keeps nobody from choosing it."""
        clear(self._remarks)
        try:
            day = calendar_day(text)
        except WrongDate:
            day = None
        self.remarks = day_remarks(self._say, self._days(), day) if day else ()
        for remark in self.remarks:
            self._remarks.addWidget(self._remark(remark))
        self.day.setAccessibleDescription(" ".join(self.remarks))
        self.adjustSize()

    def _remark(self, sentence: str) -> QWidget:
        line = sentence_line(self._theme, Shape.TRIANGLE, Role.WARNING, sentence)
        line.setAccessibleName(sentence)
        return line

    def _take(self) -> None:
        try:
            at = self._read(self.day.text(), self.hour.text())
        except ModeratorError as error:
            self._show_fault(error_sentence(self._say, error))
            return
        self._choose(at)

    def _choose(self, at: datetime | None) -> None:
        self.hide()
        self.chosen.emit(at)

    def _show_fault(self, sentence: str) -> None:
        self.fault.set_plain(sentence)
        self.fault.setVisible(bool(sentence))
        self.adjustSize()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour(Role.INPUT), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
