"""One member of the panel: a page with a back button, for a new member and for changes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.code_note import CodeNote
from ui.forms.drafts import drafts_of
from ui.forms.member_form import MemberForm
from ui.forms.typed_member import TypedMember
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.panel.presenter import Kept, PanelPresenter
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860


class MemberPage(Screen):
    """What was typed outlives a change of language and a look elsewhere; the page then says so.

    With `extra="last_day"` it begins at the last day in office.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = PanelPresenter(context.say, context.core, context.actor)
        self._member_id = MemberId(context.place.item) if context.place.item is not None else None
        self._drafts = drafts_of(context.core.panel)
        self._key = f"{context.place.item} {context.actor.id}"
        words = self._say("Keep the changes") if self._member_id else self._say("Add to the panel")
        self.go = filled(self._theme, words, ButtonParts(icon="check", key="Ctrl+S"))
        self.go.refuse(self._presenter.reason())
        self.go.clicked.connect(lambda _=False: self._save())
        self._name = ""
        self._build()
        run(self, lambda: self._presenter.member_typed(self._member_id), self._show, self._failed)
        run(self, lambda: self._presenter.keys_to_change(self._member_id), self._say_keys, self._failed)

    def title(self) -> str:
        return self._name or (self._say("A member of the panel") if self._member_id else self._say("New member"))

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.go,)

    def _build(self) -> None:
        theme = self._theme
        lines = column(theme.px(12), self)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        card = Card(theme)
        card.setMaximumWidth(theme.px(_WIDTH))
        inside = card.add_padded(12)
        self.form = MemberForm(theme, self._say, with_last_day=True)
        self.form.setEnabled(self._presenter.may_change())
        reason = self._presenter.reason()
        if reason:
            inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, reason))
        inside.addWidget(self.form)
        stays = self._say("Nobody is deleted: who leaves gets a last day, and everything of theirs stays.")
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, stays))
        self._keys = column(0)
        inside.addLayout(self._keys)
        lines.addWidget(card)
        lines.addStretch(1)

    def _show(self, typed: TypedMember) -> None:
        if self._member_id:
            bangla = self._say.language.value == "bn"
            self._name = typed.name_bn if bangla or not typed.name_en else typed.name_en
            self.header_changed.emit()
        kept = self._drafts.get(self._key)
        self.form.set_typed(kept if isinstance(kept, TypedMember) else typed)
        if isinstance(kept, TypedMember) and kept != typed:
            self._say_kept(typed)
        self.form.edited.connect(self._keep_draft)
        last_day = self._context.place.extra == "last_day"
        self.form.field("to_on" if last_day else "member_name").box.setFocus()

    def _say_keys(self, words: str) -> None:
        if words:
            self._keys.addWidget(sentence_line(self._theme, Shape.TRIANGLE, Role.WARNING, words))

    def _say_kept(self, typed: TypedMember) -> None:
        theme, say = self._theme, self._say
        self.kept = QWidget()
        line = row(theme.px(12), self.kept)
        words = say("This was typed before and is not kept yet.")
        line.addWidget(sentence_line(theme, Shape.DASHED_CIRCLE, Role.MUTED, words), 1)
        self.anew = link(theme, say("Start anew"))
        self.anew.clicked.connect(lambda _=False: self._start_anew(typed))
        line.addWidget(self.anew)
        self._above.addWidget(self.kept)

    def _start_anew(self, typed: TypedMember) -> None:
        self._drafts.pop(self._key, None)
        self.form.set_typed(typed)
        self.kept.hide()

    def _keep_draft(self) -> None:
        self._drafts[self._key] = self.form.typed()

    def _save(self) -> None:
        typed = self.form.typed()
        self.go.setEnabled(False)
        clear(self._above)
        run(self, lambda: self._presenter.keep(self._member_id, typed), self._kept, self._failed)

    def _kept(self, kept: Kept) -> None:
        self.go.setEnabled(True)
        homeless = self.form.show_troubles(kept.troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if kept.troubles:
            return
        self._drafts.pop(self._key, None)
        if not kept.code:
            self._context.back()
            return
        self.go.hide()
        self.form.setEnabled(False)
        note = CodeNote(self._theme, self._say, kept.name, kept.code)
        note.setMaximumWidth(self._theme.px(_WIDTH))
        note.handed_over.connect(lambda: self._context.navigate(Place(Room.PANEL)))
        self._above.addWidget(note)
        note.done.setFocus()

    def _failed(self, error: ModeratorError) -> None:
        self.go.refuse(self._presenter.reason())
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
