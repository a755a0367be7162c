"""The list as a page: each post with its own answers, one after the other; answered, it leaves the list."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import PostChanged
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.missed_times.presenter import MissedItem, MissedState, MissedTimesPresenter
from ui.theme import Theme
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import SMALL, Button, ButtonParts, danger, link, secondary, tonal
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.field import ChoiceField
from ui.widgets.flow import flow_box
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.rows import two_lines
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel


class MissedQuestion(QWidget):
    """One post: what was due, and the ways on; letting go asks once more."""

    asked = Signal(object)
    timed = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, say: Speaker, item: MissedItem, *, may: bool) -> None:
        super().__init__()
        self.item = item
        px = theme.px
        lines = column(px(8), self)
        lines.setContentsMargins(px(16), px(12), px(14), px(12))
        head = row(px(12))
        head.addWidget(StateLabel(theme, Shape.SQUARE_MINUS, say("Time missed"), Role.DANGER))
        head.addWidget(PageMark(theme, item.face, 28))
        head.addLayout(two_lines(theme, item.title, f"{item.face.name} · {item.was_due}"), 1)
        open_post = link(theme, say("Read it"))
        open_post.setAccessibleName(say("Read “{title}”", title=item.title))
        open_post.clicked.connect(self._open)
        head.addWidget(open_post)
        lines.addLayout(head)
        box, answers = flow_box(px(8))
        lines.addWidget(box)
        self.buttons: dict[str, Button] = {}
        if item.by_itself:
            answers.addWidget(self._button("now", tonal(theme, say("Send it now"), height=SMALL)))
        if not item.too_late:
            make = secondary if item.by_itself else tonal
            answers.addWidget(
                self._button("hand", make(theme, say("Publish by hand"), ButtonParts(icon="hand"), SMALL))
            )
        self.time = ChoiceField(theme, say("New time for “{title}”", title=item.title), item.times)
        self.time.setEnabled(may)
        if item.times:
            answers.addWidget(self.time)
            answers.addWidget(self._button("time", secondary(theme, say("Give this time"), height=SMALL)))
        answers.addWidget(self._button("drop", link(theme, say("Let it go"))))
        self.sure = danger(theme, say("Let it go on this page"), height=SMALL)
        self.sure.clicked.connect(partial(self._ask, "sure"))
        self.sure.hide()
        answers.addWidget(self.sure)
        for button in self.buttons.values():
            button.setEnabled(may)

    def _button(self, key: str, button: Button) -> Button:
        button.setAccessibleName(f"{button.words()}: {self.item.title}, {self.item.face.name}")
        button.clicked.connect(partial(self._ask, key))
        self.buttons[key] = button
        return button

    def _ask(self, key: str, _checked: bool = False) -> None:
        if key == "drop":
            self.sure.setVisible(self.sure.isHidden())
        elif key == "time":
            self.timed.emit(self.time.value())
        else:
            self.asked.emit(key)

    def _open(self, _checked: bool = False) -> None:
        self.opened.emit()


class MissedTimesScreen(Screen):
    """Nothing here goes out, or disappears, unless somebody says so, post by post."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = MissedTimesPresenter(context.core, context.say, context.actor)
        self._fault: Banner | None = None
        self.questions: list[MissedQuestion] = []
        theme, say = self._theme, self._say
        whole = column(theme.px(16), self)
        about = say(
            "These posts did not go out at their time. Nothing happens to any of them until it is answered here."
        )
        self.about = WrappedLabel(theme, about, Type.BODY, Role.MUTED)
        self.about.hide()
        whole.addWidget(self.about)
        self._refusal = column(0)
        whole.addLayout(self._refusal)
        self.card = Card(theme, say("Missed times"))
        self._lines = column(0)
        self.card.body.addLayout(self._lines)
        whole.addWidget(self.card)
        self.empty = EmptyState(
            theme,
            Shape.CIRCLE_TICK,
            say("No time is missed. Posts that were slept through stand here."),
            self._to_queue(),
        )
        self.empty.hide()
        whole.addWidget(self.empty)
        whole.addStretch(1)
        self.card.hide()
        self._ask()

    def title(self) -> str:
        return self._say("Missed times")

    def shows_back(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged):
            self._ask()

    def _to_queue(self) -> Button:
        button = secondary(self._theme, self._say("To the queue"))
        button.clicked.connect(lambda _=False: self._context.navigate(Place(Room.POSTS, None, "queue")))
        return button

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, state: MissedState) -> None:
        clear(self._lines)
        clear(self._refusal)
        self.questions = []
        if state.refused and state.items:
            self._refusal.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, state.refused))
        for number, item in enumerate(state.items):
            if number:
                self._lines.addWidget(Divider(self._theme))
            question = MissedQuestion(self._theme, self._say, item, may=not state.refused)
            question.asked.connect(partial(self._answer, item))
            question.timed.connect(partial(self._new_time, item))
            question.opened.connect(partial(self._read, item))
            self.questions.append(question)
            self._lines.addWidget(question)
        self.card.set_count(self._say.count("{n} post", "{n} posts", len(state.items)))
        self.about.setVisible(bool(state.items))
        self.card.setVisible(bool(state.items))
        self.empty.setVisible(not state.items)

    def _answer(self, item: MissedItem, key: object) -> None:
        presenter, key_of = self._presenter, item.delivery_id
        deeds: dict[str, Callable[[], None]] = {
            "now": lambda: presenter.send_now(key_of),
            "hand": lambda: presenter.by_hand(key_of),
            "sure": lambda: presenter.drop(key_of),
        }
        self._do(deeds[str(key)])

    def _new_time(self, item: MissedItem, at: object) -> None:
        if isinstance(at, datetime):
            self._do(lambda: self._presenter.new_time(item.delivery_id, at))

    def _read(self, item: MissedItem) -> None:
        self._context.navigate(Place(Room.REVIEW, item.post_id))

    def _do(self, work: Callable[[], None]) -> None:
        self._fault = None
        self.header_changed.emit()
        run(self, work, lambda _done: self._ask(), self._failed)

    def _failed(self, error: ModeratorError) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()
        self._ask_quietly()

    def _ask_quietly(self) -> None:
        """Somebody else may have answered meanwhile: the list as it stands, and the fault stays said."""
        run(self, self._presenter.load, self._show, lambda _error: None)
