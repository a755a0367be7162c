"""Step three: the trial on the page, step by step, and what became of it."""

from PySide6.QtCore import Signal

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.connecting.state import Ended
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button, secondary
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column
from ui.widgets.shapes import Shape

_LOOKS = {
    True: (Shape.CIRCLE_TICK, Role.SUCCESS),
    False: (Shape.SQUARE_CROSS, Role.DANGER),
    None: (Shape.DASHED_CIRCLE, Role.MUTED),
}


class TrialStep(Card):
    """Emits `other_keys` where somebody wants to go back to the keys after a refusal."""

    other_keys = Signal()

    def __init__(self, theme: Theme, say: Speaker, page: str) -> None:
        super().__init__(theme)
        self._say = say
        self.keys: Button | None = None
        self.setAccessibleName(say("The trial"))
        inside = self.add_padded(12)
        self._head = Label(theme, say("The page is being tried"), Type.STEP)
        inside.addWidget(self._head)
        about = say("A hidden trial post is made on {page} and taken away again. Nobody sees it.", page=page)
        self._about = WrappedLabel(theme, about)
        inside.addWidget(self._about)
        self._lines = column(theme.px(10))
        inside.addLayout(self._lines)

    def begin(self) -> None:
        """There is nothing to type."""

    def show_end(self, ended: Ended) -> None:
        """What became of it, with the step at which it ended."""
        clear(self._lines)
        theme, say = self.theme, self._say
        for step in ended.steps:
            self._lines.addWidget(sentence_line(theme, *_LOOKS[step.passed], step.words))
        if ended.fault is None:
            self._head.setText(say("The page is connected"))
            self._about.set_plain(ended.sentence)
            self._lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, ended.until))
            return
        self._head.setText(say("The page was not connected"))
        self.keys = secondary(theme, say("Other keys"))
        self.keys.clicked.connect(self.other_keys)
        self._lines.addWidget(ErrorPanel(theme, say, ended.fault, self.keys, ended.detail))
