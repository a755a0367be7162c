"""Before the first step: whether the keyring of this login can hold the store's key."""

from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column


class LookingStep(QWidget):
    """Nothing can be done here but wait; a locked keyring asks for its own password in its own window."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        lines = column(theme.px(12), self)
        lines.addWidget(Label(theme, say("Where the key of the store will be kept"), Type.STEP))
        sentence = say(
            "The keyring of this login is being asked. If it opens a window of its own, type the password of this login"
            " there; without it, the program goes on with a passphrase."
        )
        lines.addWidget(WrappedLabel(theme, sentence, Type.BODY, Role.MUTED))

    def begin(self) -> None:
        """There is nothing to type into."""

    def show_trouble(self, found: Trouble | None) -> None:
        """Nothing was typed."""
