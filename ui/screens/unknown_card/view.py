"""The card as a page: ours left, the page's last posts right, the answers below; nothing is chosen beforehand."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.delivery import Delivery
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import DeliveryId
from moderator_app.events import PostChanged
from moderator_app.words.errors import error_sentence
from ui.background import run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.unknown_card.presenter import UnknownCardPresenter
from ui.screens.unknown_card.sides import SeenCard, SentCard
from ui.screens.unknown_card.state import Answer, AnswerBox, CardState, LookState, SeenItem
from ui.widgets.banner import Banner
from ui.widgets.button import MAIN, Button, ButtonParts, filled, link, secondary
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.pill import StatePill
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

TWO_COLUMNS_FROM = 860
_LEAST_WIDE, _LEAST_STACKED = 280, 340
"""Both halves scroll in themselves down to this height; below it the page does."""


class UnknownCardScreen(Screen):
    """Reads the page by itself once; what was answered meanwhile elsewhere takes the answers away."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._delivery_id = DeliveryId(context.place.extra.partition(":")[2])
        self._presenter = UnknownCardPresenter(context.core, context.say, context.actor, self._delivery_id)
        self._state: CardState | None = None
        self._seen: SeenItem | None = None
        self._looked = False
        self._busy = False
        self._fault: Banner | None = None
        self._why: Banner | None = None
        self._pill: StatePill | None = None
        self.boxes: dict[Answer, ChoiceBox] = {}
        self._lay_out()
        self._make_bar()
        self._ask()

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._state.asks if self._state else ""

    def header_state(self) -> QWidget | None:
        return self._pill

    def shows_back(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return [banner for banner in (self._fault, self._why) if banner is not None]

    def bottom_bar(self) -> QWidget | None:
        return self._bar

    def heard(self, fact: object) -> None:
        ours = self._state is not None and isinstance(fact, PostChanged) and fact.post_id == self._state.post_id
        if ours and not self._busy:
            self._ask()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        whole = column(px(12), self)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        self.sent = SentCard(theme, self._say, self._presenter.picture)
        self.seen = SeenCard(theme, self._say)
        self._across.addWidget(self.sent, 1)
        self._across.addWidget(self.seen, 1)
        whole.addLayout(self._across, 1)
        self._answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._answers.setSpacing(px(12))
        whole.addLayout(self._answers)
        self.seen.again.connect(self._read)
        self.seen.chosen.connect(self._picked)
        self.seen.opened.connect(self._page_opened)
        self.seen.link_typed.connect(self._link_typed)

    def _make_bar(self) -> None:
        theme, say = self._theme, self._say
        self._bar = QWidget()
        self._bar_row = row(theme.px(12), self._bar)
        self.note = WrappedLabel(theme, say("Decision, name and time stand in the log."), Type.SMALL, Role.MUTED)
        self._bar_row.addWidget(self.note, 1)
        self.later = secondary(theme, say("Do it later"), height=MAIN)
        self.later.clicked.connect(self._go_back)
        self._bar_row.addWidget(self.later)
        self.decide = filled(theme, say("Choose an answer"), ButtonParts(icon="check", key="Ctrl+Enter"), MAIN)
        self.decide.clicked.connect(self._decide)
        self._bar_row.addWidget(self.decide)
        self.decide.refuse(say("Choose an answer first."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)
        for card in (self.sent, self.seen):
            card.setMinimumHeight(self._theme.px(_LEAST_WIDE if wide else _LEAST_STACKED))
        self._answers.setDirection(direction)

    # ------------------------------------------------------------ the card

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, state: CardState) -> None:
        first = self._state is None
        self._state = state
        self._pill = StatePill(self._theme, state.look, state.word)
        role = state.look.role if state.look.role in (Role.UNKNOWN, Role.DANGER, Role.WARNING) else Role.INFO
        detail = self._detail(state) if state.detail else None
        shape = state.look.shape if role is not Role.INFO else Shape.INFO
        self._why = Banner(self._theme, shape, role, state.refused or state.sentence, detail)
        self.sent.show_card(state)
        self._show_answers(state)
        takes_link = any(box.answer is Answer.THIS_IS_IT for box in state.answers)
        if first:
            self.seen.begin(state.address, takes_link=takes_link)
            self._read()
        self._refresh()
        self.header_changed.emit()

    def _detail(self, state: CardState) -> Button:
        action = link(self._theme, self._say("Technical detail"))
        action.setToolTip(state.detail)
        action.clicked.connect(partial(self._tell_detail, state.detail))
        return action

    def _tell_detail(self, detail: str, _checked: bool = False) -> None:
        self.note.set_plain(detail)

    def _show_answers(self, state: CardState) -> None:
        while self._answers.count():
            item = self._answers.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for number, box in enumerate(state.answers, start=1):
            choice = ChoiceBox(self._theme, box.title, box.consequence, str(number))
            self.boxes[box.answer] = choice
            self._answers.addWidget(choice, 1)
        self._group = choice_group(self, list(self.boxes.values()))
        self._group.idClicked.connect(lambda _id=0: self._refresh())

    def _chosen(self) -> AnswerBox | None:
        state = self._state
        if state is None:
            return None
        return next((box for box in state.answers if self.boxes[box.answer].isChecked()), None)

    def _refresh(self) -> None:
        """The filled button repeats the choice in words, or says beside itself what is missing."""
        chosen, say = self._chosen(), self._say
        self.decide.set_words(chosen.button if chosen else say("Choose an answer"))
        reason = ""
        if self._busy:
            reason = say("Being kept…")
        elif self._state is not None and (self._state.refused or self._state.over):
            reason = self._state.refused or say("Nothing is left to decide.")
        elif chosen is None:
            reason = say("Choose an answer first.")
        elif chosen.answer is Answer.THIS_IS_IT and self._seen is None and not self.seen.link.text().strip():
            reason = say("Choose the post on the right, or paste its link.")
        elif chosen.answer is Answer.ONCE_MORE and not self._looked:
            reason = say("Open the page first and look for the post.")
        self.decide.refuse(reason)
        self.note.set_plain(reason or say("Decision, name and time stand in the log."))

    # ------------------------------------------------------------ the page

    def _read(self) -> None:
        self.seen.read_again.setEnabled(False)
        run_long(self, lambda _ticket: self._presenter.look(), self._show_look, self._failed)

    def _show_look(self, look: LookState) -> None:
        self._seen = None
        self._looked = self._looked or look.clean
        self.seen.show_look(look)
        self._refresh()

    def _picked(self, item: SeenItem | None) -> None:
        self._seen = item
        if item is not None and Answer.THIS_IS_IT in self.boxes:
            self.boxes[Answer.THIS_IS_IT].setChecked(True)
        self._refresh()

    def _link_typed(self) -> None:
        if self.seen.link.text().strip() and Answer.THIS_IS_IT in self.boxes:
            self.boxes[Answer.THIS_IS_IT].setChecked(True)
        self._refresh()

    def _page_opened(self) -> None:
        self._looked = True
        self._refresh()

    # ------------------------------------------------------------ the answer

    def _decide(self) -> None:
        chosen, state = self._chosen(), self._state
        if chosen is None or state is None or self._busy:
            return
        if chosen.answer is Answer.MEND:
            self._context.navigate(Place(Room.POSTS, state.post_id))
            return
        self._busy = True
        self._refresh()
        seen, typed, looked = self._seen.post if self._seen else None, self.seen.link.text().strip(), self._looked
        run(
            self,
            lambda: self._presenter.decide(chosen.answer, seen=seen, link=typed, looked=looked),
            self._decided,
            self._failed,
        )

    def _go_back(self, _checked: bool = False) -> None:
        self._context.back()

    def _decided(self, _delivery: Delivery) -> None:
        self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self._busy = False
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self._refresh()
        self.header_changed.emit()
