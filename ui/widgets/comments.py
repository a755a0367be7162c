"""Comments on a post: those that were made, and the place where one is written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import SMALL, Button, ButtonParts, Kind, link
from ui.widgets.comment_line import CommentLine
from ui.widgets.field import Field, TextArea
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView

_LONGEST_QUOTE = 90


class _Words(TextArea):
    """Ctrl+Enter says what was written, and hands in nothing else meanwhile."""

    sent = Signal()

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent) and _is_send(e):
            e.accept()
            return True
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if _is_send(e):
            self.sent.emit()
        else:
            super().keyPressEvent(e)


class CommentThread(QWidget):
    """Emits `said` with text and quoted words, and `settled` with a comment's id; shows what it is given.

    What is being written stays through every `show_lines`, until `start`.
    """

    said = Signal(object, object)
    settled = Signal(object)

    def __init__(
        self,
        theme: Theme,
        say: Speaker,
        marked: Callable[[], str] | None = None,
        key: str = "",
        mark: Callable[[], None] | None = None,
    ) -> None:
        """`marked` tells which words of the post are marked now (None: the post's words do not stand here); `key`
        opens the box, and `mark` puts the caret into the words, so that they can be marked without a mouse.
        """
        super().__init__()
        self._theme, self._say, self._marked = theme, say, marked
        self._quote = ""
        self._refusal = ""
        px = theme.px
        lines = column(px(6), self)
        head = row(px(8))
        head.addWidget(Label(theme, say("Comments"), Type.STATE))
        head.addStretch(1)
        self.count = Label(theme, "", Type.SMALL, Role.MUTED)
        head.addWidget(self.count)
        lines.addLayout(head)
        self._list = column(px(10))
        lines.addLayout(self._list)
        self.settlers: dict[str, Button] = {}
        self.open_button = link(theme, say("Comment"), ButtonParts(icon="messages-square", key=key))
        self.open_button.clicked.connect(self.open)
        ways = row(px(12))
        ways.addWidget(self.open_button)
        if mark is not None:
            self.mark_button = link(theme, say("Mark words"), ButtonParts(key="W"))
            self.mark_button.setToolTip(say("The caret goes into the text: Shift with the arrow keys marks words."))
            self.mark_button.clicked.connect(lambda _=False: mark())
            ways.addWidget(self.mark_button)
        ways.addStretch(1)
        lines.addLayout(ways)
        self._box = self._writing_box()
        lines.addWidget(self._box)
        self._box.hide()

    def show_lines(self, lines: Sequence[CommentLine], count: str, refusal: str = "") -> None:
        """`refusal` says why this member may not comment; "" where they may."""
        self._refusal = refusal
        self.count.setText(count)
        clear(self._list)
        self.settlers = {}
        if not lines:
            self._list.addWidget(WrappedLabel(self._theme, self._say("Nothing was said yet."), Type.SMALL, Role.MUTED))
        for line in lines:
            self._list.addWidget(self._comment(line))
        self.open_button.refuse(refusal)

    def start(self) -> None:
        """The box is closed and empty: what stood in it was said, or belongs to another post."""
        self.words.clear()
        self._close()

    def typed(self) -> str:
        """What stands in the box and was not said."""
        return self.words.toPlainText()

    def bring_back(self, typed: str) -> None:
        """Puts back what was typed about this post before."""
        self.words.setPlainText(typed)

    def _close(self) -> None:
        """The box is closed; what was typed stands in it when it is opened again."""
        self._field.set_error("")
        self._box.hide()
        self.open_button.show()

    def open(self) -> None:
        """Opens the box; words that are marked in the post are quoted."""
        self._quote = " ".join(self._marked().split()) if self._marked is not None else ""
        about = self._say("About “{words}”", words=_short(self._quote)) if self._quote else ""
        self._about.set_plain(about)
        self._about.setVisible(bool(about))
        self.open_button.hide()
        self._box.show()
        self.words.setFocus()
        QTimer.singleShot(0, self, self._into_sight)

    def _into_sight(self) -> None:
        """Scrolls what surrounds it until the whole box shows."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._box)

    def show_error(self, sentence: str) -> None:
        """Why it was not taken; what was written stays."""
        self._field.set_error(sentence)
        self.words.setFocus()

    def _writing_box(self) -> QWidget:
        theme, say, px = self._theme, self._say, self._theme.px
        box = QWidget()
        lines = column(px(6), box)
        self._about = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        lines.addWidget(self._about)
        hint = say("Mark words in the post to comment on just those.") if self._marked is not None else ""
        self.words = _Words(theme, say("Comment"), hint, 2)
        self.words.sent.connect(self._send)
        self._field = Field(theme, say("What you say about it"), self.words)
        lines.addWidget(self._field)
        buttons = row(px(12))
        self.send = Button(theme, say("Say it"), Kind.SECONDARY, height=SMALL)
        self.send.clicked.connect(self._send)
        self.leave = link(theme, say("Leave it"))
        self.leave.clicked.connect(self._close)
        buttons.addWidget(self.send)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        return box

    def _send(self) -> None:
        self.said.emit(self.words.toPlainText(), self._quote)

    def _comment(self, line: CommentLine) -> QWidget:
        theme, px = self._theme, self._theme.px
        holder = QWidget()
        whole = row(px(8), holder)
        sign, role = (Shape.CIRCLE_TICK_HOLLOW, Role.MUTED) if line.settled else (Shape.INFO, Role.INFO)
        whole.addWidget(ShapeView(theme, sign, role, 14), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(px(2))
        lines.addWidget(WrappedLabel(theme, line.head, Type.SMALL, Role.MUTED))
        if line.quote:
            quoted = self._say("About “{words}”", words=line.quote)
            lines.addWidget(WrappedLabel(theme, quoted, Type.SMALL, Role.MUTED))
        lines.addWidget(WrappedLabel(theme, line.text, Type.BODY, Role.MUTED if line.settled else Role.TEXT))
        if line.settled:
            lines.addWidget(WrappedLabel(theme, line.settled, Type.SMALL, Role.MUTED))
        else:
            lines.addWidget(self._settler(line), 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(lines, 1)
        return holder

    def _settler(self, line: CommentLine) -> Button:
        button = link(self._theme, self._say("Settle"), ButtonParts(icon="check"))
        button.setAccessibleName(self._say("Settle the comment: {text}", text=_short(line.text)))
        button.refuse(self._refusal)
        button.clicked.connect(lambda: self.settled.emit(line.id))
        self.settlers[line.id] = button
        return button


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _is_send(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
