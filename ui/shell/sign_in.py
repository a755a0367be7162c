"""The sign-in page: choose your name, type your PIN; the first time, the one-time code and a PIN of your own.

Where a PIN is forgotten, the page of `pin_forgotten.py` takes its place.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Member
from moderator_app.words import Speaker
from ui import background
from ui.roles import Role, Type
from ui.shell.gate import centred_card
from ui.shell.pin_forgotten import PinForgotten
from ui.shell.sign_in_presenter import SeatLine, SignInPresenter, SignInService
from ui.theme import Theme
from ui.widgets.button import MAIN, ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.field import Field, TextField
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.page_face import letters_of
from ui.widgets.page_mark import MemberMark
from ui.widgets.rows import Row, two_lines


class SignInPage(QWidget):
    """Emits `entered_desk` with the member."""

    entered_desk = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, service: SignInService, last: MemberId | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        self._rows: dict[MemberId, Row] = {}
        self._build()
        self.presenter = SignInPresenter(self, service, say, self._ask)
        self.presenter.begin(last)

    # ------------------------------------------------------------ what the presenter tells

    def show_seats(self, seats: Sequence[SeatLine], chosen: MemberId | None) -> None:
        """The members who may sit down."""
        for number, seat in enumerate(seats):
            name = f"{seat.name}, {seat.designation}"
            line = Row(self._theme, name, 56, last=False)
            line.inside.addWidget(MemberMark(self._theme, letters_of(seat.name), 32))
            line.inside.addLayout(two_lines(self._theme, seat.name, seat.designation), 1)
            if not seat.has_pin:
                line.inside.addWidget(Label(self._theme, self._say("no PIN yet"), Type.SMALL, Role.MUTED))
            line.clicked.connect(lambda _=False, key=seat.member_id: self.presenter.choose(key))
            self._seats.insertWidget(number, line)
            self._rows[seat.member_id] = line
        if seats and chosen is None:
            self._rows[seats[0].member_id].setFocus()

    def ask_pin(self, name: str) -> None:
        """The member has a PIN."""
        self._show_form(name, first_time=False)
        self.pin.box.setFocus()

    def ask_code(self, name: str) -> None:
        """The member sets the first PIN with the one-time code."""
        self._show_form(name, first_time=True)
        self.code.box.setFocus()

    def show_error(self, sentence: str) -> None:
        """Under the PIN, or under the code."""
        field = self.repeated if self.repeated.isVisibleTo(self) else self.pin
        field.set_error(sentence)

    def show_key_error(self, sentence: str) -> None:
        """Under the recovery key."""
        self.forgotten.show_key_error(sentence)

    def show_new_pin_error(self, sentence: str) -> None:
        """Under the new PIN that the recovery key is to set."""
        self.forgotten.show_pin_error(sentence)

    def set_busy(self, *, busy: bool) -> None:
        """While the PIN is being checked nothing more can be pressed."""
        self.go.setEnabled(not busy)
        self.forgotten.set_busy(busy=busy)
        if not busy and self.pin.error():
            self._text(self.pin).selectAll()

    def entered(self, member: Member) -> None:
        """It was the right PIN."""
        for field in (self.pin, self.code, self.repeated):
            self._text(field).clear()
        self.forgotten.empty()
        self.entered_desk.emit(member)

    # ------------------------------------------------------------ the page itself

    def _build(self) -> None:
        theme, say = self._theme, self._say
        card = Card(theme, say("Who is at the desk?"))
        self._seats = column(0)
        card.body.addLayout(self._seats)
        self._form = QWidget()
        inside = column(theme.px(10), self._form)
        inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._hint = WrappedLabel(theme, say("Choose your name above."), Type.BODY, Role.MUTED)
        self._hint.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self.code = Field(theme, say("One-time code"), TextField(theme, say("One-time code")), self._code_help())
        self.pin = Field(theme, say("PIN"), TextField(theme, say("PIN"), secret=True))
        again = say("The new PIN once more")
        self.repeated = Field(theme, again, TextField(theme, again, secret=True))
        self.go = filled(theme, say("Sign in"), ButtonParts(icon="arrow-right"), MAIN)
        self.go.clicked.connect(self._go)
        for field in (self.code, self.pin, self.repeated):
            self._text(field).returnPressed.connect(self._go)
            inside.addWidget(field)
        self.forgot = link(theme, "", style=Type.BODY)
        self.forgot.clicked.connect(self._pin_forgotten)
        buttons = row(0)
        buttons.addWidget(self.forgot)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        inside.addLayout(buttons)
        card.add(self._hint)
        card.add(self._form)
        self._form.hide()
        self._sign_in = centred_card(theme, card)
        self.forgotten = PinForgotten(theme, say)
        self.forgotten.sent.connect(lambda: self.presenter.reset_pin(*self.forgotten.typed()))
        self.forgotten.left.connect(self._remembered)
        self.forgotten.hide()
        whole = column(0, self)
        whole.addWidget(self._sign_in)
        whole.addWidget(self.forgotten)

    def _code_help(self) -> str:
        return self._say("The convenor hands it to you.")

    def _show_form(self, name: str, *, first_time: bool) -> None:
        self._hint.hide()
        self._form.show()
        self.code.setVisible(first_time)
        self.repeated.setVisible(first_time)
        word = self._say("Your new PIN") if first_time else self._say("PIN of {name}", name=name)
        self.pin.word.setText(word)
        self.pin.box.setAccessibleName(word)
        self.go.set_words(self._say("Set the PIN and sign in") if first_time else self._say("Sign in"))
        self.forgot.set_words(self._say("Code lost?") if first_time else self._say("PIN forgotten?"))
        for member_id, line in self._rows.items():
            line.set_selected(self.presenter.is_chosen(member_id))
        for field in (self.pin, self.code, self.repeated):
            self._text(field).clear()
            field.set_error("")

    def _pin_forgotten(self) -> None:
        self._sign_in.hide()
        self.forgotten.show()
        self.forgotten.begin(self.presenter.chosen_name)

    def _remembered(self) -> None:
        self.forgotten.empty()
        self.forgotten.hide()
        self._sign_in.show()
        self._text(self.code if self.code.isVisibleTo(self) else self.pin).setFocus()

    def _go(self) -> None:
        pin = self._text(self.pin).text()
        if not self.go.isEnabled():
            return
        if self.code.isVisibleTo(self):
            self.presenter.set_first_pin(self._text(self.code).text(), pin, self._text(self.repeated).text())
        elif pin:
            self.presenter.enter(pin)

    def _text(self, field: Field) -> TextField:
        assert isinstance(field.box, TextField)
        return field.box

    def _ask(
        self,
        work: Callable[[], object],
        on_done: Callable[[object], None],
        on_error: Callable[[ModeratorError], None],
    ) -> object:
        return background.run(self, work, on_done, on_error)
