"""How the chosen account is published: its light, what it means, and the one next step."""

from PySide6.QtWidgets import QWidget

from moderator_app.domain.connections import Light
from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.page_health import PageHealth
from moderator_app.domain.pages import Page
from moderator_app.words.errors import error_sentence
from ui.background import Ticket, run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.pages.connection_presenter import ConnectionPresenter, Farewell
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import SMALL, Button, ButtonParts, danger, secondary, tonal
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.flow import flow_box
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.states import PAGE_STATES

_PRESSING = (Light.BROKEN, Light.LOOK_SOON)


class ConnectionCard(Card):
    """What is done here comes back as a fact, on which the register asks again."""

    def __init__(self, context: ScreenContext, presenter: ConnectionPresenter, page: Page, refusal: str) -> None:
        super().__init__(context.theme, context.say("How it is published"))
        self._context, self._say, self._presenter, self._page = context, context.say, presenter, page
        self._ticket: Ticket | None = None
        self.check: Button | None = None
        self.part: Button | None = None
        theme, say, health = self.theme, self._say, presenter.health(page)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self._cancel)
        self.add(self.progress)
        words, look = presenter.words(page), PAGE_STATES[health.light.value]
        inside = self.add_padded(8)
        first = row(theme.px(12))
        first.addWidget(StateLabel(theme, look.shape, say(look.word), look.role))
        first.addWidget(Label(theme, words.short, Type.SMALL, Role.MUTED))
        first.addStretch(1)
        inside.addLayout(first)
        inside.addWidget(WrappedLabel(theme, words.sentence))
        if words.next_step:
            inside.addWidget(WrappedLabel(theme, words.next_step, weight=500))
        if told := presenter.checked(page):
            inside.addWidget(WrappedLabel(theme, told, Type.SMALL, Role.MUTED))
        box, buttons = flow_box(theme.px(8))
        for button in self._buttons(health, refusal):
            buttons.addWidget(button)
        inside.addWidget(box)
        self._below = column(theme.px(8))
        inside.addLayout(self._below)

    def _buttons(self, health: PageHealth, refusal: str) -> list[Button]:
        theme, say = self.theme, self._say
        connected = health.connection is not None
        word = say("Connect again") if connected else say("Connect")
        kind = tonal if health.light in _PRESSING else secondary
        self.connect_it = kind(theme, word, ButtonParts(icon="link"), SMALL)
        self.connect_it.clicked.connect(lambda _=False: self._lead())
        self.connect_it.refuse(refusal)
        if not connected:
            return [self.connect_it]
        self.check = secondary(theme, say("Look now"), ButtonParts(icon="refresh-cw"), SMALL)
        self.check.clicked.connect(lambda _=False: self._check())
        may_not = say("Whoever publishes may look, and the convenor.")
        self.check.refuse("" if self._presenter.may_check() else may_not)
        self.part = danger(theme, say("Disconnect"), height=SMALL)
        self.part.clicked.connect(lambda _=False: self._before_disconnecting())
        self.part.refuse(refusal)
        return [self.connect_it, self.check, self.part]

    def _lead(self) -> None:
        self._context.navigate(Place(Room.PAGES, self._page.id, "connect"))

    # ------------------------------------------------------------ a look now

    def _check(self) -> None:
        self._begin(self._say("The platform is being asked…"), can_cancel=True)
        self._ticket = run_long(
            self, lambda _ticket: self._presenter.check(self._page), lambda _health: self._finish(), self._failed
        )

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    # ------------------------------------------------------------ disconnecting

    def _before_disconnecting(self) -> None:
        run(self, lambda: self._presenter.farewell(self._page), self._ask, self._failed)

    def _ask(self, farewell: Farewell) -> None:
        say, theme = self._say, self.theme
        title = say("Disconnect {page}?", page=say.name(self._page.name))
        dialog = ConfirmDialog(self, theme, say, title, farewell.sentence, say("Disconnect"), harmful=True)
        if farewell.still_out:
            dialog.extra.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.DANGER, farewell.still_out))
            for line in farewell.lines:
                dialog.extra.addWidget(WrappedLabel(theme, line, Type.STATE))
        dialog.accepted.connect(self._disconnect)
        dialog.open()

    def _disconnect(self) -> None:
        self._begin(self._say("The keyring is being asked…"))
        run_long(
            self, lambda _ticket: self._presenter.disconnect(self._page), lambda _waiting: self._finish(), self._failed
        )

    # ------------------------------------------------------------ while something is asked

    def _begin(self, word: str, *, can_cancel: bool = False) -> None:
        clear(self._below)
        for button in (self.connect_it, self.check, self.part):
            if button is not None:
                button.setEnabled(False)
        self.progress.begin(word, can_cancel=can_cancel)

    def _finish(self) -> None:
        self._ticket = None
        self.progress.finish()
        for button in (self.connect_it, self.check, self.part):
            if button is not None:
                button.setEnabled(not button.toolTip())

    def _failed(self, error: ModeratorError) -> None:
        self._finish()
        if not isinstance(error, Cancelled):
            self._note(sentence_line(self.theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error)))

    def _note(self, line: QWidget) -> None:
        clear(self._below)
        self._below.addWidget(line)
