"""What stands right under the text: what is still to be filled in, how long it is, and what may be put into it."""

from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.screens.composer.counters import Counters
from ui.theme import Theme
from ui.widgets.layout import column, row


class UnderText(QWidget):
    """Counters at the left, tools at the right, lines above both."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self.counters = Counters(theme, say)
        self._lines = column(0, self)
        self._across = row(0)
        self._across.setContentsMargins(0, 0, theme.px(8), 0)
        self._across.addWidget(self.counters, 1)
        self._lines.addLayout(self._across)
        self._tools: list[QWidget] = []

    def take(self, tool: QWidget, line: QWidget) -> None:
        """Gives a tool and the line that belongs to it their places."""
        self._lines.insertWidget(0, line)
        self._across.addWidget(tool)
        self._tools.append(tool)

    def lock(self) -> None:
        """Nothing can be put in any more."""
        for tool in self._tools:
            tool.hide()
