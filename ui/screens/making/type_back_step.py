"""Step three: the last group of the recovery key, typed back from the paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column
from ui.widgets.shapes import Shape


class TypeBackStep(QWidget):
    """Emits `edited` while someone types, and `entered` on Enter."""

    edited = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, say: Speaker, group: str, number: int, folder: str) -> None:
        super().__init__()
        lines = column(theme.px(12), self)
        lines.addWidget(Label(theme, say("Is the key on paper?"), Type.STEP))
        why = say(
            "Take the printed sheet and type its last group, number {n}. So it is sure that you have it.", n=number
        )
        lines.addWidget(WrappedLabel(theme, why))
        self.sheet = Sheet(theme, 2)
        self.box = self.sheet.line("recovery_group", say("Last group of the recovery key"))
        self.box.setText(group)
        self.box.returnPressed.connect(self.entered)
        self.sheet.edited.connect(self.edited)
        lines.addWidget(self.sheet)
        limit = say(
            "The store is encrypted: that protects a stolen disk or PC. It does not protect against someone who uses"
            " this PC under your own login."
        )
        lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, limit))
        place = say("The store will lie in {folder}", folder=folder)
        lines.addWidget(WrappedLabel(theme, place, Type.SMALL, Role.MUTED))

    def show_trouble(self, found: Trouble | None) -> None:
        self.sheet.show_troubles((found,) if found else ())

    def begin(self) -> None:
        """Puts the cursor into the field."""
        self.box.setFocus()
