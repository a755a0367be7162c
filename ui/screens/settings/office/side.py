"""What becomes of the profile: the head of a letter, and the settings that every evaluation prints."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moderator_app.words import Language, Speaker
from ui.roles import Role, Type
from ui.screens.settings.office.presenter import Letterhead
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, clear, column
from ui.widgets.shapes import Shape


class LetterheadCard(Card):
    """The head and the foot of a letter, in the language that is chosen on it."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Letterhead"))
        segments = [Segment(Language.BANGLA.value, "বাংলা"), Segment(Language.ENGLISH.value, "English")]
        self.language = SegmentedSwitch(theme, say("Language of the paper"), segments, say.language.value)
        self.add_head(self.language)
        self._lines = self.add_padded(4)

    def show_head(self, head: Letterhead) -> None:
        """Shows it anew."""
        clear(self._lines)
        self._add(head.state, Type.SMALL)
        self._add(head.office, Type.SECTION)
        self._add(head.place, Type.SMALL)
        self._lines.addWidget(Divider(self.theme))
        self._lines.addWidget(WrappedLabel(self.theme, head.memo, Type.SMALL, Role.MUTED))
        self._lines.addSpacing(self.theme.px(20))
        for line in head.signature:
            self._add(line, Type.SMALL)

    def _add(self, text: str, style: Type) -> None:
        if text.strip():
            label = WrappedLabel(self.theme, text, style)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._lines.addWidget(label)


class PrintedCard(Card):
    """The printed settings as sentences."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Printed settings"))
        self._say = say
        inside = self.add_padded(10)
        about = say(
            "This is how the office counts; the evaluation prints the rules of the week, so that the reader can judge "
            "its figures."
        )
        inside.addWidget(WrappedLabel(theme, about, Type.SMALL, Role.MUTED))
        self._lines = column(theme.px(10))
        inside.addLayout(self._lines)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Shows them anew."""
        clear(self._lines)
        for sentence in sentences:
            self._lines.addWidget(sentence_line(self.theme, Shape.SQUARE_LINES, Role.INFO, sentence))


def side_of(theme: Theme, *cards: QWidget) -> QWidget:
    """Cards under each other."""
    holder = QWidget()
    lines = column(theme.px(16), holder)
    for card in cards:
        lines.addWidget(card)
    lines.addStretch(1)
    return holder
