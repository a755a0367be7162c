"""Step two: the recovery key, in groups of four and as a QR code, to be printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.forms.key_groups import KeyGroups
from ui.forms.key_paper import Paper
from ui.forms.qr import QrPicture
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape


class KeyStep(QWidget):
    """Emits `print_asked` and `save_asked`."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, say: Speaker, paper: Paper, *, in_keyring: bool) -> None:
        super().__init__()
        lines = column(theme.px(12), self)
        lines.addWidget(Label(theme, say("The recovery key"), Type.STEP))
        lines.addWidget(WrappedLabel(theme, _purpose(say, in_keyring)))
        middle = row(theme.px(16))
        middle.addWidget(KeyGroups(theme, say, paper.groups), 1)
        middle.addWidget(QrPicture(theme, paper.code, say("The recovery key as a QR code")))
        lines.addLayout(middle)
        self.print_button = secondary(theme, say("Print"), ButtonParts(icon="printer"))
        self.print_button.clicked.connect(self.print_asked)
        self.save_button = link(theme, say("Save as PDF…"), style=Type.BODY)
        self.save_button.clicked.connect(self.save_asked)
        buttons = row(theme.px(12))
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        danger = say(
            "A PDF on this PC opens the store for anyone who finds it. Only where there is no printer: save it to a USB"
            " stick, print it elsewhere and delete it."
        )
        lines.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, danger))

    def begin(self) -> None:
        """Puts the focus on what comes next."""
        self.print_button.setFocus()


def _purpose(say: Speaker, in_keyring: bool) -> str:
    if in_keyring:
        return say(
            "The keyring of this login opens the store. If the PC or the login is lost, this key is the only way back;"
            " nobody, not even the makers of the program, has another. Print it, seal it and keep it in the safe."
        )
    return say(
        "If the passphrase is forgotten, this key is the only way back; nobody, not even the makers of the program,"
        " has another. Print it, seal it in an envelope and keep it in the safe. The program keeps no copy of it."
    )
