"""Leave: a page for putting it down, changing it and taking it back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import LeaveId, MemberId
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.roster.leave_presenter import LeavePresenter, LeaveState, TypedLeave
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, danger, filled
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860


class LeavePage(Screen):
    """Nothing typed is lost by a refusal."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        known = context.place.extra.partition(":")[2]
        self._known = bool(known)
        self._presenter = LeavePresenter(context.core, context.say, context.actor, LeaveId(known) if known else None)
        self.keep = filled(self._theme, self._say("Keep the leave"), ButtonParts(icon="check", key="Ctrl+S"))
        self.keep.setEnabled(False)
        self.keep.clicked.connect(lambda _=False: self._keep())
        self._build()
        item = context.place.item
        year = int(item) if item and item.isdecimal() else None
        run(self, partial(self._presenter.load, year), self._show, self._failed)

    def title(self) -> str:
        return self._say("Change leave") if self._known else self._say("Put down leave")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def _build(self) -> None:
        theme, say = self._theme, self._say
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        about = say("Both days count. Whoever is on leave gets no duty then, and makes the week up later.")
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, about))
        self.form = Sheet(theme)
        self.member = self.form.choice("member", say("Member"), [], whole=True)
        self.form.line("first_on", say("First day"), say("day/month/year"))
        self.form.line("last_on", say("Last day"), say("day/month/year"))
        self.form.area("note", say("Note"), say("may stay empty"), 2)
        inside.addWidget(self.form)
        self.remove = danger(theme, say("Take the leave back"), height=32)
        self.remove.clicked.connect(lambda _=False: self._ask_remove())
        self.remove.setVisible(self._known)
        below = row(0)
        below.addWidget(self.remove)
        below.addStretch(1)
        inside.addLayout(below)
        lines.addWidget(card)
        lines.addStretch(1)

    def _show(self, state: LeaveState) -> None:
        self.member.set_choices(state.members)
        self.member.choose(state.typed.member_id)
        self.member.setEnabled(len(state.members) > 1)
        self.form.fill("first_on", state.typed.first_on)
        self.form.fill("last_on", state.typed.last_on)
        self.form.fill("note", state.typed.note)
        self.form.setEnabled(not state.refused)
        self.keep.refuse(state.refused)
        self.remove.refuse(state.refused)
        if state.refused:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, state.refused))
        self.form.field("first_on").box.setFocus()

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        text = self.form.text
        typed = TypedLeave(MemberId(str(self.member.value())), text("first_on"), text("last_on"), text("note"))
        run(self, partial(self._presenter.keep, typed), self._kept, self._failed)

    def _ask_remove(self) -> None:
        say = self._say
        sentence = say("The days are free for duties again. Weeks that were dealt out already stay as they are.")
        title = say("Take this leave back?")
        dialog = ConfirmDialog(self, self._theme, say, title, sentence, say("Take it back"), harmful=True)
        dialog.accepted.connect(lambda: run(self, self._presenter.remove, self._kept, self._failed))
        dialog.open()

    def _kept(self, troubles: tuple[Trouble, ...]) -> None:
        self.keep.setEnabled(True)
        clear(self._above)
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if not troubles:
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
