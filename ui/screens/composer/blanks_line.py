"""Blanks of a template in the text being written: pointed out under it, and Tab or F4 leads to the next one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from moderator_app.domain.blanks import Blank, blanks, next_blank
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.composer.editor import PostEditor
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView

_NAMED = 4


class BlanksLine(QWidget):
    """A line under the text while a blank is left in it; it hides where there is none.

    F4 goes around. Tab only leads onward: behind the last blank it leaves the editor, so that nobody is held in it.
    """

    def __init__(self, theme: Theme, say: Speaker, editor: PostEditor) -> None:
        super().__init__()
        self._say, self._editor = say, editor
        px = theme.px
        line = row(px(8), self)
        line.setContentsMargins(px(16), px(4), px(10), px(4))
        self._sign = ShapeView(theme, Shape.TRIANGLE, Role.WARNING)
        self.words = WrappedLabel(theme, "", Type.STATE, Role.TEXT)
        self.next = link(theme, say("To the next blank"), ButtonParts(key="F4"))
        self.next.clicked.connect(self.go_on)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        line.addWidget(self.next)
        editor.textChanged.connect(self.follow)
        editor.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Names what is left in the text that is shown."""
        found = () if self._editor.isReadOnly() else blanks(self._editor.toPlainText())
        names = [f"[{blank.name}]" for blank in found]
        shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        said = self._say.count("Blank left: {names}", "Blanks left: {names}", max(1, len(names)), names=shown)
        if found:
            self.words.set_plain(said)
        self.setAccessibleName(said if found else "")
        self.setVisible(bool(found))

    def go_on(self) -> None:
        """Marks the next blank, behind the last one the first again."""
        self._editor.setFocus()
        self._mark(next_blank(self._editor.toPlainText(), self._at()))

    def show_first(self, place: int = 0) -> None:
        """Marks the first blank from a place on (code points)."""
        self._editor.setFocus()
        self._mark(next_blank(self._editor.toPlainText(), place, around=False))

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        tab = isinstance(arg__2, QKeyEvent) and arg__2.type() is QEvent.Type.KeyPress and arg__2.key() == Qt.Key.Key_Tab
        if not tab or self._editor.isReadOnly():
            return False
        ahead = next_blank(self._editor.toPlainText(), self._at(), around=False)
        self._mark(ahead)
        return ahead is not None

    def _at(self) -> int:
        """Behind what is marked, in code points: Qt counts in UTF-16."""
        end = self._editor.textCursor().selectionEnd()
        return from_qt(self._editor.toPlainText(), end)

    def _mark(self, blank: Blank | None) -> None:
        if blank is None:
            return
        text = self._editor.toPlainText()
        cursor = self._editor.textCursor()
        cursor.setPosition(to_qt(text, blank.start))
        cursor.setPosition(to_qt(text, blank.end), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()


def to_qt(text: str, place: int) -> int:
    """A place in code points as Qt counts it, in UTF-16 units."""
    return place + sum(1 for c in text[:place] if ord(c) > 0xFFFF)


def from_qt(text: str, place: int) -> int:
    """A place in UTF-16 units as Python counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore"))
