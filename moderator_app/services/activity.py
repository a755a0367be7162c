"""The activity log, and proving that store and log are whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import final

from moderator_app.domain.activity import ActivityEntry, LogHead
from moderator_app.domain.errors import MediaDamaged
from moderator_app.domain.ids import MemberId
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.panel import Action
from moderator_app.ports import FileWriter, MediaVault, Watch, unwatched
from moderator_app.services.log_reading import LogReader, LogSentence
from moderator_app.services.workroom import Workroom
from moderator_app.words import Speaker
from moderator_app.words.activity import verbs_worded
from moderator_app.zone import in_dhaka

Table = Callable[[Sequence[str], Iterable[Sequence[str]]], bytes]
"""Heads and rows as a CSV file that a spreadsheet opens rightly and that runs nothing there."""
_STORE_SHARE = 0.7
"""How much of the whole proof database and log are, roughly; the rest are the pictures."""
_EXPORTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Verified:
    """What was proved: the log's head and since when it runs, and how many media files were read back."""

    head: LogHead
    media: int
    since: datetime | None = None


@final
class ActivityDesk:
    """Reads and proves what happened; but for noting an export it changes nothing."""

    def __init__(self, room: Workroom, vault: MediaVault, files: FileWriter, table: Table) -> None:
        """Works on the store of the room."""
        self._room = room
        self._vault = vault
        self._files = files
        self._table = table

    def entries(self, after: int = 0, limit: int = 200) -> tuple[ActivityEntry, ...]:
        """Entries in their order, from the one after a number."""
        with self._room.store.read() as unit:
            return unit.activity.entries(after, limit)

    def find(self, actor: MemberId, query: LogQuery, say: Speaker) -> Sequence[int]:
        """The numbers of the entries that fit, newest first; texts are looked for in the reader's words too."""
        with self._room.reading(actor) as unit:
            return unit.activity.numbers(_worded(query, say))

    def read(self, actor: MemberId, numbers: Sequence[int], say: Speaker) -> tuple[LogSentence, ...]:
        """Some of these entries, as people read them."""
        with self._room.reading(actor) as unit:
            return LogReader(say, unit).said(unit.activity.lines(numbers))

    def verify(self, watch: Watch = unwatched) -> Verified:
        """Proves database, log and every media file, those included that only evidence names.

        `watch` is told how far it has come, and may raise to stop it.

        Raises:
            StoreDamaged: the database's own check fails.
            LogBroken: an entry was changed, taken out or cut off; `seq` says which.
            MediaDamaged: a media file is missing or changed.
        """
        self._room.store.check_integrity(lambda share: watch(share * _STORE_SHARE))
        with self._room.store.read() as unit:
            head = unit.activity.head()
            first = unit.activity.entries(0, 1)
            names = dict.fromkeys(unit.published.media(), "") | {file.hash: file.name for file in unit.media.all()}
        for number, (media, name) in enumerate(names.items()):
            watch(_STORE_SHARE + (1 - _STORE_SHARE) * number / len(names))
            if not self._vault.holds(media):
                raise MediaDamaged(name=name or media)
            self._vault.prove(media)
        return Verified(head, len(names), first[0].at if first else None)

    def export(self, actor: MemberId, query: LogQuery, path: Path, say: Speaker, watch: Watch = unwatched) -> int:
        """Writes the entries that fit into a CSV file, oldest first, and tells how many there are; this is logged.

        Every member may: who reads the log may take it along. The file is written whole or not at all, and what
        `watch` stops leaves nothing behind.

        Raises:
            FolderNotWritable, FolderIsFile, DiskFull: the file cannot be written; then nothing is logged either.
            NotInOffice: the member's time has not begun or is over.
        """
        wanted = tuple(reversed(self.find(actor, query, say)))
        self._files.write(path, self._table(_heads(say), self._rows(actor, wanted, say, watch)))
        with self._room.acting(actor, Action.READ) as acting:
            acting.log("log_exported", "store", "store", entries=len(wanted))
        return len(wanted)

    def _rows(self, actor: MemberId, wanted: Sequence[int], say: Speaker, watch: Watch) -> Iterable[Sequence[str]]:
        for start in range(0, len(wanted), _EXPORTED_AT_ONCE):
            watch(start / len(wanted))
            numbers = wanted[start : start + _EXPORTED_AT_ONCE]
            with self._room.reading(actor) as unit:
                lines = unit.activity.lines(numbers)
                said = LogReader(say, unit).said(lines)
            for line, sentence in zip(lines, said, strict=True):
                yield _row(line.entry, sentence)


def _worded(query: LogQuery, say: Speaker) -> LogQuery:
    text = query.text.strip()
    return replace(query, text=text, worded=verbs_worded(say, text) if text else frozenset())


def _heads(say: Speaker) -> Sequence[str]:
    return (
        say("Number"), say("Day"), say("Time"), say("Who"), say("What"), say("Noted"), say("About"),
        "verb", "subject", "hash",
    )  # fmt: skip


def _row(entry: ActivityEntry, said: LogSentence) -> Sequence[str]:
    at = in_dhaka(entry.at)
    return (
        str(entry.seq), f"{at:%Y-%m-%d}", f"{at:%H:%M:%S}", said.who, said.what, said.detail, said.about,
        entry.verb, f"{entry.subject_kind}:{entry.subject_id}", entry.hash,
    )  # fmt: skip
