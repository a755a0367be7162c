"""Asking another member to swap a week."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId
from moderator_app.domain.roster import DutyKey
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.roster.swap_presenter import SwapPresenter, SwapState
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860


class SwapPage(Screen):
    """Three choices: which week goes, to whom, and what comes in return."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = SwapPresenter(context.core, context.say, context.actor)
        self._state: SwapState | None = None
        self.ask = filled(self._theme, self._say("Send the question"), ButtonParts(icon="send", key="Ctrl+Enter"))
        self.ask.setEnabled(False)
        self.ask.clicked.connect(lambda _=False: self._ask())
        self._build()
        wanted = context.place.extra.partition(":")[2]
        day = date.fromisoformat(wanted) if wanted else None
        run(self, partial(self._presenter.load, day), self._show, self._failed)

    def title(self) -> str:
        return self._say("Ask for a swap")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.ask,)

    def _build(self) -> None:
        theme, say = self._theme, self._say
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        about = say("The roster changes only when the other member accepts. Until then you can take the question back.")
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, about))
        self.form = Sheet(theme, 1)
        self.give = self.form.choice("give", say("My week"), [])
        self.other = self.form.choice("other", say("Who takes it over"), [])
        self.take = self.form.choice("take", say("What I take in return"), [])
        inside.addWidget(self.form)
        lines.addWidget(card)
        lines.addStretch(1)
        self.give.currentIndexChanged.connect(lambda _index=0: self._offer_others())
        self.other.currentIndexChanged.connect(lambda _index=0: self._offer_takes())

    def _show(self, state: SwapState) -> None:
        self._state = state
        self.give.set_choices(state.give)
        self.give.choose(state.chosen)
        self._offer_others()
        self.give.setFocus()

    def _offer_others(self) -> None:
        state, give = self._state, self._given()
        if state is None:
            return
        others = state.others.get(give, ()) if give else ()
        self.other.set_choices(others)
        self._offer_takes()
        reason = self._presenter.refused()
        if not reason and give is None:
            reason = self._say("You have no week to come that could be swapped.")
        if not reason and not others:
            reason = self._say("Nobody else is there in that week.")
        self.ask.refuse(reason)
        clear(self._above)
        if reason:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, reason))

    def _offer_takes(self) -> None:
        state, give, other = self._state, self._given(), self._asked()
        takes = state.takes.get((give, other), ()) if state and give and other else ()
        self.take.set_choices(takes)
        self.take.setCurrentIndex(0 if takes else -1)

    def _given(self) -> DutyKey | None:
        return cast("DutyKey | None", self.give.value())

    def _asked(self) -> MemberId | None:
        return cast("MemberId | None", self.other.value())

    def _ask(self) -> None:
        give, other = self._given(), self._asked()
        if give is not None and other is not None:
            self.ask.setEnabled(False)
            take = cast("DutyKey | None", self.take.value())
            run(self, partial(self._presenter.ask, give, other, take), self._asked_for, self._failed)

    def _asked_for(self, troubles: tuple[Trouble, ...]) -> None:
        self.ask.setEnabled(True)
        clear(self._above)
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if not troubles:
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
