"""The bar below a paper: what it is worth or what is being done, the copy that is shown, and saving it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Language, Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import ProgressStrip
from ui.widgets.button import MAIN, ButtonParts, filled
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.label import ElidedLabel
from ui.widgets.layout import row


class PaperBar(QWidget):
    """`cancelled` is sent while something that may be stopped is under way."""

    cancelled = Signal()

    def __init__(self, theme: Theme, say: Speaker, save_words: str) -> None:
        super().__init__()
        self._state = ElidedLabel(theme, "", Type.STATE, Role.MUTED, 400)
        self._progress = ProgressStrip(theme, say)
        self._progress.cancelled.connect(self.cancelled)
        self.language = SegmentedSwitch(
            theme,
            say("Language of the paper"),
            [Segment(Language.BANGLA, say("Bangla copy")), Segment(Language.ENGLISH, say("English copy"))],
            say.language,
        )
        self.save = filled(theme, save_words, ButtonParts(icon="download", key="Ctrl+S"), MAIN)
        self.save.setEnabled(False)
        line = row(theme.px(12), self)
        line.addWidget(self._state, 1)
        line.addWidget(self._progress, 1)
        line.addWidget(self.language)
        line.addWidget(self.save)

    def begin(self, word: str, *, can_cancel: bool = False) -> None:
        """Says what is being done; nothing can be saved meanwhile."""
        self.save.setEnabled(False)
        self._state.hide()
        self._progress.begin(word, can_cancel)

    def finish(self, state: str, *, may_save: bool) -> None:
        """Nothing is under way any more."""
        self._progress.finish()
        self._state.setText(state)
        self._state.show()
        self.save.setEnabled(may_save)
