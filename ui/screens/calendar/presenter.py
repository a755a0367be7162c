"""Reads the calendar and puts it into words. Knows no Qt."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import DHAKA, bangla_date, dhaka_day, is_working_day, week_of
from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import PageId
from moderator_app.domain.panel import Action, Member
from moderator_app.services.calendar import CalendarChip, CalendarDay, CalendarSpan
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.looking_again import look_again_in
from ui.page_faces import page_faces
from ui.screens.calendar.spot import Mode, Spot
from ui.screens.calendar.standing import week_cell
from ui.screens.calendar.state import CalendarState, Chip, ColumnHead, DayCell, WeekRow
from ui.widgets.page_face import PageFace
from ui.widgets.states import CHIP_WORDS, SHOWN_STATES

if TYPE_CHECKING:
    from moderator_app.core import Core

_ELEVEN = time(11)


class CalendarPresenter:
    """Everything it asks for is read; `load` may be called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core = core
        self._say = say
        self._actor = actor

    def today(self) -> date:
        """The day in Dhaka; asks no store."""
        return dhaka_day(self._core.clock.now())

    def writing_refused(self) -> str:
        """Why this member may not write posts; "" when they may."""
        if self._actor.may(Action.DRAFT):
            return ""
        return error_sentence(self._say, _not_allowed(Action.DRAFT))

    def time_on(self, day: date) -> datetime | None:
        """The time proposed for a new post on a day: its usual one, else 11:00; None where both are over."""
        now, sunday = self._core.clock.now(), week_of(day).first_on
        usual = [slot.moment(sunday) for slot in self._core.office.settings().slots]
        times = [*sorted(at for at in usual if dhaka_day(at) == day), datetime.combine(day, _ELEVEN, DHAKA)]
        return next((at for at in times if at > now), None)

    def load(self, spot: Spot) -> CalendarState:
        """The calendar at a spot; a page that is no longer in the register gives way to all of them."""
        span = self._core.calendar.between(spot.first_on, spot.last_on, spot.page_id)
        pages = self._core.accounts.all()  # only now: a page that was registered meanwhile is known, too
        if spot.page_id is not None and spot.page_id not in {page.id for page in pages}:
            return self.load(Spot(spot.mode, spot.day))
        faces = page_faces(self._say, pages)
        return CalendarState(
            spot=spot,
            today=span.today,
            title=self._title(spot),
            subtitle=self._subtitle(spot),
            heads=self._heads(span, spot),
            weeks=self._weeks(span, spot, faces),
            pages=tuple((page.id, self._say.name(page.name)) for page in pages),
            blank=self._blank(span),
            look_again_in=look_again_in(span.now, _times(span)),
        )

    def _blank(self, span: CalendarSpan) -> str:
        if any(day.chips for day in span.days):
            return ""
        if span.days[-1].day < span.today or self.writing_refused():
            return self._say("No post stands on these days.")
        return self._say("No post stands on these days yet. Choose a day and press N to plan one.")

    def _title(self, spot: Spot) -> str:
        first, last = spot.first_on, spot.last_on
        if spot.mode is Mode.MONTH:
            return self._say.month(spot.day)
        if first.month == last.month:
            return f"{self._say.number(first.day)}–{self._say.plain_day(last)}"
        start = self._say.month_day(first) if first.year == last.year else self._say.plain_day(first)
        return f"{start} – {self._say.plain_day(last)}"

    def _subtitle(self, spot: Spot) -> str:
        if spot.mode is Mode.WEEK:
            return self._say.bangla_day_range(bangla_date(spot.first_on), bangla_date(spot.last_on))
        first = spot.day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return self._say.bangla_months(bangla_date(first), bangla_date(last))

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

    def _weeks(self, span: CalendarSpan, spot: Spot, faces: Mapping[PageId, PageFace]) -> tuple[WeekRow, ...]:
        cells = [self._day(day, spot, span.today, faces) for day in span.days]
        return tuple(
            WeekRow(week_cell(self._say, week, faces, span.today), tuple(cells[7 * n : 7 * n + 7]))
            for n, week in enumerate(span.weeks)
        )

    def _day(self, day: CalendarDay, spot: Spot, today: date, faces: Mapping[PageId, PageFace]) -> DayCell:
        say, on = self._say, day.day
        chips = tuple(self._chip(chip, faces) for chip in day.chips)
        bangla = bangla_date(on)
        name = f"{say.day(on)}, {say.bangla_month_day(bangla)}"
        if on == today:
            name = say("{day}, today", day=name)
        return DayCell(
            day=on,
            number=say.number(on.day),
            dated=say.month_day(on) if on.day == 1 or on == spot.first_on else "",
            bangla=say.bangla_month_day(bangla),
            name=name,
            told=self._told(name, chips),
            today=on == today,
            quiet=on < today or not is_working_day(on),
            aside=spot.mode is Mode.MONTH and on.month != spot.day.month,
            open=on >= today,
            chips=chips,
        )

    def _told(self, name: str, chips: tuple[Chip, ...]) -> str:
        if not chips:
            return self._say("{day}: nothing", day=name)
        return f"{name}. {'; '.join(chip.told for chip in chips)}"

    def _chip(self, chip: CalendarChip, faces: Mapping[PageId, PageFace]) -> Chip:
        say, line = self._say, chip.line
        look = SHOWN_STATES[chip.shown]
        face = faces.get(line.delivery.page_id) if line.delivery else None
        word, clock, title = say(look.word), say.clock(line.at), line.title or say("Post without text")
        page = face.name if face else say("no page yet")
        told = f"{word}, {clock}, {title}, {page}"
        short = CHIP_WORDS.get(chip.shown, look.word)
        return Chip(line.post_id, look, word, clock, title, page, face, told, say(short))


def _not_allowed(action: Action) -> ModeratorError:
    return RoleNotAllowed(action=action.value)


def _times(span: CalendarSpan) -> Iterable[datetime]:
    return (chip.line.at for day in span.days for chip in day.chips)
