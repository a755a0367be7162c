"""The paper beside the numbers: one page at a time, leafed through, whole or large."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import ButtonParts, icon_button, link
from ui.widgets.card import Card
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column

_MARGIN, _HEAD, _LARGEST = 12, 46, 1000
_A4 = 210 / 297


class PaperCard(Card):
    """Shows the page that it is given and asks for others through `page_wanted` (from 0).

    It asks again when its room changed. `large_changed` tells whether it wants the whole work area.
    """

    page_wanted = Signal(object)
    large_changed = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("PDF"), sunken=True)
        self._say = say
        self.page, self.pages = 0, 0
        self._shape = _A4
        self.is_large = False
        self.large = link(theme, say("See large"), ButtonParts(key="Z"))
        self.large.clicked.connect(self._turn_large)
        self.previous = icon_button(theme, "chevron-left", say("Previous page"), "PgUp")
        self.next = icon_button(theme, "chevron-right", say("Next page"), "PgDown")
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._forth)
        for button in (self.large, self.previous, self.next):
            self.add_head(button)
        self._words = WrappedLabel(theme, "", Type.BODY, Role.MUTED)
        self._instead = QWidget()
        inside = column(0, self._instead)
        inside.setContentsMargins(theme.px(16), theme.px(_MARGIN), theme.px(16), theme.px(_MARGIN))
        inside.addWidget(self._words)
        inside.addStretch(1)
        self.add(self._instead, 1)
        self._make_sheet()
        self.say_instead(say("The paper is being printed…"))

    def say_instead(self, words: str) -> None:
        """Shows a sentence where the paper would be; the number of the page is kept for the next paper."""
        self._words.set_plain(words)
        self._show_sheet(shown=False)
        self._sheet.clear()
        self.pages = 0
        self._refresh()

    def show_page(self, page: int, pages: int, png: bytes) -> None:
        """Shows a drawn page."""
        picture = QPixmap()
        picture.loadFromData(png)
        ratio = self.devicePixelRatioF()
        picture.setDevicePixelRatio(ratio)
        turned = page != self.page
        self._shape = picture.width() / max(picture.height(), 1)
        self.page, self.pages = page, pages
        self._sheet.setPixmap(picture)
        self._sheet.setFixedSize(QSize(round(picture.width() / ratio), round(picture.height() / ratio)))
        self._show_sheet(shown=True)
        if turned:
            self._scroll.verticalScrollBar().setValue(0)
        self._refresh()

    def wanted_width(self) -> int:
        """How wide a page should be drawn, in device pixels: whole, or as large as can be read well.

        The next page is taken to have the shape of the one that is shown.
        """
        px = self.theme.px
        room_w = max(self.width() - px(2 * _MARGIN) - 4, 200)
        room_h = max(self.height() - px(_HEAD + 2 * _MARGIN), 280)
        wide = min(room_w - px(12), px(_LARGEST)) if self.is_large else min(room_w, room_h * self._shape)
        return int(wide * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_again()

    def _make_sheet(self) -> None:
        self._sheet = QLabel()
        self._sheet.setAccessibleName(self._say("Page of the PDF"))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(self._say("Page of the PDF"))
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self.add(self._scroll, 1)

    def _show_sheet(self, *, shown: bool) -> None:
        self._scroll.setVisible(shown)
        self._instead.setVisible(not shown)

    def _turn_large(self) -> None:
        self.is_large = not self.is_large
        self.large.set_words(self._say("See whole") if self.is_large else self._say("See large"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.is_large else Qt.FocusPolicy.NoFocus)
        if self.is_large:
            self._scroll.setFocus()
        self.large_changed.emit(self.is_large)
        self._ask_again()

    def _ask_again(self) -> None:
        if self.pages:
            self.page_wanted.emit(self.page)

    def _refresh(self) -> None:
        say = self._say
        title = say("PDF, page {page} of {pages}", page=self.page + 1, pages=self.pages) if self.pages else say("PDF")
        self.set_title(title)
        self.large.setEnabled(self.pages > 0)
        self.previous.setEnabled(self.pages > 0 and self.page > 0)
        self.next.setEnabled(self.page + 1 < self.pages)

    def _back(self) -> None:
        self.page_wanted.emit(self.page - 1)

    def _forth(self) -> None:
        self.page_wanted.emit(self.page + 1)
