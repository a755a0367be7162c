"""Backups: what one says of itself, which kept copies stay, and when a backup or a drill is due."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from moderator_app.domain.activity import LogHead, LogValue
from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.ids import MediaHash
from moderator_app.domain.office import Bilingual
from moderator_app.zone import dhaka_day

FORMAT = 1
"""The form of a backup file; a reader knows its own and every earlier one."""
DUE_AFTER = timedelta(days=31)
"""After this long without a backup by hand, or without a restore drill, one is asked for."""
DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 7, 8, 12
OTHERS_KEPT = 3
ENDING = ".desk-backup"
_IN_A_NAME = frozenset("LMN")
"""Letters, the signs on them, and numbers."""
_NAME_LIMIT = 60


class BackupWhy(StrEnum):
    """What a backup was made for."""

    BY_HAND = "by_hand"
    DAILY = "daily"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True)
class BackupCounts:
    """How much a store held; `entries` are those of the activity log."""

    posts: int = 0
    pages: int = 0
    members: int = 0
    pictures: int = 0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class StoreSummary:
    """What a store holds in short: the form of its tables, its office, and the newest entry of its activity log."""

    schema: str
    office: Bilingual
    counts: BackupCounts
    head: LogHead
    media: tuple[MediaHash, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup says of itself, proved against what it holds before anything is brought back.

    `program` and `schema` are the version and the form of the tables that wrote it; `made_at` aware UTC; `head` the
    newest entry of the activity log; `missing` the pictures that were gone or damaged when it was made.
    """

    program: str
    schema: str
    made_at: datetime
    why: BackupWhy
    office: Bilingual
    counts: BackupCounts
    head: LogHead
    missing: tuple[MediaHash, ...] = ()


@dataclass(frozen=True, slots=True)
class RestoreNote:
    """What a store is told of being brought back, before it takes its place.

    `restores` counts this one too; `data` goes into the activity log.
    """

    at: datetime
    actor: str
    restores: int
    backup_at: datetime
    data: Mapping[str, LogValue]


@dataclass(frozen=True, slots=True)
class CopyAge:
    """A kept copy as the rule of keeping sees it; `name` is its own and no other's."""

    name: str
    made_at: datetime
    why: BackupWhy


def to_let_go(copies: Iterable[CopyAge]) -> frozenset[str]:
    """The names of kept copies that need not be kept any longer.

    Of the daily ones stay the newest of each of the last 7 days, 8 weeks (from Sunday) and 12 months that have one;
    days are those of Dhaka. Of those before an upgrade and before a restore the newest three each stay. The newest
    copy of all always stays.
    """
    everything = sorted(copies, key=lambda copy: (copy.made_at, copy.name), reverse=True)
    daily = [copy for copy in everything if copy.why is BackupWhy.DAILY]
    staying = {copy.name for copy in everything[:1]}
    staying |= _newest_of_each(daily, _day, DAYS_KEPT)
    staying |= _newest_of_each(daily, _week, WEEKS_KEPT)
    staying |= _newest_of_each(daily, _month, MONTHS_KEPT)
    for why in (BackupWhy.BEFORE_UPGRADE, BackupWhy.BEFORE_RESTORE):
        staying |= {copy.name for copy in [copy for copy in everything if copy.why is why][:OTHERS_KEPT]}
    return frozenset(copy.name for copy in everything if copy.why is not BackupWhy.BY_HAND) - staying


def copy_is_due(last: tuple[datetime, int] | None, entries: int, now: datetime) -> bool:
    """Whether the day in Dhaka has no daily copy yet, and something was logged since the last one.

    Args:
        last: when the newest daily copy was made, and how many entries its log held; None where there is none.
        entries: how many the log holds now.
        now: aware UTC.
    """
    if last is None:
        return entries > 0
    made_at, held = last
    return entries != held and dhaka_day(now) != dhaka_day(made_at)


def is_due(last_at: datetime | None, store_since: datetime | None, now: datetime) -> bool:
    """Whether 31 days have gone by since the last time, or since the store began where there was none."""
    since = last_at or store_since
    return since is not None and now - since >= DUE_AFTER


def file_name(office: Bilingual, day: date) -> str:
    """`Sample-Office-2026-02-10.desk-backup`: a name that every stick takes; the English one where there is one."""
    plain = "".join(c if unicodedata.category(c)[0] in _IN_A_NAME else " " for c in office.english)
    name = "-".join(plain.split())[:_NAME_LIMIT].rstrip("-")
    return "-".join(part for part in (name, day.isoformat()) if part) + ENDING


def kept_name(made_at: datetime, why: BackupWhy) -> str:
    """`20260210T060000Z-daily.desk-backup`: the name of a kept copy, in UTC."""
    return f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{why.value}{ENDING}"


def read_kept_name(name: str) -> tuple[datetime, BackupWhy] | None:
    """When and why a kept copy was made, from its name; None for anything else."""
    if not name.endswith(ENDING):
        return None
    stamp, _, why = name.removesuffix(ENDING).partition("-")
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC), BackupWhy(why)
    except ValueError:
        return None


def _newest_of_each(copies: list[CopyAge], period: Callable[[CopyAge], date], most: int) -> set[str]:
    """Newest first in, the newest of each of the last periods out."""
    found: dict[date, str] = {}
    for copy in copies:
        if period(copy) not in found and len(found) < most:
            found[period(copy)] = copy.name
    return set(found.values())


def _day(copy: CopyAge) -> date:
    return dhaka_day(copy.made_at)


def _week(copy: CopyAge) -> date:
    return week_of(_day(copy)).first_on


def _month(copy: CopyAge) -> date:
    return _day(copy).replace(day=1)
