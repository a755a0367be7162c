"""The card of the settings that says how reminders and mail stand, and leads to them."""

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import MailsChanged, RemindersChanged
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.settings.lines import setting_line
from ui.screens.settings.mail.presenter import MailLines, MailPresenter
from ui.widgets.banner import sentence_line
from ui.widgets.button import SMALL, Button, secondary
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.shapes import Shape


class MailCard(Card):
    """Asks for itself how mail stands."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme, context.say("Reminders and mail"))
        self._context, self._say = context, context.say
        self._presenter = MailPresenter(context.say, context.core, context.actor)
        self.times: Button | None = None
        self.mail: Button | None = None
        self.record: Button | None = None
        self._lines = column(self.theme.px(14))
        self.add_padded(14).addLayout(self._lines)
        self.ask()

    def ask(self) -> None:
        """Shows how mail stands now."""
        run(self, self._presenter.lines, self._show, self._failed)

    def heard(self, fact: object) -> None:
        """Asks again where mail changed."""
        if isinstance(fact, MailsChanged | RemindersChanged):
            self.ask()

    def _show(self, lines: MailLines) -> None:
        clear(self._lines)
        say, theme = self._say, self.theme
        if lines.fails:
            trouble = say("Mail does not go out: {why}", why=lines.mail)
            self._lines.addWidget(sentence_line(theme, Shape.SQUARE_CROSS, Role.DANGER, trouble))
        self.mail = self._leads(say("Change it") if lines.has_account else say("Set it up"), "mail")
        self.mail.setAccessibleName(f"{say('Mail account of the office')}: {self.mail.words()}")
        self.record = self._leads(say("Open the record"), "told")
        self.times = self._leads(say("Change the times"), "reminders")
        self._lines.addWidget(setting_line(theme, say("Times of the reminders"), lines.times, self.times))
        self._lines.addWidget(setting_line(theme, say("Mail account of the office"), lines.mail, self.mail))
        self._lines.addWidget(setting_line(theme, say("Who was told when"), lines.record, self.record))

    def _leads(self, words: str, where: str) -> Button:
        button = secondary(self.theme, words, height=SMALL)
        button.clicked.connect(lambda _=False: self._context.navigate(Place(Room.SETTINGS, None, where)))
        return button

    def _failed(self, error: ModeratorError) -> None:
        clear(self._lines)
        panel: QWidget = ErrorPanel(self.theme, self._say, error_words(self._say, error))
        self._lines.addWidget(panel)
