"""How far a video has come on its way into the library, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.label import Label
from ui.widgets.layout import row


class AddingLine(QWidget):
    """Hidden while nothing is on its way."""

    stopped = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._say = say
        self._name = ""
        line = row(theme.px(10), self)
        self.words = Label(theme, "", Type.STATE, Role.MUTED, 400)
        self.stop = link(theme, say("Stop adding"), ButtonParts(icon="x"))
        self.stop.clicked.connect(self.stopped)
        line.addWidget(self.words, 1)
        line.addWidget(self.stop)
        self.hide()

    def begin(self, name: str) -> None:
        """A file begins to come."""
        self._name = name
        self.stop.setAccessibleName(self._say("Stop adding {name}", name=name))
        self.come(0.0)
        self.show()

    def come(self, share: float) -> None:
        """So much of it is there."""
        percent = round(share * 100)
        self.words.setText(self._say("Adding {name}: {n} %", name=self._name, n=percent))

    def end(self) -> None:
        """Nothing is on its way any more."""
        self.hide()
