"""The duty roster: who keeps the pages in which week, dealt out fairly or named by the convenor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import final

from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.errors import EditedMeanwhile, NotOnDuty
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import Post
from moderator_app.domain.roster import Duty, DutyKey, duty_of, weeks_of_year
from moderator_app.domain.roster_rules import checked_duty, checked_note
from moderator_app.domain.rotation import WeeksServed, rotated, weeks_served
from moderator_app.events import RosterChanged
from moderator_app.ports import CalendarPrinter, FileWriter, Unit
from moderator_app.services.roster_calendar import calendar_entries
from moderator_app.services.roster_year import (
    OnDuty,
    RosterYear,
    fiscal_year_of,
    owners_of,
    read_on_duty,
    read_year,
)
from moderator_app.services.workroom import Acting, Workroom
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day


@dataclass(frozen=True, slots=True)
class RotationWish:
    """What to deal out: the fiscal year that begins in July of `year`, by page or for all pages together.

    `keep_named`: what a person named, or two swapped, stays as it is while that member is in office.
    """

    year: int
    by_page: bool = False
    keep_named: bool = True


@dataclass(frozen=True, slots=True)
class RotationPlan:
    """What a rotation would make: `made` are the new duties, `removed` the keys of duties that give way to them.

    `changed` pairs what held before with each new duty that names others; `before` and `after` count the whole year.
    """

    wish: RotationWish
    made: tuple[Duty, ...]
    removed: tuple[DutyKey, ...]
    changed: tuple[tuple[Duty | None, Duty], ...]
    before: Mapping[MemberId, WeeksServed]
    after: Mapping[MemberId, WeeksServed]


@final
class RosterDesk:
    """Keeps the duty roster. Weeks that are over stay as they were."""

    def __init__(self, room: Workroom, calendar: CalendarPrinter, files: FileWriter) -> None:
        """Works on the store of the room."""
        self._room = room
        self._calendar = calendar
        self._files = files

    def fiscal_year(self, actor: MemberId, year: int | None = None) -> RosterYear:
        """The roster of the fiscal year that begins in July of `year`; None for the running one."""
        now = self._room.now()
        with self._room.reading(actor) as unit:
            return read_year(unit, fiscal_year_of(dhaka_day(now)) if year is None else year, now)

    def on_duty(self, actor: MemberId) -> tuple[OnDuty, ...]:
        """Who is on duty now, for all pages and for those that have a duty of their own."""
        with self._room.reading(actor) as unit:
            return read_on_duty(unit, self._room.now())

    def owners_of(self, post: Post) -> tuple[Member, ...]:
        """Whose a post is: the member it was given to, else whoever is on duty for its pages today."""
        with self._room.store.read() as unit:
            return owners_of(unit, post, self._room.now())

    def set_duty(self, actor: MemberId, key: DutyKey, main_id: MemberId | None, standby_id: MemberId | None) -> Duty:
        """Names who keeps a week, or nobody (None): a new rotation leaves that alone.

        Raises:
            DutyPast, DutyTwice, NotInOffice, DutyNotForRole: as in `checked_duty`.
            NothingThere: no such page.
            NotAllowed: only the convenor names.
        """
        with self._room.acting(actor, Action.CHANGE_PANEL) as acting:
            known = _own(acting.unit, key)
            note = known.note if known else ""
            named = Duty(key, main_id, standby_id, note, by_hand=True)
            duty = checked_duty(named, acting.unit.members.all(), acting.today)
            acting.unit.roster.put_duty(duty)
            _log_duty(acting, "duty_named", key, main=main_id, standby=standby_id)
        self._tell(actor)
        return duty

    def clear_duty(self, actor: MemberId, key: DutyKey) -> None:
        """Takes away a page's own duty, so that the one for all pages holds for it again.

        Raises:
            DutyPast: the week is over.
            NotAllowed: only the convenor names.
        """
        with self._room.acting(actor, Action.CHANGE_PANEL) as acting:
            checked_duty(Duty(key), (), acting.today)
            acting.unit.roster.remove_duty(key)
            _log_duty(acting, "duty_cleared", key)
        self._tell(actor)

    def preview(self, actor: MemberId, wish: RotationWish) -> RotationPlan:
        """What a rotation would make; nothing is changed.

        Raises:
            NotAllowed: only the convenor deals out.
        """
        self._room.allow(actor, Action.CHANGE_PANEL)
        with self._room.reading(actor) as unit:
            return _plan(unit, wish, self._room.now())

    def rotate(self, actor: MemberId, plan: RotationPlan) -> RosterYear:
        """Makes what was looked at in the preview.

        Raises:
            EditedMeanwhile: panel, leave or roster changed since, and the plan would be another one now.
            NotAllowed: only the convenor deals out.
        """
        with self._room.acting(actor, Action.CHANGE_PANEL) as acting:
            fresh = _plan(acting.unit, plan.wish, acting.now)
            if fresh != plan:
                raise EditedMeanwhile()
            for key in plan.removed:
                acting.unit.roster.remove_duty(key)
            for duty in plan.made:
                acting.unit.roster.put_duty(duty)
            weeks = len({duty.key.week for duty in plan.made})
            acting.log("roster_rotated", "office", "settings", weeks=weeks, by_page=plan.wish.by_page)
            view = read_year(acting.unit, plan.wish.year, acting.now)
        self._tell(actor)
        return view

    def write_note(self, actor: MemberId, key: DutyKey, note: str) -> Duty:
        """Writes the hand-over note of a week, for whoever comes next; an empty one takes it away.

        Raises:
            NotOnDuty: the member is neither main nor stand-by of that week, nor convenor; or nobody is named at all.
            FieldTooLong: longer than a paragraph.
            NotAllowed: the member may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            duty = duty_of(acting.unit.roster.duties(key.week, key.week), key.page_id, key.week)
            convenor = acting.member.may(Action.CHANGE_PANEL)
            if duty is None or not (convenor or actor in (duty.main_id, duty.standby_id)):
                raise NotOnDuty(day=key.week.first_on)
            noted = replace(duty, note=checked_note(note))
            acting.unit.roster.put_duty(noted)
            _log_duty(acting, "duty_noted", noted.key)
        self._tell(actor)
        return noted

    def export_ical(self, actor: MemberId, path: Path, year: int | None = None, only: MemberId | None = None) -> int:
        """Writes the duties of a fiscal year as a file that other calendars open, and tells how many there are.

        Weeks in which nobody is named are left out; `only` takes the weeks in which that member is main or stand-by.

        Raises:
            FolderIsFile, FolderNotWritable, DiskFull: the file cannot stand there.
        """
        now = self._room.now()
        with self._room.reading(actor) as unit:
            office = unit.office.get()
            view = read_year(unit, fiscal_year_of(dhaka_day(now)) if year is None else year, now)
        say = Speaker()
        entries = calendar_entries(say, view, office, only)
        self._files.write(path, self._calendar(say("Duty roster"), entries, now))
        with self._room.acting(actor, Action.READ) as acting:
            acting.log("roster_exported", "office", "settings", duties=len(entries))
        return len(entries)

    def _tell(self, actor: MemberId) -> None:
        self._room.bus.publish(RosterChanged(initiator=actor))


