"""One line of a settings card: a word with a second line under it, and the control at the right or below."""

from PySide6.QtWidgets import QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row


def setting_line(theme: Theme, word: str, second: str, *controls: QWidget) -> QWidget:
    """The word at the left, what changes it at the right; on its own line below where it is wide."""
    holder = QWidget()
    words = column(0)
    words.addWidget(Label(theme, word, Type.BODY, weight=500))
    if second:
        words.addWidget(WrappedLabel(theme, second, Type.SMALL, Role.MUTED))
    line = row(theme.px(12), holder)
    line.addLayout(words, 1)
    for control in controls:
        line.addWidget(control)
    return holder
