"""The chosen template: its words as they stand, its blanks, changing and retiring it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.templates.presenter import TemplateLine
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import SMALL, ButtonParts, secondary
from ui.widgets.card import Card
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.shapes import Shape


class TemplateCard(Card):
    """`change`, `retire` and `restore` carry the template's id."""

    change = Signal(object)
    retire = Signal(object)
    restore = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme)
        self._say = say
        px = theme.px
        inside = QWidget()
        self._lines = column(px(6), inside)
        self._lines.setContentsMargins(px(16), px(14), px(14), px(14))
        self.body.addWidget(ScrollPage(inside), 1)

    def show_template(self, line: TemplateLine, refused: str) -> None:
        """Shows one; `refused` says why this member may only look."""
        clear(self._lines)
        theme, say, px = self.theme, self._say, self.theme.px
        self._lines.addWidget(WrappedLabel(theme, line.name, Type.SECTION))
        about = say("{kind} · changed by {who}", kind=line.kind_name, who=line.changed)
        self._lines.addWidget(WrappedLabel(theme, about, Type.SMALL, Role.MUTED))
        if line.retired:
            words = say("Retired: it is not offered while writing.")
            self._lines.addWidget(sentence_line(theme, Shape.CIRCLE_SLASH, Role.MUTED, words))
        self._lines.addSpacing(px(4))
        self._lines.addWidget(self._buttons(line, refused))
        self._lines.addSpacing(px(6))
        self._lines.addWidget(Divider(theme))
        self._lines.addSpacing(px(6))
        self._lines.addWidget(WrappedLabel(theme, line.text, Type.BODY))
        if line.blanks:
            self._lines.addSpacing(px(6))
            self._lines.addWidget(WrappedLabel(theme, line.blanks, Type.SMALL, Role.MUTED))
        self._lines.addStretch(1)

    def _buttons(self, line: TemplateLine, refused: str) -> QWidget:
        theme, say = self.theme, self._say
        holder = QWidget()
        buttons = row(theme.px(10), holder)
        self.change_it = secondary(theme, say("Change"), ButtonParts(icon="pencil"), SMALL)
        self.change_it.clicked.connect(lambda: self.change.emit(line.id))
        words = say("Bring back") if line.retired else say("Retire")
        self.turn = secondary(theme, words, ButtonParts(icon="archive-restore" if line.retired else "archive"), SMALL)
        self.turn.clicked.connect(lambda: (self.restore if line.retired else self.retire).emit(line.id))
        for button in (self.change_it, self.turn):
            button.refuse(refused)
            buttons.addWidget(button)
        buttons.addStretch(1)
        return holder
