"""A one-time code, shown once in a clear box to be handed over."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import SMALL, secondary
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row


class CodeNote(QFrame):
    """Emits `handed_over` when the code is on its way and need not be seen any more."""

    handed_over = Signal()

    def __init__(self, theme: Theme, say: Speaker, name: str, code: str) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        lines = column(px(6), self)
        lines.setContentsMargins(px(16), px(12), px(16), px(14))
        title = say("One-time code for {name}", name=name)
        lines.addWidget(WrappedLabel(theme, title, Type.BODY, weight=600))
        self.code = Label(theme, code, Type.TITLE, Role.ACCENT)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(f"{title}: {' '.join(code)}")
        lines.addWidget(self.code)
        sentence = say(
            "Hand it over yourself, on paper or by word of mouth. With it {name} sets a PIN at the first sign-in. "
            "It is shown only now; a new one can be made at any time.",
            name=name,
        )
        lines.addWidget(WrappedLabel(theme, sentence, Type.SMALL, Role.MUTED))
        self.done = secondary(theme, say("I have handed it over"), height=SMALL)
        self.done.clicked.connect(self.handed_over)
        buttons = row(0)
        buttons.addWidget(self.done)
        buttons.addStretch(1)
        lines.addLayout(buttons)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.ACCENT), 2))
        painter.setBrush(self._theme.colour(Role.ACCENT_SOFT))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