def _own(unit: Unit, key: DutyKey) -> Duty | None:
    if key.page_id is not None:
        unit.pages.get(key.page_id)
    return next((duty for duty in unit.roster.duties(key.week, key.week) if duty.key == key), None)


def _log_duty(acting: Acting, verb: str, key: DutyKey, **names: str | None) -> None:
    subject = ("page", key.page_id) if key.page_id else ("office", "settings")
    acting.log(verb, *subject, week=key.week.first_on.isoformat(), **names)


def _plan(unit: Unit, wish: RotationWish, now: datetime) -> RotationPlan:
    today = dhaka_day(now)
    weeks, this_week = weeks_of_year(wish.year), week_of(today)
    members = unit.members.all()
    standing = unit.roster.duties(weeks[0], weeks[-1])
    before = unit.roster.duties(weeks[0].previous.previous, weeks[0].previous)
    pages = [page.id for page in unit.pages.all() if page.last_on is None or page.last_on >= today]
    kept = [duty for duty in standing if _stays(duty, wish, members, this_week)]
    leaves = unit.roster.leaves(weeks[0].first_on, weeks[-1].last_on)
    page_ids = pages if wish.by_page and pages else None
    made = rotated(weeks, members, leaves, page_ids, keep=[*before, *kept], fill_from=this_week)
    known = {duty.key: duty for duty in standing}
    made = tuple(replace(duty, note=known[duty.key].note) if duty.key in known else duty for duty in made)
    stays = {duty.key for duty in (*kept, *made)}
    return RotationPlan(
        wish=wish,
        made=made,
        removed=tuple(key for key in known if key not in stays),
        changed=_changes(standing, made),
        before=weeks_served(standing),
        after=weeks_served([*kept, *made]),
    )


def _stays(duty: Duty, wish: RotationWish, members: Sequence[Member], this_week: Week) -> bool:
    """Weeks that are over, the running one that has somebody, and what a person named who is still there."""
    week = duty.key.week
    if week < this_week:
        return True
    seated = any(m.id == duty.main_id and any(m.in_office(day) for day in week.days) for m in members)
    return seated and (week == this_week or (duty.by_hand and wish.keep_named))


def _changes(standing: Sequence[Duty], made: Sequence[Duty]) -> tuple[tuple[Duty | None, Duty], ...]:
    """What each new duty takes the place of, where that named others."""
    pairs = [(duty_of(standing, duty.key.page_id, duty.key.week), duty) for duty in made]
    return tuple((old, new) for old, new in pairs if old is None or _named(old) != _named(new))


def _named(duty: Duty) -> tuple[MemberId | None, MemberId | None]:
    return duty.main_id, duty.standby_id
