"""The cards beside the table: what waits for an answer, gaps, how the weeks are shared, leave."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.domain.ids import LeaveId, SwapId
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.roster.state import FaultItem, LeaveItem, ShareItem, SwapItem
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button, link, secondary, tonal
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.rows import Row, two_lines
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.table import TWO_LINES, Cell, Table

_FAULT_ROW, _MOST_FAULTS = 58, 6


class SwapsCard(Card):
    """Swaps that wait: one asked of the member has the two answers, one's own can be taken back."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Swaps that wait for an answer"))
        self._say = say
        self.buttons: dict[tuple[str, SwapId], Button] = {}
        self._lines = column(0)
        self.body.addLayout(self._lines)

    def show_swaps(self, swaps: Sequence[SwapItem], act: Callable[[str, SwapId], None]) -> None:
        """`act` is told "accept", "decline" or "withdraw"."""
        clear(self._lines)
        self.buttons.clear()
        self.setVisible(bool(swaps))
        for number, item in enumerate(swaps):
            if number:
                self._lines.addWidget(Divider(self.theme))
            self._lines.addWidget(self._line(item, act))

    def _line(self, item: SwapItem, act: Callable[[str, SwapId], None]) -> QWidget:
        theme, say, px = self.theme, self._say, self.theme.px
        holder = QWidget()
        line = row(px(12), holder)
        line.setContentsMargins(px(16), px(10), px(12), px(10))
        words = column(0)
        words.addWidget(WrappedLabel(theme, item.sentence, weight=500))
        words.addWidget(WrappedLabel(theme, item.second, Type.SMALL, Role.MUTED))
        line.addLayout(words, 1)
        if item.own:
            self._button(line, secondary(theme, say("Take it back"), height=32), "withdraw", item, act)
        else:
            self._button(line, secondary(theme, say("Decline"), height=32), "decline", item, act)
            self._button(line, tonal(theme, say("Accept")), "accept", item, act)
        return holder

    def _button(
        self, line: QHBoxLayout, button: Button, what: str, item: SwapItem, act: Callable[[str, SwapId], None]
    ) -> None:
        button.setAccessibleName(f"{button.words()}: {item.sentence}")
        button.clicked.connect(lambda _=False: act(what, item.id))
        self.buttons[what, item.id] = button
        line.addWidget(button)


class FaultsCard(Card):
    """Gaps and conflicts, the gravest first; pressing one opens its week."""

    def __init__(self, theme: Theme, say: Speaker, opened: Callable[[date], None]) -> None:
        super().__init__(theme, say("Gaps and conflicts"))
        self._say, self._opened = say, opened
        self.rows: list[Row] = []
        self._all = False
        self._faults: Sequence[FaultItem] = ()
        self._lines = column(0)
        self.body.addLayout(self._lines)

    def show_faults(self, faults: Sequence[FaultItem], gaps: str) -> None:
        self._faults = faults
        self.set_count(gaps)
        clear(self._lines)
        shown = faults if self._all else faults[:_MOST_FAULTS]
        more = len(faults) - len(shown)
        self.rows = [self._row(fault, last=n == len(shown) - 1 and not more) for n, fault in enumerate(shown)]
        for line in self.rows:
            self._lines.addWidget(line)
        if more:
            self._lines.addWidget(self._more(more, gaps))
        if not faults:
            words = self._say("Every week has somebody on duty and somebody who stands by.")
            self._lines.addWidget(
                _padded(self.theme, sentence_line(self.theme, Shape.CIRCLE_TICK, Role.SUCCESS, words))
            )

    def _more(self, more: int, gaps: str) -> QWidget:
        self.more = link(self.theme, self._say("Show {n} more", n=more))
        self.more.clicked.connect(lambda _=False: self._show_all(gaps))
        return _padded(self.theme, self.more)

    def _show_all(self, gaps: str) -> None:
        self._all = True
        self.show_faults(self._faults, gaps)

    def _row(self, fault: FaultItem, *, last: bool) -> Row:
        theme = self.theme
        line = Row(theme, f"{fault.word}: {fault.sentence}, {fault.second}", _FAULT_ROW, last)
        line.setToolTip(fault.sentence)
        lines = column(0)
        lines.addStretch()
        lines.addWidget(ElidedLabel(theme, fault.sentence, weight=500))
        below = row(theme.px(8))
        below.addWidget(StateLabel(theme, fault.look.shape, fault.word, fault.look.role, Type.SMALL, 14))
        below.addWidget(ElidedLabel(theme, fault.second, Type.SMALL, Role.MUTED), 1)
        lines.addLayout(below)
        lines.addStretch()
        line.inside.addLayout(lines, 1)
        line.clicked.connect(lambda _=False: self._opened(fault.first_on))
        return line


class SharesCard(Card):
    """How many weeks each member has in the year."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Weeks of the year"))
        self.table = Table(theme, say("Weeks of the year, by member"), TWO_LINES)
        self._cells = CellModel([say("Member"), say("Main weeks"), say("Stand-by")], self.table)
        self.table.setModel(self._cells)
        self.table.size_columns(0, 96, 80)
        self.add(self.table)

    def show_shares(self, shares: Sequence[ShareItem]) -> None:
        rows = [[Cell(s.name, s.second), Cell(s.main, right=True), Cell(s.standby, right=True)] for s in shares]
        self._cells.set_rows(rows)
        self.table.setFixedHeight(self.theme.px(36 + TWO_LINES * len(rows)) + 2)


class LeavesCard(Card):
    """The leave of the year; pressing one opens it."""

    def __init__(self, theme: Theme, say: Speaker, opened: Callable[[LeaveId], None]) -> None:
        super().__init__(theme, say("Leave"))
        self._say, self._opened = say, opened
        self.rows: list[Row] = []
        self.add_leave = link(theme, say("Put down leave"))
        self.add_head(self.add_leave)
        self._lines = column(0)
        self.body.addLayout(self._lines)

    def show_leaves(self, leaves: Sequence[LeaveItem]) -> None:
        clear(self._lines)
        self.rows = [self._row(leave, last=n == len(leaves) - 1) for n, leave in enumerate(leaves)]
        for line in self.rows:
            self._lines.addWidget(line)
        if not leaves:
            words = self._say("Nobody is on leave. Whoever is away gets no duty then.")
            self._lines.addWidget(_padded(self.theme, WrappedLabel(self.theme, words, Type.BODY, Role.MUTED)))

    def _row(self, leave: LeaveItem, *, last: bool) -> Row:
        theme = self.theme
        second = f"{leave.span} · {leave.note}" if leave.note else leave.span
        line = Row(theme, f"{leave.name}, {second}", last=last)
        line.inside.addLayout(two_lines(theme, leave.name, second), 1)
        if leave.over:
            line.inside.addWidget(Label(theme, self._say("over"), Type.SMALL, Role.MUTED))
        line.setToolTip(second)
        line.clicked.connect(lambda _=False: self._opened(leave.id))
        return line


def _padded(theme: Theme, inner: QWidget) -> QWidget:
    holder = QWidget()
    line = row(0, holder)
    line.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    line.addWidget(inner)
    return holder
