"""Heartbeats: when the program was awake, and whether a due time was kept or slept through.

Beats come every minute and are kept as spans. Within a span no gap is longer than five minutes, so a due time inside
a span, or at most five minutes after its end, had a beat shortly before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

KEPT_WITHIN = timedelta(minutes=5)
"""A due time is kept when a heartbeat ran within this time before it (docs/facts.md, "Heartbeat")."""
JUMPED_AFTER = timedelta(minutes=2)
"""A clock that strayed further than this from its steady seconds was set, or the computer slept."""


@dataclass(frozen=True, slots=True)
class AwakeSpan:
    """The program was awake from `first_at` to `last_at`, both aware UTC."""

    first_at: datetime
    last_at: datetime


def with_beat(last: AwakeSpan | None, at: datetime) -> AwakeSpan:
    """The span to keep after a beat: the last one grown by it, or a new one after a gap or a clock set back."""
    if last is None or not last.last_at <= at <= last.last_at + KEPT_WITHIN:
        return AwakeSpan(at, at)
    return replace(last, last_at=at)


def is_kept(due_at: datetime, spans: Iterable[AwakeSpan]) -> bool:
    """Whether a heartbeat ran at the due time or within five minutes before it."""
    return any(span.first_at <= due_at <= span.last_at + KEPT_WITHIN for span in spans)


class Verdict(StrEnum):
    """What became of a due time."""

    NOT_YET = "not_yet"
    KEPT = "kept"
    MISSED = "missed"


def judged(due_at: datetime, in_hand_at: datetime, spans: Iterable[AwakeSpan], now: datetime) -> Verdict:
    """What became of a due time, as of a beat.

    Whoever approves a post after its time, or sets it a time that has gone by, asks for it there and then: no sleeping
    program comes between, so it is kept. All others need a heartbeat at most five minutes before they were due. A due
    time is missed, never made up for, however the program came to look only now: it was off, asleep, killed, or the
    clock was set on over it.

    Args:
        due_at: the time.
        in_hand_at: when a person last decided on it: approved it, set its time, or gave its kit back.
        spans: when the program was awake, this beat included.
        now: the moment of the beat.
    """
    if due_at > now:
        return Verdict.NOT_YET
    if due_at <= in_hand_at <= now or is_kept(due_at, spans):
        return Verdict.KEPT
    return Verdict.MISSED


@dataclass(frozen=True, slots=True)
class ClockLook:
    """What the clocks said at one look: aware UTC for people, and seconds that never jump."""

    at: datetime
    seconds: float


def jump_between(before: ClockLook, after: ClockLook) -> timedelta:
    """How far the clock for people was set on between two looks (negative: back); zero where it kept its pace.

    A computer that was suspended shows here too, for its steady seconds stood still meanwhile.
    """
    strayed = after.at - before.at - timedelta(seconds=after.seconds - before.seconds)
    return strayed if abs(strayed) > JUMPED_AFTER else timedelta()


def set_back(last: AwakeSpan | None, at: datetime) -> timedelta:
    """How far a beat lies before the last one kept (negative); zero up to two minutes, or where it does not."""
    behind = at - last.last_at if last is not None else timedelta()
    return behind if behind < -JUMPED_AFTER else timedelta()
