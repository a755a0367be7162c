"""How backups are said: when, why, how large, what they hold. Knows no Qt."""

from datetime import datetime

from moderator_app.domain.backups import BackupCounts, BackupWhy
from moderator_app.domain.bd_calendar import dhaka_day
from moderator_app.words import Speaker, mark
from ui.backups.state import CountLine

_MEGABYTE = 1_000_000

WHY_WORDS: dict[BackupWhy, str] = {
    BackupWhy.BY_HAND: mark("by hand"),
    BackupWhy.DAILY: mark("daily"),
    BackupWhy.BEFORE_UPGRADE: mark("before an upgrade"),
    BackupWhy.BEFORE_RESTORE: mark("before a restore"),
}
"""What a copy was made for."""


def size_words(say: Speaker, size: int) -> str:
    """ "১২.৩ মেগাবাইট", or whole kilobytes below one megabyte; `size` in bytes."""
    if size < _MEGABYTE:
        return say("{n} KB", n=max(1, round(size / 1000)))
    return say("{size} MB", size=say.in_digits(f"{size / _MEGABYTE:.1f}"))


def when_words(say: Speaker, at: datetime) -> str:
    """ "৪ অক্টোবর ২০২৬, ১৮:০০"."""
    return f"{say.plain_day(dhaka_day(at))}, {say.clock(at)}"


def ago_words(say: Speaker, at: datetime, now: datetime) -> str:
    """How many days ago, by the days of Dhaka."""
    days = (dhaka_day(now) - dhaka_day(at)).days
    if days <= 0:
        return say("today")
    return say("yesterday") if days == 1 else say.count("{n} day ago", "{n} days ago", days)


def holds_words(say: Speaker, counts: BackupCounts | None) -> str:
    """ "১২০টি পোস্ট · ৩৪টি ছবি"; "–" where it is not known."""
    if counts is None:
        return "–"
    posts = say.count("{n} post", "{n} posts", counts.posts)
    return f"{posts} · {say.count('{n} picture', '{n} pictures', counts.pictures)}"


def count_lines(say: Speaker, counts: BackupCounts) -> tuple[CountLine, ...]:
    """Everything that is counted in a backup, one kind a line."""
    return tuple(
        CountLine(name, say.number(number))
        for name, number in (
            (say("Posts"), counts.posts),
            (say("Pages and IDs"), counts.pages),
            (say("Members of the panel"), counts.members),
            (say("Pictures"), counts.pictures),
            (say("Entries of the activity log"), counts.entries),
        )
    )
