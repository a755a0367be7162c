"""Repositories of what is kept beside the posts: media, week notes, the keystroke journal, the activity log."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, final

from sqlalchemy import Select, delete, func, select

from moderator_app.domain.activity import ActivityEntry, LogHead, LogValue, make_entry
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import WeekNote
from moderator_app.domain.ids import MediaHash, MemberId, PostId
from moderator_app.domain.lines import JournalEntry, LogLine, LogQuery, MediaFile, MediaLine
from moderator_app.store import log_lines, mapping
from moderator_app.store.post_mapping import draft_json, draft_of
from moderator_app.store.post_tables import JournalRow, PostMediaRow
from moderator_app.store.search import index_entry
from moderator_app.store.tables import ActivityEntryRow, MediaFileRow, WeekNoteRow, table
from moderator_app.store.transaction import Transaction

_MEDIA, _NOTE, _JOURNAL, _LOG = table(MediaFileRow), table(WeekNoteRow), table(JournalRow), table(ActivityEntryRow)
_USE = table(PostMediaRow)


def _holding(asked: Select[Any], words: Sequence[str]) -> Select[Any]:
    """Only files that have every word in their name, their alternative text or their photographer's name."""
    whole = func.lower(_MEDIA.c.name + "\n" + _MEDIA.c.alt_text + "\n" + _MEDIA.c.photographer)
    return asked.where(*(func.instr(whole, func.lower(word)) > 0 for word in words))


@final
class MediaRows:
    """What is known of the kept media files, oldest first."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, media: MediaFile) -> None:
        self._transaction.add(mapping.media_row(media))

    def note(self, media: MediaFile) -> None:
        """Keeps what people say of a file: who took it, who agreed, its alternative text."""
        self._transaction.put(mapping.media_row(media))

    def find(self, media_hash: MediaHash) -> MediaFile | None:
        return self.many([media_hash]).get(media_hash)

    def many(self, hashes: Iterable[MediaHash]) -> Mapping[MediaHash, MediaFile]:
        rows = self._transaction.rows(select(_MEDIA).where(_MEDIA.c.hash.in_(list(hashes))))
        return {MediaHash(row.hash): mapping.media_of(row) for row in rows}

    def all(self) -> tuple[MediaFile, ...]:
        rows = self._transaction.rows(select(_MEDIA).order_by(_MEDIA.c.added_at, _MEDIA.c.hash))
        return tuple(mapping.media_of(row) for row in rows)

    def lines(self, words: Sequence[str], offset: int, limit: int) -> tuple[MediaLine, ...]:
        """Newest first, with how many posts use each now: counted only for the files of this page of the list."""
        page = (
            _holding(select(_MEDIA), words)
            .order_by(_MEDIA.c.added_at.desc(), _MEDIA.c.hash)
            .offset(offset)
            .limit(limit)
            .subquery()
        )
        uses = select(func.count(_USE.c.post_id.distinct())).where(_USE.c.media_hash == page.c.hash).scalar_subquery()
        asked = select(page, uses.label("posts")).order_by(page.c.added_at.desc(), page.c.hash)
        return tuple(MediaLine(mapping.media_of(row), row.posts) for row in self._transaction.rows(asked))

    def count(self, words: Sequence[str]) -> int:
        return self._transaction.number(_holding(select(func.count()).select_from(_MEDIA), words))

    def posts_with(self, media_hash: MediaHash) -> tuple[PostId, ...]:
        """The posts that use a file now."""
        asked = select(_USE.c.post_id).distinct().where(_USE.c.media_hash == media_hash).order_by(_USE.c.post_id)
        return tuple(PostId(row.post_id) for row in self._transaction.rows(asked))


@final
class WeekNoteRows:
    """Notes on weeks; every one is kept, the newest of a page and week is given."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def between(self, first: Week, last: Week) -> tuple[WeekNote, ...]:
        newest = (
            select(func.max(_NOTE.c.seq))
            .where(_NOTE.c.week.between(first.first_on, last.first_on))
            .group_by(_NOTE.c.page_id, _NOTE.c.week)
        )
        rows = self._transaction.rows(
            select(_NOTE).where(_NOTE.c.seq.in_(newest)).order_by(_NOTE.c.week, _NOTE.c.page_id)
        )
        return tuple(mapping.week_note_of(row) for row in rows)

    def put(self, note: WeekNote) -> None:
        self._transaction.add(mapping.week_note_row(note))


@final
class JournalRows:
    """Keystrokes that no save has caught yet."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, entry: JournalEntry) -> None:
        row = JournalRow(
            member_id=entry.member_id, post_id=entry.post_id or "", at=entry.at, draft=draft_json(entry.draft)
        )
        self._transaction.put(row)

    def of_member(self, member_id: MemberId) -> tuple[JournalEntry, ...]:
        """The newest first."""
        mine = select(_JOURNAL).where(_JOURNAL.c.member_id == member_id)
        rows = self._transaction.rows(mine.order_by(_JOURNAL.c.at.desc(), _JOURNAL.c.post_id))
        return tuple(
            JournalEntry(member_id, PostId(row.post_id) if row.post_id else None, draft_of(row.draft), row.at)
            for row in rows
        )

    def remove(self, member_id: MemberId, post_id: PostId | None) -> None:
        self._transaction.change(
            delete(_JOURNAL).where(_JOURNAL.c.member_id == member_id, _JOURNAL.c.post_id == (post_id or ""))
        )


@final
class ActivityRows:
    """The activity log; what was added is remembered in the transaction, for the anchor outside."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def append(
        self, at: datetime, actor: str, verb: str, subject: tuple[str, str], data: Mapping[str, LogValue]
    ) -> ActivityEntry:
        entry = make_entry(self.head(), at, actor, verb, subject, data)
        self._transaction.add(mapping.activity_row(entry))
        index_entry(self._transaction, entry.seq, entry.data)
        self._transaction.log_head = (entry.seq, entry.hash)
        return entry

    def head(self) -> LogHead:
        columns = select(_LOG.c.seq, _LOG.c.hash, _LOG.c.at)
        row = self._transaction.first(columns.order_by(_LOG.c.seq.desc()).limit(1))
        return LogHead() if row is None else LogHead(row.seq, row.hash, row.at)

    def entries(self, after: int = 0, limit: int = 1000) -> tuple[ActivityEntry, ...]:
        """Entries with a number above `after`, in order."""
        rows = self._transaction.rows(select(_LOG).where(_LOG.c.seq > after).order_by(_LOG.c.seq).limit(limit))
        return tuple(mapping.activity_of(row) for row in rows)

    def numbers(self, query: LogQuery) -> Sequence[int]:
        """Newest first; of the whole log without reading it."""
        return log_lines.numbers(self._transaction, query, self.head().seq)

    def lines(self, numbers: Sequence[int]) -> tuple[LogLine, ...]:
        """In the order of the numbers."""
        return log_lines.lines(self._transaction, numbers)
