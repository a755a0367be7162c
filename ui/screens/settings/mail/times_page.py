"""When reminders come, when the office works, and when nobody is disturbed."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.reminders import ReminderSettings
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.settings.mail.times import PLACES, TimesPresenter, TimesState
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import ChoiceField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 760


class TimesPage(Screen):
    """Five times of the day, kept together, for they must fit each other."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = TimesPresenter(context.say, context.core, context.actor)
        self.go = filled(self._theme, self._say("Keep these times"), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.clicked.connect(lambda _=False: self._save())
        self.go.setEnabled(False)
        self.boxes: dict[str, ChoiceField] = {}
        self._lay_out()
        run(self, self._presenter.load, self._show, self._failed)

    def title(self) -> str:
        return self._say("Times of the reminders")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.go,)

    def _lay_out(self) -> None:
        theme, say = self._theme, self._say
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        ladder = say(
            "Each week has its steps: the plan on Sunday, whoever is on duty on Tuesday, the panel on Wednesday, "
            "the convenor on Thursday. Holidays move a step earlier, never later; a week that is met is left alone."
        )
        inside.addWidget(WrappedLabel(theme, ladder))
        self.sheet = Sheet(theme, 2)
        words = {
            "remind_at": (say("A step comes at"), say("Within the office hours, and not in the quiet ones.")),
            "works_from": (say("The office works from"), ""),
            "works_until": (say("until"), say("What needs a hand later than that is told in time.")),
            "quiet_from": (say("Nothing is told from"), ""),
            "quiet_until": (say("until, the next morning"), ""),
        }
        for place in PLACES:
            word, help_line = words[place]
            self.boxes[place] = self.sheet.choice(place, word, [], help_line, whole=place == "remind_at")
        inside.addWidget(self.sheet)
        zone = say("Times are of Dhaka, whatever the clock of this PC says.")
        inside.addWidget(WrappedLabel(theme, zone, Type.SMALL, Role.MUTED))
        lines.addWidget(card)
        lines.addStretch(1)

    def _show(self, state: TimesState) -> None:
        for place, box in self.boxes.items():
            chosen: time = getattr(state.settings, place)
            box.set_choices(self._presenter.choices(chosen))
            box.choose(chosen)
        self.sheet.setEnabled(not state.refusal)
        self.go.setEnabled(True)
        self.go.refuse(state.refusal)
        if state.refusal:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, state.refusal))

    def chosen(self) -> ReminderSettings:
        """What stands in the form."""
        times: dict[str, time] = {}
        for place, box in self.boxes.items():
            at = box.value()
            assert isinstance(at, time), place
            times[place] = at
        return ReminderSettings(**times)

    def _save(self) -> None:
        if not self.go.isEnabled():
            return
        settings = self.chosen()
        self.go.setEnabled(False)
        clear(self._above)
        run(self, lambda: self._presenter.save(settings), self._answered, self._failed)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        self.go.setEnabled(True)
        homeless = self.sheet.show_troubles(troubles)
        if homeless:
            self._above.addWidget(ErrorPanel(self._theme, self._say, homeless[0].words))
        if not troubles:
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self.go.setEnabled(True)
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, error_words(self._say, error)))
