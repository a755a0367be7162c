"""The keys of the window, on one small page, F1."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from moderator_app.words import Speaker, mark
from ui.roles import Type
from ui.theme import Theme
from ui.widgets.button import secondary
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.layout import ScrollPage, column, row

_KEYS = (
    ("Ctrl+N", mark("Write a new post")),
    ("Ctrl+1 … 9", mark("Go to a room, in the order of the navigation")),
    ("Alt+←", mark("Go back")),
    ("Ctrl+Enter", mark("Take the next step, the filled button")),
    ("Ctrl+S", mark("Keep what was written")),
    ("Ctrl+F", mark("Search in a list")),
    ("J  K", mark("Next and previous in the review list")),
    ("PgUp  PgDn", mark("In the calendar: month or week before and after")),
    ("M  W  L  T", mark("In the calendar: month, week, list, today")),
    ("N", mark("In the calendar: a new post for the chosen day")),
    ("Ctrl+X", mark("In the calendar: pick a post up; arrows and Enter put it on another day")),
    ("Ctrl+Z  Ctrl+Y", mark("In the calendar: undo a move, and do it again")),
    ("Ctrl+L", mark("Lock the desk")),
    ("F11", mark("Full screen on and off")),
    ("F1", mark("This list")),
)

_AROUND = 180
"""What stands above and below the list, the window's own frame included."""


class KeysDialog(QDialog):
    """What each key does, wherever one stands."""

    def __init__(self, parent: QWidget, theme: Theme, say: Speaker) -> None:
        super().__init__(parent)
        px = theme.px
        title = say("Keys")
        self.setWindowTitle(title)
        lines = column(px(12), self)
        lines.setContentsMargins(px(20), px(16), px(20), px(16))
        lines.addWidget(Label(theme, title, Type.SECTION))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, px(12), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        for number, (key, words) in enumerate(_KEYS):
            hint = row(0)
            hint.addWidget(KeyHint(theme, key))
            hint.addStretch(1)
            grid.addLayout(hint, number, 0)
            grid.addWidget(Label(theme, say(words)), number, 1)
        wanted = inside.sizeHint()
        page = ScrollPage(inside)
        page.setMinimumWidth(wanted.width())
        page.setFixedHeight(
            min(wanted.height(), max(px(120), self.screen().availableGeometry().height() - px(_AROUND)))
        )
        if page.height() < wanted.height():  # the arrow keys scroll it then
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            page.setAccessibleName(title)
        lines.addWidget(page)
        done = secondary(theme, say("Close"))
        done.clicked.connect(self.accept)
        buttons = row(0)
        buttons.addStretch(1)
        buttons.addWidget(done)
        lines.addLayout(buttons)
