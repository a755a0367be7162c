"""The page that pauses everything: why, until when, and what goes out all the same."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import EmptyField, ModeratorError
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.queue.presenter import USUAL_PAUSES, PauseState, QueuePresenter
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import MAIN, ButtonParts, filled, link, secondary
from ui.widgets.card import Card
from ui.widgets.field import Field, TextArea, TextField, mark_invalid
from ui.widgets.flow import flow_box
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 720


class PausePage(Screen):
    """Where a pause holds already, it gets this reason and end; nothing typed is lost by an error."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = QueuePresenter(context.core, context.say, context.actor)
        self._fault: Banner | None = None
        self._lay_out()
        self._make_bar()
        run(self, self._presenter.standing, self._show, self._failed)

    def title(self) -> str:
        return self._say("Pause publishing")

    def shows_back(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def bottom_bar(self) -> QWidget:
        return self._bar

    def _lay_out(self) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        whole = column(px(16), self)
        card = Card(theme)
        card.setMaximumWidth(px(_WIDTH))
        lines = card.add_padded(14)
        about = say(
            "Nothing goes out by itself until somebody lifts the pause, and nothing by itself on lifting: each post"
            " whose time came meanwhile is asked about. When the stated end comes, the panel is asked."
        )
        lines.addWidget(WrappedLabel(theme, about))
        self.reason = TextArea(theme, say("Why"), say("For example: a stranger has posted on the page"), 3)
        self.reason_field = Field(theme, say("Why"), self.reason)
        lines.addWidget(self.reason_field)
        day, time = self._presenter.usual_end(USUAL_PAUSES[1])
        self.day, self.time = (
            TextField(theme, say("Day"), say("day/month/year")),
            TextField(theme, say("Time"), "11:00"),
        )
        self.day.setText(day)
        self.time.setText(time)
        fields = row(px(12))
        fields.addWidget(Field(theme, say("Until which day"), self.day), 3)
        zone = say("24-hour clock, Dhaka time (UTC+6)")
        fields.addWidget(Field(theme, say("Until what time"), self.time), 3)
        lines.addLayout(fields)
        lines.addWidget(WrappedLabel(theme, zone, Type.SMALL, Role.MUTED))
        box, usual = flow_box(px(12))
        for length in USUAL_PAUSES:
            hours = int(length.total_seconds() // 3600)
            button = link(theme, say.count("{n} hour", "{n} hours", hours), ButtonParts(icon="clock"), Type.BODY)
            button.clicked.connect(partial(self._take_usual, length))
            usual.addWidget(button)
        lines.addWidget(box)
        self._still = column(0)
        lines.addLayout(self._still)
        whole.addWidget(card)
        whole.addStretch(1)

    def _make_bar(self) -> None:
        theme, say = self._theme, self._say
        self._bar = QWidget()
        line = row(theme.px(12), self._bar)
        words = say("Everyone on the panel sees it at once; it stands in the log.")
        line.addWidget(WrappedLabel(theme, words, Type.SMALL, Role.MUTED), 1)
        self.back = secondary(theme, say("Cancel"), height=MAIN)
        self.back.clicked.connect(self._go_back)
        self.pause = filled(theme, say("Pause everything now"), ButtonParts(icon="pause", key="Ctrl+Enter"), MAIN)
        self.pause.clicked.connect(self._pause)
        line.addWidget(self.back)
        line.addWidget(self.pause)

    def _show(self, state: PauseState) -> None:
        clear(self._still)
        if state.still:
            words = f"{state.still} {self._say('They can be taken back on the next page.')}"
            self._still.addWidget(sentence_line(self._theme, Shape.TRIANGLE, Role.DANGER, words))
        if state.paused:
            self.pause.set_words(self._say("Keep it paused"))

    def _take_usual(self, length: object, _checked: bool = False) -> None:
        day, time = self._presenter.usual_end(next(one for one in USUAL_PAUSES if one == length))
        self.day.setText(day)
        self.time.setText(time)

    def _go_back(self, _checked: bool = False) -> None:
        self._context.back()

    def _pause(self, _checked: bool = False) -> None:
        reason, day, time = self.reason.toPlainText(), self.day.text(), self.time.text()
        self.pause.setEnabled(False)
        run(self, lambda: self._presenter.pause(reason, day, time), self._paused, self._failed)

    def _paused(self, _nothing: None) -> None:
        self._context.navigate(Place(Room.POSTS, None, "queue"))

    def _failed(self, error: ModeratorError) -> None:
        self.pause.setEnabled(True)
        mark_invalid(self.reason, isinstance(error, EmptyField))
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()
