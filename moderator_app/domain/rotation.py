"""The fair rotation: who is on duty in each week of a fiscal year, and who stands by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from moderator_app.domain.bd_calendar import Week, is_working_day
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.roster import Duty, DutyKey, Leave

_RUN = 2


@dataclass(frozen=True, slots=True)
class WeeksServed:
    """In how many duties a member is the main, and in how many the stand-by."""

    main: int = 0
    standby: int = 0


def working_days(week: Week) -> tuple[date, ...]:
    """The days of a week on which offices work: Sunday to Thursday."""
    return tuple(day for day in week.days if is_working_day(day))


def days_there(member: Member, week: Week, leaves: Iterable[Leave]) -> tuple[date, ...]:
    """The working days of a week on which a member sits on the panel and is not on leave."""
    away = [leave for leave in leaves if leave.member_id == member.id]
    return tuple(d for d in working_days(week) if member.in_office(d) and not any(d in leave for leave in away))


def is_free(member: Member, week: Week, leaves: Iterable[Leave]) -> bool:
    """Whether a member is there on every working day of a week, and one who may draft."""
    return member.may(Action.DRAFT) and days_there(member, week, leaves) == working_days(week)


def weeks_served(duties: Iterable[Duty]) -> Mapping[MemberId, WeeksServed]:
    """How often each member is named; who is never named is not in it."""
    served: dict[MemberId, WeeksServed] = {}
    for duty in duties:
        if duty.main_id:
            seen = served.get(duty.main_id, WeeksServed())
            served[duty.main_id] = replace(seen, main=seen.main + 1)
        if duty.standby_id:
            seen = served.get(duty.standby_id, WeeksServed())
            served[duty.standby_id] = replace(seen, standby=seen.standby + 1)
    return served


def rotated(
    weeks: Sequence[Week],
    members: Sequence[Member],
    leaves: Sequence[Leave],
    page_ids: Sequence[PageId] | None,
    *,
    keep: Iterable[Duty] = (),
    fill_from: Week | None = None,
) -> tuple[Duty, ...]:
    """The duties that are missing in some weeks, dealt out fairly; the same question always has the same answer.

    In each week the free member with the fewest weeks so far becomes the main, and of the others the one who stood by
    least the stand-by. *Free* is who is there on all five working days. Where nobody is, whoever is there longest;
    where nobody is there at all, the duty names nobody.

    **Leave counts as owed, not as served**: who was away comes back with fewer weeks than the others and takes the next
    ones, two in a row at most while another is free, until level again or until the year is over; nothing is carried
    into the next year. So of two who were free all the time neither is ever more than one week ahead, and whoever is
    further ahead gained all but that one week while the other was not free.
    Who joins later begins with the fewest weeks of those free then, and pays nothing back.

    By page (`page_ids`), the weeks on all pages are counted together, and nobody is the main of two pages in one week
    while another free member has none.

    Args:
        weeks: in order; all are counted, from the first on.
        members: in the order of the register, which decides between equals; who may not draft is left out.
        leaves: of all members.
        page_ids: a duty for each of these pages; None: one for all pages.
        keep: duties that stay as they are and count; one of an earlier week only tells who was on duty last.
        fill_from: the first week in which something is missing; those before it are only counted. None: all.
    """
    kept = {duty.key: duty for duty in keep}
    deal = _Deal([m for m in members if m.may(Action.DRAFT)], leaves, single=page_ids is None or len(page_ids) < 2)
    deal.remember(duty for key, duty in sorted(kept.items(), key=_by_week) if weeks and key.week < weeks[0])
    made: list[Duty] = []
    for week in weeks:
        deal.begin(week)
        deal.note(duty for key, duty in sorted(kept.items(), key=_by_week) if key.week == week)
        if fill_from is None or week >= fill_from:
            made += [deal.duty(key) for key in _wanted(week, page_ids, kept)]
        deal.end()
    return tuple(made)


def _by_week(item: tuple[DutyKey, Duty]) -> tuple[Week, str]:
    return item[0].week, item[0].page_id or ""


def _wanted(week: Week, page_ids: Sequence[PageId] | None, kept: Mapping[DutyKey, Duty]) -> list[DutyKey]:
    keys = [DutyKey(week)] if page_ids is None else [DutyKey(week, page_id) for page_id in page_ids]
    return [] if DutyKey(week) in kept else [key for key in keys if key not in kept]


@dataclass(slots=True)
class _Hand:
    """What one member has been dealt so far; `main` and `standby` begin with the credit of who joined later."""

    main: int = 0
    standby: int = 0
    run: int = 0
    last: int = -1
    pages: dict[PageId | None, int] = field(default_factory=dict[PageId | None, int])
    mains_now: int = 0
    named_now: int = 0


class _Deal:
    """Deals week after week."""

    def __init__(self, members: Sequence[Member], leaves: Sequence[Leave], *, single: bool) -> None:
        self._members = members
        self._leaves = leaves
        self._single = single
        self._hands: dict[MemberId, _Hand] = {}
        self._days: dict[MemberId, int] = {}
        self._order = {member.id: n for n, member in enumerate(members)}
        self._week = 0
        self._ran: dict[MemberId, int] = {}

    def remember(self, duties: Iterable[Duty]) -> None:
        """Reads off who was on duty in the weeks just before."""
        by_week: dict[Week, set[MemberId]] = {}
        for duty in duties:
            by_week.setdefault(duty.key.week, set()).update({duty.main_id} if duty.main_id else ())
        for mains in by_week.values():
            self._ran = {member_id: self._ran.get(member_id, 0) + 1 for member_id in mains}

    def begin(self, week: Week) -> None:
        """Sees who is there for how long, and seats who comes for the first time."""
        self._week += 1
        self._days = {m.id: len(days_there(m, week, self._leaves)) for m in self._members}
        coming = [m for m in self._members if m.id not in self._hands and any(map(m.in_office, working_days(week)))]
        seated = [m.id for m in self._members if m.id in self._hands]
        free = [self._hands[m] for m in seated if self._days[m] == len(working_days(week))]
        least = free or [self._hands[m] for m in seated]
        main = min((hand.main for hand in least), default=0)
        standby = min((hand.standby for hand in least), default=0)
        for member in coming:
            self._hands[member.id] = _Hand(main, standby, self._ran.get(member.id, 0))

    def note(self, duties: Iterable[Duty]) -> None:
        """Counts duties that are kept."""
        for duty in duties:
            self._count(duty)

    def duty(self, key: DutyKey) -> Duty:
        """Deals one duty."""
        main = self._main(key.page_id)
        duty = Duty(key, main, self._standby(main))
        self._count(duty)
        return duty

    def end(self) -> None:
        """The week is dealt."""
        for hand in self._hands.values():
            hand.run = hand.run + 1 if hand.mains_now else 0
            hand.mains_now = hand.named_now = 0

    def _main(self, page_id: PageId | None) -> MemberId | None:
        longest = max(self._days.values(), default=0)
        there = [m for m, days in self._days.items() if days and days == longest]
        rested = [m for m in there if self._hands[m].run < _RUN]

        def turn(member_id: MemberId) -> tuple[int, ...]:
            hand = self._hands[member_id]
            turns = hand.pages.get(page_id, 0)
            return hand.mains_now, hand.main, int(hand.run > 0), turns, hand.last, self._order[member_id]

        return min(rested if self._single and rested else there, key=turn, default=None)

    def _standby(self, main: MemberId | None) -> MemberId | None:
        def turn(member_id: MemberId) -> tuple[int, ...]:
            hand = self._hands[member_id]
            return -self._days[member_id], hand.named_now, hand.standby, hand.main, self._order[member_id]

        others = [m for m, days in self._days.items() if days and m != main]
        return min(others, key=turn, default=None) if main else None

    def _count(self, duty: Duty) -> None:
        main = self._hands.get(duty.main_id) if duty.main_id else None
        if main:
            main.main += 1
            main.mains_now += 1
            main.named_now += 1
            main.last = self._week
            main.pages[duty.key.page_id] = main.pages.get(duty.key.page_id, 0) + 1
        standby = self._hands.get(duty.standby_id) if duty.standby_id else None
        if standby:
            standby.standby += 1
            standby.named_now += 1
