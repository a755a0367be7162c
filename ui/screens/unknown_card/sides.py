"""The two halves of the card: what was sent, and the posts that the page shows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash
from moderator_app.words import Speaker
from ui import background
from ui.roles import Role, Type
from ui.screens.unknown_card.state import CardState, LookState, SeenItem
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.card import Card
from ui.widgets.field import Field, TextField
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import ScrollPage, clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.pill import StatePill
from ui.widgets.rows import two_lines
from ui.widgets.word_changes import WordChanges

_PICTURE_HEIGHT = 190


class SentCard(Card):
    """What we sent, exactly. `read` gives a picture's bytes, behind the background door."""

    def __init__(self, theme: Theme, say: Speaker, read: Callable[[MediaHash], bytes]) -> None:
        super().__init__(theme, say("What we sent"))
        self._say, self._read = say, read
        self._when = Label(theme, "", Type.SMALL, Role.MUTED)
        self.add_head(self._when)
        inside = QWidget()
        px = theme.px
        self._lines = column(px(10), inside)
        self._lines.setContentsMargins(px(16), px(12), px(16), px(12))
        self.body.addWidget(ScrollPage(inside), 1)

    def show_card(self, state: CardState) -> None:
        theme, say = self.theme, self._say
        clear(self._lines)
        self._when.setText(state.when)
        head = row(theme.px(12))
        head.addWidget(PageMark(theme, state.face, 36))
        head.addLayout(two_lines(theme, state.face.name, state.kind), 1)
        self._lines.addLayout(head)
        text = WrappedLabel(theme, state.text or say("(no text)"), Type.EDITOR)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(text)
        if state.link and state.link not in state.text:
            self._lines.addWidget(WrappedLabel(theme, state.link, Type.SMALL, Role.ACCENT))
        for picture in state.pictures:
            self._lines.addWidget(_Picture(theme, picture.alt or picture.name, self._read, picture.hash, picture.video))
        for line in state.tried:
            self._lines.addWidget(WrappedLabel(theme, line, Type.SMALL, Role.MUTED))
        self._lines.addStretch(1)


class _Picture(QFrame):
    """A picture small, its alternative text under it; what cannot be shown has its words alone."""

    def __init__(
        self, theme: Theme, words: str, read: Callable[[MediaHash], bytes], media_hash: MediaHash, video: bool
    ) -> None:
        super().__init__()
        lines = column(theme.px(4), self)
        self._image = Label(theme, "")
        self._image.setAccessibleName(words)
        self._high = theme.px(_PICTURE_HEIGHT)
        self._image.hide()
        lines.addWidget(self._image)
        lines.addWidget(WrappedLabel(theme, words, Type.SMALL, Role.MUTED))
        if not video:
            background.run(self, lambda: QImage.fromData(read(media_hash)), self._show, self._leave_out)

    def _show(self, image: QImage) -> None:
        if not image.isNull():
            tall = image.scaledToHeight(self._high, Qt.TransformationMode.SmoothTransformation)
            self._image.setPixmap(QPixmap.fromImage(tall))
            self._image.show()

    def _leave_out(self, _error: ModeratorError) -> None:
        """Its words stand there all the same."""


class SeenPostBox(QFrame):
    """A post of the page; pressed, or with Space or Enter, it is the one. One of ours that is known cannot be it."""

    pressed = Signal()

    def __init__(self, theme: Theme, say: Speaker, item: SeenItem) -> None:
        super().__init__()
        self.item = item
        self.chosen = False
        self._theme = theme
        px = theme.px
        lines = column(px(4), self)
        lines.setContentsMargins(px(14), px(8), px(12), px(10))
        head = row(px(8))
        head.addWidget(Label(theme, item.when, Type.STATE, weight=600))
        head.addStretch(1)
        if item.like is not None:
            head.addWidget(StatePill(theme, item.like, item.like_word))
        else:
            head.addWidget(Label(theme, item.like_word, Type.SMALL, Role.MUTED))
        lines.addLayout(head)
        lines.addWidget(WordChanges(theme, say, item.pieces) if item.pieces else WrappedLabel(theme, item.text))
        if item.note:
            lines.addWidget(ElidedLabel(theme, item.note, Type.SMALL, Role.MUTED))
        self.setAccessibleName(f"{item.when}, {item.like_word}: {item.text}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        if not item.taken:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def choose(self, *, chosen: bool) -> None:
        self.chosen = chosen
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.item.taken and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.chosen or self.hasFocus()
        width = 2 if strong else 1
        painter.setPen(QPen(self._theme.colour(Role.ACCENT if strong else Role.BORDER), width))
        painter.setBrush(self._theme.colour(Role.ACCENT_SOFT if self.chosen else Role.SURFACE))
        edge = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(edge, edge, -edge, -edge), 6, 6)


