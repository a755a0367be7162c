"""The one kind of dialog: it confirms what cannot be taken back, with the verb on the button."""

from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.words import Speaker
from ui.roles import Type
from ui.theme import Theme
from ui.widgets.button import Button, Kind, link
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row


class ConfirmDialog(QDialog):
    """At most 460 design pixels wide. Escape and the first button leave everything as it was.

    `harmful` shows the verb as a danger button; otherwise it is the filled one.
    """

    def __init__(
        self, parent: QWidget, theme: Theme, say: Speaker, title: str, sentence: str, verb: str, harmful: bool = False
    ) -> None:
        super().__init__(parent)
        px = theme.px
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        lines = column(px(12), self)
        lines.setContentsMargins(px(20), px(18), px(20), px(16))
        self.setFixedWidth(px(460))
        lines.addWidget(WrappedLabel(theme, title, Type.SECTION))
        lines.addWidget(WrappedLabel(theme, sentence))
        self.extra = column(px(8))
        lines.addLayout(self.extra)
        lines.addStretch(1)
        self.confirm = Button(theme, verb, Kind.DANGER if harmful else Kind.FILLED)
        self.confirm.clicked.connect(self.accept)
        self.dismiss = link(theme, say("Leave it"), style=Type.BODY)
        self.dismiss.clicked.connect(self.reject)
        buttons = row(px(12))
        buttons.addStretch(1)
        buttons.addWidget(self.dismiss)
        buttons.addWidget(self.confirm)
        lines.addLayout(buttons)
        (self.dismiss if harmful else self.confirm).setFocus()
