"""A white sheet: head with title, muted count and one link; a body; a foot."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.layout import column, row

RADIUS = 8
HEAD = 44
PADDING = 16


class Card(QFrame):
    """A surface with a hairline edge and no shadow. Put content into `body` (no margins) or use `add_padded`."""

    def __init__(self, theme: Theme, title: str = "", count: str = "", sunken: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._ground = Role.NAV if sunken else Role.SURFACE
        self._whole = column(0, self)
        self._whole.setContentsMargins(1, 1, 1, 1)
        self.head: QWidget | None = None
        self.body = column(0)
        self._foot: QWidget | None = None
        self._count = Label(theme, count, Type.BODY, Role.MUTED)
        if title:
            self._make_head(title)
        self._whole.addLayout(self.body, 1)
        self._whole.addStretch(0)

    def _make_head(self, title: str) -> None:
        px = self.theme.px
        head = _Strip(self.theme, line_below=True)
        head.setFixedHeight(px(HEAD))
        self._head_row = row(px(8), head)
        self._head_row.setContentsMargins(px(PADDING), 0, px(PADDING - 4), 0)
        self._title = ElidedLabel(self.theme, title, Type.SECTION)
        self._title.setMaximumWidth(self._title.sizeHint().width())
        self._head_row.addWidget(self._title, 100)
        self._head_row.addWidget(self._count)
        self._head_row.addStretch(1)
        self.head = head
        self._whole.addWidget(head)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Changes the title of a card that was made with one."""
        self._title.setText(title)
        self._title.setMaximumWidth(self._title.sizeHint().width())
        self.setAccessibleName(title)

    def set_count(self, count: str) -> None:
        """The muted figure beside the title."""
        self._count.setText(count)

    def add_head(self, widget: QWidget) -> None:
        """Puts a link, a muted line or a small button at the right end of the head."""
        assert self.head is not None, "a card without a title has no head"
        self._head_row.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Puts a widget into the body, from edge to edge."""
        self.body.addWidget(widget, stretch)

    def add_padded(self, spacing: int = 8) -> QVBoxLayout:
        """A column in the body with the card's padding; `spacing` in design pixels."""
        px = self.theme.px
        inner = column(px(spacing))
        inner.setContentsMargins(px(PADDING), px(12), px(PADDING), px(14))
        self.body.addLayout(inner)
        return inner

    def set_foot(self, *widgets: QWidget | None) -> QWidget:
        """A sunken foot; `None` among the widgets pushes what follows to the right."""
        px = self.theme.px
        foot = _Strip(self.theme, line_above=True, ground=Role.SUNKEN)
        foot.setFixedHeight(px(HEAD))
        inside = row(px(10), foot)
        inside.setContentsMargins(px(PADDING), 0, px(PADDING - 4), 0)
        for widget in widgets:
            if widget is None:
                inside.addStretch(1)
            else:
                inside.addWidget(widget)
        self._foot = foot
        self._whole.addWidget(foot)
        return foot

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour(Role.BORDER), 1))
        painter.setBrush(self.theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class _Strip(QWidget):
    """Head or foot of a card: an optional ground with the card's round corners, and one hairline."""

    def __init__(
        self, theme: Theme, line_above: bool = False, line_below: bool = False, ground: Role | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._above = line_above
        self._below = line_below
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._ground:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(rounded(rect, top=not self._above, bottom=self._above), self._theme.colour(self._ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        if self._above:
            painter.drawLine(0, 0, self.width(), 0)
        if self._below:
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def rounded(rect: QRectF, top: bool, bottom: bool, radius: float = RADIUS - 1) -> QPainterPath:
    """A rectangle of which only the upper or the lower corners are round: what lies at the edge of a card."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    if not top:
        path.addRect(QRectF(rect.left(), rect.top(), rect.width(), radius))
    if not bottom:
        path.addRect(QRectF(rect.left(), rect.bottom() - radius, rect.width(), radius))
    return path
