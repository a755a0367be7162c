"""The fair rotation is looked at before it is made: who would have how many weeks, and what would change."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.services.roster import RotationWish
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.forms.trouble import Trouble
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.roster.rotation_presenter import RotationPresenter, RotationState
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.field import CheckField
from ui.widgets.label import Label
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import ONE_LINE, Cell, Table

_MOST_ROWS = 8


class RotationPage(Screen):
    """Asks anew whenever a wish changes; only what is seen can be made."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = RotationPresenter(context.core, context.say, context.actor)
        self._state: RotationState | None = None
        self._banner: Banner | None = None
        item = context.place.item
        year = int(item) if item and item.isdecimal() else self._presenter.running()
        self._wish = RotationWish(year)
        self.make = filled(self._theme, self._say("Put it in place"), ButtonParts(icon="check", key="Ctrl+Enter"))
        self.make.setEnabled(False)
        self.make.clicked.connect(lambda _=False: self._make())
        self._build()
        run(self, self._first_look, self._show_first, self._failed)

    def title(self) -> str:
        return self._say("Deal out the weeks")

    def subtitle(self) -> str:
        return self._state.title if self._state else ""

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.make,)

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def _build(self) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        lines = column(px(16), self)
        wishes = Card(theme)
        inside = wishes.add_padded(12)
        how = row(px(16))
        segments = [Segment(False, say("One duty for all pages")), Segment(True, say("Page by page"))]
        self.by_page = SegmentedSwitch(theme, say("One duty for all pages, or page by page"), segments, False)
        self.by_page.changed.connect(self._by_page)
        how.addWidget(self.by_page)
        how.addStretch(1)
        inside.addLayout(how)
        self.keep_named = CheckField(theme, say("Keep what was named by hand or swapped"))
        self.keep_named.setChecked(True)
        self.keep_named.toggled.connect(self._keep_named)
        inside.addWidget(self.keep_named)
        rule = say(
            "Whoever had the fewest weeks is next; who was on leave makes it up. Weeks that are over, and this week, "
            "stay as they are."
        )
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, rule))
        self._said = column(px(8))
        inside.addLayout(self._said)
        lines.addWidget(wishes)
        self._count_card = Card(theme, say("Weeks of each member"))
        self.counts = Table(theme, say("Weeks of each member, now and then"), ONE_LINE)
        heads = [say("Member"), say("Main, now"), say("Main, then"), say("Stand-by, then")]
        self._counts = CellModel(heads, self.counts)
        self.counts.setModel(self._counts)
        self.counts.size_columns(0, 150, 150, 150)
        self._count_card.add(self.counts)
        lines.addWidget(self._count_card)
        self._change_card = Card(theme, say("What would change"))
        self.changes = Table(theme, say("What would change, week by week"), ONE_LINE)
        self._changes = CellModel([say("Week"), say("Page"), say("Now"), say("Then")], self.changes)
        self.changes.setModel(self._changes)
        self.changes.size_columns(240, 180, 0, 0)
        self._summary = Label(theme, "", Type.SMALL, Role.MUTED)
        self._change_card.add_head(self._summary)
        self._change_card.add(self.changes)
        lines.addWidget(self._change_card)
        lines.addStretch(1)
        self._count_card.hide()
        self._change_card.hide()

    # ------------------------------------------------------------ looking

    def _first_look(self) -> RotationState:
        """Kept page by page already: that is what is offered first."""
        core, actor = self._context.core, self._context.actor.id
        by_page = core.roster.fiscal_year(actor, self._wish.year).columns[0] is not None
        return self._presenter.look(replace(self._wish, by_page=by_page))

    def _show_first(self, state: RotationState) -> None:
        self._wish = state.plan.wish
        self.by_page.choose(state.plan.wish.by_page)
        self._show(state)
        self.by_page.setVisible(state.has_pages)

    def _by_page(self, value: object) -> None:
        self._look(replace(self._wish, by_page=bool(value)))

    def _keep_named(self, checked: bool) -> None:
        self._look(replace(self._wish, keep_named=checked))

    def _look(self, wish: RotationWish) -> None:
        self._wish = wish
        self.make.setEnabled(False)
        run(self, partial(self._presenter.look, wish), self._show, self._failed)

    def _show(self, state: RotationState) -> None:
        if state.plan.wish != self._wish:
            return
        self._state = state
        clear(self._said)
        if state.nothing:
            self._said.addWidget(sentence_line(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, state.nothing))
        rows = [
            [Cell(c.name, bold=True), *(Cell(n, right=True) for n in (c.main_before, c.main_after, c.standby_after))]
            for c in state.counts
        ]
        self._counts.set_rows(rows)
        self._size(self.counts, len(rows), len(rows))
        self._changes.set_rows([[Cell(c.week), Cell(c.page, muted=True), Cell(c.before, muted=True), Cell(c.after)]
                                for c in state.changes])  # fmt: skip
        self._size(self.changes, len(state.changes), _MOST_ROWS)
        self._summary.setText(state.summary)
        self._count_card.setVisible(bool(rows))
        self._change_card.setVisible(bool(state.changes))
        self.make.refuse(state.nothing)
        self.header_changed.emit()

    def _size(self, table: Table, rows: int, most: int) -> None:
        table.setFixedHeight(self._theme.px(36 + ONE_LINE * min(rows, most)) + 2)

    # ------------------------------------------------------------ making

    def _make(self) -> None:
        if self._state is not None:
            self.make.setEnabled(False)
            run(self, partial(self._presenter.make, self._state.plan), self._made, self._failed)

    def _made(self, troubles: tuple[Trouble, ...]) -> None:
        if not troubles:
            self._context.navigate(Place(Room.ROSTER, str(self._wish.year)))
            return
        self._announce(troubles[0].sentence)
        if troubles[0].place == "plan":
            self._look(self._wish)

    def _failed(self, error: ModeratorError) -> None:
        self._announce(error_sentence(self._say, error))

    def _announce(self, words: str) -> None:
        self._banner = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words)
        self.header_changed.emit()
