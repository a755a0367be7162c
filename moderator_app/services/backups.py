"""Backups of the open store: made by hand, kept by itself, tried in a drill; and the notice after a restore."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import final

from moderator_app.domain.activity import COMMAND_LINE, LogValue
from moderator_app.domain.backups import BackupFacts, BackupWhy, copy_is_due
from moderator_app.domain.errors import BackupDamaged, BackupNewer, NotABackup
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, require
from moderator_app.ports import BackupKeeper, BackupMade, KeptCopy, StoreFact, Watch, unwatched
from moderator_app.services.reminders import due_for, moment
from moderator_app.services.workroom import Workroom


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How well the office is backed up; moments are aware UTC, `copies` newest first.

    `drill_due` and `backup_due`: 31 days without one.
    """

    last_copy_at: datetime | None
    last_backup_at: datetime | None
    last_drill_at: datetime | None
    copies: tuple[KeptCopy, ...]
    drill_due: bool
    backup_due: bool


@dataclass(frozen=True, slots=True)
class RestoredNotice:
    """That this store was brought back from a backup, told until a convenor has seen it.

    `backup_at` is when the backup was made; None where the store was put back from outside the program.
    """

    restored_at: datetime
    backup_at: datetime | None


@final
class Backups:
    """Any member in office may make a backup, try one in a drill and see how things stand: a copy of the office that
    nobody was allowed to make helps nobody, and only the keys open it. A restore is acknowledged by the convenor.
    """

    def __init__(self, room: Workroom, keeper: BackupKeeper) -> None:
        """Backs up the store of the room."""
        self._room = room
        self._keeper = keeper

    def standing(self) -> BackupStanding:
        """How things stand; reads the copies' folder and, of each copy, only its beginning."""
        with self._room.store.read() as unit:
            backed_up, drilled = moment(unit, StoreFact.BACKED_UP_AT), moment(unit, StoreFact.DRILLED_AT)
            due = due_for(unit, self._room.now())
        copies = self._keeper.copies()
        return BackupStanding(
            last_copy_at=copies[0].made_at if copies else None,
            last_backup_at=backed_up,
            last_drill_at=drilled,
            copies=copies,
            drill_due=StoreFact.DRILLED_AT in due,
            backup_due=StoreFact.BACKED_UP_AT in due,
        )

    def back_up(self, actor: MemberId, target: Path, watch: Watch = unwatched, *, proven: bool = True) -> BackupMade:
        """Writes the whole office into one file, reads it back and proves it.

        Args:
            actor: a member in office.
            target: the file, or a folder or stick in which the file gets a name with office and day.
            watch: told the share that is done; may raise Cancelled.
            proven: False on the command line, where nobody signed in: logged so.

        Raises:
            NotInOffice: the member's time has not begun or is over.
            DiskFull, FolderNotWritable, FolderIsFile: nothing was left there.
            StoreDamaged, MediaDamaged: the office itself is not whole; better the last good backup than this one.
            Cancelled: nothing was left there.
        """
        self._room.allow(actor, Action.READ)
        made = self._keeper.write(target, self._room.now(), watch)
        facts = {"entries": made.facts.counts.entries, "head": made.facts.head.hash, "size": made.size}
        self._noted(actor, "backup_made", facts, StoreFact.BACKED_UP_AT, made.facts.made_at, proven=proven)
        return made

    def copy_if_due(self) -> KeptCopy | None:
        """Keeps the day's copy where there is none yet and something changed; tells which, if one was made.

        Asked at opening and by every heartbeat: it is quick where nothing is due.

        Raises:
            DiskFull, FolderNotWritable: no copy was made; the older ones are as they were.
        """
        now = self._room.now()
        with self._room.store.read() as unit:
            entries = unit.activity.head().seq
        newest = self._keeper.newest(BackupWhy.DAILY)
        held = newest.counts.entries if newest and newest.counts else 0
        if not copy_is_due((newest.made_at, held) if newest else None, entries, now):
            return None
        copy = self._keeper.keep(now, BackupWhy.DAILY)
        with self._room.store.write() as unit:
            unit.facts.put(StoreFact.COPIED_AT, now.isoformat())
        return copy

    def drill(self, actor: MemberId, copy: Path, typed_recovery_key: str = "", watch: Watch = unwatched) -> BackupFacts:
        """Brings a copy or backup back into a temporary folder, proves counts, log and every picture, and logs it.

        With the recovery key from the paper the drill proves the paper too; without it this PC's own key is used.

        Raises:
            NotInOffice: the member's time has not begun or is over.
            NotABackup, BackupDamaged, BackupNewer: the drill failed, which is logged.
            WrongKey, BadRecoveryKey: what was typed does not open it.
            DiskFull, FolderNotWritable: it could not be tried.
        """
        self._room.allow(actor, Action.READ)
        try:
            facts = self._keeper.drill(copy, typed_recovery_key, watch)
        except (NotABackup, BackupDamaged, BackupNewer) as failed:
            with self._room.acting(actor, Action.READ) as acting:
                acting.log("restore_drill_failed", "store", "store", file=copy.name, reason=failed.code)
            raise
        proved: dict[str, LogValue] = {
            "made_at": facts.made_at.isoformat(),
            "entries": facts.counts.entries,
            "posts": facts.counts.posts,
            "pictures": facts.counts.pictures,
            "by_paper": bool(typed_recovery_key),
        }
        self._noted(actor, "restore_drilled", proved, StoreFact.DRILLED_AT, self._room.now(), proven=True)
        return facts

    def restored_notice(self) -> RestoredNotice | None:
        """What is to be told of a restore that no convenor has acknowledged."""
        with self._room.store.read() as unit:
            restored_at = moment(unit, StoreFact.RESTORED_AT)
            if restored_at is None or unit.facts.get(StoreFact.RESTORE_SEEN_AT):
                return None
            backup_at = moment(unit, StoreFact.RESTORED_FROM)
        return RestoredNotice(restored_at, backup_at)

    def acknowledge_restore(self, actor: MemberId) -> None:
        """A convenor has seen that the store was brought back.

        Raises:
            RoleNotAllowed, NotInOffice: the member may not change settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            facts = acting.unit.facts
            if not facts.get(StoreFact.RESTORED_AT) or facts.get(StoreFact.RESTORE_SEEN_AT):
                return
            facts.put(StoreFact.RESTORE_SEEN_AT, acting.now.isoformat())
            acting.log("restore_acknowledged", "store", "store")

    def _noted(
        self, actor: MemberId, verb: str, data: Mapping[str, LogValue], fact: StoreFact, at: datetime, *, proven: bool
    ) -> None:
        now = self._room.now()
        who, told = (actor, data) if proven else (COMMAND_LINE, {**data, "named": actor})
        with self._room.store.write() as unit:
            require(unit.members.get(actor), Action.READ, self._room.today())
            unit.facts.put(fact, at.isoformat())
            unit.activity.append(now, who, verb, ("store", "store"), told)
