"""The paper beside the numbers: one page at a time, leafed through, opened large."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import icon_button
from ui.widgets.card import Card
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column


class PaperCard(Card):
    """Shows the page that it is given and asks for others through `page_wanted` (from 0)."""

    page_wanted = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("PDF"), sunken=True)
        self._say = say
        self.page, self.pages = 0, 0
        self.previous = icon_button(theme, "chevron-left", say("Previous page"), "PgUp")
        self.next = icon_button(theme, "chevron-right", say("Next page"), "PgDown")
        self.previous.clicked.connect(self._back)
        self.next.clicked.connect(self._forth)
        self.add_head(self.previous)
        self.add_head(self.next)
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._sheet.setAccessibleName(say("Page of the PDF"))
        self._words = WrappedLabel(theme, "", Type.BODY, Role.MUTED)
        holder = QWidget()
        inside = column(0, holder)
        inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        inside.addWidget(self._words)
        inside.addWidget(self._sheet, 1)
        self.add(holder, 1)
        self.say_instead(say("The paper is being printed…"))

    def say_instead(self, words: str) -> None:
        """Shows a sentence where the paper would be."""
        self._words.set_plain(words)
        self._words.setVisible(bool(words))
        self._sheet.clear()
        self.pages = 0
        self._refresh()

    def show_page(self, page: int, pages: int, png: bytes) -> None:
        """Shows a drawn page."""
        picture = QPixmap()
        picture.loadFromData(png)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._words.setVisible(False)
        self._sheet.setPixmap(picture)
        self.page, self.pages = page, pages
        self._refresh()

    def wanted_width(self) -> int:
        """How wide a page should be drawn to fit whole, in device pixels: A4 is 210 by 297."""
        room_w = max(self.width() - self.theme.px(34), 200)
        room_h = max(self.height() - self.theme.px(44 + 26), 280)
        return int(min(room_w, room_h * 210 / 297) * self.devicePixelRatioF())

    def _refresh(self) -> None:
        say = self._say
        title = say("PDF, page {page} of {pages}", page=self.page + 1, pages=self.pages) if self.pages else say("PDF")
        self.set_title(title)
        self.previous.setEnabled(self.pages > 0 and self.page > 0)
        self.next.setEnabled(self.page + 1 < self.pages)

    def _back(self) -> None:
        self.page_wanted.emit(self.page - 1)

    def _forth(self) -> None:
        self.page_wanted.emit(self.page + 1)
