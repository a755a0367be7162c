"""The licences of what is bundled with the program."""

from PySide6.QtWidgets import QPlainTextEdit

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.screens.settings.presenter import Licence, SettingsPresenter
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import ChoiceField
from ui.widgets.layout import column
from ui.widgets.screen import Screen


class LicencesPage(Screen):
    """One text at a time."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._theme, self._say = context.theme, context.say
        self._licences: tuple[Licence, ...] = ()
        presenter = SettingsPresenter(context.say, context.core, context.actor)
        self._lines = column(self._theme.px(12), self)
        self.choice = ChoiceField(self._theme, self._say("Part of the program"))
        self.choice.setMaximumWidth(self._theme.px(420))
        self.choice.currentIndexChanged.connect(lambda _=0: self._show_text())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("bare", True)
        self.text.setAccessibleName(self._say("Text of the licence"))
        card = Card(self._theme)
        card.add(self.text, 1)
        self._lines.addWidget(self.choice)
        self._lines.addWidget(card, 1)
        run(self, presenter.licences, self._show, self._failed)

    def title(self) -> str:
        return self._say("Licences")

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def _show(self, licences: tuple[Licence, ...]) -> None:
        self._licences = licences
        self.choice.set_choices([(number, one.name) for number, one in enumerate(licences)])
        self._show_text()

    def _show_text(self) -> None:
        number = self.choice.currentIndex()
        if 0 <= number < len(self._licences):
            self.text.setPlainText(self._licences[number].text)

    def _failed(self, error: ModeratorError) -> None:
        self._lines.insertWidget(0, ErrorPanel(self._theme, self._say, error_words(self._say, error)))
