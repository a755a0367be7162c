"""One closure of the office on a page: new, changed or taken off."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.drafts import drafts_of
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.days.typed import DayForms, TypedClosure
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button, ButtonParts, Kind, filled
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860


class ClosurePage(Screen):
    """What was typed outlives a change of language and a look elsewhere."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._forms = DayForms(context.core, context.say, context.actor)
        self._item = context.place.item
        self._drafts = drafts_of(context.core.days)
        self._key = f"closure {self._item} {context.actor.id}"
        words = self._say("Keep the changes") if self._item is not None else self._say("Close the office")
        self.go = filled(self._theme, words, ButtonParts(icon="check", key="Ctrl+S"))
        self.go.clicked.connect(lambda _=False: self._save())
        self.remove = Button(self._theme, self._say("Take off the list"), Kind.DANGER, ButtonParts(icon="trash-2"))
        self.remove.clicked.connect(lambda _=False: self._remove())
        for button in (self.go, self.remove):
            button.refuse(self._forms.reason())
        self._build()
        run(self, lambda: self._forms.closure(self._item), self._show, self._failed)

    def title(self) -> str:
        return self._say("Office closed")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.remove, self.go) if self._item is not None else (self.go,)

    def _build(self) -> None:
        theme, say = self._theme, self._say
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        reason = self._forms.reason()
        if reason:
            inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, reason))
        self.form = Sheet(theme, 2)
        self.form.line("first_on", say("First day"), say("such as 16/12/2026"))
        self.form.line("last_on", say("Last day"), say("Empty: only that one day."))
        self.form.line(
            "reason", say("Reason"), say("Such as a flood or repairs; it is shown in the calendar."), whole=True
        )
        self.form.setEnabled(not reason)
        inside.addWidget(self.form)
        note = say(
            "On these days nobody is reminded and the reminders of the week come earlier. Two closures never overlap."
        )
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, note))
        lines.addWidget(card)
        lines.addStretch(1)

    def _typed(self) -> TypedClosure:
        return TypedClosure(self.form.text("first_on"), self.form.text("last_on"), self.form.text("reason"))

    def _show(self, typed: TypedClosure) -> None:
        kept = self._drafts.get(self._key)
        shown = kept if isinstance(kept, TypedClosure) else typed
        for place, text in (("first_on", shown.first_on), ("last_on", shown.last_on), ("reason", shown.reason)):
            self.form.fill(place, text)
        self.form.edited.connect(self._keep_draft)
        self.form.field("first_on").box.setFocus()

    def _keep_draft(self) -> None:
        self._drafts[self._key] = self._typed()

    def _save(self) -> None:
        typed = self._typed()
        self.go.setEnabled(False)
        clear(self._above)
        run(self, lambda: self._forms.keep_closure(self._item, typed), self._kept, self._failed)

    def _remove(self) -> None:
        item = self._item
        if item is not None:
            run(self, lambda: self._forms.remove_closure(item), self._kept, self._failed)

    def _kept(self, troubles: tuple[Trouble, ...]) -> None:
        self.go.setEnabled(True)
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if not troubles:
            self._drafts.pop(self._key, None)
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self.go.refuse(self._forms.reason())
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
