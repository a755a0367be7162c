"""The page on which a week that fell short gets its reason, or is excused."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.errors import EmptyField, FieldTooLong, ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.words.errors import error_sentence
from moderator_app.words.terms import NOTE_KINDS
from ui.background import run
from ui.context import ScreenContext
from ui.roles import Role, Type
from ui.screens.this_week.words import CONSEQUENCES
from ui.widgets.banner import Banner
from ui.widgets.button import MAIN, ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.field import Field, Form, TextArea
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

WIDE = 720


class ReasonPage(Screen):
    """Two questions: does the week count as missed, and why. Nothing is chosen beforehand."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._page_id = PageId(context.place.item or "")
        self._week = Week(date.fromisoformat(context.place.extra.removeprefix("week:")))
        self._page: Page | None = None
        self._fault: Banner | None = None
        self._build()
        run(self, lambda: context.core.accounts.get(self._page_id), self._take, self._failed)

    def title(self) -> str:
        return self._say("Why the week fell short")

    def subtitle(self) -> str:
        span = self._say.day_range(self._week.first_on, self._week.last_on)
        return f"{self._say.name(self._page.name)} · {span}" if self._page else span

    def shows_back(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def _build(self) -> None:
        say, theme = self._say, self._theme
        page = column(theme.px(16), self)
        card = Card(theme, say("What the week is"))
        card.setMaximumWidth(theme.px(WIDE))
        inside = card.add_padded(10)
        self.boxes = {kind: ChoiceBox(theme, say(NOTE_KINDS[kind]), say(CONSEQUENCES[kind])) for kind in NoteKind}
        choices = Form(theme, 2)
        for kind, box in self.boxes.items():
            choices.add(box, whole_row=not kind.excuses)
        inside.addWidget(choices)
        self._group = choice_group(self, list(self.boxes.values()))
        only_convenor = self._refuse_excuses()
        if only_convenor is not None:
            inside.addWidget(only_convenor)
        self.reason = TextArea(theme, say("Reason"), say("For example: the officer was on flood duty all week."), 3)
        self.reason_field = Field(theme, say("Reason, as it will be printed"), self.reason)
        inside.addSpacing(theme.px(4))
        inside.addWidget(self.reason_field)
        self.save = filled(theme, say("Write the reason"), ButtonParts(icon="check", key="Ctrl+Enter"), MAIN)
        self.save.clicked.connect(self._save)
        foot = row(0)
        foot.addWidget(self.save)
        foot.addStretch(1)
        inside.addLayout(foot)
        page.addWidget(card)
        page.addStretch(1)

    def _refuse_excuses(self) -> QWidget | None:
        if self._context.actor.may(Action.CHANGE_SETTINGS):
            return None
        words = self._say("Only the convenor excuses a week. Write the reason here, or ask the convenor.")
        for kind, box in self.boxes.items():
            box.setEnabled(not kind.excuses)
            box.setToolTip(words if kind.excuses else "")
        return WrappedLabel(self._theme, words, Type.SMALL, Role.MUTED)

    def _chosen(self) -> NoteKind | None:
        return next((kind for kind, box in self.boxes.items() if box.isChecked()), None)

    def _save(self) -> None:
        kind = self._chosen()
        if kind is None:
            self._show_fault(self._say("Say first what the week is."))
            return
        written = self.reason.toPlainText()
        core, actor = self._context.core, self._context.actor.id
        self.save.setEnabled(False)
        run(
            self,
            lambda: core.board.note_week(actor, self._page_id, self._week, kind, written),
            lambda _note: self._context.back(),
            self._failed,
        )

    def _take(self, page: Page) -> None:
        self._page = page
        self.header_changed.emit()

    def _failed(self, error: ModeratorError) -> None:
        self.save.setEnabled(True)
        words = error_sentence(self._say, error)
        if isinstance(error, EmptyField | FieldTooLong):
            self.reason_field.set_error(words)
            self.reason.setFocus()
            return
        self._show_fault(words)

    def _show_fault(self, words: str) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words)
        self.header_changed.emit()
