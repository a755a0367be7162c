"""Another passphrase for the store, typed twice."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.settings.keys.presenter import KeysLines, KeysPresenter
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import CheckField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 760


class PassphrasePage(Screen):
    """What was typed is never kept: a passphrase that is not set is forgotten with its page."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = KeysPresenter(context.say, context.core, context.actor)
        self.go = filled(self._theme, self._say("Set the passphrase"), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.clicked.connect(lambda _=False: self._set())
        self._build()
        run(self, self._presenter.load, self._judge, self._failed)

    def title(self) -> str:
        return self._say("Passphrase")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.go,)

    def _build(self) -> None:
        theme, say = self._theme, self._say
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        purpose = say("The old passphrase opens nothing any more once this one is set. Tell the panel the new one.")
        inside.addWidget(WrappedLabel(theme, purpose))
        self.sheet = Sheet(theme, 2)
        rule = say("At least eight characters. Three or four words are easy to remember.")
        self._boxes: tuple[QLineEdit, ...] = (
            self.sheet.line("passphrase", say("New passphrase"), rule, secret=True),
            self.sheet.line("repeated", say("Passphrase once more"), secret=True),
        )
        self._boxes[0].returnPressed.connect(self._boxes[1].setFocus)
        self._boxes[1].returnPressed.connect(self._set)
        inside.addWidget(self.sheet)
        self.show_typing = CheckField(theme, say("Show what I type"))
        self.show_typing.toggled.connect(self._show_typing)
        inside.addWidget(self.show_typing)
        lines.addWidget(card)
        lines.addStretch(1)
        self._boxes[0].setFocus()

    def _judge(self, lines: KeysLines) -> None:
        self.go.refuse(lines.refusal)
        self.sheet.setEnabled(not lines.refusal)
        if lines.refusal:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, lines.refusal))

    def _show_typing(self, shown: bool) -> None:
        for box in self._boxes:
            box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _set(self) -> None:
        if not self.go.isEnabled():
            return
        passphrase, repeated = (box.text() for box in self._boxes)
        self.go.setEnabled(False)
        clear(self._above)
        run(self, lambda: self._presenter.set_passphrase(passphrase, repeated), self._answered, self._failed)

    def _answered(self, found: Trouble | None) -> None:
        self.go.setEnabled(True)
        homeless = self.sheet.show_troubles((found,) if found else ())
        if homeless:
            self._above.addWidget(ErrorPanel(self._theme, self._say, homeless[0].words))
        if found is None:
            for box in self._boxes:
                box.clear()
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self.go.setEnabled(True)
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, error_words(self._say, error)))
