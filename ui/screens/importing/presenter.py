"""A file of posts before and after drafts are made of it. Knows no Qt; every method may be called behind the door."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, final

from moderator_app.domain.importing import CellFault, Column, ReadRow
from moderator_app.domain.panel import Action, Member
from moderator_app.ports import Watch
from moderator_app.services.importing import Imported, ImportPreview
from moderator_app.words import Speaker, mark
from moderator_app.words.importing import fault_words, row_reason
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

SHOWN = (Column.TEXT, Column.PURPOSE, Column.PAGES, Column.DATE, Column.TIME, Column.LINK)
"""The columns of the grid; a title stands over its text."""
_FAULTY = StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Faulty"))
_NEW = StateLook(Shape.DASHED_CIRCLE, Role.ACCENT, mark("New draft"))
_KNOWN = StateLook(Shape.CIRCLE_TICK, Role.MUTED, mark("Here already"))
_MOST = 300


class Which(Enum):
    """Which rows are shown."""

    ALL = auto()
    FAULTY = auto()
    NEW = auto()
    KNOWN = auto()


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell of the grid; with a `fault` it is red, and says why."""

    text: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the grid, said; `reason` is everything that is to be told of it."""

    row: str
    look: StateLook
    word: str
    cells: Mapping[Column, CellLine]
    reason: str


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was looked at; `before` and `ignored` are sentences, "" where there is nothing to say."""

    preview: ImportPreview
    rows: Mapping[Which, tuple[ReadRow, ...]]
    summary: str
    before: str
    ignored: str

    def count(self, which: Which) -> int:
        return len(self.rows[which])


@final
class ImportPresenter:
    """One member's page."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def reason(self) -> str:
        """Why this member cannot bring posts in; "" where they can."""
        return "" if self._actor.may(Action.DRAFT) else self._say("Your role reads only.")

    def sample_name(self) -> str:
        return f"{self._say('Sample file of posts')}.csv"

    def faulty_name(self, state: FileState) -> str:
        return f"{Path(state.preview.table.name).stem} – {self._say('to mend')}.csv"

    # ------------------------------------------------------------ looking

    def look(self, path: Path, watch: Watch) -> FileState:
        """What a file holds. Raises what `Importing.look` raises."""
        return self._state(self._core.importing.look(self._actor.id, path, watch))

    def rows(self, state: FileState, which: Which, offset: int, limit: int) -> tuple[RowLine, ...]:
        """Some rows of the grid, said."""
        return tuple(self._line(row) for row in state.rows[which][offset : offset + limit])

    def _state(self, preview: ImportPreview) -> FileState:
        say = self._say
        new, faulty, known = preview.new, preview.faulty, preview.again
        summary = say(
            "{new} new · {faulty} faulty · {known} here already", new=len(new), faulty=len(faulty), known=len(known)
        )
        rows = {Which.ALL: preview.rows, Which.FAULTY: faulty, Which.NEW: new, Which.KNOWN: known}
        ignored = ", ".join(preview.table.ignored)[:_MOST]
        return FileState(
            preview,
            rows,
            summary,
            self._before(preview),
            say("These columns are not known and are left out: {heads}.", heads=ignored) if ignored else "",
        )

    def _before(self, preview: ImportPreview) -> str:
        if not preview.before:
            return ""
        last = preview.before[0]
        name = self._say.name(self._core.panel.member(last.member_id).name)
        return self._say(
            "This very file was brought in before: {at}, by {name}. Rows that stand here already are passed over.",
            at=self._say.short_moment(last.at),
            name=name,
        )

    def _line(self, row: ReadRow) -> RowLine:
        say = self._say
        look = _FAULTY if row.draft is None else _NEW if row.is_new else _KNOWN
        reason = row_reason(say, row.faults)
        if row.earlier_row:
            reason = say("The same stands in row {row} already.", row=row.earlier_row)
        elif row.known:
            reason = say("A draft was made of the same row before.")
        faults = {fault.column: fault for fault in reversed(row.faults)}
        cells = {column: self._cell(row, column, faults) for column in SHOWN}
        return RowLine(say.number(row.source.row), look, say(look.word), cells, reason)

    def _cell(self, row: ReadRow, column: Column, faults: Mapping[Column | None, CellFault]) -> CellLine:
        text = row.source.cells.get(column, "")
        if column is Column.TEXT:
            text = "\n".join(part for part in (row.source.cells.get(Column.TITLE, ""), text) if part.strip())
        fault = faults.get(column) or (faults.get(None) if column is Column.TEXT else None)
        line = " ".join(text[:_MOST].split())
        return CellLine(line, fault_words(self._say, fault) if fault else "")

    # ------------------------------------------------------------ doing

    def make(self, state: FileState, watch: Watch, *, again: bool) -> tuple[str, FileState]:
        """Makes the drafts; what was made, and how the file stands now. Raises what `Importing.make` raises."""
        done = self._core.importing.make(self._actor.id, state.preview, watch, again=again)
        return self._told(done), self.look_again(state)

    def look_again(self, state: FileState) -> FileState:
        """How the file stands now, without reading it anew."""
        return self._state(self._core.importing.look_again(self._actor.id, state.preview))

    def save_faulty(self, state: FileState, path: Path) -> str:
        """Writes the rows that stay behind; says where."""
        reasons = {row.source.row: row_reason(self._say, row.faults) for row in state.preview.faulty}
        self._core.importing.save_faulty(self._actor.id, state.preview, reasons, path, self._say.language)
        return self._say("The faulty rows stand in {file}; mend them there and bring that file in.", file=path.name)

    def save_sample(self, path: Path) -> str:
        """Writes a sample file; says where."""
        self._core.importing.save_sample(self._actor.id, path, self._say.language)
        return self._say("The sample file stands in {file}.", file=path.name)

    def _told(self, done: Imported) -> str:
        say = self._say
        made = say.count("{n} draft was made.", "{n} drafts were made.", done.made)
        if not done.faulty:
            return made
        behind = say.count("{n} faulty row stayed behind.", "{n} faulty rows stayed behind.", done.faulty)
        return f"{made} {behind}"
