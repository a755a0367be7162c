"""The card that says what opens the store, and leads to changing it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_words
from ui.background import run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.settings.keys.presenter import KeysLines, KeysPresenter
from ui.screens.settings.lines import setting_line
from ui.widgets.banner import sentence_line
from ui.widgets.button import SMALL, Button, secondary
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.shapes import Shape


class KeysCard(Card):
    """Asks for itself what opens the store; `waiting` while the keyring is asked, which may take long."""

    waiting = Signal(object)

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme, context.say("Keys of the store"))
        self._context, self._say = context, context.say
        self._presenter = KeysPresenter(context.say, context.core, context.actor)
        self.passphrase: Button | None = None
        self.keyring: Button | None = None
        self.recovery: Button | None = None
        inside = self.add_padded(14)
        self._above, self._lines = column(0), column(self.theme.px(14))
        inside.addLayout(self._above)
        inside.addLayout(self._lines)
        self.ask()

    def ask(self) -> None:
        """Shows what opens the store now."""
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, lines: KeysLines) -> None:
        clear(self._lines)
        say, theme = self._say, self.theme
        if lines.refusal:
            self._lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, lines.refusal))
            return
        if lines.beside:
            demo = say("This is a demo office: its key lies beside the store for everyone to see.")
            self._lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, demo))
        change = say("Change the passphrase") if lines.has_passphrase else say("Set a passphrase")
        self.passphrase = self._leads(change, "passphrase")
        self.recovery = self._leads(say("Make a new one"), "recovery")
        self.recovery.setAccessibleName(say("Make a new recovery key"))
        words = say("Take it out") if lines.in_keyring else say("Keep it there")
        self.keyring = secondary(theme, words, height=SMALL)
        self.keyring.setAccessibleName(f"{say('Keyring of this login')}: {words}")
        self.keyring.clicked.connect(lambda _=False: self._ask_out() if lines.in_keyring else self._put())
        for line in (
            setting_line(theme, say("Passphrase"), lines.passphrase, self.passphrase),
            setting_line(theme, say("Keyring of this login"), lines.keyring, self.keyring),
            setting_line(theme, say("Recovery key"), lines.recovery, self.recovery),
        ):
            self._lines.addWidget(line)

    def _leads(self, words: str, where: str) -> Button:
        button = secondary(self.theme, words, height=SMALL)
        button.clicked.connect(lambda _=False: self._context.navigate(Place(Room.SETTINGS, None, where)))
        return button

    # ------------------------------------------------------------ the keyring

    def _put(self) -> None:
        self._do(self._presenter.put_into_keyring)

    def _ask_out(self) -> None:
        say = self._say
        title = say("Take the key out of the keyring?")
        sentence = say("Somebody then types the passphrase each time the program starts on this PC.")
        dialog = ConfirmDialog(self, self.theme, say, title, sentence, say("Take it out"), harmful=True)
        dialog.accepted.connect(lambda: self._do(self._presenter.remove_from_keyring))
        dialog.open()

    def _do(self, work: Callable[[], None]) -> None:
        clear(self._above)
        if self.keyring is not None:
            self.keyring.setEnabled(False)
        self.waiting.emit(self._say("The keyring is being asked…"))
        run_long(self, lambda _ticket: work(), lambda _nothing: self._done(), self._failed)

    def _done(self) -> None:
        self.waiting.emit("")
        self.ask()

    def _failed(self, error: ModeratorError) -> None:
        self.waiting.emit("")
        clear(self._above)
        panel: QWidget = ErrorPanel(self.theme, self._say, error_words(self._say, error))
        self._above.addWidget(panel)
        if self.keyring is not None:
            self.keyring.setEnabled(True)
