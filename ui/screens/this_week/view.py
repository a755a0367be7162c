"""The home screen: two columns where there is room, one above the other where there is not."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_sentence
from ui.asking_again import AskingAgain
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.this_week.duty_card import DutyCard
from ui.screens.this_week.filling import Filling
from ui.screens.this_week.left_cards import NEEDS_SHOWN, BoardCard, NeedsCard
from ui.screens.this_week.presenter import WeekPresenter
from ui.screens.this_week.right_cards import PagesCard, QueueCard
from ui.screens.this_week.state import HomeState, Target
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, icon_button, link, secondary
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

RIGHT, TWO_COLUMNS_FROM, LOW = 360, 1040, 740
HEADER, MARGIN = 64, 16
SECOND_KEY_LINE = 28
"""The board's key may need one more line than it asks for beforehand."""


class ThisWeek(Screen):
    """Asks again on facts, when the clock alone changes something, and when it is shown again."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._presenter = WeekPresenter(context.core, context.say, context.actor)
        self._week: Week | None = None
        self._state: HomeState | None = None
        self._welcome: Banner | None = None
        self._fault: Banner | None = None
        self._away: Banner | None = None
        self._open_steps = 0
        self._make_header()
        self._make_cards()
        self.filling = Filling(context, self.board.gaps, self)
        self.filling.changed.connect(self.header_changed)
        self.filling.led.connect(context.navigate)
        self.asking = AskingAgain(self, self._ask)
        self.refresh()  # the store is asked while the cards are still being laid out

    def title(self) -> str:
        return self._say("This week") if self._state is None or self._state.is_this_week else self._say("Week")

    def subtitle(self) -> str:
        return self._state.subtitle if self._state else ""

    def header_actions(self) -> Sequence[QWidget]:
        away = self._state is not None and not self._state.is_this_week
        return (*((self.now,) if away else ()), self.before, self.after, self.new_post)

    def banners(self) -> Sequence[QWidget]:
        said = (self._fault, self.filling.banner, self._away, self._welcome)
        return [banner for banner in said if banner is not None]

    def heard(self, fact: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Asks again; asks that come while one is under way become one more."""
        self.asking.ask()

    def _ask(self) -> None:
        run(self, lambda: self._presenter.load(self._week), self._take, self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.asking.under_way:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asking.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_header(self) -> None:
        say, theme = self._say, self._theme
        self.before = icon_button(theme, "chevron-left", say("Week before"), "Alt+PgUp")
        self.after = icon_button(theme, "chevron-right", say("Week after"), "Alt+PgDown")
        self.now = secondary(theme, say("To this week"))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.now.clicked.connect(lambda: self._turn(0))
        self.new_post = filled(theme, say("New post"), ButtonParts(icon="plus", key="Ctrl+N"))
        self.new_post.clicked.connect(self._new_post)
        self.new_post.refuse(self._presenter.writing_refused())

    def _make_cards(self) -> None:
        say, theme = self._say, self._theme
        self.board = BoardCard(theme, say, self._go)
        self.needs = NeedsCard(theme, say, self._go, self._new_post)
        self.needs.plan.refuse(self._presenter.writing_refused())
        self.duty = DutyCard(theme, say, self._go)
        self.pages = PagesCard(theme, say, self._go)
        self.queue = QueueCard(theme, say, self._go)
        left = column(theme.px(16))
        left.addWidget(self.board)
        left.addWidget(self.needs, 1)
        self._side = QWidget()
        self._right = QHBoxLayout(self._side)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(theme.px(16))
        self._upper = column(theme.px(16))
        self._upper.addWidget(self.duty)
        self._upper.addWidget(self.pages, 1)
        self._right.addLayout(self._upper)
        self._right.addWidget(self.queue, 1)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(theme.px(16))
        self._across.addLayout(left, 1)
        self._across.addWidget(self._side)
        for card in (self.board, self.needs, self.duty, self.pages, self.queue):
            card.hide()

    def _arrange(self) -> None:
        px = self._theme.px
        wide = self.width() >= px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._right.setDirection(direction.TopToBottom if wide else direction.LeftToRight)
        self._right.setStretch(0, 0 if wide else 1)
        self._side.setMinimumWidth(px(RIGHT) if wide else 0)
        self._side.setMaximumWidth(px(RIGHT) if wide else 16777215)
        high = self.window().height() >= px(LOW)
        if self._state is not None:
            self.board.show_key(shown=high or not wide)
            self.needs.show_foot(shown=high or not wide)
            room = self.window().height() - px(HEADER + 2 * MARGIN + MARGIN)
            room -= sum(banner.sizeHint().height() + px(12) for banner in self.banners())
            self.needs.fit(
                room - self.board.sizeHint().height() - px(SECOND_KEY_LINE) if wide else 0, self._least_needs()
            )
            self.queue.fit(room - self._upper.sizeHint().height() if wide else None, foot=high or not wide)

    def _least_needs(self) -> int:
        """One row gives way to the sentences under the pages, one to the line that offers to fill a gap."""
        return NEEDS_SHOWN - 2 if self._state is not None and self._state.gaps else NEEDS_SHOWN - 1

    def _take(self, state: HomeState) -> None:
        first = self._state is None
        self._show_away(self._state, state)
        self._state = state
        self._fault = None
        self.board.show_state(state)
        self.board.show_gaps(state, self._presenter.writing_refused())
        self.filling.week = state.week
        self.needs.show_state(state)
        self.duty.show_duties(state.duties)
        self.pages.show_pages(state.pages)
        self.queue.show_queue(state.queue, state.queue_foot)
        if first:
            for card in (self.board, self.needs, self.duty, self.pages, self.queue):
                card.show()
        self._offer_welcome(state.open_steps)
        self._arrange()
        self.header_changed.emit()
        self.asking.answered(state.look_again_in)

    def _failed(self, error: ModeratorError) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()
        self.asking.failed()

    def _show_away(self, before: HomeState | None, state: HomeState) -> None:
        if before is not None and (before.away, before.away_harmed) == (state.away, state.away_harmed):
            return
        shape, role = (Shape.TRIANGLE, Role.WARNING) if state.away_harmed else (Shape.INFO, Role.INFO)
        self._away = Banner(self._theme, shape, role, state.away) if state.away else None

    def _offer_welcome(self, steps: int) -> None:
        if steps == self._open_steps:
            return
        self._open_steps = steps
        self._welcome = None
        if steps:
            words = self._say.count("{n} first step is still open.", "{n} first steps are still open.", steps)
            action = link(self._theme, self._say("Go on"))
            action.clicked.connect(lambda: self._context.navigate(Place(Room.WELCOME)))
            self._welcome = Banner(self._theme, Shape.INFO, Role.INFO, words, action)

    def _turn(self, weeks: int) -> None:
        if self._state is not None:
            here = self._state.week
            self._week = {-1: here.previous, 1: here.next}.get(weeks)
            self.refresh()

    def _new_post(self) -> None:
        self._context.navigate(Place(Room.POSTS, extra="new"))

    def _go(self, target: Target) -> None:
        if target.kit is not None:
            self._context.open_kit(target.kit)
        else:
            self._context.navigate(target.place)
