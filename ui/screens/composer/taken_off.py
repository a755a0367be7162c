"""The way back for a picture or a video that was taken off: it returns to its place with its alternative text."""

from PySide6.QtWidgets import QWidget

from moderator_app.domain.posts import MediaUse
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.composer.keeping import Keeper
from ui.screens.composer.sheet import WritingSheet
from ui.screens.composer.writing import Writing
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.label import Label
from ui.widgets.layout import row


class TakenOff(QWidget):
    """Follows a sheet, and shows itself from a taking off until the pictures change in another way."""

    def __init__(self, theme: Theme, say: Speaker, sheet: WritingSheet, keeper: Keeper) -> None:
        super().__init__()
        self._sheet = sheet
        self._writing: Writing | None = None
        self._before: tuple[MediaUse, ...] = ()
        self._gone: tuple[int, MediaUse] | None = None
        px = theme.px
        line = row(px(8), self)
        line.setContentsMargins(0, 0, 0, px(4))
        line.addWidget(Label(theme, say("Taken off with its alternative text."), Type.SMALL, Role.MUTED))
        self.undo = link(theme, say("Put it back"), ButtonParts(icon="undo-2"))
        self.undo.clicked.connect(self._put_back)
        line.addWidget(self.undo)
        line.addStretch(1)
        self.hide()
        sheet.changed.connect(self._look)
        keeper.began.connect(self._begin)
        keeper.noted.connect(self._begin)

    def _begin(self, _at: object = None) -> None:
        """The sheet may show another writing, which it does without a change."""
        if self._sheet.writing is not self._writing:
            self._look()

    def _look(self) -> None:
        writing = self._sheet.writing
        now = tuple(writing.media) if writing is not None else ()
        if writing is not self._writing:
            self._writing, self._gone = writing, None
        elif now != self._before:
            self._gone = _taken(self._before, now)
        self._before = now
        self.setVisible(self._gone is not None)

    def _put_back(self) -> None:
        if self._gone is not None and self._writing is not None:
            index, use = self._gone
            self._writing.media.insert(index, use)
            self._sheet.show_media(index)


def _taken(before: tuple[MediaUse, ...], now: tuple[MediaUse, ...]) -> tuple[int, MediaUse] | None:
    """The one that is missing, and where it stood."""
    for index, use in enumerate(before):
        if now == before[:index] + before[index + 1 :]:
            return index, use
    return None
