"""A new recovery key: on paper first, its last group typed back, then in the place of the old one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.ports import RecoveryKey
from moderator_app.words.errors import error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.drafts import drafts_of
from ui.forms.key_groups import KeyGroups
from ui.forms.key_printing import PaperWay, SystemPaper
from ui.forms.key_sheet import pdf_of, save_pdf
from ui.forms.qr import QrPicture
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.settings.keys.presenter import KeysPresenter, NewKey
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled, link, secondary
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH, _BESIDE_FROM = 760, 680


class RecoveryPage(Screen):
    """The key that was printed stays the right one while the language changes; it opens nothing before it is put in."""

    def __init__(self, context: ScreenContext, way: PaperWay | None = None) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._way = way or SystemPaper()
        self._presenter = KeysPresenter(context.say, context.core, context.actor)
        self._drafts = drafts_of(context.core.keys)
        self._draft = f"recovery {context.actor.id}"
        self._new: NewKey | None = None
        self._middle: QBoxLayout | None = None
        self.go = filled(self._theme, self._say("Use this key from now on"), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.clicked.connect(lambda _=False: self._renew())
        self.go.setEnabled(False)
        px = self._theme.px
        lines = column(px(12), self)
        self._above = column(px(12))
        lines.addLayout(self._above)
        self._card = Card(self._theme)
        self._card.setMaximumWidth(px(_WIDTH))
        lines.addWidget(self._card)
        lines.addStretch(1)
        self._card.hide()
        kept = self._drafts.get(self._draft)
        before = kept if isinstance(kept, RecoveryKey) else None
        run(self, lambda: self._presenter.new_key(before), self._show, self._failed)

    def title(self) -> str:
        return self._say("New recovery key")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.go,)

    def _show(self, new: NewKey) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        self._new = new
        self._drafts[self._draft] = new.recovery
        inside = self._card.add_padded(12)
        purpose = say(
            "This key takes the place of the old one. The old one then opens only backups that were made before: keep"
            " it as long as you keep those."
        )
        inside.addWidget(WrappedLabel(theme, purpose))
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(px(16))
        self._middle.addWidget(KeyGroups(theme, say, new.paper.groups), 1)
        code = QrPicture(theme, new.paper.code, say("The recovery key as a QR code"))
        self._middle.addWidget(code, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(self._middle)
        self._arrange()
        self.print_button = secondary(theme, say("Print"), ButtonParts(icon="printer"))
        self.print_button.clicked.connect(lambda _=False: self._way.print(self, new.paper))
        self.save_button = link(theme, say("Save as PDF…"), style=Type.BODY)
        self.save_button.clicked.connect(lambda _=False: self._save(new))
        buttons = row(px(12))
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        self._note = column(0)
        inside.addLayout(self._note)
        self.sheet = Sheet(theme, 2)
        why = say("From the printed sheet, number {n}. So it is sure that you have it.", n=len(new.paper.groups))
        self.group = self.sheet.line("recovery_group", say("Last group of the recovery key"), why)
        self.group.returnPressed.connect(self._renew)
        inside.addWidget(self.sheet)
        self._card.show()
        self.go.setEnabled(True)
        self.print_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The code stands under the groups where both do not fit beside each other."""
        if self._middle is not None:
            beside = self.width() >= self._theme.px(_BESIDE_FROM)
            directions = QBoxLayout.Direction
            self._middle.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _save(self, new: NewKey) -> None:
        path = self._way.where_to_save(self, self._theme, self._say)
        if path:
            data = pdf_of(new.paper)
            run(self, lambda: save_pdf(path, data), lambda _nothing: self._saved(path), self._failed)

    def _saved(self, path: str) -> None:
        clear(self._note)
        sentence = self._say("Saved as {path}. Print it, then delete the file.", path=path)
        self._note.addWidget(sentence_line(self._theme, Shape.TRIANGLE, Role.WARNING, sentence))

    def _renew(self) -> None:
        new = self._new
        if new is None or not self.go.isEnabled():
            return
        group = self.group.text()
        self.go.setEnabled(False)
        clear(self._above)
        run(self, lambda: self._presenter.renew(new.recovery, group), self._answered, self._failed)

    def _answered(self, found: Trouble | None) -> None:
        self.go.setEnabled(True)
        homeless = self.sheet.show_troubles((found,) if found else ())
        if homeless:
            self._above.addWidget(ErrorPanel(self._theme, self._say, homeless[0].words))
        if found is None:
            self._drafts.pop(self._draft, None)
            self._new = None
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self.go.setEnabled(self._new is not None)
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, error_words(self._say, error)))
