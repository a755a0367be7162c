"""What the activity room shows. Knows no Qt; every method but `choices` may be called behind the background door."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, final

from moderator_app.domain.activity import COMMAND_LINE, SYSTEM
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.log_kinds import LogKind
from moderator_app.domain.panel import Member
from moderator_app.ports import Watch
from moderator_app.services.log_reading import LogSentence
from moderator_app.words import Speaker
from moderator_app.words.activity import LOG_KINDS
from moderator_app.words.errors import error_sentence
from moderator_app.zone import dhaka_day, in_dhaka
from ui.forms.trouble import Trouble
from ui.forms.typed_span import read_span
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

SHOWN_DIGITS = 12
"""How many of the hash's 64 digits people compare."""


@dataclass(frozen=True, slots=True)
class TypedFilter:
    """The filters as they stand; days as typed. `actor` and `kind` are None for all."""

    actor: str | None = None
    kind: LogKind | None = None
    first: str = ""
    last: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One entry as the table shows it; `place` is where it can be looked at, None where nowhere."""

    number: int
    day: str
    time: str
    who: str
    what: str
    detail: str
    about: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of the proof, as one sentence."""

    sentence: str
    holds: bool


@final
class ActivityPresenter:
    """The log as one member sees it: every member may read, prove and export all of it."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._core, self._say, self._actor = core, say, actor

    def kinds(self) -> Sequence[tuple[object, str]]:
        """The kinds to choose from, all first."""
        return [(None, self._say("Everything")), *((kind, self._say(LOG_KINDS[kind.value])) for kind in LogKind)]

    def people(self) -> Sequence[tuple[object, str]]:
        """Whoever may have done something, all first, those who left included."""
        say = self._say
        members = [(str(m.id), say.name(m.name)) for m in self._core.panel.view().members]
        others = [(SYSTEM, say("the program")), (COMMAND_LINE, say("the command line"))]
        return [(None, say("Everyone")), *members, *others]

    def query(self, typed: TypedFilter) -> tuple[LogQuery, tuple[Trouble, ...]]:
        """What is asked for, and every trouble of the typed days (`first`, `last`); with troubles nothing is."""
        span = read_span(self._say, typed.first, typed.last)
        if span.troubles:
            return LogQuery(), span.troubles
        return LogQuery(typed.actor or "", typed.kind, span.since, span.before, typed.text.strip()), ()

    def find(self, query: LogQuery) -> Sequence[int]:
        """The numbers of the entries, newest first."""
        return self._core.activity.find(self._actor.id, query, self._say)

    def rows(self, numbers: Sequence[int]) -> tuple[ActivityRow, ...]:
        """Some entries of the list."""
        return tuple(self._row(line) for line in self._core.activity.read(self._actor.id, numbers, self._say))

    def proof(self, watch: Watch) -> Proof:
        """Proves store, log and pictures; what is broken is said in the sentence.

        Raises:
            Cancelled: somebody stopped it.
        """
        say = self._say
        try:
            verified = self._core.activity.verify(watch)
        except ModeratorError as broken:
            if broken.code not in ("store_damaged", "log_broken", "media_damaged"):
                raise
            return Proof(error_sentence(say, broken), holds=False)
        if verified.since is None:
            return Proof(say("The log is empty, and the store is whole."), holds=True)
        sentence = say(
            "The log is unbroken since {since}: {entries}. Its head is number {head}, {digits}; store and pictures "
            "are whole too.",
            since=dhaka_day(verified.since),
            entries=say.count("{n} entry", "{n} entries", verified.head.seq),
            head=verified.head.seq,
            digits=verified.head.hash[:SHOWN_DIGITS],
        )
        return Proof(sentence, holds=True)

    def file_name(self) -> str:
        """What the exported file is called unless somebody names it otherwise."""
        return f"activity-log-{dhaka_day(self._core.clock.now()).isoformat()}.csv"

    def export(self, query: LogQuery, path: Path, watch: Watch) -> str:
        """Writes what the list shows into a file and says so."""
        count = self._core.activity.export(self._actor.id, query, path, self._say, watch)
        entries = self._say.count("{n} entry", "{n} entries", count)
        return self._say("Exported: {entries}, as {file}. This was logged.", entries=entries, file=path.name)

    def _row(self, line: LogSentence) -> ActivityRow:
        say, at = self._say, in_dhaka(line.at)
        seconds = say.in_digits(f"{at:%H:%M:%S}")
        return ActivityRow(
            line.number,
            say.plain_day(at.date()),
            f"{say.weekday(at.date())} {seconds}",
            line.who,
            line.what,
            line.detail,
            line.about,
            _place(line),
        )


def _place(line: LogSentence) -> Place | None:
    if line.post_id is not None:
        return Place(Room.POSTS, line.post_id)
    if line.member_id is not None:
        return Place(Room.PANEL, line.member_id)
    return Place(Room.PAGES, line.page_id) if line.page_id is not None else None
