"""The office's year: national days and closures, their seeds, their files, and on which days the office works."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import final

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.day_faults import DaysPreview
from moderator_app.domain.day_merge import ChangeKind, DayChange, compared, lacking
from moderator_app.domain.days import SOURCE_LIMIT, Closure, DayBook, SpecialDay, book_of, checked_closure, checked_day
from moderator_app.domain.errors import DaysFileFaulty, NothingThere
from moderator_app.domain.fields import FIRST_YEAR, LAST_YEAR, optional
from moderator_app.domain.ids import ClosureId, DayId, MemberId
from moderator_app.domain.panel import Action
from moderator_app.events import DaysChanged
from moderator_app.ports import DaySeeds, DaysFiles, FileWriter, Unit
from moderator_app.services.workroom import Acting, Workroom
from moderator_app.words import Language

_FIRST, _LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class DaysYear:
    """The days and closures of a fiscal year, which begins on 1 July of `year`, in their order."""

    year: int
    days: tuple[SpecialDay, ...]
    closures: tuple[Closure, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over from a file."""

    new: int
    changed: int


@final
class DaysDesk:
    """Reads and changes the days; only the convenor changes them."""

    def __init__(self, room: Workroom, seeds: DaySeeds, files: DaysFiles, writer: FileWriter) -> None:
        """Works on the store of the room."""
        self._room = room
        self._seeds = seeds
        self._files = files
        self._writer = writer

    # ------------------------------------------------------------ reading

    def book(self, first: date, last: date) -> DayBook:
        """The days and closures of a span, both ends included."""
        with self._room.store.read() as unit:
            return book_between(unit, first, last)

    def year(self, fiscal_year: int | None = None) -> DaysYear:
        """A fiscal year by the year in which it begins; None for the one of today."""
        year = self.this_year() if fiscal_year is None else fiscal_year
        first, last = span_of(year)
        with self._room.store.read() as unit:
            return DaysYear(year, unit.days.days(first, last), unit.days.closures(first, last))

    def this_year(self) -> int:
        """The year in which the fiscal year of today began."""
        return FiscalQuarter.of(self._room.today()).year

    def unseeded(self) -> tuple[int, ...]:
        """Which of this and the next fiscal year hold no day at all: their known days are offered."""
        year = self.this_year()
        with self._room.store.read() as unit:
            return tuple(y for y in (year, year + 1) if not unit.days.days(*span_of(y)))

    def day(self, day_id: DayId) -> SpecialDay:
        """One day. Raises NothingThere."""
        with self._room.store.read() as unit:
            return _get(unit, day_id)

    def closure(self, closure_id: ClosureId) -> Closure:
        """One closure. Raises NothingThere."""
        with self._room.store.read() as unit:
            return _get_closure(unit, closure_id)

    def new_day_id(self) -> DayId:
        """An id for a day to be added."""
        return DayId(self._room.ids.new())

    def new_closure_id(self) -> ClosureId:
        """An id for a closure to be added."""
        return ClosureId(self._room.ids.new())

    # ------------------------------------------------------------ one day

    def save_day(self, actor: MemberId, day: SpecialDay) -> SpecialDay:
        """Adds a day, or changes the one of its id.

        Raises:
            InputRefused: a field cannot be taken.
            NotAllowed: only the convenor changes settings.
        """
        clean = checked_day(day)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            before = _found(acting.unit, day.id)
            kept = replace(clean, seed=before.seed) if before else clean
            if kept != before:
                acting.unit.days.put_day(kept)
                _log_day(acting, "day_changed" if before else "day_added", kept)
        self._room.bus.publish(DaysChanged(initiator=actor))
        return kept

    def remove_day(self, actor: MemberId, day_id: DayId) -> None:
        """Takes a day off the list; to say that the state keeps it no longer, cancel it.

        Raises:
            NothingThere: no such day.
            NotAllowed: only the convenor changes settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            day = _get(acting.unit, day_id)
            acting.unit.days.remove_day(day_id)
            _log_day(acting, "day_removed", day)
        self._room.bus.publish(DaysChanged(initiator=actor))

    def cancel(self, actor: MemberId, day_id: DayId, source: str) -> SpecialDay:
        """Notes that the state keeps a day no longer; a `source` takes the place of the one before.

        Raises:
            NothingThere, FieldTooLong: no such day; the source is too long.
            NotAllowed: only the convenor changes settings.
        """
        return self._set_cancelled(actor, day_id, source, cancelled=True)

    def restore(self, actor: MemberId, day_id: DayId, source: str) -> SpecialDay:
        """Notes that a day is kept again; otherwise as `cancel`."""
        return self._set_cancelled(actor, day_id, source, cancelled=False)

    def _set_cancelled(self, actor: MemberId, day_id: DayId, source: str, *, cancelled: bool) -> SpecialDay:
        said = optional("source", source, SOURCE_LIMIT)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            before = _get(acting.unit, day_id)
            kept = replace(before, cancelled=cancelled, source=said or before.source)
            if kept != before:
                acting.unit.days.put_day(kept)
                _log_day(acting, "day_cancelled" if cancelled else "day_restored", kept)
        self._room.bus.publish(DaysChanged(initiator=actor))
        return kept

    def confirm_moon(self, actor: MemberId, day_id: DayId, on: date, source: str) -> SpecialDay:
        """Fixes the date of a day that was provisional, there or elsewhere, with the gazette as source.

        Raises:
            NothingThere: no such day.
            InputRefused: the date or the source cannot be taken.
            NotAllowed: only the convenor changes settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            before = _get(acting.unit, day_id)
            kept = checked_day(replace(before, on=on, provisional=False, source=source.strip() or before.source))
            acting.unit.days.put_day(kept)
            _log_day(acting, "moon_confirmed", kept)
        self._room.bus.publish(DaysChanged(initiator=actor))
        return kept

    # ------------------------------------------------------------ closures

    def save_closure(self, actor: MemberId, closure: Closure) -> Closure:
        """Adds a closure of the office, or changes the one of its id.

        Raises:
            InputRefused: the reason or a day cannot be taken.
            ClosureOverlaps: the office is closed already on one of the days.
            NotAllowed: only the convenor changes settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            others = acting.unit.days.closures(_FIRST, _LAST)
            kept = checked_closure(closure, others)
            acting.unit.days.put_closure(kept)
            known = any(c.id == kept.id for c in others)
            _log_closure(acting, "closure_changed" if known else "closure_added", kept)
        self._room.bus.publish(DaysChanged(initiator=actor))
        return kept

    def remove_closure(self, actor: MemberId, closure_id: ClosureId) -> None:
        """Takes a closure off the list.

        Raises:
            NothingThere: no such closure.
            NotAllowed: only the convenor changes settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            closure = _get_closure(acting.unit, closure_id)
            acting.unit.days.remove_closure(closure_id)
            _log_closure(acting, "closure_removed", closure)
        self._room.bus.publish(DaysChanged(initiator=actor))

    # ------------------------------------------------------------ seeds

    def seed(self, actor: MemberId, first_year: int, last_year: int) -> int:
        """Puts the known days of some fiscal years on the list and tells how many were new.

        What is on the list stays as it is, wherever the office moved it and whatever it made of it.

        Raises:
            NotAllowed: only the convenor changes settings.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        (first, _), (_, last) = span_of(first_year), span_of(last_year)
        seeds = self._seeds.seeds(first, last, self._room.today())
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            missing = lacking(acting.unit.days.days(_FIRST, _LAST), seeds)
            for day in missing:
                acting.unit.days.put_day(checked_day(replace(day, id=self.new_day_id())))
            if missing:
                acting.log(
                    "days_seeded", "days", "days",
                    days=len(missing), first_on=first.isoformat(), last_on=last.isoformat(),
                )  # fmt: skip
        self._room.bus.publish(DaysChanged(initiator=actor))
        return len(missing)

    # ------------------------------------------------------------ files

    def read_file(self, actor: MemberId, file: Path) -> DaysPreview:
        """What a file of days would change; nothing is changed yet.

        Raises:
            NotADaysFile: there is no file to read; what is wrong in one stands in the preview.
            NotAllowed: only the convenor changes settings.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        read = self._files.read(file)
        with self._room.store.read() as unit:
            return DaysPreview(read, compared(unit.days.days(_FIRST, _LAST), read.days, read.columns))

    def take(self, actor: MemberId, preview: DaysPreview, *, only_good: bool = False) -> Taken:
        """Takes a file over as it was read, compared anew with what is on the list by now.

        Raises:
            DaysFileFaulty: the file has faults, and nobody said to take the good rows only; nothing is changed.
            NotAllowed: only the convenor changes settings.
        """
        read = preview.read
        if read.faults and not only_good:
            raise DaysFileFaulty(faults=len(read.faults))
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            changes = compared(acting.unit.days.days(_FIRST, _LAST), read.days, read.columns)
            for change in changes:
                if change.kind is not ChangeKind.SAME:
                    acting.unit.days.put_day(self._of_file(change, read.name))
            taken = Taken(*(sum(c.kind is kind for c in changes) for kind in (ChangeKind.NEW, ChangeKind.CHANGED)))
            if taken.new or taken.changed:
                acting.log("days_taken", "days", "days", new=taken.new, changed=taken.changed, reason=read.name)
        self._room.bus.publish(DaysChanged(initiator=actor))
        return taken

    def _of_file(self, change: DayChange, name: str) -> SpecialDay:
        """A row as it is kept; a new day without a source names the file."""
        if change.before is not None:
            return change.day
        return replace(change.day, id=self.new_day_id(), source=change.day.source or name[:SOURCE_LIMIT])

    def export(self, actor: MemberId, path: Path, fiscal_year: int, language: Language) -> int:
        """Writes the days of a fiscal year as a file for another office; tells how many. This is logged.

        Raises:
            FolderNotWritable, FolderIsFile, DiskFull: the file cannot be written; then nothing is logged either.
            NotInOffice: the member's time has not begun or is over.
        """
        with self._room.reading(actor) as unit:
            days = unit.days.days(*span_of(fiscal_year))
        self._writer.write(path, self._files.written(days, language))
        with self._room.acting(actor, Action.READ) as acting:
            acting.log("days_exported", "days", "days", days=len(days))
        return len(days)


