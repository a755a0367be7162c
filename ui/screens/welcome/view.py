"""The screen of the five first steps."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import Fact, OfficeChanged, PagesChanged, PostChanged
from moderator_app.services.office import WelcomeStep
from moderator_app.words import Language
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.welcome.body import StepBody
from ui.screens.welcome.last_steps import step_body
from ui.screens.welcome.presenter import StepLine, WelcomePresenter, WelcomeState
from ui.screens.welcome.side import side_cards
from ui.screens.welcome.step_rows import ClosedStep, OpenStep
from ui.theme import Theme
from ui.widgets.button import MAIN, ButtonParts, filled, secondary
from ui.widgets.card import Card, rounded
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.steps import CountBar

_RIGHT = 336
_BESIDE_FROM = 960


class WelcomeScreen(Screen):
    """One step is open at a time: the first that is not done, or the one that was chosen."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = WelcomePresenter(context.say, context.core, context.actor)
        self._state: WelcomeState | None = None
        self._chosen = next((step for step in WelcomeStep if step.value == context.place.extra), None)
        self.body: StepBody | None = None
        self._switch = self._language_switch()
        self._build()
        self._ask()

    def title(self) -> str:
        return self._say("Welcome")

    def subtitle(self) -> str:
        return self._say("Five steps; you can stop at any time")

    def header_actions(self) -> Sequence[QWidget]:
        return (self._switch,)

    def heard(self, fact: object) -> None:
        ours = isinstance(fact, Fact) and fact.initiator == self._context.actor.id
        if isinstance(fact, OfficeChanged | PagesChanged | PostChanged) and not ours:
            self._ask()

    # ------------------------------------------------------------ the page

    def _language_switch(self) -> SegmentedSwitch:
        segments = (Segment(Language.BANGLA.value, "বাংলা"), Segment(Language.ENGLISH.value, "English"))
        switch = SegmentedSwitch(self._theme, self._say("Language"), segments, self._say.language.value)
        switch.changed.connect(self._language_chosen)
        return switch

    def _language_chosen(self, language: object) -> None:
        self._context.restyle(replace(self._context.appearance, language=str(language)))

    def _build(self) -> None:
        px = self._theme.px
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(16))
        left = column(0)
        self.card = Card(self._theme)
        left.addWidget(self.card)
        left.addStretch(1)
        self._across.addLayout(left, 1)
        self._side = QWidget()
        self._side_cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._side_cards.setContentsMargins(0, 0, 0, 0)
        self._side_cards.setSpacing(px(16))
        for card in side_cards(self._theme, self._say):
            self._side_cards.addWidget(card)
        self._side_cards.addStretch(0)
        self._across.addWidget(self._side, 0)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._side_cards.setDirection(directions.TopToBottom if beside else directions.LeftToRight)
        self._side_cards.setStretch(self._side_cards.count() - 1, 1 if beside else 0)
        self._side.setMaximumWidth(self._theme.px(_RIGHT) if beside else 16_777_215)
        self._side.setMinimumWidth(self._theme.px(_RIGHT) if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------ the steps

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, state: WelcomeState) -> None:
        self._state = state
        clear(self.card.body)
        self.body = None
        self.card.add(self._head(state))
        here = self._chosen or state.next_step
        for number, line in enumerate(state.lines, 1):
            last = number == len(state.lines) and state.next_step is not None
            self.card.add(self._open(line, number) if line.step is here else self._closed(line, number, last=last))
        if state.next_step is None:
            self.card.add(self._all_done())
        if self.body is not None:
            self.body.begin()

    def _head(self, state: WelcomeState) -> QWidget:
        theme, say = self._theme, self._say
        words = say("{done} of {total} steps are done", done=state.done, total=len(state.lines))
        head = _Head(theme)
        line = row(theme.px(12), head)
        line.setContentsMargins(theme.px(20), 0, theme.px(16), 0)
        line.addWidget(Label(theme, words, Type.SECTION))
        line.addStretch(1)
        line.addWidget(CountBar(theme, len(state.lines), state.done, words))
        return head

    def _closed(self, line: StepLine, number: int, *, last: bool) -> QWidget:
        written = line.done and line.step is WelcomeStep.FIRST_POST
        shown = ClosedStep(self._theme, self._say, line, number, last=last, may_change=not written)
        if written:
            shown.changed.connect(lambda: self._context.navigate(Place(Room.POSTS)))
            return shown
        shown.changed.connect(partial(self._choose, line.step))
        return shown

    def _open(self, line: StepLine, number: int) -> QWidget:
        assert self._state is not None
        self.body = step_body(line.step, self._context, self._presenter, self._state)
        self.body.saved.connect(partial(self._saved, line.step))
        self.body.grown.connect(self._ask)
        may_close = self._chosen is not None
        shown = OpenStep(self._theme, self._say, line, number, self.body, may_close=may_close)
        shown.closed.connect(self._leave)
        return shown

    def _all_done(self) -> QWidget:
        theme, say = self._theme, self._say
        holder = QWidget()
        line = row(theme.px(12), holder)
        line.setContentsMargins(theme.px(20), theme.px(14), theme.px(16), theme.px(14))
        line.addWidget(WrappedLabel(theme, say("All five are done; the desk is ready."), Type.BODY), 1)
        on = filled(theme, say("On to this week"), ButtonParts(icon="arrow-right"), MAIN)
        on.setEnabled(self._chosen is None)
        on.clicked.connect(lambda _=False: self._context.navigate(Place(Room.THIS_WEEK)))
        line.addWidget(on)
        return holder

    # ------------------------------------------------------------ what happens

    def _choose(self, step: WelcomeStep | None) -> None:
        self._chosen = step
        if self._state is not None:
            # The row that was pressed is part of what is drawn anew; it must have finished telling.
            QTimer.singleShot(0, self, self._redraw)

    def _leave(self) -> None:
        if self.body is not None:
            self.body.give_up()
        self._choose(None)

    def _redraw(self) -> None:
        if self._state is not None:
            self._show(self._state)

    def _saved(self, step: WelcomeStep) -> None:
        if self._chosen is step:
            self._chosen = None
        self._ask()

    def _failed(self, error: ModeratorError) -> None:
        clear(self.card.body)
        again = secondary(self._theme, self._say("Try again"))
        again.clicked.connect(lambda _=False: self._ask())
        words = error_words(self._say, error)
        panel = ErrorPanel(self._theme, self._say, words, again, str(error.fields.get("detail", "")))
        self.card.add_padded().addWidget(panel)


class _Head(QWidget):
    """The sunken head of the list, with the card's round corners."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.fillPath(rounded(rect, top=True, bottom=False), self._theme.colour(Role.SUNKEN))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), self._theme.colour(Role.LINE))
