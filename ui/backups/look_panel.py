"""A backup before it is brought back: whose, from when, and its figures in one row."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.backups.state import BackupLook, CountLine
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.flow import flow_box
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, column
from ui.widgets.shapes import Shape


class BackupLookPanel(QFrame):
    """What comes back, and what is put aside for it."""

    def __init__(self, theme: Theme, look: BackupLook) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        lines = column(px(10), self)
        lines.setContentsMargins(px(16), px(12), px(16), px(14))
        head = column(0)
        head.addWidget(WrappedLabel(theme, look.office, Type.SECTION))
        head.addWidget(WrappedLabel(theme, look.made, Type.BODY))
        head.addWidget(WrappedLabel(theme, look.file, Type.SMALL, Role.MUTED))
        lines.addLayout(head)
        lines.addWidget(Divider(theme))
        figures, places = flow_box(px(6))
        for line in look.counts:
            places.addWidget(_Figure(theme, line))
        lines.addWidget(figures)
        if look.missing:
            lines.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, look.missing))
        if look.put_aside:
            lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, look.put_aside))
        self.setAccessibleName(f"{look.office}, {look.made}")

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.BORDER), 1))
        painter.setBrush(self._theme.colour(Role.SUNKEN))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class _Figure(QFrame):
    """A number over its word."""

    def __init__(self, theme: Theme, line: CountLine) -> None:
        super().__init__()
        inside: QVBoxLayout = column(0, self)
        inside.setContentsMargins(0, 0, theme.px(28), 0)
        inside.addWidget(Label(theme, line.number, Type.SECTION))
        inside.addWidget(Label(theme, line.name, Type.SMALL, Role.MUTED))
        self.setAccessibleName(f"{line.name}: {line.number}")
