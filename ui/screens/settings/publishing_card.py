"""The card of the settings about what the program brings out by itself: how late, how far apart, and the hand-over."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.panel import Action
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.screens.settings.lines import setting_line
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import ChoiceField
from ui.widgets.layout import clear, column

_FRESH = (30, 60, 180, 360, 1440)
_SPACING = (0, 5, 10, 30)


class PublishingCard(Card):
    """Asks for itself what was set; each choice is kept at once."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context.theme, context.say("Publishing by the program"))
        self._context, self._say = context, context.say
        allowed = context.actor.may(Action.CHANGE_SETTINGS)
        self._reason = "" if allowed else self._say("Only the convenor changes the office's settings.")
        self._settings = PublishingSettings()
        self.fields: dict[str, ChoiceField] = {}
        self._lines = column(self.theme.px(14))
        self.add_padded(14).addLayout(self._lines)
        self.ask()

    def ask(self) -> None:
        """Shows what holds now."""
        run(self, self._context.core.office.publishing, self._show, self._failed)

    def _show(self, settings: PublishingSettings) -> None:
        self._settings = settings
        clear(self._lines)
        say = self._say
        fresh = [(minutes, self._minutes(minutes)) for minutes in _with(_FRESH, settings.fresh_minutes)]
        spacing = [(minutes, self._minutes(minutes)) for minutes in _with(_SPACING, settings.spacing_minutes)]
        answers = [Segment(False, say("No")), Segment(True, say("Yes"))]
        late = say("A post that is later than this waits for a person instead.")
        apart = say("After the internet was gone, late posts of a page go out one by one, never all at once.")
        handed = say("Posts due in 20 minutes to 20 days lie with the platform; this PC may be off then.")
        self._choose("fresh_minutes", say("A late post may still go out for"), late, fresh, settings.fresh_minutes)
        word = say("Between two late posts of a page")
        self._choose("spacing_minutes", word, apart, spacing, settings.spacing_minutes)
        word = say("Hand posts over to the platform")
        self.hand_over = SegmentedSwitch(self.theme, word, answers, settings.hand_over)
        self.hand_over.changed.connect(partial(self._chosen, "hand_over"))
        self._add(word, handed, self.hand_over)

    def _choose(
        self, part: str, word: str, help_line: str, choices: Sequence[tuple[object, str]], value: object
    ) -> None:
        field = ChoiceField(self.theme, word, choices)
        field.choose(value)
        field.activated.connect(lambda _index=0: self._chosen(part, field.value()))
        self.fields[part] = field
        self._add(word, help_line, field)

    def _add(self, word: str, help_line: str, control: QWidget) -> None:
        control.setEnabled(not self._reason)
        control.setToolTip(self._reason)
        self._lines.addWidget(setting_line(self.theme, word, self._reason or help_line, control))

    def _minutes(self, minutes: int) -> str:
        if minutes and minutes % 60 == 0:
            return self._say.count("{n} hour", "{n} hours", minutes // 60)
        return self._say("{n} min", n=minutes) if minutes else self._say("None")

    def _chosen(self, part: str, value: object) -> None:
        match part:
            case "hand_over":
                wanted = replace(self._settings, hand_over=value is True)
            case "fresh_minutes":
                wanted = replace(self._settings, fresh_minutes=value if isinstance(value, int) else 180)
            case _:
                wanted = replace(self._settings, spacing_minutes=value if isinstance(value, int) else 10)
        self._settings = wanted
        office, me = self._context.core.office, self._context.actor.id
        run(self, lambda: office.set_publishing(me, wanted), _kept, self._failed)

    def _failed(self, error: ModeratorError) -> None:
        clear(self._lines)
        self._lines.addWidget(ErrorPanel(self.theme, self._say, error_words(self._say, error)))


def _with(usual: Sequence[int], present: int) -> list[int]:
    return sorted({*usual, present})


def _kept(_nothing: None) -> None:
    """The switch shows it already."""
