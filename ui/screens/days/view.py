"""The list of days: fiscal year and filter above, one table of days and closures, what may be done with a row below."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.events import DaysChanged
from moderator_app.words.errors import error_sentence
from ui.background import run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.days.asking import AskFile, ask_source, ask_target
from ui.screens.days.presenter import DayLine, DaysPresenter, DaysState, Filter
from ui.screens.days.table import DaysTable
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, ButtonParts, filled, link, secondary
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.empty import EmptyState
from ui.widgets.flow import flow_box
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.whole_rows import WholeRows


class DaysScreen(Screen):
    """Everyone reads and exports; the convenor changes. Enter opens a row."""

    def __init__(self, context: ScreenContext, source: AskFile = ask_source, target: AskFile = ask_target) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = DaysPresenter(context.core, context.say, context.actor)
        self._ask_source, self._ask_target = source, target
        self._state: DaysState | None = None
        self._banner: Banner | None = None
        self._year = int(context.place.extra) if context.place.extra.isdecimal() else None
        self._make_buttons()
        self._build()
        self._ask()

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._say("Days and holidays")

    def subtitle(self) -> str:
        count = len(self._state.lines) if self._state is not None else 0
        return self._say.count("{n} entry", "{n} entries", count) if count else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self.read, self.add)

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, DaysChanged):
            self._ask()

    # ------------------------------------------------------------ building

    def _make_buttons(self) -> None:
        theme, say = self._theme, self._say
        reason = self._presenter.reason()
        self.add = filled(theme, say("Add a day"), ButtonParts(icon="plus", key="Ctrl+N"))
        self.add.clicked.connect(lambda _=False: self._go(None, "new"))
        self.read = secondary(theme, say("Read a file"), ButtonParts(icon="upload"))
        self.read.clicked.connect(lambda _=False: self._choose_source())
        self.close_office = secondary(theme, say("Close the office"), ButtonParts(icon="minus"), SMALL)
        self.close_office.clicked.connect(lambda _=False: self._go(None, "new closure"))
        self.seed = link(theme, say("Put this and next year's days"))
        self.seed.clicked.connect(lambda _=False: self._seed())
        for button in (self.add, self.read, self.close_office, self.seed):
            button.refuse(reason)
        self.export = link(theme, say("Write a file"))
        self.export.clicked.connect(lambda _=False: self._choose_target())
        self.open = secondary(theme, say("Open"), ButtonParts(icon="pencil"), SMALL)
        self.open.clicked.connect(lambda _=False: self._open())
        self.confirm = secondary(theme, say("Confirm the date"), ButtonParts(icon="check"), SMALL)
        self.confirm.clicked.connect(lambda _=False: self._go(self._chosen(), "confirm"))
        self.cancel = secondary(theme, say("Cancel the day"), height=SMALL)
        self.cancel.clicked.connect(lambda _=False: self._cancel())

    def _build(self) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        whole = column(px(10), self)
        whole.addWidget(self._controls())
        self.table = DaysTable(theme, say)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(px(120))
        self.stack.addWidget(WholeRows(self.table, least=1))
        self.fill = secondary(theme, say("Put this and next year's days"))
        self.fill.clicked.connect(lambda _=False: self._seed())
        self.fill.refuse(self._presenter.reason())
        teach = say("No day stands here yet. Holidays move the reminders; a post on a cancelled day is pointed out.")
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, self.fill))
        none = say("No day of this fiscal year fits the filter.")
        everything = secondary(theme, say("Show all"))
        everything.clicked.connect(lambda _=False: self._choose_filter(Filter.ALL))
        self.stack.addWidget(EmptyState(theme, Shape.CIRCLE_MINUS, none, everything))
        card = Card(theme)
        card.add(self.stack, 1)
        card.set_foot(self.open, self.confirm, self.cancel, None, self.export, self.close_office)
        whole.addWidget(card, 1)
        note = say(
            "Durga Puja, Janmashtami, Buddha Purnima and holidays by order are mostly unknown to the program: "
            "add them from the year's gazette."
        )
        self._note = WrappedLabel(theme, note, Type.SMALL, Role.MUTED)
        whole.addWidget(self._note)

    def _controls(self) -> QWidget:
        theme, say = self._theme, self._say
        px = theme.px
        years = QWidget()
        line = row(px(4), years)
        self.before = secondary(theme, "", ButtonParts(icon="chevron-left"))
        self.before.setAccessibleName(say("Fiscal year before"))
        self.before.clicked.connect(lambda _=False: self._turn(-1))
        self.after = secondary(theme, "", ButtonParts(icon="chevron-right"))
        self.after.setAccessibleName(say("Fiscal year after"))
        self.after.clicked.connect(lambda _=False: self._turn(1))
        self.year = Label(theme, "", Type.SECTION)
        for widget in (self.before, self.year, self.after):
            line.addWidget(widget)
        words = {
            Filter.ALL: say("All"),
            Filter.HOLIDAYS: say("Holidays"),
            Filter.CANCELLED: say("Cancelled days"),
            Filter.PROVISIONAL: say("Provisional"),
            Filter.CLOSURES: say("Closures"),
        }
        self.filter = SegmentedSwitch(
            theme, say("Which days"), [Segment(which, text) for which, text in words.items()], Filter.ALL
        )
        self.filter.changed.connect(self._filtered)
        box, flow = flow_box(px(12))
        self.seed.setFixedHeight(px(36))
        for widget in (years, self.filter, self.seed):
            flow.addWidget(widget)
        return box

    # ------------------------------------------------------------ what is shown

    def _ask(self) -> None:
        run(self, lambda: self._presenter.load(self._year), self._show, self._failed)

    def _turn(self, years: int) -> None:
        if self._state is not None:
            self._year = self._state.year + years
            self._ask()

    def _show(self, state: DaysState) -> None:
        self._state = state
        self._year = state.year
        self.year.setText(state.words)
        words = self._say("Put this and next year's days") if state.near else self._say("Put this year's days")
        self.seed.set_words(words)
        self.fill.set_words(words)
        self._show_lines()
        self.header_changed.emit()
        self._offer(state)

    def _offer(self, state: DaysState) -> None:
        """The known days are offered once for this and the next fiscal year, to whoever may take them."""
        if not state.unseeded or self._presenter.reason() or not state.lines or self._banner is not None:
            return
        years = self._say("Nothing stands on the list for: {years}.", years=self._presenter.years_words(state.unseeded))
        take = link(self._theme, self._say("Put the known days"))
        take.clicked.connect(lambda _=False: self._seed())
        self._banner = Banner(self._theme, Shape.INFO, Role.INFO, years, take)
        self.header_changed.emit()

    def _choose_filter(self, which: Filter) -> None:
        self.filter.choose(which)
        self._show_lines()

    def _filtered(self, _which: object) -> None:
        self._show_lines()

    def _show_lines(self) -> None:
        if self._state is None:
            return
        which = self.filter.value()
        assert isinstance(which, Filter)
        lines = self._presenter.picked(self._state, which)
        self.table.show_lines(lines, self._state.nearest)
        self.stack.setCurrentIndex(0 if lines else 1 if not self._state.lines else 2)
        self._judge()

    def _chosen(self) -> DayLine | None:
        return self.table.chosen() if self.stack.currentIndex() == 0 else None

    def _row_chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._judge()

    def _judge(self) -> None:
        say, line = self._say, self._chosen()
        reason = self._presenter.reason()
        self.open.refuse("" if line is not None else say("Choose a row first."))
        day = line.day if line is not None else None
        fixed = say("Only a provisional day can be confirmed.")
        self.confirm.refuse(reason or ("" if day is not None and day.provisional else fixed))
        self.cancel.refuse(reason or ("" if day is not None else say("Choose a day first.")))
        cancelled = day is not None and day.cancelled
        self.cancel.set_words(say("Keep it again") if cancelled else say("Cancel the day"))

    # ------------------------------------------------------------ what is done

    def _go(self, line: DayLine | None, extra: str) -> None:
        self._context.navigate(Place(Room.DAYS, line.item if line is not None else None, extra))

    def _activated(self, _index: QModelIndex) -> None:
        self._open()

    def _open(self) -> None:
        line = self._chosen()
        if line is not None:
            self._go(line, "closure" if line.closure is not None else "")

    def _cancel(self) -> None:
        line = self._chosen()
        if line is not None and line.day is not None:
            self._go(line, "restore" if line.day.cancelled else "cancel")

    def _seed(self) -> None:
        if self._state is not None:
            year = self._state.year
            run_long(self, lambda _ticket: self._presenter.seed(year), self._told, self._failed)

    def _choose_source(self) -> None:
        path = self._ask_source(self, self._say("Which file of days?"), "")
        if path:
            self._go(None, f"file:{path}")

    def _choose_target(self) -> None:
        if self._state is None:
            return
        year = self._state.year
        chosen = self._ask_target(self, self._say("Where should the file stand?"), self._presenter.file_name(year))
        if chosen:
            path = Path(chosen)
            target = path if path.suffix else path.with_suffix(".csv")
            run(self, lambda: self._presenter.export(target, year), self._told, self._failed)

    def _told(self, sentence: str) -> None:
        self._say_above(Shape.CIRCLE_TICK, Role.SUCCESS, sentence)
        self._ask()

    def _failed(self, error: ModeratorError) -> None:
        self._say_above(Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))

    def _say_above(self, shape: Shape, role: Role, sentence: str) -> None:
        self._banner = Banner(self._theme, shape, role, sentence)
        self.header_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setVisible(self.height() >= self._theme.px(420))
