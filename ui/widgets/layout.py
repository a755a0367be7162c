"""Rows and columns without margins, and a page that scrolls: what every screen is put together from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.roles import Role
from ui.theme import Theme


def column(spacing: int = 0, parent: QWidget | None = None) -> QVBoxLayout:
    """A vertical layout without margins; `spacing` in pixels as they are (pass `theme.px(...)`)."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def row(spacing: int = 0, parent: QWidget | None = None) -> QHBoxLayout:
    """A horizontal layout without margins."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return layout


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout; the widgets are deleted later, on the event loop."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget = item.widget()
        if widget:
            widget.hide()
            widget.deleteLater()
        inner = item.layout()
        if inner:
            clear(inner)


class Divider(QFrame):
    """A hairline between parts of one card."""

    def __init__(self, theme: Theme, upright: bool = False, role: Role = Role.LINE) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        colours = self.palette()
        colours.setColor(self.backgroundRole(), theme.colour(role))
        self.setPalette(colours)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class ScrollPage(QScrollArea):
    """A page that scrolls up and down only; its content is as wide as the page."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # Qt turns it on, and a white card would show a grey inside
