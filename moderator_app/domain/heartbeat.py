"""Heartbeats: when the program was awake, and whether a due time was kept or slept through.

Beats come every minute and are kept as spans. Within a span no gap is longer than five minutes, so a due time inside
a span, or at most five minutes after its end, had a beat shortly before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

KEPT_WITHIN = timedelta(minutes=5)
"""A due time is kept when a heartbeat ran within this time before it (docs/facts.md, "Heartbeat")."""


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
