"""Where a duty roster falls apart: gaps and conflicts, week by week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.roster import Duty, Leave, duty_of
from moderator_app.domain.rotation import days_there, is_free, working_days


class FaultKind(StrEnum):
    """What is wrong with a duty, most pressing first."""

    NOBODY_FREE = "nobody_free"
    VACANT = "vacant"
    LEFT = "left"
    ON_LEAVE = "on_leave"
    CANNOT = "cannot"
    SAME_PERSON = "same_person"
    NO_STANDBY = "no_standby"
    STANDBY_LEFT = "standby_left"
    STANDBY_AWAY = "standby_away"
    TWO_PAGES = "two_pages"


class Severity(StrEnum):
    """GAP: on some working day nobody keeps the page; WEAK: one more absence and nobody does; NOTE: good to know."""

    GAP = "gap"
    WEAK = "weak"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RosterFault:
    """A gap or conflict of a week.

    `page_id` None: of the duty for all pages, or of the whole week. `days` are the working days on which `member_id` is
    missing; `covered` tells whether the stand-by is there on all of them.
    """

    week: Week
    kind: FaultKind
    severity: Severity
    page_id: PageId | None = None
    member_id: MemberId | None = None
    days: tuple[date, ...] = ()
    covered: bool = False


def roster_faults(
    weeks: Iterable[Week],
    pages: Sequence[Page],
    duties: Sequence[Duty],
    members: Sequence[Member],
    leaves: Sequence[Leave],
    *,
    since: date | None = None,
) -> tuple[RosterFault, ...]:
    """What is wrong in some weeks, by week, the most pressing first; days before `since` are not looked at.

    A page counts in the weeks in which the office keeps it; without any page the duty for all pages is looked at alone.
    Where nobody who may draft is there on any working day of a week, that is the only fault of it.
    """
    kinds = list(FaultKind)
    found: list[RosterFault] = []
    for week in weeks:
        found += _Look(week, members, leaves, since).faults(pages, [d for d in duties if d.key.week == week])
    return tuple(sorted(found, key=lambda f: (f.week, kinds.index(f.kind))))


class _Look:
    """One week under the glass."""

    def __init__(self, week: Week, members: Sequence[Member], leaves: Sequence[Leave], since: date | None) -> None:
        self._week = week
        self._days = tuple(day for day in working_days(week) if since is None or day >= since)
        self._there = {m.id: tuple(d for d in days_there(m, week, leaves) if d in self._days) for m in members}
        self._members = {m.id: m for m in members}
        self._able = [m.id for m in members if m.may(Action.DRAFT) and self._there[m.id]]
        self._free = [m.id for m in members if is_free(m, week, leaves)]

    def faults(self, pages: Sequence[Page], duties: Sequence[Duty]) -> list[RosterFault]:
        kept = [page.id for page in pages if any(page.kept_on(day) for day in self._week.days)]
        if pages and not kept:
            return []
        if self._days and not self._able:
            return [RosterFault(self._week, FaultKind.NOBODY_FREE, Severity.GAP)]
        holding = {page_id: duty_of(duties, page_id, self._week) for page_id in kept or [None]}
        distinct = list({duty.key: duty for duty in holding.values() if duty}.values())
        if not distinct:
            return [RosterFault(self._week, FaultKind.VACANT, Severity.GAP)]
        unplanned = [page_id for page_id, duty in holding.items() if duty is None]
        found = [RosterFault(self._week, FaultKind.VACANT, Severity.GAP, page_id) for page_id in unplanned]
        for duty in distinct:
            found += self._of_duty(duty)
        return [*found, *self._two_pages(distinct)]

    def _of_duty(self, duty: Duty) -> list[RosterFault]:
        main = duty.main_id
        page_id = duty.key.page_id
        standby = duty.standby_id if duty.standby_id != main else None
        if main is None:
            covered = standby is not None and set(self._days) <= set(self._there.get(standby, ()))
            severity = Severity.WEAK if covered else Severity.GAP
            return [RosterFault(self._week, FaultKind.VACANT, severity, page_id, covered=covered)]
        found = self._absence(main, standby, page_id)
        member = self._members.get(main)
        if member and not member.may(Action.DRAFT):
            found.append(RosterFault(self._week, FaultKind.CANNOT, Severity.WEAK, page_id, main))
        return [*found, *self._standby(duty)]

    def _absence(self, main: MemberId, standby: MemberId | None, page_id: PageId | None) -> list[RosterFault]:
        cover = set(self._there.get(standby, ())) if standby else set[date]()
        there = self._there.get(main, ())
        member = self._members.get(main)
        found: list[RosterFault] = []
        for kind, days in (
            (FaultKind.LEFT, tuple(d for d in self._days if not (member and member.in_office(d)))),
            (FaultKind.ON_LEAVE, tuple(d for d in self._days if d not in there)),
        ):
            rest = tuple(d for d in days if not any(d in fault.days for fault in found))
            if rest:
                covered = set(rest) <= cover
                weak = Severity.WEAK if kind is FaultKind.LEFT else Severity.NOTE
                severity = weak if covered else Severity.GAP
                found.append(RosterFault(self._week, kind, severity, page_id, main, rest, covered))
        return found

    def _standby(self, duty: Duty) -> list[RosterFault]:
        standby, page_id = duty.standby_id, duty.key.page_id
        if standby == duty.main_id:
            return [RosterFault(self._week, FaultKind.SAME_PERSON, Severity.WEAK, page_id, standby)]
        if standby is None:
            others = [m for m in self._able if m != duty.main_id]
            return [RosterFault(self._week, FaultKind.NO_STANDBY, Severity.WEAK, page_id)] if others else []
        member = self._members.get(standby)
        days = tuple(d for d in self._days if d not in self._there.get(standby, ()))
        if not days:
            return []
        seated = member is not None and all(member.in_office(day) for day in self._days)
        kind, severity = (FaultKind.STANDBY_AWAY, Severity.NOTE) if seated else (FaultKind.STANDBY_LEFT, Severity.WEAK)
        return [RosterFault(self._week, kind, severity, page_id, standby, days)]

    def _two_pages(self, duties: Sequence[Duty]) -> list[RosterFault]:
        mains = [duty.main_id for duty in duties if duty.main_id]
        idle = [m for m in self._free if m not in mains]
        twice = [m for m in dict.fromkeys(mains) if mains.count(m) > 1]
        return [
            RosterFault(self._week, FaultKind.TWO_PAGES, Severity.NOTE, member_id=member_id)
            for member_id in twice
            if idle
        ]
