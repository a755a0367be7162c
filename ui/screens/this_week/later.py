"""The page on which a member puts a reminder of a page's week off until a moment of their own choice."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import ModeratorError, WrongDate, WrongTime
from moderator_app.domain.ids import PageId
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.roles import Role, Type
from ui.screens.this_week.later_times import LaterPresenter, LaterState
from ui.widgets.banner import Banner
from ui.widgets.button import MAIN, ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.field import Field, Form, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

WIDE = 720


class LaterPage(Screen):
    """How the week stands, some moments to choose from, and one of one's own; other members are reminded as before."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._week = Week(date.fromisoformat(context.place.extra.removeprefix("later:")))
        page_id = PageId(context.place.item or "")
        self._presenter = LaterPresenter(context.core, context.say, context.actor, page_id, self._week)
        self._page = ""
        self._fault: Banner | None = None
        self.boxes: dict[datetime, ChoiceBox] = {}
        self._build()
        run(self, self._presenter.load, self._take, self._failed)

    def title(self) -> str:
        return self._say("Remind me later")

    def subtitle(self) -> str:
        span = self._say.day_range(self._week.first_on, self._week.last_on)
        return f"{self._page} · {span}" if self._page else span

    def shows_back(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def _build(self) -> None:
        say, theme = self._say, self._theme
        outer = column(theme.px(16), self)
        self._card = Card(theme, say("When you want to be reminded"))
        self._card.setMaximumWidth(theme.px(WIDE))
        self._inside = self._card.add_padded(10)
        self.told = WrappedLabel(theme, "", Type.BODY)
        self._inside.addWidget(self.told)
        self._choices = column(theme.px(8))
        self._inside.addLayout(self._choices)
        self.own = ChoiceBox(theme, say("At another time"), say("Before the week ends."))
        self.day, self.hour = TextField(theme, say("Day")), TextField(theme, say("Time"))
        self.day_field, self.hour_field = Field(theme, say("Day"), self.day), Field(theme, say("Time"), self.hour)
        self._typed = Form(theme, 2)
        self._typed.add(self.day_field)
        self._typed.add(self.hour_field)
        self._inside.addWidget(self.own)
        self._inside.addWidget(self._typed)
        others = say(
            "You are reminded once more then, if the week is still not safe. The others are reminded as before."
        )
        self._inside.addWidget(WrappedLabel(theme, others, Type.SMALL, Role.MUTED))
        self.save = filled(theme, say("Put off"), ButtonParts(icon="check", key="Ctrl+Enter"), MAIN)
        self.save.clicked.connect(self._save)
        foot = row(0)
        foot.addWidget(self.save)
        foot.addStretch(1)
        self._inside.addLayout(foot)
        outer.addWidget(self._card)
        outer.addStretch(1)
        self._card.hide()

    def _take(self, state: LaterState) -> None:
        self._page = state.page
        self.told.set_plain(state.told)
        self.day.setText(state.day)
        self.hour.setText(state.hour)
        for at, words, left in state.moments:
            self.boxes[at] = ChoiceBox(self._theme, words, left)
            self._choices.addWidget(self.boxes[at])
        self._group = choice_group(self, [*self.boxes.values(), self.own])
        next(iter([*self.boxes.values(), self.own])).setChecked(True)
        for box in (*self.boxes.values(), self.own):
            box.toggled.connect(self._show_typed)
        self._show_typed()
        self._card.show()
        self.header_changed.emit()

    def _show_typed(self) -> None:
        self._typed.setVisible(self.own.isChecked())

    def _save(self) -> None:
        self.day_field.set_error("")
        self.hour_field.set_error("")
        self.save.setEnabled(False)
        run(self, self._wish(), lambda _nothing: self._context.back(), self._failed)

    def _wish(self) -> Callable[[], None]:
        chosen = next((at for at, box in self.boxes.items() if box.isChecked()), None)
        if chosen is not None:
            return lambda: self._presenter.put_off(chosen)
        day, hour = self.day.text(), self.hour.text()
        return lambda: self._presenter.put_off_typed(day, hour)

    def _failed(self, error: ModeratorError) -> None:
        self.save.setEnabled(True)
        words = error_sentence(self._say, error)
        if isinstance(error, WrongDate | WrongTime):
            field = self.day_field if isinstance(error, WrongDate) else self.hour_field
            field.set_error(words)
            return
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words)
        self.header_changed.emit()
