"""The week board: are the weeks safe, what needs this member, what goes out next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import final

from moderator_app.domain.approval import content_hash
from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.cadence import NoteKind, PageWeek, WeekCount, WeekNote, WeekState, checked_reason, page_week
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import WrongMove
from moderator_app.domain.forecast import Forecast, OfficeTime, Owed, forecast
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.lines import DeliveryLine, PostFilter, PostLine, PostQuery
from moderator_app.domain.mail import MailTrouble
from moderator_app.domain.panel import Action, Member, require
from moderator_app.domain.pauses import Pause
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.roster import Swap
from moderator_app.domain.roster_faults import RosterFault
from moderator_app.domain.sending import Sending
from moderator_app.domain.series import Series
from moderator_app.domain.shown import Shown, shown
from moderator_app.events import WeekNoted
from moderator_app.ports import StoreFact, Unit
from moderator_app.services.cancelled_days import OnCancelledDay, on_cancelled_days
from moderator_app.services.mail_round import mail_trouble
from moderator_app.services.reminder_needs import ToldWeek, told_weeks
from moderator_app.services.reminders import due_for
from moderator_app.services.review_lines import expired_lines, falling_to, voided_lines
from moderator_app.services.roster_year import open_swaps, vacant_soon
from moderator_app.services.series_days import orphans
from moderator_app.services.stuck import stuck_lines
from moderator_app.services.week_outlook import lost_weeks, office_time, posts_of
from moderator_app.services.workroom import Workroom
from moderator_app.zone import dhaka_day

_NEEDS_LIMIT = 50
_DRAFTS_LOOKED_THROUGH = 200


class NeedKind(StrEnum):
    """Why something asks for a member, most pressing first."""

    MAIL_FAILS = "mail_fails"  # while it lasts, nobody hears of the rest
    UNKNOWN = "unknown"
    DOUBLE = "double"
    CANCEL_PENDING = "cancel_pending"
    FAILED = "failed"
    BLOCKED = "blocked"
    PAUSE_ENDED = "pause_ended"
    CONFIRM = "confirm"
    MISSED_TIME = "missed_time"
    BY_HAND = "by_hand"
    REMINDED = "reminded"
    EXPIRED = "expired"
    VOIDED = "voided"
    TO_APPROVE = "to_approve"
    CHANGES = "changes"
    SWAP_ASKED = "swap_asked"
    DUTY_VACANT = "duty_vacant"
    MISSED_WEEK = "missed_week"
    SERIES_LEFT = "series_left"
    CANCELLED_DAY = "cancelled_day"
    BACKUP_DUE = "backup_due"
    DRILL_DUE = "drill_due"


_REMINDERS = {StoreFact.BACKED_UP_AT: NeedKind.BACKUP_DUE, StoreFact.DRILLED_AT: NeedKind.DRILL_DUE}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that asks for a member. A delivery for CONFIRM, MISSED_TIME, BY_HAND and, with its `sending`, UNKNOWN,
    DOUBLE, CANCEL_PENDING, FAILED and BLOCKED, the pause for PAUSE_ENDED, a post for EXPIRED, VOIDED, TO_APPROVE and
    CHANGES, a page's week for MISSED_WEEK, a recurring post whose author has left for SERIES_LEFT, what is wrong for
    MAIL_FAILS, a swap for SWAP_ASKED, a gap of the roster for DUTY_VACANT, and for BACKUP_DUE and DRILL_DUE when it was
    done last (None: never); CANCELLED_DAY carries the post and the day that the state no longer keeps, REMINDED the
    week of which the member was told.
    """

    kind: NeedKind
    delivery: DeliveryLine | None = None
    post: PostLine | None = None
    week: PageWeek | None = None
    last_at: datetime | None = None
    cancelled: OnCancelledDay | None = None
    mail: MailTrouble | None = None
    series: Series | None = None
    swap: Swap | None = None
    fault: RosterFault | None = None
    told: ToldWeek | None = None
    sending: Sending | None = None
    pause: Pause | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A page's week with what stands on each of its seven days, Sunday first; `lines` are the posts themselves, and
    `forecast` is how the week will end.
    """

    page_week: PageWeek
    days: tuple[tuple[Shown, ...], ...]
    lines: tuple[tuple[DeliveryLine, ...], ...] = ()
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class QueueLine:
    """Something that goes out next."""

    line: DeliveryLine
    shown: Shown


@dataclass(frozen=True, slots=True)
class WeekBoard:
    """The board of a week as of now; `planned_next` of `owed_next` posts stand planned in the week after.

    What a page has planned beyond its minimum fills no other page's gap.
    """

    week: Week
    today: date
    now: datetime
    rows: tuple[BoardRow, ...]
    queue: tuple[QueueLine, ...]
    planned_next: int
    owed_next: int


@final
class Board:
    """Reads the week board and keeps the reasons of weeks that fell short."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def week(self, day: date | None = None) -> WeekBoard:
        """The board of the week in which a day lies; None for today."""
        now = self._room.now()
        today = dhaka_day(now)
        week = week_of(day or today)
        with self._room.store.read() as unit:
            lines = unit.deliveries.in_week(week)
            page_weeks = page_weeks_of(unit, (week,), now)
            following = page_weeks_of(unit, (week.next,), now)
            time = office_time(unit, week, week)
            queue = unit.deliveries.out_next(6)
        return WeekBoard(
            week=week,
            today=today,
            now=now,
            rows=tuple(_row(pw, lines, now, time) for pw in page_weeks),
            queue=tuple(QueueLine(line, shown(line.stage, line.delivery, now)) for line in queue),
            planned_next=sum(min(pw.minimum, pw.count.live + pw.count.scheduled + pw.count.maybe) for pw in following),
            owed_next=sum(pw.minimum for pw in following if pw.state is not WeekState.NOT_RECORDED),
        )

    def needs(self, actor: MemberId) -> tuple[Need, ...]:
        """What asks for this member now, most pressing first."""
        now = self._room.now()
        with self._room.reading(actor) as unit:
            member = unit.members.get(actor)
            needs = [
                *_mail(unit, member),
                *_sent(unit, member, now),
                *_by_hand(unit, member, now),
                *(Need(NeedKind.REMINDED, told=told) for told in told_weeks(unit, actor, now)),
                *(Need(NeedKind.EXPIRED, post=line) for line in expired_lines(unit, member, now)),
                *(Need(NeedKind.VOIDED, post=line) for line in voided_lines(unit, member)),
                *_reviews(unit, member, now),
                *_duties(unit, member, now),
                *_missed(unit, member, now),
                *_series_left(unit, member, now),
                *_on_cancelled_days(unit, member, now),
                *_monthly(unit, member, now),
            ]
        return tuple(needs[:_NEEDS_LIMIT])

    def note_week(self, actor: MemberId, page_id: PageId, week: Week, kind: NoteKind, reason: str) -> WeekNote:
        """Writes why a week fell short, or excuses it.

        Raises:
            EmptyField: no reason was written.
            WrongMove: the week is not over yet, and nothing excuses it; or the page was not kept in it.
            NotAllowed: only the convenor excuses, and takes an excuse back; everyone who drafts gives reasons.
        """
        written = checked_reason(reason)
        action = Action.CHANGE_SETTINGS if kind.excuses else Action.DRAFT
        with self._room.acting(actor, action) as acting:
            page = acting.unit.pages.get(page_id)
            if not any(page.kept_on(day) for day in week.days):
                raise WrongMove(state=WeekState.NOT_RECORDED.value, wished=WeekState.MISSED.value)
            if not kind.excuses and week.last_on >= acting.today:
                raise WrongMove(state=WeekState.AT_RISK.value, wished=WeekState.MISSED.value)
            if any(n.page_id == page_id and n.kind.excuses for n in acting.unit.weeks.between(week, week)):
                require(acting.member, Action.CHANGE_SETTINGS, acting.today)
            note = WeekNote(page_id, week, kind, written, actor, acting.now)
            acting.unit.weeks.put(note)
            acting.log("week_noted", "page", page_id, week=week.first_on.isoformat(), kind=kind.value, reason=written)
        self._room.bus.publish(WeekNoted(page_id, initiator=actor))
        return note


