"""The form of a template: name, kind, words; what the blanks are stands under the words while one types."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.templates import TemplateKind
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.templates.presenter import Kept, TemplatesPresenter, Typed
from ui.template_kinds import KINDS
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, Field, TextArea, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDEST, _LINES = 820, 12


class TemplateForm(Screen):
    """One form and one button; nothing typed is lost by a refusal."""

    def __init__(self, context: ScreenContext, template_id: str) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._id = template_id
        self.presenter = TemplatesPresenter(context.core, context.say, context.actor)
        self._fault: Banner | None = None
        self.keep = filled(self._theme, self._say("Keep the template"), ButtonParts(icon="check", key="Ctrl+Enter"))
        self.keep.refuse(self.presenter.refusal())
        self.keep.clicked.connect(self._keep)
        self._lay_out()
        self._follow()
        if template_id:
            run(self, partial(self.presenter.open, template_id), self._show, self._failed)
        else:
            self.name.setFocus()

    def title(self) -> str:
        return self._say("Change a template") if self._id else self._say("New template")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def typed(self) -> Typed:
        """The form as it stands."""
        return Typed(self.name.text(), TemplateKind(str(self.kind.value())), self.text.toPlainText())

    def _lay_out(self) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        across = row(0, self)
        holder = column(0)
        card = Card(theme)
        card.setMaximumWidth(px(_WIDEST))
        inside = card.add_padded(12)
        self.name = TextField(theme, say("Name of the template"), say("How it is found: Notice of a meeting"))
        self.kind = ChoiceField(theme, say("Kind"), [(kind, say(words)) for kind, words in KINDS.items()])
        self.text = TextArea(theme, say("Text of the template"), lines=_LINES)
        self.name_field = Field(theme, say("Name of the template"), self.name)
        self.text_field = Field(theme, say("Text of the template"), self.text)
        inside.addWidget(self.name_field)
        inside.addWidget(Field(theme, say("Kind"), self.kind))
        inside.addWidget(self.text_field)
        self.about = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        inside.addWidget(self.about)
        self.underscores = secondary(theme, say("Put underscores"))
        self.underscores.clicked.connect(self._put_underscores)
        line = row(0)
        line.addWidget(self.underscores)
        line.addStretch(1)
        inside.addLayout(line)
        self.kind.currentIndexChanged.connect(lambda _index=0: self._follow())
        self.text.textChanged.connect(self._follow)
        holder.addWidget(card)
        holder.addStretch(1)
        across.addLayout(holder, 1000)
        across.addStretch(1)

    def _show(self, typed: Typed) -> None:
        self.name.setText(typed.name)
        self.kind.choose(typed.kind)
        self.text.setPlainText(typed.text)

    def _follow(self) -> None:
        """The line under the words follows kind and words."""
        kind, say = self.typed().kind, self._say
        tags = kind is TemplateKind.HASHTAGS
        self.underscores.setVisible(tags)
        if tags:
            words = say(
                "Each begins with #. Part its words with underscores instead of capitals: a screen reader then reads "
                "them one by one, and Bangla has no capitals."
            )
        else:
            words = self.presenter.blanks_sentence(self.text.toPlainText())
            if kind is TemplateKind.SIGNATURE:
                words = say("{words} A signature goes to the end of the text.", words=words)
        self.about.set_plain(words)

    def _put_underscores(self) -> None:
        """One step that undo can take back."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self.presenter.underscored(self.text.toPlainText()))
        self.text.setFocus()

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        self._say_above("")
        run(self, partial(self.presenter.keep, self._id, self.typed()), self._kept, self._failed)

    def _kept(self, kept: Kept) -> None:
        self.keep.setEnabled(True)
        trouble = kept.trouble
        for place, field in (("template_name", self.name_field), ("template_text", self.text_field)):
            mine = trouble is not None and trouble.place == place
            field.set_error(trouble.sentence if trouble is not None and mine else "")
            if mine:
                field.box.setFocus()
        if trouble is not None and trouble.place not in {"template_name", "template_text"}:
            self._say_above(trouble.sentence)
        if kept.template_id is not None:
            self._context.navigate(Place(Room.POSTS, extra=f"templates:{kept.template_id}"))

    def _failed(self, error: ModeratorError) -> None:
        self.keep.refuse(self.presenter.refusal())
        self._say_above(error_sentence(self._say, error))

    def _say_above(self, words: str) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words) if words else None
        self.header_changed.emit()
