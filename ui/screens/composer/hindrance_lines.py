"""Why some pages would not take the pictures and videos of a post, a line each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.layout import clear, column
from ui.widgets.shapes import Shape


class HindranceLines(QWidget):
    """Hidden while there are none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines = column(theme.px(2), self)
        self.sentences: tuple[str, ...] = ()
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Says these."""
        if tuple(sentences) == self.sentences:
            return
        self.sentences = tuple(sentences)
        clear(self._lines)
        for sentence in sentences:
            self._lines.addWidget(sentence_line(self._theme, Shape.SQUARE_CROSS, Role.DANGER, sentence))
        self.setVisible(bool(sentences))