def page_weeks_of(unit: Unit, weeks: Sequence[Week], now: datetime) -> tuple[PageWeek, ...]:
    """Every kept page's state in each of some weeks: page by page, weeks in order."""
    office = unit.office.get()
    if office is None or not weeks:
        return ()
    counts = unit.deliveries.counts(weeks, now)
    notes = {(n.page_id, n.week): n for n in unit.weeks.between(weeks[0], weeks[-1])}
    today = dhaka_day(now)
    return tuple(
        page_week(
            page,
            week,
            office.weekly_minimum,
            counts.get((page.id, week), WeekCount()),
            today,
            notes.get((page.id, week)),
        )
        for page in unit.pages.all()
        if page.last_on is None or page.last_on >= weeks[0].first_on
        for week in weeks
    )


def _row(page_week: PageWeek, lines: Iterable[DeliveryLine], now: datetime, time: OfficeTime) -> BoardRow:
    mine = [line for line in lines if line.delivery.page_id == page_week.page.id]
    days = tuple(tuple(line for line in mine if _day_of(line) == day) for day in page_week.week.days)
    owed = Owed(page_week.page, page_week.week, page_week.minimum, page_week.note)
    return BoardRow(
        page_week,
        tuple(tuple(shown(line.stage, line.delivery, now) for line in day) for day in days),
        days,
        forecast(owed, posts_of(page_week.page, mine, page_week.count), now, time),
    )


def _day_of(line: DeliveryLine) -> date | None:
    at = line.delivery.live_at or line.delivery.due_at or line.planned_at
    return dhaka_day(at) if at else None


