"""Step one: the passphrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from moderator_app.words import Speaker
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.making.presenter import Typed
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import link
from ui.widgets.field import CheckField
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape


class PassphraseStep(QWidget):
    """Emits `edited` while someone types, `entered` on Enter, and `ask_again` for another try of the keyring.

    `why` says why the keyring cannot be used; "" where someone wants a passphrase beside it.
    """

    edited = Signal()
    entered = Signal()
    ask_again = Signal()

    def __init__(self, theme: Theme, say: Speaker, typed: Typed, folder: str, why: str) -> None:
        super().__init__()
        lines = column(theme.px(12), self)
        lines.addWidget(Label(theme, say("The passphrase of this office"), Type.STEP))
        lines.addWidget(WrappedLabel(theme, _purpose(say, typed)))
        self.again = link(theme, say("Ask the keyring again"), style=Type.BODY)
        self.again.clicked.connect(self.ask_again)
        if why:  # shown nowhere else: a button outside the page would flash up as a window of its own
            told = row(theme.px(12))
            told.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, why), 1)
            told.addWidget(self.again)
            lines.addLayout(told)
        self.sheet = Sheet(theme, 2)
        rule = say("At least eight characters. Three or four words are easy to remember.")
        self._boxes: tuple[QLineEdit, ...] = (
            self.sheet.line("passphrase", say("Passphrase"), rule, secret=True),
            self.sheet.line("repeated", say("Passphrase once more"), secret=True),
        )
        self._boxes[0].setText(typed.passphrase)
        self._boxes[1].setText(typed.repeated)
        lines.addWidget(self.sheet)
        self.show_typing = CheckField(theme, say("Show what I type"))
        self.show_typing.toggled.connect(self._show_typing)
        lines.addWidget(self.show_typing)
        limit = say(
            "It protects a stolen disk or PC. It does not protect against someone who uses this PC under your own"
            " login."
        )
        lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, limit))
        place = say("The store will lie in {folder}", folder=folder)
        lines.addWidget(WrappedLabel(theme, place, Type.SMALL, Role.MUTED))
        self.sheet.edited.connect(self.edited)
        self._boxes[0].returnPressed.connect(self._boxes[1].setFocus)
        self._boxes[1].returnPressed.connect(self.entered)

    def typed(self) -> tuple[str, str]:
        """The two fields."""
        return self._boxes[0].text(), self._boxes[1].text()

    def show_trouble(self, found: Trouble | None) -> None:
        self.sheet.show_troubles((found,) if found else ())

    def begin(self) -> None:
        """Puts the cursor where typing goes on."""
        self._boxes[0].setFocus()

    def _show_typing(self, shown: bool) -> None:
        for box in self._boxes:
            box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def _purpose(say: Speaker, typed: Typed) -> str:
    if typed.in_keyring:
        return say(
            "Everything the office writes here is kept encrypted. The keyring of this login opens it each time the"
            " program starts; the passphrase opens it where the keyring does not."
        )
    return say(
        "Everything the office writes here is kept encrypted. The passphrase opens it each time the program starts;"
        " tell it to the members of the panel."
    )
