"""The tabs over the editor: the main text, and each page's own."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.choosable import ChoosableButton
from ui.widgets.flow import Flow


class _Tab(ChoosableButton):
    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ring_inside", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(Type.STATE, 600)).horizontalAdvance(self.accessibleName())
        return QSize(words + self._theme.px(28), self._theme.px(40))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        painter.setFont(theme.font(Type.STATE, 600 if chosen else 400))
        painter.setPen(theme.colour(Role.ACCENT if chosen else Role.TEXT))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self.accessibleName())
        if chosen:
            painter.fillRect(QRectF(0, rect.height() - 3, rect.width(), 3), theme.colour(Role.ACCENT))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
            painter.drawRoundedRect(rect.adjusted(2, 3, -2, -5), 6, 6)


class TextTabs(QWidget):
    """Emits `changed` with the key of the tab that was opened."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self._line = Flow(0, self)
        self._group = QButtonGroup(self)
        self._keys: list[object] = []
        self._tabs: list[_Tab] = []
        self._group.idClicked.connect(lambda number=0: self.changed.emit(self._keys[number]))

    def show_tabs(self, tabs: Sequence[tuple[object, str]], chosen: object) -> None:
        """Each tab is a key and its words; tabs whose keys stay keep their place and the focus."""
        if [key for key, _ in tabs] == self._keys:
            for tab, (_, words) in zip(self._tabs, tabs, strict=True):
                tab.show_words(words)
        else:
            self._build(tabs)
        for number, key in enumerate(self._keys):
            self._tabs[number].setChecked(key == chosen)

    def _build(self, tabs: Sequence[tuple[object, str]]) -> None:
        for tab in self._tabs:
            self._group.removeButton(tab)
            self._line.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._keys = [key for key, _ in tabs]
        self._tabs = [_Tab(self._theme, words) for _, words in tabs]
        for number, tab in enumerate(self._tabs):
            self._group.addButton(tab, number)
            self._line.addWidget(tab)
            tab.show()