def _sent(unit: Unit, member: Member, now: datetime) -> list[Need]:
    """What the program sends and cannot bring to its end alone, and a pause whose stated end has passed."""
    if not member.may(Action.PUBLISH):
        return []
    needs = [Need(NeedKind(one.why.value), delivery=one.line, sending=one.sending) for one in stuck_lines(unit)]
    pause = unit.pauses.holding()
    if pause is not None and pause.is_over(now):
        needs.append(Need(NeedKind.PAUSE_ENDED, pause=pause))
    return needs


def _by_hand(unit: Unit, member: Member, now: datetime) -> list[Need]:
    if not member.may(Action.PUBLISH):
        return []
    opened = [Need(NeedKind.CONFIRM, delivery=line) for line in unit.deliveries.opened()]
    waiting = [
        Need(NeedKind.BY_HAND, delivery=line)
        for line in unit.deliveries.out_next(_NEEDS_LIMIT)
        if line.delivery.state is DeliveryState.MANUAL_READY
        and line.delivery.due_at is not None
        and dhaka_day(line.delivery.due_at) <= dhaka_day(now)
    ]
    missed = [Need(NeedKind.MISSED_TIME, delivery=line) for line in unit.deliveries.missed()]
    return [*opened, *missed, *waiting]


def _reviews(unit: Unit, member: Member, now: datetime) -> list[Need]:
    waiting = unit.posts.lines(PostQuery(PostFilter.WAITING, by_plan=True), 0, _NEEDS_LIMIT)
    possible = [
        line
        for line in waiting
        if line.stage is ReviewStage.SUBMITTED
        and member.may(Action.APPROVE)
        and member.id not in (line.author_id, line.edited_by)
    ]
    approved = _approved_already(unit, [line.post_id for line in possible], member.id)
    to_approve = [Need(NeedKind.TO_APPROVE, post=line) for line in possible if line.post_id not in approved]
    drafts = unit.posts.lines(PostQuery(PostFilter.DRAFTS, by_plan=True), 0, _DRAFTS_LOOKED_THROUGH)
    asked = [line for line in drafts if line.stage is ReviewStage.CHANGES_ASKED]  # sent back, it is a draft again
    back = [Need(NeedKind.CHANGES, post=line) for line in falling_to(unit, asked, member, now)]
    return [*to_approve, *back]


def _approved_already(unit: Unit, post_ids: Sequence[PostId], member_id: MemberId) -> set[PostId]:
    """Posts to whose present content a member gave a word already, while another's is still wanted."""
    mine = {
        post_id: {a.content_hash for a in approvals if a.member_id == member_id}
        for post_id, approvals in unit.approvals.of_posts(post_ids).items()
    }
    posts = unit.posts.many([post_id for post_id, hashes in mine.items() if hashes])
    return {
        post_id
        for post_id, post in posts.items()
        if {content_hash(page, post.content_for(page)) for page in post.draft.page_ids} <= mine[post_id]
    }


def _series_left(unit: Unit, member: Member, now: datetime) -> list[Need]:
    if not member.may(Action.CHANGE_SETTINGS):
        return []
    return [Need(NeedKind.SERIES_LEFT, series=series) for series in orphans(unit, dhaka_day(now))]


def _mail(unit: Unit, member: Member) -> list[Need]:
    trouble = mail_trouble(unit) if member.may(Action.CHANGE_SETTINGS) else None
    return [Need(NeedKind.MAIL_FAILS, mail=trouble)] if trouble is not None else []


def _on_cancelled_days(unit: Unit, member: Member, now: datetime) -> list[Need]:
    return [Need(NeedKind.CANCELLED_DAY, cancelled=each) for each in on_cancelled_days(unit, member, now)]


def _duties(unit: Unit, member: Member, now: datetime) -> list[Need]:
    """Swaps that wait for this member, and for the convenor what of the roster nobody keeps within a fortnight."""
    asked = [swap for swap in open_swaps(unit, now) if swap.other_id == member.id] if member.may(Action.DRAFT) else []
    faults = vacant_soon(unit, now) if member.may(Action.CHANGE_PANEL) else ()
    swaps = [Need(NeedKind.SWAP_ASKED, swap=swap) for swap in asked]
    return [*swaps, *(Need(NeedKind.DUTY_VACANT, fault=fault) for fault in faults)]


def _monthly(unit: Unit, member: Member, now: datetime) -> list[Need]:
    if not member.may(Action.CHANGE_SETTINGS):
        return []
    return [Need(_REMINDERS[fact], last_at=last) for fact, last in due_for(unit, now).items()]


def _missed(unit: Unit, member: Member, now: datetime) -> list[Need]:
    if not member.may(Action.DRAFT):
        return []
    newest_first = sorted(lost_weeks(unit, now), key=lambda pw: pw.week, reverse=True)
    return [Need(NeedKind.MISSED_WEEK, week=pw) for pw in newest_first]
