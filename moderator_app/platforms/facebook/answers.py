"""Reads Graph's answers: the outcome of a call, a throttle's end, the server's clock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import cast

from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.platforms.facebook.faults import POSTING_TOO_OFTEN, GraphError, judged
from moderator_app.platforms.kit.send_once import NoReply, Reply
from moderator_app.platforms.kit.withheld import withheld

Json = Mapping[str, object]
_O = SendOutcome
THROTTLED_FOR = timedelta(minutes=15)
"""Where no header tells how long."""
TOO_OFTEN_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Heard:
    """A call's outcome with what was told: `told` is the JSON object of an answer in order, else empty.

    `error` is Graph's own refusal, where it gave one.
    """

    outcome: SendOutcome
    told: Json = field(default_factory=dict[str, object])
    fault: str = ""
    detail: str = ""
    error: GraphError | None = None
    wait_until: datetime | None = None
    server_at: datetime | None = None
    version: str = ""

    def answer(self, remote_id: str = "", staged: tuple[str, ...] = ()) -> SendAnswer:
        """In the words of the ports."""
        return SendAnswer(self.outcome, remote_id, "", self.fault, self.detail, self.wait_until, self.server_at, staged)


def heard(reply: Reply | NoReply, now: datetime, secrets: tuple[str, ...] = ()) -> Heard:
    """Judges one answer; every doubt is UNKNOWN."""
    if isinstance(reply, NoReply):
        return Heard(_O.UNKNOWN if reply.arrived else _O.NOT_SENT, fault=reply.fault, detail=reply.detail)
    server_at, version = _date(reply), reply.headers.get("facebook-api-version", "")
    told = _object(reply.body)
    error = _error(told)
    if reply.status == 429:
        outcome, fault = _O.THROTTLED, "facebook.throttled"
    elif reply.status >= 500:
        outcome, fault = _O.UNKNOWN, "facebook.server_error"
    elif error is not None:
        outcome, fault = judged(error)
    elif told is None or reply.status != 200:
        outcome, fault = _O.UNKNOWN, "facebook.no_answer"
    else:
        return Heard(_O.CONFIRMED, told, server_at=server_at, version=version)
    detail = withheld(error.words if error else f"HTTP {reply.status}", *secrets)
    until = _until(reply, error, now) if outcome is _O.THROTTLED else None
    return Heard(outcome, {}, fault, detail, error, until, server_at, version)


def usage(reply: Reply) -> tuple[float, timedelta]:
    """The largest share of any limit that was used (per cent), and how long until access comes back."""
    share, minutes = 0.0, 0.0
    for name in ("x-business-use-case-usage", "x-app-usage", "x-page-usage"):
        for row in _rows(_object(reply.headers.get(name, "").encode())):
            shares = (number(row.get(key)) for key in ("call_count", "total_cputime", "total_time"))
            share = max(share, *shares)
            minutes = max(minutes, number(row.get("estimated_time_to_regain_access")))
    return share, timedelta(minutes=min(minutes, 60 * 24.0))


def object_of(value: object) -> Json:
    """A JSON object, or an empty one where something else stands."""
    return cast(Json, value) if isinstance(value, dict) else {}


def rows_of(value: object) -> list[Json]:
    """The objects of a JSON list."""
    return [object_of(each) for each in cast(list[object], value)] if isinstance(value, list) else []


def text_of(value: object) -> str:
    """A JSON text; numbers as their digits."""
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and value is not True else ""


def number(value: object) -> float:
    """A JSON number, 0 where something else stands."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def moment(value: object) -> datetime | None:
    """A time as Graph writes it: ISO 8601 or Unix seconds; None for 0, which means never, and for anything else."""
    try:
        if isinstance(value, str) and not value.isdigit():
            at = datetime.fromisoformat(value)
            return at.astimezone(UTC) if at.tzinfo else None
        seconds = int(value) if isinstance(value, str) else int(number(value))
        return datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def _object(body: bytes) -> Json | None:
    try:
        read: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return cast(Json, read) if isinstance(read, dict) else None


def _error(told: Json | None) -> GraphError | None:
    inner = object_of((told or {}).get("error"))
    code = inner.get("code")
    if not isinstance(code, int) or isinstance(code, bool):
        return None
    return GraphError(
        code,
        int(number(inner.get("error_subcode"))),
        text_of(inner.get("message")),
        text_of(inner.get("error_user_title")),
        text_of(inner.get("error_user_msg")),
        inner.get("is_transient") is True,
        text_of(inner.get("fbtrace_id")),
    )


def _rows(told: Json | None) -> list[Json]:
    """`X-App-Usage` is one row; `X-Business-Use-Case-Usage` lists of rows by the page's number."""
    return [told or {}, *(row for value in (told or {}).values() for row in rows_of(value))]


def _until(reply: Reply, error: GraphError | None, now: datetime) -> datetime:
    _, regain = usage(reply)
    least = TOO_OFTEN_FOR if error is not None and error.subcode == POSTING_TOO_OFTEN else timedelta()
    return now + max(regain or THROTTLED_FOR, least)


def _date(reply: Reply) -> datetime | None:
    try:
        at = parsedate_to_datetime(reply.headers.get("date", ""))
    except (ValueError, TypeError):
        return None
    return at.astimezone(UTC) if at.tzinfo else None
