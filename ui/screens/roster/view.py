"""The room: the year's table at the left; what waits, gaps, shares and leave beside it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QStandardPaths
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import LeaveId, SwapId
from moderator_app.events import OfficeChanged, PagesChanged, RosterChanged
from moderator_app.words.errors import error_sentence
from ui.background import run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.roster.cards import FaultsCard, LeavesCard, SharesCard, SwapsCard
from ui.screens.roster.presenter import RosterPresenter
from ui.screens.roster.state import RosterState
from ui.screens.roster.week_table import WeekTable
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import SMALL, ButtonParts, filled, icon_button, link, secondary
from ui.widgets.card import HEAD, Card
from ui.widgets.flow import flow_box
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_RIGHT, _BESIDE_FROM, _LEAST_TABLE = 360, 1040, 360
AskFile = Callable[[QWidget, str, str], str]


def ask_file(parent: QWidget, question: str, name: str) -> str:
    """Where a person wants the calendar file to stand, "" for nowhere."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return QFileDialog.getSaveFileName(parent, question, str(Path(documents) / name), "iCalendar (*.ics)")[0]


class RosterRoom(Screen):
    """The selected week is the one that the buttons under the table act on; Enter opens it."""

    def __init__(self, context: ScreenContext, ask: AskFile = ask_file) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = RosterPresenter(context.core, context.say, context.actor)
        self._ask_file = ask
        self._state: RosterState | None = None
        self._banner: Banner | None = None
        item = context.place.item
        self._year = int(item) if item and item.isdecimal() else None
        self._make_header()
        self._build()
        self._ask()

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._say("Duty roster")

    def subtitle(self) -> str:
        return self._state.subtitle if self._state else ""

    def header_actions(self) -> Sequence[QWidget]:
        away = self._state is not None and self._state.year != self._state.running
        return (*((self.now,) if away else ()), self.before, self.after, self.rotate)

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, RosterChanged | OfficeChanged | PagesChanged):
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------ building

    def _make_header(self) -> None:
        say, theme = self._say, self._theme
        self.before = icon_button(theme, "chevron-left", say("Fiscal year before"), "Alt+PgUp")
        self.after = icon_button(theme, "chevron-right", say("Fiscal year after"), "Alt+PgDown")
        self.now = secondary(theme, say("To this year"))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.now.clicked.connect(lambda: self._turn(0))
        self.rotate = filled(theme, say("Deal out the weeks"), ButtonParts(icon="users"))
        self.rotate.refuse(self._presenter.dealing_refused())
        self.rotate.clicked.connect(lambda _=False: self._go("rotate"))

    def _build(self) -> None:
        px = self._theme.px
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(16))
        self._left = column(px(16))
        self.swaps = SwapsCard(self._theme, self._say)
        self.swaps.hide()
        self._left.addWidget(self.swaps)
        self.teaching = Card(self._theme)
        words = self._say("Nothing is dealt out yet. “Deal out the weeks” gives every member the same number of weeks.")
        self.teaching.add_padded().addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, words))
        self.teaching.hide()
        self._left.addWidget(self.teaching)
        self._left.addWidget(self._table_card(), 1)
        self._across.addLayout(self._left, 1)
        self._side = QWidget()
        side = column(px(16), self._side)
        self.faults = FaultsCard(self._theme, self._say, self._open_week)
        self.shares = SharesCard(self._theme, self._say)
        self.leaves = LeavesCard(self._theme, self._say, self._open_leave)
        self.leaves.add_leave.refuse(self._presenter.leave_refused())
        self.leaves.add_leave.clicked.connect(lambda _=False: self._go("leave"))
        for card in (self.faults, self.shares, self.leaves):
            side.addWidget(card)
        side.addStretch(1)
        self._across.addWidget(self._side)
        self._arrange()

    def _table_card(self) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme)
        self.table = WeekTable(theme, say)
        self.table.activated.connect(self._activated)
        self.table.chosen_changed.connect(self._judge)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        card.add(self.table, 1)
        self.open = secondary(theme, say("Open the week"), ButtonParts(icon="pencil"), SMALL)
        self.open.clicked.connect(lambda _=False: self._open_chosen())
        self.swap = secondary(theme, say("Ask for a swap"), ButtonParts(icon="refresh-cw"), SMALL)
        self.swap.clicked.connect(lambda _=False: self._ask_swap())
        self.export = link(theme, say("Calendar file"), ButtonParts(icon="calendar-plus"))
        self.export.clicked.connect(lambda _=False: self._choose_file(only_mine=False))
        self.export_mine = link(theme, say("Only mine"), ButtonParts(icon="calendar-plus"))
        self.export_mine.clicked.connect(lambda _=False: self._choose_file(only_mine=True))
        self.print = link(theme, say("Print"), ButtonParts(icon="printer"))
        self.print.clicked.connect(lambda _=False: self._go("paper"))
        acts, flow = flow_box(theme.px(8))
        for button in (self.open, self.swap, self.export, self.export_mine, self.print):
            flow.addWidget(button)
        foot = card.set_foot(acts)
        foot.setMaximumHeight(16_777_215)
        foot.setMinimumHeight(theme.px(HEAD))
        inside = foot.layout()
        if inside is not None:
            inside.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        return card

    def _arrange(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._side.setMaximumWidth(px(_RIGHT) if beside else 16_777_215)
        self._side.setMinimumWidth(px(_RIGHT) if beside else 0)

    # ------------------------------------------------------------ what is shown

    def _ask(self) -> None:
        run(self, partial(self._presenter.load, self._year), self._show, self._failed)

    def _show(self, state: RosterState) -> None:
        self._state = state
        self.swaps.show_swaps(state.swaps, self._answer)
        self.teaching.setVisible(state.empty and state.year >= state.running)
        self.table.show_year(state)
        self.faults.show_faults(state.faults, state.gaps)
        self.shares.show_shares(state.shares)
        self.leaves.show_leaves(state.leaves)
        self._judge()
        self.header_changed.emit()

    def _judge(self) -> None:
        if self._state is not None:
            self.swap.refuse(self._presenter.swap_refused(self._state, self.table.chosen()))

    def _turn(self, years: int) -> None:
        if self._state is not None:
            self._year = self._state.year + years if years else None
            self._ask()

    # ------------------------------------------------------------ going elsewhere

    def _go(self, extra: str) -> None:
        year = str(self._state.year) if self._state else None
        self._context.navigate(Place(Room.ROSTER, year, extra))

    def _activated(self, index: QModelIndex) -> None:
        self.table.selectRow(index.row())
        self._open_chosen()

    def _open_chosen(self) -> None:
        first_on = self.table.chosen()
        if first_on is not None:
            self._open_week(first_on)

    def _open_week(self, first_on: date) -> None:
        self._go(f"duty:{first_on.isoformat()}")

    def _open_leave(self, leave_id: LeaveId) -> None:
        self._go(f"leave:{leave_id}")

    def _ask_swap(self) -> None:
        first_on = self.table.chosen()
        self._go(f"swap:{first_on.isoformat()}" if first_on else "swap")

    # ------------------------------------------------------------ answers, files, errors

    def _answer(self, what: str, swap_id: SwapId) -> None:
        for button in self.swaps.buttons.values():
            button.setEnabled(False)
        deeds = {
            "accept": self._presenter.accept,
            "decline": self._presenter.decline,
            "withdraw": self._presenter.withdraw,
        }
        run(self, partial(deeds[what], swap_id), self._done, self._failed_answer)

    def _choose_file(self, *, only_mine: bool) -> None:
        if self._state is None:
            return
        year = self._state.year
        path = self._ask_file(self, self._say("Where should the calendar file stand?"), f"duty-roster-{year}.ics")
        if path:
            work = partial(self._presenter.export, Path(path), year, only_mine=only_mine)
            run_long(self, lambda _ticket: work(), self._done, self._failed)

    def _done(self, words: str) -> None:
        self._announce(Shape.CIRCLE_TICK, Role.SUCCESS, words)
        self._ask()

    def _failed_answer(self, error: ModeratorError) -> None:
        self._failed(error)
        for button in self.swaps.buttons.values():
            button.setEnabled(True)

    def _failed(self, error: ModeratorError) -> None:
        self._announce(Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))

    def _announce(self, shape: Shape, role: Role, words: str) -> None:
        self._banner = Banner(self._theme, shape, role, words)
        self.header_changed.emit()
