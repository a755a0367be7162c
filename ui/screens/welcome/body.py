"""What the open step is made of: one line of what it is about, a form, and the one filled button."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.drafts import drafts_of
from ui.roles import Role, Type
from ui.screens.welcome.presenter import WelcomePresenter, WelcomeState
from ui.widgets.button import MAIN, Button, ButtonParts, filled
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row

T = TypeVar("T")


class StepBody(QWidget):
    """Emits `saved` when the step is done, `grown` when only part of it is; the steps are then read again."""

    saved = Signal()
    grown = Signal()

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState, about: str) -> None:
        super().__init__()
        self.context = context
        self.presenter = presenter
        self.state = state
        self.theme, self.say = context.theme, context.say
        self.lines: QVBoxLayout = column(self.theme.px(12), self)
        self.lines.addWidget(WrappedLabel(self.theme, about, Type.BODY, Role.MUTED))
        self._below = column(0)
        self.go: Button | None = None

    def finish(self, words: str, on_press: Callable[[], None], icon: str = "arrow-right") -> None:
        """Ends the form with a place for errors and the filled button."""
        self.lines.addLayout(self._below)
        go = filled(self.theme, words, ButtonParts(icon=icon, key="Ctrl+Enter"), MAIN)
        go.clicked.connect(lambda _=False: on_press())
        buttons = row(self.theme.px(12))
        buttons.addStretch(1)
        buttons.addWidget(go)
        self.lines.addLayout(buttons)
        self.go = go

    def ask(self, work: Callable[[], T], on_done: Callable[[T], None]) -> None:
        """Does something behind the background door; the buttons wait for it."""
        clear(self._below)
        self.setEnabled(False)

        def answered(result: T) -> None:
            self.setEnabled(True)
            on_done(result)

        run(self, work, answered, self._failed)

    def show_error(self, words: ErrorWords, detail: str = "") -> None:
        """An error that belongs to no field."""
        clear(self._below)
        self._below.addWidget(ErrorPanel(self.theme, self.say, words, detail=detail))

    def draft(self, name: str) -> object:
        """What was typed here before the page was built anew, None for nothing."""
        return drafts_of(self.context.core.office).get(self._key(name))

    def keep(self, name: str, typed: object) -> None:
        """Keeps what is typed while the page lives on."""
        drafts_of(self.context.core.office)[self._key(name)] = typed

    def forget(self, name: str) -> None:
        """What was typed is in the store now."""
        drafts_of(self.context.core.office).pop(self._key(name), None)

    def give_up(self) -> None:
        """The step was left without keeping anything: what was typed goes."""

    def begin(self) -> None:
        """Puts the cursor where work goes on."""

    def _key(self, name: str) -> str:
        return f"{name} {self.context.actor.id}"

    def _failed(self, error: ModeratorError) -> None:
        self.setEnabled(True)
        self.show_error(error_words(self.say, error), str(error.fields.get("detail", "")))
