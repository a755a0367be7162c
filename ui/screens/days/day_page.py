"""One day on a page: new, changed, confirmed, cancelled or kept again."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from moderator_app.domain.days import DayClass
from moderator_app.domain.errors import ModeratorError
from moderator_app.words import Speaker
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.drafts import drafts_of
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.days.typed import DayForms, TypedDay
from ui.screens.days.words import CLASSES
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button, ButtonParts, Kind, filled
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import CheckField
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860
_FLAGS = ("closed", "moon", "provisional", "cancelled")


class DayForm(Sheet):
    """Date, names, class, what the day is, and its source; `only` shows but some of them."""

    def __init__(self, theme: Theme, say: Speaker, only: frozenset[str]) -> None:
        super().__init__(theme, 2)
        self._only = only
        self._rest = TypedDay()
        self.checks: dict[str, CheckField] = {}
        if self._has("on"):
            self.line("on", say("Day"), say("such as 16/12/2026"))
        if self._has("class"):
            self.day_class = self.choice("class", say("Class"), [(c, say(words)) for c, words in CLASSES.items()])
        if self._has("name"):
            self.line("day_name", say("Name in Bangla"))
            self.optional("name_en", say, say("Name in English"))
        if self._has("flags"):
            self._add_checks(say)
        help_line = say("Where it is known from: gazette or circular, with number and date.")
        self.line("source", say("Source"), help_line, whole=True)

    def _has(self, part: str) -> bool:
        return not self._only or part in self._only

    def _add_checks(self, say: Speaker) -> None:
        words = {
            "closed": say("A public holiday: offices are closed"),
            "moon": say("It hangs on the moon"),
            "provisional": say("The date is not gazetted yet"),
            "cancelled": say("Cancelled: the state keeps it no longer"),
        }
        box = QWidget()
        lines = column(0, box)
        for flag in _FLAGS:
            self.checks[flag] = CheckField(self.theme, words[flag])
            self.checks[flag].toggled.connect(self.edited)
            lines.addWidget(self.checks[flag])
        self.put("flags", say("What it is"), box)

    def typed(self) -> TypedDay:
        """What stands in the form; what it does not show is as it was."""
        rest = self._rest
        chosen = self.day_class.value() if self._has("class") else rest.day_class
        flags = {flag: check.isChecked() for flag, check in self.checks.items()}
        return TypedDay(
            self.text("on") if self._has("on") else rest.on,
            self.text("day_name") if self._has("name") else rest.name_bn,
            self.text("name_en") if self._has("name") else rest.name_en,
            chosen if isinstance(chosen, DayClass) else DayClass.NONE,
            flags.get("closed", rest.closed),
            flags.get("moon", rest.moon),
            flags.get("provisional", rest.provisional),
            flags.get("cancelled", rest.cancelled),
            self.text("source"),
        )

    def set_typed(self, typed: TypedDay) -> None:
        """Fills the form without saying that it was edited."""
        self.blockSignals(True)
        self._rest = typed
        self.fill("source", typed.source)
        if self._has("on"):
            self.fill("on", typed.on)
        if self._has("name"):
            self.fill("day_name", typed.name_bn)
            self.fill("name_en", typed.name_en)
        if self._has("class"):
            self.day_class.choose(typed.day_class)
        for flag, value in zip(_FLAGS, (typed.closed, typed.moon, typed.provisional, typed.cancelled), strict=True):
            if flag in self.checks:
                self.checks[flag].setChecked(value)
        self.blockSignals(False)


class DayPage(Screen):
    """What was typed outlives a change of language and a look elsewhere."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._forms = DayForms(context.core, context.say, context.actor)
        self._item, self._way = context.place.item, context.place.extra
        self._drafts = drafts_of(context.core.days)
        self._key = f"day {self._item} {self._way} {context.actor.id}"
        self._name = ""
        self.go = filled(self._theme, self._verb(), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.refuse(self._forms.reason())
        self.go.clicked.connect(lambda _=False: self._save())
        self.remove = Button(self._theme, self._say("Take off the list"), Kind.DANGER, ButtonParts(icon="trash-2"))
        self.remove.refuse(self._forms.reason())
        self.remove.clicked.connect(lambda _=False: self._ask_remove())
        self._build()
        run(self, lambda: self._forms.day(self._item), self._show, self._failed)

    def title(self) -> str:
        return self._name or self._say("New day")

    def subtitle(self) -> str:
        say = self._say
        if self._way == "confirm":
            return say("Confirm the date")
        return {"cancel": say("Cancel the day"), "restore": say("Keep it again")}.get(self._way, "")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.remove, self.go) if self._item is not None and not self._way else (self.go,)

    def _verb(self) -> str:
        say = self._say
        words = {
            "new": say("Put on the list"),
            "confirm": say("Confirm the date"),
            "cancel": say("Cancel the day"),
            "restore": say("Keep it again"),
        }
        return words.get(self._way, say("Keep the changes"))

    def _remark(self) -> str:
        say = self._say
        words = {
            "confirm": say(
                "Write the date as it was gazetted, and the gazette as source. Other days stay where they are."
            ),
            "cancel": say("The day stays on the list as cancelled, so that a post planned for it is pointed out."),
            "restore": say("The day is kept again; where it is a public holiday, offices are closed."),
        }
        return words.get(self._way, "")

    def _build(self) -> None:
        theme = self._theme
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        parts = {"confirm": ("on",), "cancel": ("source",), "restore": ("source",)}.get(self._way, ())
        self.form = DayForm(theme, self._say, frozenset(parts))
        reason = self._forms.reason()
        self.form.setEnabled(not reason)
        for sentence in (reason, self._remark()):
            if sentence:
                inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, sentence))
        inside.addWidget(self.form)
        lines.addWidget(card)
        lines.addStretch(1)

    def _show(self, typed: TypedDay) -> None:
        english = self._say.language.value == "en"
        self._name = typed.name_en if english and typed.name_en else typed.name_bn
        if self._way in ("confirm", "cancel", "restore"):
            typed = replace(typed, source="")  # the gazette or circular is asked for; empty keeps the one before
        kept = self._drafts.get(self._key)
        self.form.set_typed(kept if isinstance(kept, TypedDay) else typed)
        self.form.edited.connect(self._keep_draft)
        self.form.field("source" if self._way in ("cancel", "restore") else "on").box.setFocus()
        self.header_changed.emit()

    def _keep_draft(self) -> None:
        self._drafts[self._key] = self.form.typed()

    def _save(self) -> None:
        typed, item, forms = self.form.typed(), self._item, self._forms
        self.go.setEnabled(False)
        clear(self._above)
        if item is not None and self._way == "confirm":
            work = partial(forms.confirm, item, typed)
        elif item is not None and self._way in ("cancel", "restore"):
            work = partial(forms.set_cancelled, item, typed, cancelled=self._way == "cancel")
        else:
            work = partial(forms.keep_day, item, typed)
        run(self, work, self._kept, self._failed)

    def _ask_remove(self) -> None:
        say, item = self._say, self._item
        if item is None:
            return
        sentence = say("If the state keeps it no longer, cancel it instead: then posts planned for it are pointed out.")
        title = say("Take “{name}” off the list?", name=self._name)
        dialog = ConfirmDialog(self, self._theme, say, title, sentence, say("Take off the list"), harmful=True)
        dialog.accepted.connect(lambda: run(self, lambda: self._forms.remove_day(item), self._kept, self._failed))
        dialog.open()

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
