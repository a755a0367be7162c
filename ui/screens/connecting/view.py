"""The page that connects an account: three steps under each other's place, or what publishing by hand means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.services.connecting import ConnectStep
from moderator_app.words.errors import error_words
from ui.background import Ticket, run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.connecting.guide import by_hand_card, way_card
from ui.screens.connecting.keys_step import KeysStep
from ui.screens.connecting.page_step import PageStep
from ui.screens.connecting.presenter import ConnectPresenter
from ui.screens.connecting.state import Ended, OfferLine, Stage, Start
from ui.screens.connecting.trial_step import TrialStep
from ui.widgets.banner import Banner, ProgressStrip
from ui.widgets.button import ButtonParts, filled, link
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.steps import Steps

_GUIDE, _BESIDE_FROM = 400, 900


class ConnectPage(Screen):
    """Secrets live in the fields of the first step and nowhere else; leaving the page forgets them."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        assert context.place.item is not None, "a page is connected by its id"
        self._page_id = PageId(context.place.item)
        self._presenter = ConnectPresenter(context.say, context.core, context.actor, self._page_id)
        self._start: Start | None = None
        self._typed: dict[str, str] = {}
        self._offers: tuple[OfferLine, ...] = ()
        self._chosen: OfferLine | None = None
        self._ticket: Ticket | None = None
        self._by_hand = False
        self._ended: Ended | None = None
        self._banner: Banner | None = None
        self.stage = Stage.KEYS
        self.step: KeysStep | PageStep | TrialStep | None = None
        self._bar = self._make_bar()
        self._lay_out()
        run(self, self._presenter.load, self._show_start, self._failed)

    def title(self) -> str:
        return self._say("Connect the page")

    def subtitle(self) -> str:
        return f"{self._start.face.name} · {self._start.kind}" if self._start else ""

    def shows_back(self) -> bool:
        return True

    def bottom_bar(self) -> QWidget | None:
        return self._bar if self._start else None

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def leaving(self) -> None:
        self._typed = {}
        if self._ticket is not None:
            self._ticket.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The guide stands beside the step where there is room, else under it."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._side.setMinimumWidth(self._theme.px(_GUIDE) if beside else 0)
        self._side.setMaximumWidth(self._theme.px(_GUIDE) if beside else 16777215)

    # ------------------------------------------------------------ the frame around the steps

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        lines = column(px(12), self)
        self.progress = ProgressStrip(theme, self._say)
        self.progress.cancelled.connect(self._cancel)
        lines.addWidget(self.progress)
        self._head = row(0)
        lines.addLayout(self._head)
        self._above = column(px(12))
        lines.addLayout(self._above)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        lines.addLayout(self._across)
        self._main, self._side = QWidget(), QWidget()
        self._work, self._guide = column(0, self._main), column(0, self._side)
        self._across.addWidget(self._main, 1)
        self._across.addWidget(self._side)
        lines.addStretch(1)

    def _make_bar(self) -> QWidget:
        theme, say = self._theme, self._say
        self.back = link(theme, say("One step back"), style=Type.BODY)
        self.back.clicked.connect(lambda _=False: self._go(Stage.KEYS))
        self.hand = link(theme, say("Our office has no app"), style=Type.BODY)
        self.hand.clicked.connect(lambda _=False: self._show_by_hand(by_hand=not self._by_hand))
        self.next = filled(theme, "", ButtonParts(icon="arrow-right", key="Ctrl+Enter"))
        self.next.clicked.connect(lambda _=False: self._on())
        bar = QWidget()
        line = row(theme.px(12), bar)
        line.addWidget(self.back)
        line.addWidget(self.hand)
        self._why = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._why, 1)
        line.addWidget(self.next)
        return bar

    # ------------------------------------------------------------ one step after the other

    def _show_start(self, start: Start) -> None:
        self._start = start
        say, theme = self._say, self._theme
        if start.in_demo:
            demo = say("A demo office is invented, and speaks to nobody outside its window: no page is connected here.")
            self._banner = Banner(theme, Shape.INFO, Role.INFO, demo)
        elif start.refusal:
            self._banner = Banner(theme, Shape.INFO, Role.INFO, start.refusal)
        self._show_by_hand(by_hand=not start.fields)

    def _show_by_hand(self, *, by_hand: bool) -> None:
        self._keep()
        self._by_hand = by_hand
        self._go(Stage.KEYS)

    def _go(self, stage: Stage) -> None:
        self._keep()
        self.stage = stage
        self._ended = None
        for part in (self._head, self._work, self._guide, self._above):
            clear(part)
        self.step = None
        if self._by_hand:
            self._show_whole_way()
        else:
            self._show_step()
        self._show_words()
        self.header_changed.emit()

    def _show_whole_way(self) -> None:
        start = self._start
        assert start is not None
        self._work.addWidget(by_hand_card(self._theme, self._say))
        self._work.addStretch(1)
        self._side.setVisible(start.connectable)
        self._guide.addWidget(way_card(self._theme, self._say, start.rights, needed=True))
        self._guide.addStretch(1)

    def _show_step(self) -> None:
        say, theme, start = self._say, self._theme, self._start
        assert start is not None
        names = (say("The keys"), say("Page and rights"), say("Trial"))
        self._head.addWidget(Steps(theme, say, names, int(self.stage)))
        self._head.addStretch(1)
        step = self._make_step(start)
        self.step = step
        self._work.addWidget(step)
        self._work.addStretch(1)
        self._side.setVisible(self.stage is Stage.KEYS)
        if self.stage is Stage.KEYS:
            self._guide.addWidget(way_card(theme, say, start.rights))
            self._guide.addStretch(1)
        step.begin()

    def _make_step(self, start: Start) -> KeysStep | PageStep | TrialStep:
        theme, say = self._theme, self._say
        if self.stage is Stage.KEYS:
            keys = KeysStep(theme, say, start, self._typed)
            keys.edited.connect(self._show_words)
            keys.entered.connect(self._on)
            keys.setEnabled(not start.refusal)
            return keys
        if self.stage is Stage.PAGE:
            pages = PageStep(theme, say, self._offers)
            pages.chosen.connect(self._show_words)
            return pages
        trial = TrialStep(theme, say, start.face.name)
        trial.other_keys.connect(lambda: self._go(Stage.KEYS))
        return trial

    def _show_words(self) -> None:
        say, start, step = self._say, self._start, self.step
        if start is None:
            return
        words = {
            Stage.KEYS: say("Look for the page"),
            Stage.PAGE: say("Try and connect"),
            Stage.TRIAL: say("To the page"),
        }
        done = self._ended is not None and self._ended.fault is None
        again = self._ended is not None and not done
        self.next.set_words(say("Go on by hand") if self._by_hand else say("Try again") if again else words[self.stage])
        self.back.setVisible(not self._by_hand and self.stage is not Stage.KEYS and not done)
        self.hand.setVisible(self.stage is Stage.KEYS and bool(start.fields))
        self.hand.set_words(say("We have an app after all") if self._by_hand else say("Our office has no app"))
        reason = ""
        if not self._by_hand:
            reason = start.refusal
            if isinstance(step, KeysStep) and step.missing():
                reason = reason or say("Something is still empty.")
            elif isinstance(step, PageStep):
                reason = reason or self._page_reason(step)
        self.next.refuse(reason)
        self._why.set_plain(reason)

    def _page_reason(self, step: PageStep) -> str:
        line = step.choice()
        if line is None:
            return self._say("Choose the page first.")
        return line.refused or (self._say("Rights are missing: see the list.") if line.missing else "")

    def _keep(self) -> None:
        if isinstance(self.step, KeysStep):
            self._typed = self.step.typed()

    def _on(self) -> None:
        if not self.next.isEnabled():
            return
        self._keep()
        clear(self._above)
        step = self.step
        if self._by_hand or (self._ended is not None and self._ended.fault is None):
            self._context.navigate(Place(Room.PAGES, self._page_id))
        elif isinstance(step, KeysStep):
            typed = dict(self._typed)
            self._begin(self._say("The platform is being asked…"))
            self._ticket = run_long(self, lambda _ticket: self._presenter.offers(typed), self._offered, self._failed)
        elif isinstance(step, PageStep):
            self._try(step.choice())
        elif self._chosen is not None:
            self._try(self._chosen)

    def _try(self, line: OfferLine | None) -> None:
        if line is None:
            return
        self._chosen = line
        self._go(Stage.TRIAL)
        self._begin(self._say("The page is being tried…"))
        steps = tuple(ConnectStep)

        def work(ticket: Ticket) -> Ended:
            def between(step: ConnectStep) -> None:
                ticket.check()
                ticket.report((steps.index(step) + 1) / len(steps))

            return self._presenter.connect(line.offered, between)

        self._ticket = run_long(self, work, self._tried, self._failed, self.progress.advance)

    # ------------------------------------------------------------ what comes back

    def _offered(self, offers: tuple[OfferLine, ...]) -> None:
        self._finish()
        self._offers = offers
        self._go(Stage.PAGE)

    def _tried(self, ended: Ended) -> None:
        self._finish()
        self._ended = ended
        if isinstance(self.step, TrialStep):
            self.step.show_end(ended)
        if ended.fault is None:
            self._typed, self._offers, self._chosen = {}, (), None
        self._show_words()
        self.next.setFocus()

    def _begin(self, word: str) -> None:
        for button in (self.next, self.back, self.hand):
            button.setEnabled(False)
        self.progress.begin(word)

    def _finish(self) -> None:
        self._ticket = None
        self.progress.finish()
        for button in (self.back, self.hand):
            button.setEnabled(True)
        self._show_words()

    def _cancel(self) -> None:
        """What the platform was asked already may still be answered; nothing of it is kept."""
        if self._ticket is not None:
            self._ticket.cancel()
            self.progress.begin(self._say("It is being stopped…"), can_cancel=False)

    def _failed(self, error: ModeratorError) -> None:
        self._finish()
        if isinstance(error, Cancelled):
            self._go(Stage.PAGE if self.stage is Stage.TRIAL else Stage.KEYS)
            return
        self._above.addWidget(
            ErrorPanel(
                self._theme, self._say, error_words(self._say, error), detail=str(error.fields.get("detail", ""))
            )
        )
