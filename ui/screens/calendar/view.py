"""The screen of the calendar: the table, and what chooses the time and the page above it."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.events import OfficeChanged, PagesChanged, PostChanged, WeekNoted
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.calendar.day_list import DayList
from ui.screens.calendar.model import CalendarModel
from ui.screens.calendar.presenter import CalendarPresenter
from ui.screens.calendar.spot import Mode, Spot
from ui.screens.calendar.state import CalendarState, Chip, DayCell, WeekCell
from ui.screens.calendar.table import CalendarTable
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, icon_button, secondary
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.empty import EmptyState
from ui.widgets.field import ChoiceField
from ui.widgets.flow import flow_box
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_TITLE_ROOM, _HELP = 190, 36
_GAP = 12
_PAGE_LETTERS = 14


class CalendarScreen(Screen):
    """Asks again on facts, when the clock alone changes something, and when it is shown again."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = CalendarPresenter(context.core, context.say, context.actor)
        self._spot = Spot.read(context.place.item, self._presenter.today())
        self._state: CalendarState | None = None
        self._asked = self._ask_again = False
        self._fault: Banner | None = None
        self._nothing: Banner | None = None
        self._tools_above = True
        self._make_header()
        self._lay_out()
        self._make_keys()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._state.title if self._state else self._say("Calendar")

    def subtitle(self) -> str:
        return self._state.subtitle if self._state else ""

    def header_actions(self) -> Sequence[QWidget]:
        tools = () if self._tools_above else (self.switch, self.page)
        return (*tools, self.before, self.now, self.after, self.new_post)

    def banners(self) -> Sequence[QWidget]:
        return [banner for banner in (self._fault, self._nothing) if banner is not None]

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged | PagesChanged | OfficeChanged | WeekNoted):
            self.refresh()

    def made(self) -> str | None:
        return self._spot.text

    def refresh(self) -> None:
        """Asks again; asks that come while one is under way become one more."""
        if self._asked:
            self._ask_again = True
            return
        self._asked = True
        spot = self._spot
        run(self, lambda: self._presenter.load(spot), lambda state: self._take(spot, state), self._failed)

    # ------------------------------------------------------------ building

    def _make_header(self) -> None:
        say, theme = self._say, self._theme
        segments = (Segment(Mode.WEEK, say("Week")), Segment(Mode.MONTH, say("Month")))
        self.switch = SegmentedSwitch(theme, say("How much is shown"), segments, self._spot.mode)
        self.switch.changed.connect(self._mode_chosen)
        self.page = ChoiceField(theme, say("Page"), [(None, say("All pages"))])
        self.page.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.page.setMinimumContentsLength(_PAGE_LETTERS)  # names may be long; the open list shows them whole
        self.page.currentIndexChanged.connect(lambda _index=0: self._show_page())
        self.before = icon_button(theme, "chevron-left", "", "")
        self.after = icon_button(theme, "chevron-right", "", "")
        self.now = secondary(theme, say("Today"))
        self.now.setToolTip(say("To today (T)"))
        self.before.clicked.connect(lambda: self._go(self._spot.turned(-1)))
        self.after.clicked.connect(lambda: self._go(self._spot.turned(1)))
        self.now.clicked.connect(self.go_to_today)
        self.new_post = filled(theme, say("New post"), ButtonParts(icon="plus", key="Ctrl+N"))
        self.new_post.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="new")))
        self.new_post.refuse(self._presenter.writing_refused())
        self._name_turns()

    def _name_turns(self) -> None:
        say = self._say
        month = self._spot.mode is Mode.MONTH
        for button, words, key in (
            (self.before, say("Month before") if month else say("Week before"), "Page Up"),
            (self.after, say("Month after") if month else say("Week after"), "Page Down"),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({key})")

    def _lay_out(self) -> None:
        theme, say = self._theme, self._say
        whole = column(theme.px(_GAP), self)
        self._tools, self._flow = flow_box(theme.px(_GAP))
        self._flow.addWidget(self.switch)
        self._flow.addWidget(self.page)
        whole.addWidget(self._tools)
        self.model = CalendarModel(say("Week"), self)
        self.table = CalendarTable(theme, say, self.model)
        self.table.post_opened.connect(self._open_post)
        self.table.day_opened.connect(self._open_day)
        self.table.week_opened.connect(self._open_week)
        self.table.new_asked.connect(self._new_on)
        card = Card(theme)
        card.add(self.table, 1)
        first_page = secondary(theme, say("Add the first page"))
        first_page.clicked.connect(lambda: self._context.navigate(Place(Room.PAGES, None, "new")))
        teach = say("Every post stands here on its day, as soon as the office has a page and the post a time.")
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(card)
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, first_page))
        whole.addWidget(self.stack, 1)

    def _make_keys(self) -> None:
        keys = (
            ("PgUp", self.before.click),
            ("PgDown", self.after.click),
            ("T", self.now.click),
            ("M", lambda: self._show_mode(Mode.MONTH)),
            ("W", lambda: self._show_mode(Mode.WEEK)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # ------------------------------------------------------------ moving about

    def go_to_today(self) -> None:
        """Shows today and stands on it."""
        self._go(self._spot.at(self._presenter.today()))

    def _go(self, spot: Spot) -> None:
        self._spot = spot
        self.switch.choose(spot.mode)
        self._name_turns()
        self.refresh()

    def _mode_chosen(self, mode: object) -> None:
        self._show_mode(Mode(str(mode)))

    def _show_mode(self, mode: Mode) -> None:
        here = self.table.day_here()
        day = here.day if here is not None and self._spot.holds(here.day) else self._spot.day
        self._go(Spot(mode, day, self._spot.page_id))

    def _show_page(self) -> None:
        page = self.page.value()
        self._go(Spot(self._spot.mode, self._spot.day, PageId(str(page)) if page else None))

    def _open_week(self, week: WeekCell) -> None:
        if self._spot.mode is Mode.MONTH:
            first = self._presenter.today() if week.here else week.week.first_on
            self._go(Spot(Mode.WEEK, first, self._spot.page_id))

    def _open_post(self, chip: Chip) -> None:
        self._stand()
        self._context.navigate(Place(Room.POSTS, item=chip.post_id))

    def _open_day(self, day: DayCell) -> None:
        listed = DayList(self, self._theme, self._say, day, self._open_post)
        listed.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed.open()

    def _new_on(self, day: date) -> None:
        if self.new_post.isEnabled():
            run(self, lambda: self._presenter.time_on(day), self._write_at, self._failed)

    def _write_at(self, at: datetime | None) -> None:
        self._stand()
        self._context.navigate(Place(Room.POSTS, extra=f"new:at:{at.isoformat()}" if at else "new"))

    def _stand(self) -> None:
        """Whoever comes back stands on the same day."""
        here = self.table.day_here()
        if here is not None:
            self._spot = self._spot.at(here.day) if self._spot.holds(here.day) else self._spot

    # ------------------------------------------------------------ showing

    def _take(self, asked: Spot, state: CalendarState) -> None:
        self._asked = False
        if asked != self._spot:  # somebody turned on meanwhile, and is answered next
            self._settle(state.look_again_in)
            return
        before, part = self.table.day_here(), self.table.part
        turned = self._state is None or self._state.spot != state.spot
        self._state, self._spot, self._fault = state, state.spot, None
        self.page.set_choices([(None, self._say("All pages")), *state.pages])
        self.page.blockSignals(True)
        self.page.choose(state.spot.page_id)
        self.page.blockSignals(False)
        self.page.setToolTip(self.page.currentText())
        self.page.view().setMinimumWidth(self.page.view().sizeHintForColumn(0) + self._theme.px(24))
        self.table.set_full(state.spot.mode is Mode.WEEK)
        self.model.set_weeks(state.heads, state.weeks)
        self.stack.setCurrentIndex(1 if state.pages else 2)
        self._stand_again(state, None if turned or before is None else before.day, part)
        self._say_nothing_stands(state)
        self._place_tools()
        self.header_changed.emit()
        self._settle(state.look_again_in)

    def _stand_again(self, state: CalendarState, day: date | None, part: int) -> None:
        """On the day before, or on the one that the spot names."""
        wanted = day or state.spot.day
        index = self.model.index_of(wanted)
        if index.isValid():
            self.table.stand_on(index)
            if day is not None and part >= 0:
                self.table.stand_on(index, min(part, self.table.last_part()))

    def _say_nothing_stands(self, state: CalendarState) -> None:
        self._nothing = None
        if state.blank and state.pages:
            self._nothing = Banner(self._theme, Shape.INFO, Role.INFO, state.blank)

    def _failed(self, error: ModeratorError) -> None:
        self._asked = False
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()
        self._settle(60)

    def _settle(self, seconds: int) -> None:
        if self._ask_again:
            self._ask_again = False
            self.refresh()
        elif self.isVisible():
            self._timer.start(seconds * 1000)

    # ------------------------------------------------------------ room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._place_tools():
            self.header_changed.emit()

    def _place_tools(self) -> bool:
        """Switch and page stand in the header where there is room, above the table where not; says if they moved."""
        px = self._theme.px
        in_header = (self.switch, self.page, self.before, self.now, self.after, self.new_post)
        title = QFontMetrics(self._theme.font(Type.TITLE)).horizontalAdvance(self.title())
        needed = sum(widget.sizeHint().width() for widget in in_header)
        needed += px(_HELP) + max(px(_TITLE_ROOM), title + px(8)) + px(_GAP) * (len(in_header) + 2)
        above = self.width() < needed
        if above == self._tools_above:
            return False
        self._tools_above = above
        if above:
            self._flow.addWidget(self.switch)
            self._flow.addWidget(self.page)
            self.switch.show()
            self.page.show()
        self._tools.setVisible(above)
        return True
