"""Bringing posts in from a file: a look first, then drafts and nothing more; what stays behind is written out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import final

from moderator_app.domain.activity import COMMAND_LINE, LogValue
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.fields import plain
from moderator_app.domain.ids import DeliveryId, ImportId, MemberId, PostId
from moderator_app.domain.importing import (
    Around,
    Column,
    ImportedFile,
    ImportedRow,
    PostTable,
    ReadRow,
    TableRow,
    page_names,
    read_rows,
)
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Post
from moderator_app.domain.purposes import Purpose
from moderator_app.events import PostChanged
from moderator_app.ports import FileWriter, PostTables, Watch, unwatched
from moderator_app.services.workroom import Acting, Workroom
from moderator_app.words import Language, Speaker
from moderator_app.words.terms import PURPOSES

CHUNK = 500
"""Rows of one transaction, a third of a second: others may write between two of them."""
_LOOKED = 0.6
"""The share of a look that goes into reading the file."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A file as it would be brought in; `before` are the earlier times this very file was, newest first."""

    table: PostTable
    rows: tuple[ReadRow, ...]
    before: tuple[ImportedFile, ...]

    @property
    def new(self) -> tuple[ReadRow, ...]:
        """The rows that become drafts without asking."""
        return tuple(row for row in self.rows if row.is_new)

    @property
    def faulty(self) -> tuple[ReadRow, ...]:
        """The rows that stay behind."""
        return tuple(row for row in self.rows if row.draft is None)

    @property
    def again(self) -> tuple[ReadRow, ...]:
        """The good rows that stand here already, or stood further up in the file."""
        return tuple(row for row in self.rows if row.draft is not None and not row.is_new)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: how many drafts were made, how many rows were passed over as known, how many are faulty."""

    made: int
    known: int
    faulty: int


@final
class Importing:
    """Whoever may draft may bring drafts in."""

    def __init__(self, room: Workroom, tables: PostTables, writer: FileWriter) -> None:
        """Works on the store of the room."""
        self._room = room
        self._tables = tables
        self._writer = writer

    def look(self, actor: MemberId, file: Path, watch: Watch = unwatched) -> ImportPreview:
        """What the file holds; nothing is changed.

        Args:
            actor: who asks.
            file: a CSV file or a workbook.
            watch: is told how much is done, and may raise to stop.

        Raises:
            InputRefused: the file cannot be taken in at all.
            NotAllowed: the member may not draft.
        """
        self._room.allow(actor, Action.DRAFT)
        table = self._tables.read(file, lambda share: watch(share * _LOOKED))
        return self._understood(actor, table, watch)

    def look_again(self, actor: MemberId, preview: ImportPreview) -> ImportPreview:
        """The same file, without reading it anew: which of its rows are known by now. Raises NotAllowed."""
        return self._understood(actor, preview.table, unwatched)

    def make(
        self,
        actor: MemberId,
        preview: ImportPreview,
        watch: Watch = unwatched,
        *,
        again: bool = False,
        proven: bool = True,
    ) -> Imported:
        """Makes a draft of each good row, some hundred in one transaction; stopped or killed it goes on where it was.

        Args:
            actor: who writes them.
            preview: what was looked at.
            watch: is told how much is done, and may raise between two transactions; what was made stays.
            again: also of rows that are known already.
            proven: False on the command line, where nobody signed in: logged so.

        Raises:
            NotAllowed: the member may not draft.
        """
        self._room.allow(actor, Action.DRAFT)
        wanted = [row for row in preview.rows if row.draft is not None and (again or row.is_new)]
        file = ImportedFile(
            ImportId(self._room.ids.new()), preview.table.file_hash, preview.table.name, actor, self._room.now()
        )
        made: list[PostId] = []
        try:
            for start in range(0, len(wanted), CHUNK):
                watch(start / len(wanted))
                chunk = wanted[start : start + CHUNK]
                made.extend(self._made(file, chunk, first=not made, again=again, proven=proven))
        finally:
            if made:
                self._room.bus.publish(PostChanged(made[-1], initiator=actor))
        known = sum(1 for row in preview.rows if row.draft is not None) - len(made)
        return Imported(len(made), known, len(preview.faulty))

    def save_faulty(
        self, actor: MemberId, preview: ImportPreview, reasons: Mapping[int, str], path: Path, language: Language
    ) -> None:
        """Writes the rows that stay behind, each with its reason by row number, as a CSV that can be mended.

        Raises:
            FolderNotWritable, FolderIsFile, DiskFull: the file could not be written.
            NotAllowed: the member may not draft.
        """
        self._room.allow(actor, Action.DRAFT)
        rows = ((row.source, reasons.get(row.source.row, "")) for row in preview.faulty)
        self._writer.write(path, self._tables.written(rows, language))

    def save_sample(self, actor: MemberId, path: Path, language: Language) -> None:
        """Writes a file that shows every head with two invented posts for the office's own pages; raises as above."""
        self._room.allow(actor, Action.DRAFT)
        with self._room.store.read() as unit:
            pages = [page for page in unit.pages.all() if page.kept_on(self._room.today())]
        say = Speaker(language)
        name = say.name(pages[0].name) if pages else ""
        self._writer.write(path, self._tables.sample(list(_sample_rows(say, name)), language))

    def _understood(self, actor: MemberId, table: PostTable, watch: Watch) -> ImportPreview:
        self._room.allow(actor, Action.DRAFT)
        with self._room.store.read() as unit:
            around = Around(purpose_words(), page_names(unit.pages.all(), self._room.today()), self._room.now())
            before = unit.imports.of_hash(table.file_hash)
        watch(_LOOKED)
        rows = self._read(table.rows, around, watch)
        with self._room.store.read() as unit:
            known = unit.imports.known([row.fingerprint for row in rows if row.draft is not None])
        return ImportPreview(table, tuple(replace(r, known=r.fingerprint in known) for r in rows), before)

    def _read(self, rows: Sequence[TableRow], around: Around, watch: Watch) -> list[ReadRow]:
        def told() -> Iterator[TableRow]:
            for number, row in enumerate(rows):
                if number % CHUNK == 0:
                    watch(_LOOKED + (1 - _LOOKED) * number / len(rows))
                yield row

        return read_rows(told(), around)

    def _made(
        self, file: ImportedFile, chunk: Sequence[ReadRow], *, first: bool, again: bool, proven: bool
    ) -> list[PostId]:
        """One transaction; what another brought in since the look is passed over."""
        with self._room.acting(file.member_id, Action.DRAFT) as acting:
            known = frozenset[str]() if again else acting.unit.imports.known([row.fingerprint for row in chunk])
            rows = [row for row in chunk if row.fingerprint not in known]
            if not rows:
                return []
            if first:
                acting.unit.imports.begin(file)
            made = self._drafted(acting, rows)
            acting.unit.imports.add_rows(
                ImportedRow(post.id, file.id, row.source.row, row.fingerprint)
                for post, row in zip(made, rows, strict=True)
            )
            _log(acting, file, rows, proven=proven)
        return [post.id for post in made]

    def _drafted(self, acting: Acting, rows: Sequence[ReadRow]) -> list[Post]:
        me, at, new = acting.member.id, acting.now, self._room.ids.new
        drafts = [row.draft for row in rows if row.draft is not None]
        posts = [Post(PostId(new()), me, me, at, at, draft) for draft in drafts]
        acting.unit.posts.add_new(posts)
        acting.unit.deliveries.add_drafts(
            [
                Delivery(DeliveryId(new()), post.id, page_id, due_at=post.draft.planned_at)
                for post in posts
                for page_id in post.draft.page_ids
            ]
        )
        return posts


