"""Lines of things that were looked at: each a state in its own column, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.backups.state import CheckLine
from ui.roles import Type
from ui.theme import Theme
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.state_shape import StateLabel


class CheckLines(QWidget):
    """A name, a state and a sentence a line; the columns stand under each other."""

    def __init__(self, theme: Theme, lines: Sequence[CheckLine]) -> None:
        super().__init__()
        px = theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, line in enumerate(lines):
            state = StateLabel(theme, line.look.shape, line.word, line.look.role)
            state.setAccessibleName(f"{line.name}: {line.word}")
            grid.addWidget(Label(theme, line.name, Type.STATE, weight=500), number, 0, top)
            grid.addWidget(state, number, 1, top)
            found = WrappedLabel(theme, line.found, Type.STATE, weight=400)
            found.setContentsMargins(0, px(2), 0, 0)  # its first line stands on the line of the words beside it
            grid.addWidget(found, number, 2)