class SeenCard(Card):
    """What the page shows now. `again` asks to read it anew, `chosen` carries the item or None, `opened`: the browser
    was sent to the page.
    """

    again = Signal()
    chosen = Signal(object)
    opened = Signal()
    link_typed = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("What the page shows now"), sunken=True)
        self._say = say
        self._address = ""
        self.boxes: list[SeenPostBox] = []
        px = theme.px
        self.read_again = link(theme, say("Read again"), ButtonParts(icon="refresh-cw"))
        self.read_again.clicked.connect(self._again)
        self.open_page = link(theme, say("Open the page"), ButtonParts(icon="external-link"))
        self.open_page.clicked.connect(self._open)
        self.add_head(self.read_again)
        self.add_head(self.open_page)
        inside = QWidget()
        self._lines = column(px(10), inside)
        self._lines.setContentsMargins(px(16), px(12), px(16), px(12))
        self.body.addWidget(ScrollPage(inside), 1)
        self.link = TextField(theme, say("Link of the post"), "https://")
        self.link.textChanged.connect(lambda _text="": self._typed())
        self.paste = Field(theme, say("Or paste the link of the post"), self.link)
        below = column(0)
        below.setContentsMargins(px(16), px(4), px(16), px(12))
        below.addWidget(self.paste)
        self.body.addLayout(below)

    def begin(self, address: str, *, takes_link: bool) -> None:
        """Before the page was read."""
        self._address = address
        self.open_page.setVisible(bool(address))
        self.paste.setVisible(takes_link)
        self._fill([self._words(self._say("Reading the page…"))])
        self.read_again.setEnabled(False)

    def show_look(self, state: LookState) -> None:
        self.read_again.setEnabled(True)
        self.boxes = [SeenPostBox(self.theme, self._say, item) for item in state.items]
        for box in self.boxes:
            box.pressed.connect(lambda one=box: self.pick(one))
        top: list[QWidget] = []
        if state.hindrance:
            top.append(self._words(state.hindrance))
        elif not state.clean:
            top.append(self._words(self._say("The page could not be read whole. What is not shown here may be there.")))
        elif not state.items:
            top.append(self._words(self._say("No post of the last days stands on the page.")))
        if state.when:
            top.append(self._words(self._say("read at {time}", time=state.when), Role.MUTED))
        self._fill([*top, *self.boxes])

    def pick(self, box: SeenPostBox | None) -> None:
        """Makes one of the posts the one; None for none."""
        for one in self.boxes:
            one.choose(chosen=one is box)
        if box is not None and self.link.text():
            self.link.clear()
        self.chosen.emit(None if box is None else box.item)

    def _typed(self) -> None:
        if self.link.text().strip():
            for one in self.boxes:
                one.choose(chosen=False)
            self.chosen.emit(None)
        self.link_typed.emit()

    def _fill(self, widgets: Sequence[QWidget]) -> None:
        clear(self._lines)
        for widget in widgets:
            self._lines.addWidget(widget)
        self._lines.addStretch(1)

    def _words(self, words: str, role: Role = Role.TEXT) -> WrappedLabel:
        return WrappedLabel(self.theme, words, Type.SMALL if role is Role.MUTED else Type.BODY, role)

    def _again(self, _checked: bool = False) -> None:
        self.again.emit()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
        self.opened.emit()
