"""A file of days before it is taken over, without Qt: its faults, and what it would change."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, final

from moderator_app.domain.day_faults import DaysFileFault, DaysPreview
from moderator_app.domain.day_merge import ChangeKind, DayChange
from moderator_app.domain.days import SpecialDay
from moderator_app.domain.panel import Member
from moderator_app.words import Speaker
from ui.screens.days.words import CHANGES, class_word, look_of, wanted
from ui.widgets.shapes import StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault, said; `where` is row and column."""

    row: str
    column: str
    found: str
    wanted: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A row that would change something, said."""

    row: str
    look: StateLook
    kind: str
    on: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was read; `more` faults or changes stand beyond those shown."""

    preview: DaysPreview
    name: str
    counts: str
    faults: tuple[FaultLine, ...]
    changes: tuple[ChangeLine, ...]
    more: str
    good: int
    useful: bool


@final
class FilePresenter:
    """Every method is called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._core, self._say, self._actor = core, say, actor

    def look(self, path: Path) -> FileState:
        """What the file holds. Raises what `DaysDesk.read_file` raises."""
        preview = self._core.days.read_file(self._actor.id, path)
        say, read = self._say, preview.read
        new, changed, same = (
            sum(c.kind is kind for c in preview.changes)
            for kind in (ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.SAME)
        )
        telling = [change for change in preview.changes if change.kind is not ChangeKind.SAME]
        beyond = max(0, len(read.faults) - MOST_SHOWN) + max(0, len(telling) - MOST_SHOWN)
        return FileState(
            preview,
            read.name,
            say("{new} new · {changed} changed · {same} the same", new=new, changed=changed, same=same),
            tuple(self._fault(fault) for fault in read.faults[:MOST_SHOWN]),
            tuple(self._change(change) for change in telling[:MOST_SHOWN]),
            say.count("{n} more is not shown.", "{n} more are not shown.", beyond) if beyond else "",
            len(read.days),
            bool(telling),
        )

    def take(self, preview: DaysPreview, *, only_good: bool) -> str:
        """Takes the file over; what was taken. Raises what `DaysDesk.take` raises."""
        taken = self._core.days.take(self._actor.id, preview, only_good=only_good)
        return self._say("{new} days are new, {changed} were changed.", new=taken.new, changed=taken.changed)

    def _fault(self, fault: DaysFileFault) -> FaultLine:
        say = self._say
        row = say.number(fault.row) if fault.row else say("whole file")
        return FaultLine(row, fault.column or "–", fault.found or "–", wanted(say, fault))

    def _change(self, change: DayChange) -> ChangeLine:
        say, look = self._say, CHANGES[change.kind]
        what = self._says(change.day) if change.before is None else self._differs(change.before, change.day)
        on = say.short_day(change.day.on)
        return ChangeLine(say.number(change.row), look, say(look.word), on, say.name(change.day.name), what)

    def _says(self, day: SpecialDay) -> str:
        parts = (self._say(look_of(day).word), class_word(self._say, day))
        return " · ".join(part for part in parts if part)

    def _differs(self, before: SpecialDay, day: SpecialDay) -> str:
        """What is other than it was, in the words of the form."""
        say = self._say
        parts = [
            (before.on != day.on, say("moved from {day}", day=say.short_day(before.on))),
            (before.name != day.name, say("name")),
            (before.day_class is not day.day_class, class_word(say, day) or say("no class")),
            (before.closed != day.closed, say("holiday") if day.closed else say("no holiday")),
            (before.moon != day.moon, say("hangs on the moon") if day.moon else say("does not hang on the moon")),
            (before.provisional != day.provisional, say("provisional") if day.provisional else say("date confirmed")),
            (before.cancelled != day.cancelled, say("cancelled") if day.cancelled else say("kept again")),
            (before.source != day.source, say("source")),
        ]
        return " · ".join(words for differs, words in parts if differs)
