"""The queue as a page: what waits for somebody, what is on its way, and the switch that pauses everything."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_sentence
from ui.asking_again import AskingAgain
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.queue.presenter import Deed, QueuePresenter, QueueRow, QueueState
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import SMALL, ButtonParts, danger, filled, secondary
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.layout import clear, column, row
from ui.widgets.rows import RowLine, RowList
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_LOOK_AGAIN = 60


class QueueScreen(Screen):
    """Asks again on facts, and each minute while it is shown: lateness comes by the clock alone."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = QueuePresenter(context.core, context.say, context.actor)
        self._state: QueueState | None = None
        self._fault: Banner | None = None
        self._note: Banner | None = None
        self._rows: dict[object, QueueRow] = {}
        self._lay_out()
        self.asking = AskingAgain(self, self._ask)

    def title(self) -> str:
        return self._say("Publishing queue")

    def subtitle(self) -> str:
        pause = self._state.pause if self._state else None
        return " · ".join(part for part in (pause.checked, pause.following) if part) if pause else ""

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        paused = self._state is not None and self._state.pause.paused
        return (self.later, self.lift) if paused else (self.pause,)

    def banners(self) -> Sequence[QWidget]:
        return [banner for banner in (self._fault, self._note) if banner is not None]

    def heard(self, fact: object) -> None:
        self.asking.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.asking.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asking.pause()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        theme, say = self._theme, self._say
        whole = column(theme.px(16), self)
        self.pause = secondary(theme, say("Pause all"), ButtonParts(icon="pause"))
        self.pause.clicked.connect(self._to_pause)
        self.later = secondary(theme, say("Later end"), ButtonParts(icon="clock"))
        self.later.clicked.connect(self._to_pause)
        self.lift = filled(theme, say("Lift the pause"), ButtonParts(icon="check"))
        self.lift.clicked.connect(self._lift)
        self._still = column(0)
        whole.addLayout(self._still)
        self.waiting = Card(theme, say("Waits for somebody"))
        self.waiting_rows = self._rows_in(self.waiting)
        whole.addWidget(self.waiting)
        self.going = Card(theme, say("On its way"))
        self.going_rows = self._rows_in(self.going)
        self.empty = EmptyState(theme, Shape.SOLID_CIRCLE, say("Approved posts stand here until they are published."))
        self.going.add(self.empty)
        whole.addWidget(self.going)
        whole.addStretch(1)
        for card in (self.waiting, self.going):
            card.hide()

    def _rows_in(self, card: Card) -> RowList:
        rows = RowList(self._theme)
        rows.opened.connect(self._open)
        rows.acted.connect(self._act)
        card.add(rows)
        return rows

    # ------------------------------------------------------------ showing

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, state: QueueState) -> None:
        self._state, self._fault = state, None
        self._rows = {row.delivery_id: row for row in (*state.for_a_person, *state.on_its_way)}
        self.waiting_rows.set_lines([self._line(row, first=n == 0) for n, row in enumerate(state.for_a_person)])
        self.going_rows.set_lines([self._line(row) for row in state.on_its_way])
        self.waiting.set_count(self._say.count("{n} item", "{n} items", len(state.for_a_person)))
        self.waiting.setVisible(bool(state.for_a_person))
        self.going.show()
        self.empty.setVisible(not state.on_its_way)
        self.lift.refuse(state.pause.lift_refused)
        self._show_still(state)
        self.header_changed.emit()
        self.asking.answered(_LOOK_AGAIN)

    def _line(self, row: QueueRow, *, first: bool = False) -> RowLine:
        return RowLine(
            key=row.delivery_id,
            title=row.title,
            second=row.second,
            state=row.look,
            state_word=row.word,
            action=row.action,
            first=first,
            mark=row.face,
            end=row.when,
        )

    def _show_still(self, state: QueueState) -> None:
        """What a pause here does not hold, and the way to take it back."""
        clear(self._still)
        pause = state.pause
        if not pause.paused or not pause.still:
            return
        card = Card(self._theme)
        lines = card.add_padded(8)
        lines.addWidget(sentence_line(self._theme, Shape.TRIANGLE, Role.DANGER, pause.still))
        if pause.lying:
            line = row(self._theme.px(12))
            self.take_all = danger(self._theme, self._say("Take all of them back"), height=SMALL)
            self.take_all.clicked.connect(self._take_all_back)
            line.addWidget(self.take_all)
            line.addStretch(1)
            lines.addLayout(line)
        else:
            asked = self._say("They are asked for; red until the platform confirms.")
            lines.addWidget(Label(self._theme, asked, role=Role.MUTED))
        self._still.addWidget(card)

    # ------------------------------------------------------------ doing

    def _open(self, key: object) -> None:
        if key in self._rows:
            self._context.navigate(self._rows[key].place)

    def _act(self, key: object) -> None:
        item = self._rows.get(key)
        if item is None:
            return
        if item.deed is Deed.KIT:
            self._context.open_kit(item.delivery_id)
        elif item.deed is Deed.TAKE_BACK:
            self._do(lambda: self._presenter.take_back(item.delivery_id))
        else:
            self._context.navigate(item.place)

    def _to_pause(self, _checked: bool = False) -> None:
        self._context.navigate(Place(Room.POSTS, None, "pause"))

    def _take_all_back(self, _checked: bool = False) -> None:
        lying = self._state.pause.lying if self._state else ()
        self._do(lambda: self._presenter.take_all_back(lying))

    def _lift(self, _checked: bool = False) -> None:
        run(self, self._presenter.lift, self._lifted, self._failed)

    def _lifted(self, asked: int) -> None:
        if asked:
            self._context.navigate(Place(Room.POSTS, None, "missed"))
        else:
            words = self._say("The pause is lifted. Nothing had its time meanwhile.")
            self._note = Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, words)
            self.asking.ask()

    def _do(self, work: "object") -> None:
        assert callable(work)
        run(self, work, lambda _done: self.asking.ask(), self._failed)

    def _failed(self, error: ModeratorError) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()
        self.asking.failed()
