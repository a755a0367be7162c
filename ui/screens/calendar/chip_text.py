"""How a chip's words are laid into lines: state and time are never cut, titles and page names give way with "…"."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout

from ui.roles import Type
from ui.screens.calendar.state import Chip
from ui.theme import Theme

SIDE, SHAPE, MARK, GAP = 5, 13, 15, 4
"""Padding left and right, state shape, page mark, and what lies between parts; design pixels."""
_TIGHT, _TIGHT_SIDE = 100, 3
"""Narrower chips, as large text makes them, have less padding, so that a state's word stays whole."""
_EDGE = 2
_LEAST_TITLE = 44
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a line of a chip: where it begins and how wide it may be, in pixels from the chip's left edge."""

    text: str
    left: float
    width: float
    line: int
    bold: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True)
class ChipText:
    """A chip laid out for a width. `mark_line` is the line in which the page's mark stands, None without one.

    Where something is amiss with its day, a sign stands at the right end of its last line.
    """

    height: int
    state: tuple[Words, ...]
    clock: Words
    titles: tuple[Words, ...]
    mark_line: int | None
    mark_left: float

    @property
    def last_line(self) -> int:
        """The line that ends the chip."""
        return self.titles[-1].line


class ChipSetter:
    """Lays chips out: the short way for a month, the full one for a week (whole title, the page's name below)."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._bold = QFontMetricsF(theme.font(Type.TINY, 600))
        self._plain = QFontMetricsF(theme.font(Type.TINY))
        # by identity, for the words of a chip are long to compare; each is kept beside what was found for it
        self._kept: dict[tuple[int, float, bool], tuple[Chip, ChipText]] = {}
        self._widths: dict[tuple[str, bool], float] = {}  # states and times come again and again
        self._shown: dict[int, tuple[Words, str]] = {}

    def lay(self, chip: Chip, width: float, *, full: bool) -> ChipText:
        """The chip's lines for a chip of that width in pixels."""
        key = (id(chip), width, full)
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = (chip, self._laid(chip, width, full=full))
        return known[1]

    def forget(self) -> None:
        """Other chips are shown from now on."""
        self._kept.clear()
        self._shown.clear()

    def _wide(self, text: str, *, bold: bool) -> float:
        width = self._widths.get((text, bold))
        if width is None:
            width = self._widths[text, bold] = (self._bold if bold else self._plain).horizontalAdvance(text)
        return width

    def side(self, width: float) -> int:
        """The padding left and right in a chip of that width."""
        return self._theme.px(SIDE if width >= self._theme.px(_TIGHT) else _TIGHT_SIDE)

    def _laid(self, chip: Chip, width: float, *, full: bool) -> ChipText:
        px = self._theme.px
        left = float(self.side(width))
        right = width - left
        first = left + px(SHAPE + GAP)
        state = self._state(chip.short or chip.word, first, right)
        clock_width = self._wide(chip.clock, bold=False) + 1
        word_end = first + self._wide(state[-1].text, bold=True)
        beside = word_end + px(GAP) + clock_width <= right
        line = len(state)
        if beside:
            clock = Words(chip.clock, right - clock_width, clock_width, line - 1)
        else:
            clock = Words(chip.clock, left, clock_width, line)
        after_clock = left if beside else left + clock_width + px(GAP)
        if full:
            return self._full(chip, (state, clock), line if beside else line + 1, (left, right))
        return self._short(chip, (state, clock), (after_clock, left, right), line)

    def _short(
        self, chip: Chip, begun: tuple[tuple[Words, ...], Words], edges: tuple[float, float, float], line: int
    ) -> ChipText:
        """Mark and title beside each other, after the time where it stands in their line, or below it."""
        px = self._theme.px
        state, clock = begun
        start, left, right = edges
        right -= px(SHAPE + GAP) if chip.warned else 0
        marked = px(MARK + GAP) if chip.face else 0
        mark_left = start
        if right - start - marked < px(_LEAST_TITLE) and start > left:
            title = Words(chip.title, left, right - left, line + 1)
        else:
            title = Words(chip.title, start + marked, right - start - marked, line)
        return ChipText(self._height(title.line + 1), state, clock, (title,), line if chip.face else None, mark_left)

    def _full(
        self, chip: Chip, begun: tuple[tuple[Words, ...], Words], line: int, edges: tuple[float, float]
    ) -> ChipText:
        """The title over several lines, then the page."""
        px = self._theme.px
        state, clock = begun
        left, right = edges
        lines = self._wrapped(chip.title, right - left)
        titles = [Words(text, left, right - left, line + n) for n, text in enumerate(lines)]
        after = line + len(lines)
        start = left + (px(MARK + GAP) if chip.face else 0)
        end = right - (px(SHAPE + GAP) if chip.warned else 0)
        page = Words(chip.page, start, end - start, after, muted=True)
        return ChipText(self._height(after + 1), state, clock, (*titles, page), after if chip.face else None, left)

    def _state(self, word: str, left: float, right: float) -> tuple[Words, ...]:
        """The state's word, over several lines where it is too long for one."""
        parts: list[str] = []
        for piece in word.split():
            longer = f"{parts[-1]} {piece}" if parts else piece
            if parts and self._wide(longer, bold=True) <= right - left:
                parts[-1] = longer
            else:
                parts.append(piece)
        return tuple(Words(part, left, right - left, n, bold=True) for n, part in enumerate(parts))

    def _wrapped(self, text: str, width: float) -> list[str]:
        """A title in up to three lines; the last one takes what is left, and gives way."""
        layout = QTextLayout(text, self._theme.font(Type.TINY))
        layout.beginLayout()
        ends: list[tuple[int, int]] = []
        while len(ends) < _TITLE_LINES:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            ends.append((line.textStart(), line.textLength()))
        layout.endLayout()
        lines = [text[start : start + length].strip() for start, length in ends]
        if ends:
            lines[-1] = text[ends[-1][0] :].strip()
        return lines or [""]

    def _height(self, lines: int) -> int:
        return lines * self._theme.line(Type.TINY) + 2 * self._theme.px(_EDGE)

    def box(self, words: Words, chip: QRectF) -> QRectF:
        """Where a text stands in a chip."""
        line = self._theme.line(Type.TINY)
        top = chip.top() + self._theme.px(_EDGE) + words.line * line
        return QRectF(chip.left() + words.left, top, words.width, line)

    def shown(self, words: Words) -> str:
        """The text as it is painted."""
        if self._widths.get((words.text, words.bold), words.width + 1) <= words.width:
            return words.text  # a state or a time that was measured already
        known = self._shown.get(id(words))
        if known is None:
            metrics = self._bold if words.bold else self._plain
            text = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, words.width + 0.5)
            known = self._shown[id(words)] = (words, text)
        return known[1]
