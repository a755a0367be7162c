"""Reads the calendar and puts it into words. Knows no Qt."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import DHAKA, bangla_date, dhaka_day, is_working_day, week_of
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.panel import Action, Member
from moderator_app.services.calendar import CalendarDay, CalendarSpan
from moderator_app.services.moving import Moved
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.zone import in_dhaka
from ui.looking_again import look_again_in
from ui.page_faces import page_faces
from ui.screens.calendar.chips import ChipWriter
from ui.screens.calendar.naming import chip_warning, names_of, told_names, warning_of
from ui.screens.calendar.spot import Mode, Spot
from ui.screens.calendar.standing import week_cell
from ui.screens.calendar.state import AgendaPiece, CalendarState, Chip, ColumnHead, DayCell, DayName, Done, WeekRow
from ui.widgets.page_face import PageFace

if TYPE_CHECKING:
    from moderator_app.core import Core

_ELEVEN = time(11)
MOST_CHIPS = {Mode.MONTH: 3, Mode.WEEK: 8}
"""So many posts of a day are read for a cell; the others are counted."""
_TITLE_IN_BAR = 44
"""Letters: the day and the time after the title are never cut."""
_Faces = Mapping[PageId, PageFace]


class CalendarPresenter:
    """`load`, `agenda`, `whole_day`, `move` and `take_back` ask the store and are called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core = core
        self._say = say
        self._actor = actor
        self._chips = ChipWriter(say, actor)

    def today(self) -> date:
        """The day in Dhaka; asks no store."""
        return dhaka_day(self._core.clock.now())

    def writing_refused(self) -> str:
        """Why this member may not write posts; "" when they may."""
        if self._actor.may(Action.DRAFT):
            return ""
        return self._sentence(RoleNotAllowed(action=Action.DRAFT.value))

    def _sentence(self, error: ModeratorError) -> str:
        return error_sentence(self._say, error)

    def time_on(self, day: date) -> datetime | None:
        """The time proposed for a new post on a day: its usual one, else 11:00; None where both are over."""
        now, sunday = self._core.clock.now(), week_of(day).first_on
        usual = [slot.moment(sunday) for slot in self._core.office.settings().slots]
        times = [*sorted(at for at in usual if dhaka_day(at) == day), datetime.combine(day, _ELEVEN, DHAKA)]
        return next((at for at in times if at > now), None)

    # ------------------------------------------------------------ reading

    def load(self, spot: Spot) -> CalendarState:
        """The calendar at a spot; a page that is no longer in the register gives way to all of them."""
        span = self._core.calendar.between(spot.first_on, spot.last_on, spot.page_id, MOST_CHIPS[spot.mode])
        pages = self._core.accounts.all()  # only now: a page that was registered meanwhile is known, too
        if spot.page_id is not None and spot.page_id not in {page.id for page in pages}:
            return self.load(Spot(spot.mode, spot.day))
        faces = page_faces(self._say, pages)
        return CalendarState(
            spot=spot,
            today=span.today,
            title=self.title(spot),
            subtitle=self.subtitle(spot),
            heads=self._heads(span, spot),
            weeks=self._weeks(span, spot, faces),
            pages=tuple((page.id, self._say.name(page.name)) for page in pages),
            blank=self._blank(span),
            look_again_in=look_again_in(span.now, _times(span.days)),
        )

    def agenda(self, start: date, page_id: PageId | None, *, later: bool) -> AgendaPiece:
        """A stretch of the list from a day on, or before it."""
        part = self._core.calendar.agenda(start, page_id, later=later)
        pages = self._core.accounts.all()
        members = {member.id: self._say.name(member.name) for member in self._core.panel.view().members}
        faces, spot = page_faces(self._say, pages), Spot(Mode.LIST, start, page_id)
        return AgendaPiece(
            days=tuple(self._day(day, spot, part.today, faces, members) for day in part.days),
            before=part.first,
            after=part.last + timedelta(days=1),
            ended=part.ended,
            pages=tuple((page.id, self._say.name(page.name)) for page in pages),
            look_again_in=look_again_in(part.now, _times(part.days)),
        )

    def whole_day(self, day: date, page_id: PageId | None) -> DayCell:
        """A day with all of its posts."""
        span = self._core.calendar.between(day, day, page_id)
        faces = page_faces(self._say, self._core.accounts.all())
        return self._day(span.days[0], Spot(Mode.WEEK, day, page_id), span.today, faces, {})

    # ------------------------------------------------------------ another time

    def moved_to(self, chip: Chip, day: date) -> datetime:
        """When a post would go out that is put on a day: its time of day stays."""
        assert chip.at is not None, "what stands in the calendar has a time"
        return datetime.combine(day, in_dhaka(chip.at).time(), DHAKA)

    def refusal(self, chip: Chip, day: date) -> str:
        """Why a post cannot be put on a day; "" where it can. Asks no store."""
        at = self.moved_to(chip, day)
        if at > self._core.clock.now():
            return ""
        return self._say("{day}, {time} has gone by.", day=self._say.short_day(day), time=self._say.time(at))

    def read_time(self, day: str, hour: str) -> datetime:
        """A day and a time as they were typed, in Dhaka. Raises WrongDate or WrongTime."""
        return datetime.combine(calendar_day(day), clock_time(hour), DHAKA)

    def move(self, post_id: PostId, at: datetime) -> Moved:
        """Gives a post another time; what comes back can be taken back."""
        return self._core.moving.move(self._actor.id, post_id, at)

    def take_back(self, moved: Moved) -> Moved:
        """Gives a post its former time again."""
        return self._core.moving.undo(self._actor.id, moved)

    def done(self, moved: Moved) -> Done:
        """What was done, in words, and what is amiss with the new day."""
        say, title = self._say, _shortened(moved.title or self._say("Post without text"))
        if moved.at is None:
            return Done(say("“{title}” has no time again.", title=title))
        day = dhaka_day(moved.at)
        words = say("“{title}” moved to {day}, {time}.", title=title, day=say.short_day(day), time=say.time(moved.at))
        return Done(words, warning_of(say, self._core.calendar.between(day, day, most=0).days[0]), day)

    # ------------------------------------------------------------ words

    def title(self, spot: Spot) -> str:
        """What the header says of a spot."""
        first, last = spot.first_on, spot.last_on
        if spot.mode is not Mode.WEEK:
            return self._say.month(spot.day)
        if first.month == last.month:
            return f"{self._say.number(first.day)}–{self._say.plain_day(last)}"
        start = self._say.month_day(first) if first.year == last.year else self._say.plain_day(first)
        return f"{start} – {self._say.plain_day(last)}"

    def subtitle(self, spot: Spot) -> str:
        """The same in the Bangla calendar."""
        if spot.mode is Mode.WEEK:
            return self._say.bangla_day_range(bangla_date(spot.first_on), bangla_date(spot.last_on))
        first = spot.day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return self._say.bangla_months(bangla_date(first), bangla_date(last))

    def _blank(self, span: CalendarSpan) -> str:
        if any(day.chips for day in span.days):
            return ""
        if span.days[-1].day < span.today or self.writing_refused():
            return self._say("No post stands on these days.")
        return self._say("No post stands on these days yet. Choose a day and press N to plan one.")

    def _heads(self, span: CalendarSpan, spot: Spot) -> tuple[ColumnHead, ...]:
        here = spot.holds(span.today)
        return tuple(
            ColumnHead(
                word=self._say.weekday_head(day),
                today=here and day.weekday() == span.today.weekday(),
                weekend=not is_working_day(day),
            )
            for day in week_of(spot.first_on).days
        )

    def _weeks(self, span: CalendarSpan, spot: Spot, faces: _Faces) -> tuple[WeekRow, ...]:
        cells = [self._day(day, spot, span.today, faces, {}) for day in span.days]
        return tuple(
            WeekRow(week_cell(self._say, week, faces, span.today), tuple(cells[7 * n : 7 * n + 7]))
            for n, week in enumerate(span.weeks)
        )

    def _day(
        self, day: CalendarDay, spot: Spot, today: date, faces: _Faces, members: Mapping[MemberId, str]
    ) -> DayCell:
        say, on = self._say, day.day
        warned = chip_warning(say, day)
        chips = tuple(self._chips.chip(chip, faces, warned, members) for chip in day.chips)
        bangla = bangla_date(on)
        name = f"{say.day(on)}, {say.bangla_month_day(bangla)}"
        if on == today:
            name = say("{day}, today", day=name)
        names = names_of(say, day)
        return DayCell(
            day=on,
            number=say.number(on.day),
            dated=say.month_day(on) if on.day == 1 or on == spot.first_on else "",
            bangla=say.bangla_month_day(bangla),
            name=name,
            told=self._told(name, names, chips, day.count),
            today=on == today,
            quiet=on < today or not day.working,
            aside=spot.mode is Mode.MONTH and on.month != spot.day.month,
            open=on >= today,
            chips=chips,
            count=day.count,
            names=names,
            warning=warning_of(say, day),
        )

    def _told(self, name: str, names: tuple[DayName, ...], chips: tuple[Chip, ...], count: int) -> str:
        said = f"{name}, {told_names(names)}" if names else name
        if not chips:
            return self._say("{day}: nothing", day=said)
        more = (self._say("+ {n} more", n=count - len(chips)),) if count > len(chips) else ()
        return f"{said}. {'; '.join((*(chip.told for chip in chips), *more))}"


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE_IN_BAR else title[: _TITLE_IN_BAR - 1].rstrip() + "…"


def _times(days: Iterable[CalendarDay]) -> Iterable[datetime]:
    return (chip.line.at for day in days for chip in day.chips)
