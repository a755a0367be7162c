"""What every screen must hold, as functions: nothing is clipped, everything can be reached and has a name.

Screens' tests call `assert_well_shown` with a function that builds the screen for a theme and a speaker.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from moderator_app.domain.appearance import Scheme
from moderator_app.words import Language, Speaker
from ui import background
from ui.theme import Theme, dress
from ui.widgets.button import Button
from ui.widgets.label import ElidedLabel, WrappedLabel

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit,
)  # fmt: skip
INK = 1.23
"""How many times its size in pixels the ink of the tallest and deepest office word is high."""


def application() -> QApplication:
    """The one application of the tests."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


def wait(milliseconds: int = 0) -> None:
    """Lets the event loop run; unlike QTest.qWait it lets other threads work meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(true: Callable[[], bool], milliseconds: int = 15_000) -> None:
    """Lets the event loop run until something is true, if only for a moment."""
    happened = true()
    loop = QEventLoop()

    def look() -> None:
        nonlocal happened
        happened = happened or true()
        if happened:
            loop.quit()

    ticking = QTimer()
    ticking.timeout.connect(look)
    ticking.start(5)
    giving_up = QTimer(singleShot=True)
    giving_up.timeout.connect(loop.quit)
    giving_up.start(milliseconds)
    if not happened:
        loop.exec()
    assert happened, "what was waited for did not happen"


def settle() -> None:
    """Lets the event loop run until every piece of background work was answered and the layouts are at rest."""
    wait_for(lambda: not background.busy())
    for _ in range(4):
        wait(0)


def show(widget: QWidget, width: int = 1366, height: int = 768) -> None:
    """Shows a widget at a size and lets its layouts settle."""
    widget.resize(width, height)
    widget.show()
    for _ in range(4):
        wait(0)


def dispose(widget: QWidget) -> None:
    """Deletes a widget now."""
    widget.close()
    widget.deleteLater()
    application().sendPostedEvents(widget, QEvent.Type.DeferredDelete)


def _shown(root: QWidget) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisibleTo(root) and widget.width() > 0:
            yield widget


def _called(widget: QWidget) -> str:
    text = widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} “{text}”"


def clipped(root: QWidget) -> list[str]:
    """What does not fit its box, in words; empty when all is well."""
    faults: list[str] = []
    for widget in _shown(root):
        if isinstance(widget, WrappedLabel):
            if widget.text() and widget.height() + 1 < widget.heightForWidth(widget.width()):
                faults.append(
                    f"{_called(widget)}: {widget.height()} px high, needs {widget.heightForWidth(widget.width())}"
                )
        elif isinstance(widget, QLabel):
            faults += _clipped_label(widget)
        elif isinstance(widget, (Button, QComboBox)) or _is_worded_button(widget):
            faults += _clipped_control(widget)
        if isinstance(widget, QLineEdit) and widget.height() < _ink(widget):
            faults.append(f"{_called(widget)}: {widget.height()} px high, its ink needs {_ink(widget):.0f}")
        parent = widget.parentWidget()
        if parent is not None and isinstance(widget, (QLabel, *CONTROLS)) and not _scrolled(parent):
            if widget.geometry().right() > parent.rect().right() + 1 or widget.geometry().left() < -1:
                faults.append(f"{_called(widget)} reaches out of its parent {type(parent).__name__} sideways")
            if widget.geometry().bottom() > parent.rect().bottom() + 1:
                faults.append(f"{_called(widget)} reaches out of its parent {type(parent).__name__} below")
    return faults


def _scrolled(parent: QWidget) -> bool:
    return parent.objectName() == "qt_scrollarea_viewport" or isinstance(parent.parentWidget(), QAbstractItemView)


def _ink(widget: QWidget) -> float:
    return widget.font().pixelSize() * INK


def _is_worded_button(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and bool(widget.text())


def _clipped_label(label: QLabel) -> list[str]:
    if not label.text():
        return []
    if label.height() < label.font().pixelSize() * 1.45:
        return [
            f"{_called(label)}: {label.height()} px high at {label.font().pixelSize()} px, conjuncts need 1.45 times"
        ]
    if isinstance(label, ElidedLabel) or label.wordWrap() or label.textFormat() is Qt.TextFormat.RichText:
        return []
    needed = QFontMetrics(label.font()).horizontalAdvance(label.text())
    if label.width() + 1 < needed:
        return [f"{_called(label)}: {label.width()} px wide, needs {needed}"]
    return []


def _clipped_control(widget: QWidget) -> list[str]:
    hint = widget.sizeHint() if isinstance(widget, (Button, QAbstractButton)) else widget.minimumSizeHint()
    if widget.width() + 1 < hint.width() and not widget.property("ring_inside"):
        return [f"{_called(widget)}: {widget.width()} px wide, needs {hint.width()}"]
    if widget.height() < _ink(widget):
        return [f"{_called(widget)}: {widget.height()} px high, its ink needs {_ink(widget):.0f}"]
    return []


def unreachable(root: QWidget) -> list[str]:
    """Controls without a name or a place in the tab order, in words; disabled ones need the name only."""
    faults: list[str] = []
    for widget in _shown(root):
        if not isinstance(widget, CONTROLS) or _is_part(widget):
            continue
        named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        if not named:
            faults.append(f"{type(widget).__name__} has no accessible name ({widget.objectName() or 'unnamed'})")
        if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not _reached_by_arrows(widget):
            faults.append(f"{_called(widget)} has no place in the tab order")
    return faults


def _reached_by_arrows(widget: QWidget) -> bool:
    """In a group of which one is chosen Tab stops at the chosen one, and the arrow keys lead to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return False
    return any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in group.buttons())


def _is_part(widget: QWidget) -> bool:
    """Pieces of Qt's own widgets: the line edit of a spin box, the list of a combo box, scroll bars' buttons."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def assert_nothing_clipped(widget: QWidget) -> None:
    """Every label and button of a shown widget fits its box, conjuncts included."""
    faults = clipped(widget)
    assert not faults, "\n".join(faults)


def assert_reachable(widget: QWidget) -> None:
    """Every control of a shown widget has an accessible name and a place in the tab order."""
    faults = unreachable(widget)
    assert not faults, "\n".join(faults)


def assert_well_shown(
    build: Callable[[Theme, Speaker], QWidget],
    width: int = 1366,
    height: int = 768,
    scales: tuple[int, ...] = (100, 150),
) -> None:
    """Builds a screen in both languages at 100 % and 150 %, light and dark in turn, and looks at it."""
    app = application()
    for number, language in enumerate(Language):
        for scale in scales:
            theme = Theme(list(Scheme)[number % 2], scale)
            dress(app, theme)
            widget = build(theme, Speaker(language))
            show(widget, width, height)
            faults = [*clipped(widget), *unreachable(widget)]
            dispose(widget)
            assert not faults, f"{language}, {scale} %:\n" + "\n".join(faults)
