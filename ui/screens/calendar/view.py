"""The screen of the calendar: table or list, what chooses the time and the page above it, and what was moved below."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.events import DaysChanged, Fact, OfficeChanged, PagesChanged, PostChanged, WeekNoted
from moderator_app.words.errors import error_sentence
from ui.asking_again import AskingAgain
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.calendar.agenda import AgendaList
from ui.screens.calendar.day_list import DayList
from ui.screens.calendar.menu import CellMenu
from ui.screens.calendar.model import CalendarModel
from ui.screens.calendar.mover import Mover
from ui.screens.calendar.presenter import CalendarPresenter
from ui.screens.calendar.spot import Mode, Spot
from ui.screens.calendar.state import AgendaPiece, CalendarState, Chip, DayCell, WeekCell
from ui.screens.calendar.table import CalendarTable
from ui.screens.calendar.tools import CalendarTools
from ui.widgets.banner import Banner
from ui.widgets.button import secondary
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_GAP = 12
_NOTHING_YET, _TABLE, _NO_PAGE, _AGENDA = range(4)
_FACTS: tuple[type[Fact], ...] = (PostChanged, PagesChanged, OfficeChanged, WeekNoted, DaysChanged)


class CalendarScreen(Screen):
    """Asks again on facts, when the clock alone changes something, and when it is shown again."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = CalendarPresenter(context.core, context.say, context.actor)
        self._spot = Spot.read(context.place.item, self._presenter.today())
        self._state: CalendarState | None = None
        self._fault: Banner | None = None
        self._nothing: Banner | None = None
        self._heading = ("", "")
        self._dressed: Sequence[int] = ()
        self._anew = True
        self.asking = AskingAgain(self, self._ask)
        self.mover = Mover(context, self._presenter, self)
        self.mover.bar_changed.connect(self.header_changed)
        self.mover.done.connect(self._moved_to)
        self._moved_day: date | None = None
        self._make_tools()
        self._lay_out()
        self._make_keys()

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._heading[0] or self._say("Calendar")

    def subtitle(self) -> str:
        return self._heading[1]

    def header_actions(self) -> Sequence[QWidget]:
        return self.tools.in_header()

    def bottom_bar(self) -> QWidget | None:
        return self.mover.shown_bar()

    def banners(self) -> Sequence[QWidget]:
        return [banner for banner in (self._fault, self._nothing) if banner is not None]

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, _FACTS):
            self.refresh()

    def made(self) -> str | None:
        return self._spot.text

    def refresh(self) -> None:
        """Asks again; asks that come while one is under way become one more."""
        self.asking.ask()

    def _ask(self) -> None:
        spot = self._spot
        if spot.mode is Mode.LIST:
            anew, self._anew, page = self._anew, False, spot.page_id
            start = spot.day if anew else self.agenda.top_day() or spot.day
            read = partial(self._read_agenda, page)
            self.agenda.show_from(start, read, anew=anew)
            return
        run(self, lambda: self._presenter.load(spot), lambda state: self._take(spot, state), self._failed)

    def _read_agenda(self, page: PageId | None, day: date, later: bool) -> AgendaPiece:
        return self._presenter.agenda(day, page, later=later)

    # ------------------------------------------------------------ building

    def _make_tools(self) -> None:
        self.tools = tools = CalendarTools(self._theme, self._say, self._spot.mode)
        tools.switch.changed.connect(lambda mode="": self._show_mode(Mode(str(mode))))
        tools.page.currentIndexChanged.connect(lambda _index=0: self._show_page())
        tools.before.clicked.connect(lambda: self._turn(-1))
        tools.after.clicked.connect(lambda: self._turn(1))
        tools.now.clicked.connect(self.go_to_today)
        tools.new_post.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="new")))
        tools.new_post.refuse(self._presenter.writing_refused())

    def _lay_out(self) -> None:
        theme, say = self._theme, self._say
        whole = column(theme.px(_GAP), self)
        whole.addWidget(self.tools.strip)
        self.model = CalendarModel(say("Week"), self)
        self.table = CalendarTable(theme, say, self.model)
        self.agenda = AgendaList(theme, say)
        first_page = secondary(theme, say("Add the first page"))
        first_page.clicked.connect(lambda: self._context.navigate(Place(Room.PAGES, None, "new")))
        teach = say("Every post stands here on its day, as soon as the office has a page and the post a time.")
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self._in_card(self.table))
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, first_page))
        self.stack.addWidget(self._in_card(self.agenda))
        whole.addWidget(self.stack, 1)
        self._connect()

    def _in_card(self, view: QWidget) -> QWidget:
        card = Card(self._theme)
        card.add(view, 1)
        return card

    def _connect(self) -> None:
        table, agenda = self.table, self.agenda
        for view in (table, agenda):
            view.post_opened.connect(self._open_post)
            view.new_asked.connect(self._new_on)
            view.menu_asked.connect(self._open_menu)
        table.day_opened.connect(self._open_day)
        table.week_opened.connect(self._open_week)
        table.turn_asked.connect(self._carried_to)
        agenda.move_asked.connect(self._ask_where)
        agenda.came.connect(self._take_piece)
        agenda.month_shown.connect(self._show_month)
        agenda.rows.failed.connect(self._failed)
        self.mover.follow(table.carrier)

    def _make_keys(self) -> None:
        keys = (
            ("PgUp", self.tools.before.click),
            ("PgDown", self.tools.after.click),
            ("T", self.tools.now.click),
            ("M", lambda: self._show_mode(Mode.MONTH)),
            ("W", lambda: self._show_mode(Mode.WEEK)),
            ("L", lambda: self._show_mode(Mode.LIST)),
            ("Ctrl+Z", self.mover.history.undo),
            ("Ctrl+Y", self.mover.history.redo),
            ("Ctrl+Shift+Z", self.mover.history.redo),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # ------------------------------------------------------------ moving about

    def go_to_today(self) -> None:
        """Shows today and stands on it."""
        self._go(self._spot.at(self._presenter.today()))

    def _turn(self, steps: int) -> None:
        spot = self._spot.turned(steps)
        if spot.mode is Mode.LIST:
            spot = spot.at(spot.day.replace(day=1))
        self._go(spot)

    def _go(self, spot: Spot) -> None:
        self._spot = spot
        self._anew = True
        self.mover.quieten()
        if self.table.carrier.by_key:
            self.table.carrier.towards(spot.day)
        self.tools.switch.choose(spot.mode)
        self.tools.name_turns(spot.mode)
        self.refresh()

    def _moved_to(self, day: date | None) -> None:
        """One stands where a post was put, and sees it there."""
        self._moved_day = day
        self.refresh()

    def _carried_to(self, day: date) -> None:
        self._go(self._spot.at(day))

    def _show_mode(self, mode: Mode) -> None:
        self.table.carrier.leave()
        self._stand()
        self._go(Spot(mode, self._spot.day, self._spot.page_id))

    def _show_page(self) -> None:
        page = self.tools.page.value()
        self.table.carrier.leave()
        self._go(Spot(self._spot.mode, self._spot.day, PageId(str(page)) if page else None))

    def _open_week(self, week: WeekCell) -> None:
        if self._spot.mode is Mode.MONTH:
            first = self._presenter.today() if week.here else week.week.first_on
            self._go(Spot(Mode.WEEK, first, self._spot.page_id))

    def _open_post(self, chip: Chip) -> None:
        self._stand()
        if chip.target is None:
            return
        if chip.target.kit is not None:
            self._context.open_kit(chip.target.kit)
        else:
            self._context.navigate(chip.target.place)

    def _open_day(self, day: DayCell) -> None:
        page = self._spot.page_id
        run(self, lambda: self._presenter.whole_day(day.day, page), self._list_day, self._failed)

    def _list_day(self, day: DayCell) -> None:
        listed = DayList(self, self._theme, self._say, day, self._open_post)
        listed.move_asked.connect(self._ask_where)
        listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed.open()

    def _open_menu(self, meant: Chip | DayCell, where: QPoint) -> None:
        may_write = self.tools.new_post.isEnabled()
        menu = CellMenu(self, self._theme, self._say, meant, may_write=may_write)
        menu.open_asked.connect(self._open_post)
        menu.move_asked.connect(self._ask_where)
        menu.day_asked.connect(self._open_day)
        menu.new_asked.connect(self._new_on)
        menu.popup(where)

    def _ask_where(self, chip: Chip) -> None:
        self.mover.ask_where(chip, self)

    def _new_on(self, day: date) -> None:
        if self.tools.new_post.isEnabled():
            run(self, lambda: self._presenter.time_on(day), self._write_at, self._failed)

    def _write_at(self, at: datetime | None) -> None:
        self._stand()
        self._context.navigate(Place(Room.POSTS, extra=f"new:at:{at.isoformat()}" if at else "new"))

    def _stand(self) -> None:
        """Whoever comes back, or looks at it another way, stands on the same day."""
        listed = self._spot.mode is Mode.LIST
        here = self.agenda.day_here() if listed else self.table.day_here()
        if here is not None and (listed or self._spot.holds(here.day)):
            self._spot = self._spot.at(here.day)

    # ------------------------------------------------------------ showing

    def _take(self, asked: Spot, state: CalendarState) -> None:
        if asked != self._spot:  # somebody turned on meanwhile, and is answered next
            self.asking.answered(state.look_again_in)
            return
        before, part = self.table.day_here(), self.table.part
        turned = self._state is None or self._state.spot != state.spot
        self._state, self._spot, self._fault = state, state.spot, None
        self.tools.show_pages(state.pages, state.spot.page_id)
        self.table.set_full(state.spot.mode is Mode.WEEK)
        self.model.set_weeks(state.heads, state.weeks)
        self.stack.setCurrentIndex(_TABLE if state.pages else _NO_PAGE)
        self._stand_again(state, None if turned or before is None else before.day, part)
        self._say_nothing_stands(state.blank if state.pages else "")
        self._head(state.title, state.subtitle)
        self.asking.answered(state.look_again_in)

    def _stand_again(self, state: CalendarState, day: date | None, part: int) -> None:
        """On the day before, on the one that the spot names, or where a chip is carried to."""
        carried = self.table.carrier.target if self.table.carrier.by_key else None
        moved, self._moved_day = self._moved_day, None
        if moved is not None and state.spot.holds(moved):
            day, part = moved, -1
        index = self.model.index_of(carried or day or state.spot.day)
        if not index.isValid():
            return
        if carried is not None:
            self.table.carry_to(carried)
            return
        self.table.stand_on(index)
        if day is not None and part >= 0:
            self.table.stand_on(index, min(part, self.table.last_part()))

    def _take_piece(self, piece: AgendaPiece) -> None:
        self._fault = self._state = None
        self.tools.show_pages(piece.pages, self._spot.page_id)
        self.stack.setCurrentIndex(_AGENDA if piece.pages else _NO_PAGE)
        empty = not self.agenda.rows.rowCount() and self.agenda.rows.ended(later=True)
        self._say_nothing_stands(self._say("No post stands on these days.") if empty and piece.pages else "")
        self._show_month(self.agenda.shown_day() or self._spot.day)
        if self.asking.under_way:
            self.asking.answered(piece.look_again_in)

    def _show_month(self, day: date) -> None:
        if self._spot.mode is Mode.LIST:
            spot = Spot(Mode.LIST, day, self._spot.page_id)
            self._head(self._presenter.title(spot), self._presenter.subtitle(spot))

    def _head(self, title: str, subtitle: str) -> None:
        """Tells the window only what is other than before: its header is made anew each time."""
        banners = [id(banner) for banner in self.banners()]
        before = (self._heading, self.tools.above, self._dressed)
        self._heading = (title, subtitle)
        self.tools.place(self.width(), title)
        self._dressed = banners
        if before != (self._heading, self.tools.above, banners):
            self.header_changed.emit()

    def _say_nothing_stands(self, blank: str) -> None:
        if not blank:
            self._nothing = None
        elif self._nothing is None or self._nothing.accessibleName() != blank:
            self._nothing = Banner(self._theme, Shape.INFO, Role.INFO, blank)

    def _failed(self, error: ModeratorError) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self._head(*self._heading)
        self.asking.failed()

    # ------------------------------------------------------------ room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.asking.pause()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.tools.place(self.width(), self.title()):
            self.header_changed.emit()