def span_of(fiscal_year: int) -> tuple[date, date]:
    """First and last day of the fiscal year that begins in a year."""
    return FiscalQuarter(fiscal_year, 1).first_on, FiscalQuarter(fiscal_year, 4).last_on


def book_between(unit: Unit, first: date, last: date) -> DayBook:
    """The days and closures of a span inside a transaction."""
    return book_of(unit.days.days(first, last), unit.days.closures(first, last))


def _found(unit: Unit, day_id: DayId) -> SpecialDay | None:
    return next((d for d in unit.days.days(_FIRST, _LAST) if d.id == day_id), None)


def _get(unit: Unit, day_id: DayId) -> SpecialDay:
    day = _found(unit, day_id)
    if day is None:
        raise NothingThere(id=day_id)
    return day


def _get_closure(unit: Unit, closure_id: ClosureId) -> Closure:
    closure = next((c for c in unit.days.closures(_FIRST, _LAST) if c.id == closure_id), None)
    if closure is None:
        raise NothingThere(id=closure_id)
    return closure


def _log_day(acting: Acting, verb: str, day: SpecialDay) -> None:
    on = day.on.isoformat()
    acting.log(verb, "day", day.id, name=day.name.bn, first_on=on, last_on=on)


def _log_closure(acting: Acting, verb: str, closure: Closure) -> None:
    acting.log(
        verb, "closure", closure.id,
        reason=closure.reason, first_on=closure.first_on.isoformat(), last_on=closure.last_on.isoformat(),
    )  # fmt: skip