def purpose_words() -> dict[str, Purpose]:
    """The seven purposes by their names in both languages, and by their keys."""
    found = {plain(purpose.value): purpose for purpose in Purpose}
    for language in Language:
        say = Speaker(language)
        found |= {plain(say(PURPOSES[purpose])): purpose for purpose in Purpose}
    return found


def _log(acting: Acting, file: ImportedFile, rows: Sequence[ReadRow], *, proven: bool) -> None:
    facts: dict[str, LogValue] = {
        "name": file.name,
        "posts": len(rows),
        "first": rows[0].source.row,
        "last": rows[-1].source.row,
    }
    who, told = (acting.member.id, facts) if proven else (COMMAND_LINE, {**facts, "named": acting.member.id})
    acting.unit.activity.append(acting.now, who, "posts_imported", ("import", file.id), told)


def _sample_rows(say: Speaker, page: str) -> Iterator[dict[Column, str]]:
    yield {
        Column.TITLE: say("Public hearing on Wednesday"),
        Column.TEXT: say("A public hearing is held at the office next Wednesday from 10 in the morning."),
        Column.PURPOSE: say(PURPOSES[Purpose.PARTICIPATION]),
        Column.PAGES: page,
        Column.DATE: say.in_digits("31/12/2030"),
        Column.TIME: say.in_digits("11:00"),
        Column.LINK: "https://www.example.gov.bd/notice",
    }
    yield {
        Column.TEXT: say("Only the text must be there; everything else may stay empty."),
        Column.PURPOSE: say(PURPOSES[Purpose.AWARENESS]),
    }
