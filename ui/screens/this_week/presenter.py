"""Reads the week as this member meets it and puts it into words. Knows no Qt."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import Week, bangla_date, dhaka_day, is_working_day
from moderator_app.domain.cadence import PageWeek, WeekState
from moderator_app.domain.connections import Light
from moderator_app.domain.ids import PageId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.page_health import PageHealth
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.shown import Shown
from moderator_app.services.board import BoardRow, QueueLine, WeekBoard
from moderator_app.services.office import WelcomeStep
from moderator_app.words import Speaker, mark
from moderator_app.words.cadence import outlook_words
from moderator_app.words.connections import health_words
from moderator_app.words.terms import NOTE_KINDS
from ui.looking_again import look_again_in
from ui.names import short_name
from ui.page_faces import page_faces, page_kind
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.this_week.duties import duty_items
from ui.screens.this_week.needs import Needs, decision_of, short_span
from ui.screens.this_week.state import (
    Blank,
    BoardLine,
    CountCell,
    DayCell,
    DayHead,
    GapLine,
    HomeState,
    PageItem,
    QueueFoot,
    QueueItem,
    Target,
)
from ui.screens.this_week.words import away_words, refusal
from ui.widgets.page_face import PageFace
from ui.widgets.shapes import Shape
from ui.widgets.states import LATE, PAGE_STATES, PAUSED, SHOWN_STATES, WEEK_STATES, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

_USUAL_KEY = (Shown.LIVE, Shown.SCHEDULED, Shown.TO_APPROVE, Shown.DRAFT, Shown.BY_HAND)
_LONGEST_KEY = 6
_BY_HAND = StateLook(Shape.SQUARE_ARROW, Role.INFO, mark("All is published by hand"))
_GOES_ON = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Publishing is on"))
_NO_LONGER_PLANNED = frozenset({Shown.CANCELLED, Shown.REVIEW_REJECTED})


class WeekPresenter:
    """Everything it asks for is read; it may be called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core = core
        self._say = say
        self._actor = actor

    def load(self, week: Week | None = None) -> HomeState:
        """The screen of a week; None for the one in which today lies. Needs and queue are always those of now."""
        board = self._core.board.week(week.first_on if week else None)
        pages = self._core.accounts.all()
        faces = page_faces(self._say, pages)
        members = {member.id: member for member in self._core.panel.view().members}
        lights = self._core.health.lights()
        needs = Needs(self._say, faces, members, board.now)
        lines = tuple(self._line(row, faces, board) for row in board.rows if _is_kept(row.page_week))
        away = self._core.absence.last()
        return HomeState(
            week=board.week,
            is_this_week=board.today in board.week,
            subtitle=self._subtitle(board.week),
            board_title=self._board_title(board),
            heads=self._heads(board),
            board=lines,
            blank=None if lines else Blank.NONE_THIS_WEEK if pages else Blank.NO_PAGES,
            key=self._key(board.rows),
            needs=tuple(needs.line(need) for need in self._core.board.needs(self._actor.id)),
            pages=tuple(
                self._page(page, faces[page.id], lights[page.id]) for page in pages if page.kept_on(board.today)
            ),
            queue=tuple(self._queue_item(item, faces, board.now) for item in board.queue),
            queue_foot=self._queue_foot(),
            next_week=short_span(self._say, board.week.next),
            next_planned=self._planned(board),
            open_steps=len(WelcomeStep) - len(self._core.office.welcome().done),
            gaps=self._gaps(board, faces),
            duties=duty_items(self._say, self._core.roster.on_duty(self._actor.id)),
            look_again_in=look_again_in(board.now, (item.line.delivery.due_at for item in board.queue)),
            away=away_words(self._say, away) if away else "",
            away_harmed=away is not None and bool(away.missed or away.weeks),
        )

    def writing_refused(self) -> str:
        """Why this member may not write posts; "" when they may."""
        if self._actor.may(Action.DRAFT):
            return ""
        return refusal(self._say, Action.DRAFT)

    def _gaps(self, board: WeekBoard, faces: Mapping[PageId, PageFace]) -> tuple[GapLine, ...]:
        """The pages at risk, the one that lacks most first."""
        at_risk = [row.page_week for row in board.rows if row.page_week.state is WeekState.AT_RISK]
        at_risk.sort(key=lambda pw: pw.count.live + pw.count.scheduled - pw.minimum)
        return tuple(GapLine(pw.page.id, short_name(faces[pw.page.id].name)) for pw in at_risk)

    def _subtitle(self, week: Week) -> str:
        first, last = week.first_on, week.last_on
        bangla = self._say.bangla_day_range(bangla_date(first), bangla_date(last))
        return f"{self._say.day_range(first, last)} · {bangla}"

    def _board_title(self, board: WeekBoard) -> str:
        office = self._core.office.get()
        minimum = board.rows[0].page_week.minimum if board.rows else office.weekly_minimum if office else 2
        return self._say("{n} a week, page by page", n=minimum)

    def _heads(self, board: WeekBoard) -> tuple[DayHead, ...]:
        say = self._say
        return tuple(
            DayHead(
                weekday=say.weekday(day),
                number=say.number(day.day),
                name=say("{day}, today", day=say.short_day(day)) if day == board.today else say.short_day(day),
                today=day == board.today,
                quiet=day != board.today and (day < board.today or not is_working_day(day)),
            )
            for day in board.week.days
        )

    def _line(self, row: BoardRow, faces: Mapping[PageId, PageFace], board: WeekBoard) -> BoardLine:
        week = row.page_week
        look = WEEK_STATES[week.state]
        return BoardLine(
            page_id=week.page.id,
            face=faces[week.page.id],
            kind=page_kind(self._say, week.page),
            days=tuple(
                self._cell(self._say.short_day(day), states, lines)
                for day, states, lines in zip(board.week.days, row.days, row.lines, strict=True)
            ),
            count=self._count(week, look),
            look=look,
            word=self._say(look.word),
            second=self._second(week),
            told=outlook_words(self._say, row.forecast) if row.forecast else "",
        )

    def _cell(self, day: str, all_states: tuple[Shown, ...], all_lines: tuple[DeliveryLine, ...]) -> DayCell:
        kept = [(s, n) for s, n in zip(all_states, all_lines, strict=True) if s not in _NO_LONGER_PLANNED]
        if not kept:
            return DayCell(self._say("{day}: nothing", day=day))
        states, lines = zip(*kept, strict=True)
        looks = tuple(SHOWN_STATES[state] for state in states)
        told = "; ".join(f"{self._say(look.word)}: {line.title}" for look, line in zip(looks, lines, strict=True))
        more = f"+{self._say.number(len(looks) - 1)}" if len(looks) > 2 else ""
        return DayCell(f"{day}. {told}", looks[:1] if more else looks, more, target_of(lines[0], states[0]))

    def _count(self, week: PageWeek, look: StateLook) -> CountCell:
        say, count = self._say, week.count
        name = say(
            "{live} of {minimum} live, {scheduled} scheduled",
            live=count.live,
            minimum=week.minimum,
            scheduled=count.scheduled,
        )
        live, wanted = say.number(count.live), say.number(week.minimum)
        return CountCell(live, wanted, name, week.minimum, count.live, count.scheduled, look.role)

    def _second(self, week: PageWeek) -> str:
        say = self._say
        match week.state:
            case WeekState.MET:
                return say("nothing due")
            case WeekState.ON_TRACK:
                return say.count("{n} is scheduled", "{n} are scheduled", week.count.scheduled)
            case WeekState.AT_RISK:
                return say.count("{n} day left", "{n} days left", week.days_left)
            case WeekState.MISSED:
                return say("reason written") if week.note else say("reason not written")
            case WeekState.EXCUSED:
                return say(NOTE_KINDS[week.note.kind]) if week.note else ""
            case WeekState.NOT_RECORDED:
                return say("not a whole week")

    def _key(self, rows: Iterable[BoardRow]) -> tuple[tuple[StateLook, str], ...]:
        present = {state for row in rows for day in row.days for state in day} - _NO_LONGER_PLANNED
        wanted = [*_USUAL_KEY, *(state for state in Shown if state in present and state not in _USUAL_KEY)]
        if len(wanted) > _LONGEST_KEY:
            wanted = [state for state in wanted if state in present]
        looks = dict.fromkeys(SHOWN_STATES[state] for state in wanted)
        return tuple((look, self._say(look.word)) for look in looks)

    def _page(self, page: Page, face: PageFace, health: PageHealth) -> PageItem:
        """What asks for a look leads straight to where it is mended."""
        look = PAGE_STATES[health.light.value]
        second = page_kind(self._say, page) if health.connection is None else health_words(self._say, health).short
        mend = health.light in (Light.BROKEN, Light.LOOK_SOON)
        target = Target(Place(Room.PAGES, page.id, "connect" if mend else ""))
        return PageItem(page.id, face, second, look, self._say(look.word), target)

    def _queue_foot(self) -> QueueFoot:
        say, standing = self._say, self._core.publishing.standing()
        following = say("next {time}", time=say.clock(standing.next_due_at)) if standing.next_due_at else ""
        if standing.pause is not None:
            return QueueFoot(PAUSED, say("Publishing is paused"), paused=True)
        if not standing.connected:
            return QueueFoot(_BY_HAND, say(_BY_HAND.word), following)
        if standing.offline or standing.clock_stops:
            return QueueFoot(LATE, say("Publishing is held up"), following)
        return QueueFoot(_GOES_ON, say(_GOES_ON.word), following)

    def _queue_item(self, item: QueueLine, faces: Mapping[PageId, PageFace], now: datetime) -> QueueItem:
        say, line = self._say, item.line
        look = SHOWN_STATES[item.shown]
        due = line.delivery.due_at or line.planned_at
        return QueueItem(
            day=self._near_day(due, now) if due else "",
            time=say.time(due) if due else "",
            when=say.moment(due) if due else say("no time yet"),
            title=line.title or say("Untitled post"),
            face=faces[line.delivery.page_id],
            look=look,
            word=say(look.word),
            target=target_of(line, item.shown),
        )

    def _near_day(self, at: datetime, now: datetime) -> str:
        day = dhaka_day(at)
        if day == dhaka_day(now):
            return self._say("Today")
        return f"{self._say.weekday(day)} {self._say.number(day.day)}"

    def _planned(self, board: WeekBoard) -> str:
        if not board.owed_next:
            return ""
        return self._say("{n} of {total} planned", n=board.planned_next, total=board.owed_next)


def target_of(line: DeliveryLine, state: Shown) -> Target:
    """Where a post on a page opens: its kit when it waits for a person, its decision, its review, or the post."""
    post = line.delivery.post_id
    if state is Shown.MISSED:
        return Target(decision_of(post))
    if state is Shown.BY_HAND:
        return Target(Place(Room.POSTS, item=post), line.delivery.id)
    return Target(Place(Room.REVIEW if state is Shown.TO_APPROVE else Room.POSTS, item=post))


def _is_kept(week: PageWeek) -> bool:
    """Pages whose time touches the week."""
    page = week.page
    return page.first_on <= week.week.last_on and (page.last_on is None or page.last_on >= week.week.first_on)
