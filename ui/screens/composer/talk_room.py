"""The place for comments under the preview: as high as what is said, within bounds, and scrolling beyond them."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.layout import ScrollPage

_LEAST = 110
"""Room for the heading, a line and the button."""
HIGHEST = 260


class TalkRoom(ScrollPage):
    """Never pressed so low by the preview that its button is cut."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__(content)
        self._theme, self._inside = theme, content
        self.setMaximumHeight(theme.px(HIGHEST))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted(HIGHEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._wanted(_LEAST))

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(arg__1, arg__2)

    def _wanted(self, bound: int) -> int:
        inside = self._inside
        high = inside.heightForWidth(self.viewport().width()) if inside.hasHeightForWidth() else -1
        return min(max(high, inside.minimumSizeHint().height()), self._theme.px(bound))
