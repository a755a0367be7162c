"""The activity log's rule: every entry carries the hash of the one before it, so an edit or a gap shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from moderator_app.domain.ids import MemberId

GENESIS = "0" * 64
LogValue = str | int | bool | None


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """One thing that happened.

    `seq` counts from 1 without a gap. `actor` is a member's id, "system", or "command line"; `verb` a key such as
    `post_approved`; `subject` the kind and id of what it happened to. `data` never holds a secret or a citizen's data.
    """

    seq: int
    at: datetime
    actor: str
    verb: str
    subject_kind: str
    subject_id: str
    data: Mapping[str, LogValue]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class LogHead:
    """The newest entry's number and hash, printed on papers as an anchor; `at` is None while the log is empty."""

    seq: int = 0
    hash: str = GENESIS
    at: datetime | None = None


SYSTEM = "system"
COMMAND_LINE = "command line"


def make_entry(
    head: LogHead,
    at: datetime,
    actor: MemberId | str,
    verb: str,
    subject: tuple[str, str],
    data: Mapping[str, LogValue],
) -> ActivityEntry:
    """The entry that follows a head; `subject` is (kind, id)."""
    seq = head.seq + 1
    body = _canonical(seq, at, actor, verb, subject, data, head.hash)
    return ActivityEntry(seq, at, actor, verb, subject[0], subject[1], dict(data), head.hash, _digest(body))


def first_broken(entries: Iterable[ActivityEntry], after: LogHead | None = None) -> int | None:
    """The number of the first entry that does not follow the one before it, or None when the chain holds.

    Args:
        entries: in order of `seq`.
        after: what stands before the first of them; None for the beginning of the log.
    """
    head = after or LogHead()
    for entry in entries:
        made = make_entry(head, entry.at, entry.actor, entry.verb, (entry.subject_kind, entry.subject_id), entry.data)
        if (made.seq, made.previous, made.hash) != (entry.seq, entry.previous, entry.hash):
            return head.seq + 1
        head = LogHead(entry.seq, entry.hash, entry.at)
    return None


def _canonical(
    seq: int, at: datetime, actor: str, verb: str, subject: tuple[str, str], data: Mapping[str, LogValue], previous: str
) -> str:
    tree = {
        "actor": actor,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "data": dict(data),
        "previous": previous,
        "seq": seq,
        "subject": list(subject),
        "verb": verb,
    }
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
