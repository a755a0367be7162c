"""The fourth step: the link of the published post, when it went out, and whether somebody saw it there."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import (
    InputRefused,
    LinkNeedsWitness,
    ModeratorError,
    TimeBeforeApproval,
    TimeInFuture,
    WrongDate,
    WrongTime,
)
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.zone import in_dhaka
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import Kind, secondary
from ui.widgets.field import CheckField, TextField, mark_invalid
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView

_TIMES = (WrongDate, WrongTime, TimeInFuture, TimeBeforeApproval)


class LinkStep(QWidget):
    """Emits `asked` when the link should be checked and claimed."""

    asked = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._say = say
        px = theme.px
        lines = column(px(8), self)
        first = row(px(8))
        self.link = TextField(theme, say("Link of the published post"), "https://…")
        self.check = secondary(theme, say("Confirm"))
        self.check.clicked.connect(self.asked)
        self.link.returnPressed.connect(self.asked)
        self.link.textChanged.connect(self._typed)
        first.addWidget(self.link, 1)
        first.addWidget(self.check)
        lines.addLayout(first)
        self._when = QWidget()
        second = row(px(8), self._when)
        self.day = TextField(theme, say("Day it went out"))
        self.hour = TextField(theme, say("Time it went out"))
        for box, width in ((self.day, 120), (self.hour, 76)):
            box.setMinimumWidth(px(width))
            box.setMaximumWidth(px(width))
            box.returnPressed.connect(self.asked)
        second.addWidget(Label(theme, say("Went out"), Type.SMALL, Role.MUTED))
        second.addWidget(self.day)
        second.addWidget(self.hour)
        second.addWidget(Label(theme, say("Dhaka"), Type.SMALL, Role.MUTED))
        second.addStretch(1)
        lines.addWidget(self._when)
        self._fault = QWidget()
        note = row(px(6), self._fault)
        note.addWidget(ShapeView(theme, Shape.SQUARE_CROSS, Role.DANGER, 14), 0, Qt.AlignmentFlag.AlignTop)
        self.fault = WrappedLabel(theme, "", Type.SMALL, Role.DANGER)
        note.addWidget(self.fault, 1)
        lines.addWidget(self._fault)
        self._witness_row = QWidget()
        inner = column(px(2), self._witness_row)
        self.witness = CheckField(theme, say("I saw the post on the page"))
        self.witness.toggled.connect(self._typed)
        inner.addWidget(self.witness)
        lines.addWidget(self._witness_row)
        self._witness_row.hide()
        self.show_fault("")
        self._typed()

    def set_time(self, now: datetime) -> None:
        """The time that is offered: now."""
        local = in_dhaka(now)
        self.day.setText(self._say.in_digits(f"{local:%d/%m/%Y}"))
        self.hour.setText(self._say.in_digits(f"{local:%H:%M}"))

    def set_current(self, *, current: bool) -> None:
        """The filled button belongs to the step being done."""
        self.check.set_kind(Kind.FILLED if current else Kind.SECONDARY)
        self._when.setVisible(current)

    def refuse(self, error: ModeratorError) -> None:
        """Shows a refusal under the fields, and the tick where a link does not show its page."""
        needs = isinstance(error, LinkNeedsWitness)
        if needs:
            self._witness_row.show()
            self.witness.setFocus()
        self.show_fault(error_sentence(self._say, error))
        wrong_time = isinstance(error, _TIMES)
        mark_invalid(self.link, isinstance(error, InputRefused) and not wrong_time)
        mark_invalid(self.day, wrong_time and not isinstance(error, WrongTime))
        mark_invalid(self.hour, wrong_time and not isinstance(error, WrongDate))
        if wrong_time:
            (self.hour if isinstance(error, WrongTime) else self.day).setFocus()
        elif not needs:
            self.link.setFocus()

    def show_fault(self, sentence: str) -> None:
        """The sentence under the fields; "" takes it away."""
        self.fault.set_plain(sentence)
        self._fault.setVisible(bool(sentence))

    def _typed(self) -> None:
        self.check.refuse("" if self.link.text().strip() else self._say("Paste the link first"))
