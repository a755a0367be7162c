"""Paints the head of a week: its number, how many pages reached it, and what is most pressing."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.roles import Role, Type
from ui.screens.calendar.state import PageCount, WeekCell
from ui.theme import Theme
from ui.widgets.page_mark import paint_mark
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import paint_shape

LEAST_WIDTH = 97
"""Design width of the column of week heads, where its words do not ask for more."""
_SIDE, _TOP, _LINE, _PAGE = 12, 7, 22, 46
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class WeekHeadPainter:
    """Paints `WeekCell`s; `full` tells it page by page."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, rect: QRectF, week: WeekCell, *, full: bool) -> None:
        theme, px = self._theme, self._theme.px
        painter.fillRect(rect, theme.colour(Role.SUNKEN))
        if week.here:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour(Role.ACCENT))
        line = QRectF(rect.left() + px(_SIDE), rect.top() + px(_TOP), rect.width() - px(_SIDE + 4), px(_LINE))
        self._words(painter, line, week.number, Type.SMALL, Role.MUTED)
        if week.look is None:
            return
        if full:
            self._pages(painter, line.translated(0, px(_LINE + 4)), week.pages)
            return
        self._words(painter, line.translated(0, px(_LINE)), week.count, Type.STATE, Role.TEXT)
        self._state(painter, line.translated(0, px(2 * _LINE)), week.look.shape, week.look.role, week.word)

    def _pages(self, painter: QPainter, line: QRectF, pages: tuple[PageCount, ...]) -> None:
        px = self._theme.px
        for page in pages:
            mark = px(18)
            spot = QRectF(line.left(), line.center().y() - mark / 2, mark, mark)
            paint_mark(painter, spot, self._theme, page.face)
            self._words(painter, line.adjusted(mark + px(6), 0, 0, 0), page.count, Type.STATE, Role.TEXT)
            below = line.translated(0, px(_LINE - 2))
            self._state(painter, below, page.look.shape, page.look.role, page.word)
            line = line.translated(0, px(_PAGE))

    def height(self, week: WeekCell, *, full: bool) -> int:
        """How high the head must be."""
        px = self._theme.px
        if full and week.pages:
            return px(_TOP + _LINE + 4) + len(week.pages) * px(_PAGE) + px(4)
        return px(_TOP + 3 * _LINE + 4)

    def _state(self, painter: QPainter, line: QRectF, shape: Shape, role: Role, word: str) -> None:
        px = self._theme.px
        side = px(13)
        paint_shape(
            painter,
            QRectF(line.left(), line.center().y() - side / 2, side, side),
            shape,
            self._theme.colour(role),
        )
        self._words(painter, line.adjusted(side + px(5), 0, 0, 0), word, Type.TINY, role, 600)

    def _words(
        self, painter: QPainter, line: QRectF, text: str, style: Type, role: Role, weight: int | None = None
    ) -> None:
        painter.setFont(self._theme.font(style, weight))
        painter.setPen(self._theme.colour(role))
        painter.drawText(line, int(_LEFT), text)

    def width(self, week: WeekCell, *, full: bool) -> int:
        """How wide the head must be for nothing of it to be cut."""
        px = self._theme.px
        small, state = QFontMetricsF(self._theme.font(Type.SMALL)), QFontMetricsF(self._theme.font(Type.STATE))
        tiny = QFontMetricsF(self._theme.font(Type.TINY, 600))
        widths = [small.horizontalAdvance(week.number)]
        if full:
            widths += [tiny.horizontalAdvance(page.word) + px(18) for page in week.pages]
        else:
            widths += [state.horizontalAdvance(week.count), tiny.horizontalAdvance(week.word) + px(18)]
        return round(max(widths)) + px(_SIDE + 4) + 2
