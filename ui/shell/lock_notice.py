"""The quiet notice before the desk locks itself: at the foot of the window, over whatever is shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.shapes import Shape


class LockNotice(Banner):
    """Takes no press for itself; a screen reader says it at once."""

    def __init__(self, window: QWidget, theme: Theme, say: Speaker, seconds: int) -> None:
        sentence = say("The desk locks in {seconds} seconds; press any key or move the mouse to stay.", seconds=seconds)
        super().__init__(theme, Shape.CLOCK, Role.WARNING, sentence)
        self.setParent(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        width = min(theme.px(560), window.width() - theme.px(40))
        height = max(self.minimumHeight(), self.words.heightForWidth(width - theme.px(56)) + theme.px(12))
        below = window.height() - height - theme.px(20)
        self.setGeometry((window.width() - width) // 2, below, width, height)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
