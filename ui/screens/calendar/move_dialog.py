"""Another day and time for a post, typed: for whoever does not drag, and for days far away."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.domain.errors import ModeratorError, TimeInPast
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.zone import in_dhaka
from ui.roles import Role, Type
from ui.screens.calendar.state import Chip
from ui.theme import Theme
from ui.widgets.button import filled, link
from ui.widgets.field import Field, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row

_WIDTH = 420


class MoveDialog(QDialog):
    """`chosen` is the time after it was accepted; a time that has gone by is refused here already."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        say: Speaker,
        chip: Chip,
        read: Callable[[str, str], datetime],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._say, self._read, self._now = say, read, now
        self.chosen: datetime | None = None
        px = theme.px
        title = say("Move the post")
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(px(_WIDTH))
        lines = column(px(12), self)
        lines.setContentsMargins(px(20), px(18), px(20), px(16))
        lines.addWidget(WrappedLabel(theme, chip.title, Type.SECTION))
        about = say("The new time holds for every page of the post that still waits.")
        lines.addWidget(WrappedLabel(theme, about, Type.SMALL, Role.MUTED))
        fields = row(px(10))
        self.day = TextField(theme, say("Day"), say("day/month/year"))
        self.hour = TextField(theme, say("Time"), say("11:00"))
        fields.addWidget(Field(theme, say("Day"), self.day), 3)
        fields.addWidget(Field(theme, say("Time"), self.hour), 2)
        lines.addLayout(fields)
        if chip.at is not None:
            local = in_dhaka(chip.at)
            self.day.setText(say.in_digits(f"{local:%d/%m/%Y}"))
            self.hour.setText(say.in_digits(f"{local:%H:%M}"))
        self.fault = WrappedLabel(theme, "", Type.SMALL, Role.DANGER)
        self.fault.hide()
        lines.addWidget(self.fault)
        lines.addWidget(WrappedLabel(theme, say("24-hour clock, Dhaka time (UTC+6)"), Type.SMALL, Role.MUTED))
        self.take = filled(theme, title)
        self.take.clicked.connect(self._take)
        self.dismiss = link(theme, say("Leave it"), style=Type.BODY)
        self.dismiss.setAutoDefault(False)
        self.dismiss.clicked.connect(self.reject)
        buttons = row(px(12))
        buttons.addStretch(1)
        buttons.addWidget(self.dismiss)
        buttons.addWidget(self.take)
        lines.addLayout(buttons)
        self.take.setDefault(True)
        self.day.setFocus()
        self.day.selectAll()

    def _take(self) -> None:
        try:
            at = self._read(self.day.text(), self.hour.text())
            if at <= self._now():
                raise TimeInPast(at=at)
        except ModeratorError as error:
            self.fault.set_plain(error_sentence(self._say, error))
            self.fault.show()
            self.adjustSize()
            return
        self.chosen = at
        self.accept()
