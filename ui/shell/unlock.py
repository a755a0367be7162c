"""Asks for the passphrase or the recovery key where nothing else opens the store."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from moderator_app.domain.errors import KeyringMissing, ModeratorError, StoreDamaged
from moderator_app.services.opening import Opening
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence, error_words
from ui import background
from ui.backups.state import BringBack
from ui.roles import Role, Type
from ui.shell.gate import centred_card
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import MAIN, ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.field import CheckField, Field, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape


class UnlockPage(QWidget):
    """Emits `opened` when the store is open, `damaged` with a `BringBack` when it is broken.

    Where the keyring should have opened it, the page says why it did not; `again` is then another try.
    """

    opened = Signal()
    again = Signal()
    damaged = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, opening: Opening) -> None:
        super().__init__()
        self._say = say
        self._opening = opening
        card = Card(theme, say("The store is locked"))
        inside = card.add_padded(10)
        trouble = opening.keyring_trouble
        self.ask_again = link(theme, say("Ask the keyring again"), style=Type.BODY)
        self.ask_again.clicked.connect(self.again)
        self.ask_again.setVisible(trouble is not None)
        if trouble is not None:
            words = error_words(say, trouble)
            inside.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, words.sentence))
        inside.addWidget(WrappedLabel(theme, _what_to_type(say, trouble), Type.BODY, Role.MUTED))
        name = say("Passphrase or recovery key")
        self.box = TextField(theme, name, secret=True)
        self.field = Field(theme, name, self.box)
        inside.addWidget(self.field)
        self.show_typing = CheckField(theme, say("Show what I type"))
        self.show_typing.toggled.connect(self._show_typing)
        inside.addWidget(self.show_typing)
        self.go = filled(theme, say("Open the desk"), ButtonParts(icon="lock-open"), MAIN)
        self.go.clicked.connect(self._go)
        self.box.returnPressed.connect(self._go)
        buttons = row(theme.px(12))
        buttons.addWidget(self.ask_again)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        inside.addLayout(buttons)
        column(0, self).addWidget(centred_card(theme, card))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.box.setFocus()

    def _show_typing(self, shown: bool) -> None:
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _go(self) -> None:
        typed = self.box.text()
        if not typed or not self.go.isEnabled():
            return
        self.field.set_error("")
        self.go.setEnabled(False)
        background.run(self, lambda: self._opening.open_with(typed), self._done, self._failed)

    def _done(self, _nothing: object) -> None:
        self.box.clear()
        self.opened.emit()

    def _failed(self, error: ModeratorError) -> None:
        self.go.setEnabled(True)
        if isinstance(error, StoreDamaged):
            self.damaged.emit(BringBack(typed=self.box.text(), newest_good=True))
            return
        self.field.set_error(error_sentence(self._say, error))
        self.box.selectAll()
        self.box.setFocus()


def _what_to_type(say: Speaker, trouble: ModeratorError | None) -> str:
    if trouble is None or isinstance(trouble, KeyringMissing):
        return say("Type the passphrase. If it is forgotten, type the recovery key from the sealed envelope.")
    return error_words(say, trouble).next_step
