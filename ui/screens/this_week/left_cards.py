"""The left column of the home screen: the board with its key, and what needs the member."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QSizePolicy, QWidget

from moderator_app.words import Speaker
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.this_week.board import BoardTable
from ui.screens.this_week.gap_panel import GapStrip
from ui.screens.this_week.model import COUNT, FIRST_DAY, STATE, BoardModel
from ui.screens.this_week.state import Blank, HomeState, NeedLine, Target
from ui.theme import Theme
from ui.widgets.button import link, secondary
from ui.widgets.card import HEAD, Card
from ui.widgets.empty import EmptyState
from ui.widgets.flow import flow_box
from ui.widgets.label import Label
from ui.widgets.layout import clear, column, row
from ui.widgets.rows import TWO_LINES, RowLine, RowList
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView
from ui.widgets.states import StateLook

Go = Callable[[Target], None]
NEEDS_SHOWN = 5


class BoardCard(Card):
    """Pages by days; the key of the shapes lies below."""

    def __init__(self, theme: Theme, say: Speaker, go: Go) -> None:
        super().__init__(theme)
        self._say = say
        self._go = go
        self.model = BoardModel((say("Page"), say("Done"), say("State")))
        self.table = BoardTable(theme, say("Week board"), self.model)
        self.model.setParent(self.table)
        self.table.chosen.connect(self._chosen)
        self.add(self.table)
        self.gaps = GapStrip(theme, say)
        self.add(self.gaps)
        self._blank = column(0)
        self.body.addLayout(self._blank)
        self.key, self._keys = flow_box(theme.px(4))
        self._key_strip = self.set_key(self.key)

    def set_key(self, key: QWidget) -> QWidget:
        """The key lies in the foot, which grows where its shapes need two lines."""
        foot = self.set_foot(key)
        foot.setMinimumHeight(self.theme.px(34))
        foot.setMaximumHeight(16777215)
        inside = foot.layout()
        if inside is not None:
            px = self.theme.px
            inside.setContentsMargins(px(16), px(6), px(12), px(6))
        return foot

    def show_gaps(self, state: HomeState, refused: str) -> None:
        """Offers to fill the gaps; `refused` says why this member may not."""
        self.gaps.show_gaps(state.gaps, refused)

    def show_state(self, state: HomeState) -> None:
        self.model.set_board(state.board_title, state.heads, state.board)
        self.table.setVisible(state.blank is None)
        self._show_key(state.key)
        self._key_strip.setVisible(state.blank is None)
        clear(self._blank)
        if state.blank is not None:
            self._blank.addWidget(self._empty(state.blank))

    def show_key(self, *, shown: bool) -> None:
        """Gives way where the window is low."""
        self._key_strip.setVisible(shown and self.table.isVisibleTo(self))

    def _show_key(self, looks: Sequence[tuple[StateLook, str]]) -> None:
        clear(self._keys)
        for look, word in looks:
            self._keys.addWidget(_KeyEntry(self.theme, look, word))

    def _empty(self, blank: Blank) -> EmptyState:
        say = self._say
        if blank is Blank.NONE_THIS_WEEK:
            return EmptyState(self.theme, Shape.DASHED_CIRCLE, say("No page was kept in this week."))
        action = secondary(self.theme, say("Add a page"))
        action.clicked.connect(lambda: self._go(Target(Place(Room.PAGES, extra="new"))))
        words = say("Here stands, page by page, whether the week has its two posts. Add the office's first page.")
        return EmptyState(self.theme, Shape.DASHED_CIRCLE, words, action)

    def _chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self.model.line(index)
        if index.column() == STATE and line.page_id in self.gaps.offered:
            self.gaps.asked.emit(line.page_id)
            return
        if FIRST_DAY <= index.column() < COUNT:
            target = line.days[index.column() - FIRST_DAY].target
        else:
            target = Target(Place(Room.PAGES, item=line.page_id))
        if target is not None:
            self._go(target)


class _KeyEntry(QWidget):
    """A shape and its word, in a muted line."""

    def __init__(self, theme: Theme, look: StateLook, word: str) -> None:
        super().__init__()
        inside = row(theme.px(7), self)
        inside.setContentsMargins(0, 0, theme.px(14), 0)
        inside.addWidget(ShapeView(theme, look.shape, look.role, 14))
        inside.addWidget(Label(theme, word, Type.SMALL, Role.MUTED))
        self.setAccessibleName(word)


class NeedsCard(Card):
    """What asks for the member, most pressing first; the foot tells of next week."""

    def __init__(self, theme: Theme, say: Speaker, go: Go, plan: Callable[[], None]) -> None:
        super().__init__(theme, say("What needs you"))
        self._say = say
        self._go = go
        self._needs: tuple[NeedLine, ...] = ()
        self._open = False
        self._fits = NEEDS_SHOWN
        self.all = link(theme, say("See all"))
        self.all.clicked.connect(self._toggle)
        self.add_head(self.all)
        self.rows = RowList(theme, foot_below=True)
        self.rows.opened.connect(self._go)
        self.rows.acted.connect(self._go)
        self.rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add(self.rows)
        self._blank = column(0)
        self.body.addLayout(self._blank, 1)
        self._next = Label(theme, "", Type.SMALL, Role.MUTED)
        self._planned = Label(theme, "", Type.SMALL)
        self.plan = link(theme, say("Plan it"))
        self.plan.clicked.connect(plan)
        self._foot_strip = self.set_foot(self._next, self._planned, None, self.plan)

    def show_state(self, state: HomeState) -> None:
        self._needs = state.needs
        self.set_count(self._say.count("{n} thing", "{n} things", len(state.needs)) if state.needs else "")
        self._next.setText(self._say("Next week, {span}", span=state.next_week))
        self._planned.setText(state.next_planned)
        self._foot_strip.setVisible(bool(state.next_planned))
        self._fill()

    def show_foot(self, *, shown: bool) -> None:
        """Gives way where the window is low."""
        self._foot_strip.setVisible(shown and bool(self._planned.text()))

    def fit(self, room: int, least: int = NEEDS_SHOWN) -> None:
        """Shows as many rows as `room` pixels of height hold, and never fewer than the least."""
        px = self.theme.px
        fits = max(least, (room - 2 * px(HEAD)) // px(TWO_LINES))
        if fits != self._fits:
            self._fits = fits
            self._fill()

    def _toggle(self) -> None:
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        more = len(self._needs) > self._fits
        self.all.setVisible(more)
        self.all.set_words(self._say("Show fewer") if self._open else self._say("See all"))
        shown = self._needs if self._open else self._needs[: self._fits]
        self.rows.set_lines(
            [
                RowLine(
                    key=need.target,
                    title=need.title,
                    second=need.second,
                    state=need.look,
                    state_word=need.word,
                    action=need.action,
                    first=number == 0,
                )
                for number, need in enumerate(shown)
            ]
        )
        clear(self._blank)
        if not shown:
            words = self._say("Nothing needs you now. Posts to approve, to publish by hand or to mend stand here.")
            self._blank.addWidget(EmptyState(self.theme, Shape.CIRCLE_TICK_HOLLOW, words))
