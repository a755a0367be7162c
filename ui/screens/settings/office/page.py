"""The office's profile: its form at the left, what is printed of it at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words import Language
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.drafts import drafts_of
from ui.forms.office_form import OfficeForm
from ui.forms.trouble import Trouble
from ui.forms.typed_office import TypedOffice
from ui.roles import Role
from ui.screens.settings.office.presenter import OfficePresenter
from ui.screens.settings.office.side import LetterheadCard, PrintedCard, side_of
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_SIDE, _BESIDE_FROM = 380, 1000


class OfficePage(Screen):
    """The convenor changes it, everyone reads it. What was typed outlives a look elsewhere."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = OfficePresenter(context.say, context.core, context.actor)
        self._drafts = drafts_of(context.core.office)
        self._key = f"profile {context.actor.id}"
        self._language = context.say.language
        self._kept: TypedOffice | None = None
        self.go = filled(self._theme, self._say("Keep the profile"), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.refuse(self._presenter.reason())
        self.go.clicked.connect(lambda _=False: self._save())
        self._build()
        run(self, self._presenter.load, self._show, self._failed)

    def title(self) -> str:
        return self._say("Profile of the office")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.go,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, direction = self._theme.px, QBoxLayout.Direction
        beside = self.width() >= px(_BESIDE_FROM)
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._right.setMinimumWidth(px(_SIDE) if beside else 0)
        self._right.setMaximumWidth(px(_SIDE) if beside else 16_777_215)

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        theme, say = self._theme, self._say
        whole = column(theme.px(12), self)
        self._above = column(theme.px(12))
        whole.addLayout(self._above)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.px(16))
        whole.addLayout(self._sides)
        left = column(0)
        left.addWidget(self._form_card())
        left.addStretch(1)
        self._sides.addLayout(left, 1)
        self.letterhead = LetterheadCard(theme, say)
        self.letterhead.language.changed.connect(self._switch)
        self.printed = PrintedCard(theme, say)
        self._right = side_of(theme, self.letterhead, self.printed)
        self._sides.addWidget(self._right)

    def _form_card(self) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme)
        card.setAccessibleName(say("Profile of the office"))
        inside = card.add_padded(12)
        reason = self._presenter.reason()
        if reason:
            inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, reason))
        self.form = OfficeForm(theme, say, with_targets=True)
        self.form.setEnabled(not reason)
        inside.addWidget(self.form)
        return card

    # ------------------------------------------------------------ what is shown

    def _show(self, kept: TypedOffice) -> None:
        self._kept = kept
        draft = self._drafts.get(self._key)
        self.form.set_typed(draft if isinstance(draft, TypedOffice) else kept)
        if isinstance(draft, TypedOffice) and draft != kept:
            self._say_draft(kept)
        self.form.edited.connect(self._typed)
        self._preview()
        self.form.field("office_name").box.setFocus()

    def _say_draft(self, kept: TypedOffice) -> None:
        theme, say = self._theme, self._say
        self.unkept = QWidget()
        line = row(theme.px(12), self.unkept)
        words = say("This was typed before and is not kept yet.")
        line.addWidget(sentence_line(theme, Shape.DASHED_CIRCLE, Role.MUTED, words), 1)
        self.anew = link(theme, say("Start anew"))
        self.anew.clicked.connect(lambda _=False: self._start_anew(kept))
        line.addWidget(self.anew)
        self._above.addWidget(self.unkept)

    def _start_anew(self, kept: TypedOffice) -> None:
        self._drafts.pop(self._key, None)
        self.form.set_typed(kept)
        self.unkept.hide()
        self._preview()

    def _typed(self) -> None:
        self._drafts[self._key] = self.form.typed()
        self._preview()

    def _preview(self) -> None:
        typed = self.form.typed()
        self.letterhead.show_head(self._presenter.letterhead(typed, self._language))
        self.printed.show_sentences(self._presenter.settings_said(typed))

    def _switch(self, language: object) -> None:
        self._language = Language(str(language))
        self._preview()

    # ------------------------------------------------------------ keeping

    def _save(self) -> None:
        typed = self.form.typed()
        self.go.setEnabled(False)
        clear(self._above)
        run(self, lambda: self._presenter.keep(typed), self._answered, self._failed)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        self.go.setEnabled(True)
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if troubles:
            return
        self._drafts.pop(self._key, None)
        kept = self._say("The profile is kept.")
        self._above.addWidget(sentence_line(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, kept))

    def _failed(self, error: ModeratorError) -> None:
        self.go.refuse(self._presenter.reason())
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
