"""The hands and eyes of a person at the window: everything is found by the name a screen reader says.

Nothing here knows a screen. A name that two visible controls bear is an error, for nobody could tell them apart.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from moderator_app.words import Speaker
from tests.ui.inspection import wait, wait_for
from ui import background
from ui.shell.nav_item import NavItem
from ui.widgets.label import WrappedLabel

W = TypeVar("W", bound=QWidget)
TYPED_INTO = (QLineEdit, QTextEdit, QPlainTextEdit)
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PATIENCE = 15_000


def settle() -> None:
    """Waits until every piece of background work was answered and the layouts are at rest."""
    wait_for(lambda: not background.busy(), PATIENCE)
    for _ in range(4):
        wait(0)


class Hands:
    """`say` is the language of the window; names may be given in English source words."""

    def __init__(self, say: Speaker) -> None:
        self.say = say

    # ------------------------------------------------------------ seeing

    def all_of(self, kind: type[W] | tuple[type[W], ...]) -> list[W]:
        """Every visible widget of a kind in every window that is open."""
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        kinds = kind if isinstance(kind, tuple) else (kind,)
        found = [child for top in tops for one in kinds for child in top.findChildren(one) if child.isVisible()]
        return list(dict.fromkeys(found))

    def named(self, kind: type[W] | tuple[type[W], ...], name: str, *, begins: bool = False) -> list[W]:
        """The visible ones that bear a name, or whose name begins so."""

        def fits(widget: QWidget) -> bool:
            own = widget.accessibleName()
            return own.startswith(name) if begins else own == name

        return [widget for widget in self.all_of(kind) if fits(widget)]

    def find(self, kind: type[W] | tuple[type[W], ...], name: str, *, begins: bool = False, enabled: bool = True) -> W:
        """Waits for exactly one that can be used."""

        def usable() -> list[W]:
            return [w for w in self.named(kind, name, begins=begins) if w.isEnabled() or not enabled]

        try:
            wait_for(lambda: len(usable()) == 1, PATIENCE)
        except AssertionError:
            raise AssertionError(f"{len(usable())} things are called “{name}”; there are:\n{self.listed()}") from None
        return usable()[0]

    def there_is(self, kind: type[W] | tuple[type[W], ...], name: str) -> bool:
        return bool(self.named(kind, name))

    def sees(self, words: str) -> bool:
        """Whether these words are read somewhere: on a label, or in the name of a control."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        labels = [label.plain if isinstance(label, WrappedLabel) else label.text() for label in self.all_of(QLabel)]
        return [*labels, *(widget.accessibleName() for widget in self.all_of(QWidget))]

    def wait_to_see(self, words: str) -> None:
        try:
            wait_for(lambda: self.sees(words), PATIENCE)
        except AssertionError:
            raise AssertionError(f"nobody says “{words}”; there is:\n{self.listed()}") from None

    def listed(self) -> str:
        """What is on the screen, for the one who reads why a journey ended."""
        names = [f"{type(w).__name__} {w.accessibleName()!r}" for w in self.all_of(QWidget) if w.accessibleName()]
        return "\n".join(sorted({*names, *(repr(text) for text in self.texts() if text)}))

    # ------------------------------------------------------------ doing

    def press(self, name: str, *, begins: bool = False) -> None:
        """Clicks a button, a row, a choice or a tick with the mouse."""
        self.click(self.find(QAbstractButton, name, begins=begins))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        wait_for(lambda: not widget.size().isEmpty(), PATIENCE)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, PLAIN, at or widget.rect().center())
        settle()

    def go_to(self, room: str) -> None:
        """Through the navigation, whose names carry a count at times."""
        items = [item for item in self.all_of(NavItem) if item.accessibleName().split(",")[0] == room]
        assert len(items) == 1, self.listed()
        self.click(items[0])

    def write(self, name: str, text: str) -> QWidget:
        """Clicks into a field, selects what stands in it and types over it, key by key."""
        box = self.find(TYPED_INTO, name)
        settle()
        QTest.mouseClick(box if isinstance(box, QLineEdit) else box.viewport(), Qt.MouseButton.LeftButton)
        QTest.keyClick(box, Qt.Key.Key_A, CONTROL)
        type_keys(box, text)
        return box

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Presses a key where the focus is."""
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "nothing has the focus"
        QTest.keyClick(widget, key, modifiers)
        settle()

    def choose(self, name: str, words: str) -> None:
        """Walks through a choice with the arrow keys."""
        box = self.find(QComboBox, name)
        wanted = box.findText(words)
        assert wanted >= 0, f"“{words}” is not among {[box.itemText(n) for n in range(box.count())]}"
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(wanted):
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == words
        settle()

    def click_row(self, name: str, words: str) -> None:
        """Clicks the row of a list or table whose words for a screen reader hold these."""
        view = self.find(QAbstractItemView, name)

        def hits() -> list[int]:
            model = view.model()
            return [n for n in range(model.rowCount()) if words in str(model.index(n, 0).data())]

        self.wait_until(lambda: len(hits()) == 1)
        index = view.model().index(hits()[0], 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, view.visualRect(index).center())
        settle()

    def wait_until(self, true: Callable[[], bool]) -> None:
        try:
            wait_for(true, PATIENCE)
        except AssertionError:
            raise AssertionError(f"it did not come true; there is:\n{self.listed()}") from None


def type_keys(box: QWidget, text: str) -> None:
    """Types as a keyboard layout for Bangla does: a key event for each character, with its text."""
    for character in text:
        if character == "\n":
            QTest.keyClick(box, Qt.Key.Key_Return)
        elif character.isascii():
            QTest.keyClicks(box, character)
        else:
            QTest.sendKeyEvent(QTest.KeyAction.Click, box, Qt.Key.Key_unknown, character, PLAIN)
