"""A forgotten PIN: the two ways to a new one, and the form for the way with the recovery key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from moderator_app.words import Speaker
from ui.roles import Type
from ui.shell.gate import centred_card
from ui.theme import Theme
from ui.widgets.button import MAIN, ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.field import CheckField, Field, TextField
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row

_WIDTH = 560


class PinForgotten(QWidget):
    """Emits `sent` when all is typed, and `left` when the PIN came back to mind."""

    sent = Signal()
    left = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._card = Card(theme, say("PIN forgotten?"))
        inside = self._card.add_padded(10)
        inside.addWidget(Label(theme, say("With a new one-time code"), Type.STEP))
        code = say("The convenor hands you one in the room “Panel”. Then choose your name here and type it.")
        inside.addWidget(WrappedLabel(theme, code))
        inside.addSpacing(theme.px(6))
        inside.addWidget(Label(theme, say("With the recovery key"), Type.STEP))
        key = say(
            "Take the sheet from the sealed envelope in the office safe and set a new PIN at once. It is written into"
            " the activity log; seal the envelope again afterwards."
        )
        inside.addWidget(WrappedLabel(theme, key))
        self._boxes: tuple[QLineEdit, ...] = ()
        self.key = self._field(say("Recovery key"), say("Capital or small letters, with or without blanks."))
        self.pin = self._field(say("Your new PIN"))
        self.repeated = self._field(say("The new PIN once more"))
        inside.addWidget(self.key)
        pins = row(theme.px(12))
        pins.addWidget(self.pin, 1)
        pins.addWidget(self.repeated, 1)
        inside.addLayout(pins)
        self.show_typing = CheckField(theme, say("Show what I type"))
        self.show_typing.toggled.connect(self._show_typing)
        inside.addWidget(self.show_typing)
        self._add_buttons(inside)
        column(0, self).addWidget(centred_card(theme, self._card, _WIDTH))

    def begin(self, name: str) -> None:
        """Empties the form for a member."""
        self._card.set_title(self._say("A new PIN for {name}", name=name))
        self.show_typing.setChecked(False)
        self.empty()
        self.show_key_error("")
        self.show_pin_error("")
        self.key.box.setFocus()

    def empty(self) -> None:
        """Nothing that was typed stays."""
        for box in self._boxes:
            box.clear()

    def typed(self) -> tuple[str, str, str]:
        """The recovery key, the new PIN, and the PIN once more."""
        key, pin, repeated = (box.text() for box in self._boxes)
        return key, pin, repeated

    def show_key_error(self, sentence: str) -> None:
        self.key.set_error(sentence)

    def show_pin_error(self, sentence: str) -> None:
        self.pin.set_error(sentence)

    def set_busy(self, *, busy: bool) -> None:
        """While the key is being proved nothing more can be pressed."""
        self.go.setEnabled(not busy)
        self.back.setEnabled(not busy)

    def _field(self, word: str, help_line: str = "") -> Field:
        box = TextField(self._theme, word, secret=True)
        box.returnPressed.connect(self._send)
        self._boxes = (*self._boxes, box)
        return Field(self._theme, word, box, help_line)

    def _add_buttons(self, inside: QVBoxLayout) -> None:
        theme, say = self._theme, self._say
        self.back = link(theme, say("Back to the sign-in"), style=Type.BODY)
        self.back.clicked.connect(self.left)
        self.go = filled(theme, say("Set the PIN and sign in"), ButtonParts(icon="arrow-right"), MAIN)
        self.go.clicked.connect(self._send)
        buttons = row(theme.px(12))
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        inside.addLayout(buttons)

    def _send(self) -> None:
        if self.go.isEnabled() and all(self.typed()):
            self.sent.emit()

    def _show_typing(self, shown: bool) -> None:
        for box in self._boxes:
            box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
