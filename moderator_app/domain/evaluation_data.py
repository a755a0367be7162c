"""The evaluation as plain data: what `evaluation.json` attaches to both PDFs, byte for byte the same."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime

from moderator_app.domain.evaluation import Evaluation
from moderator_app.domain.office import Office

_NOT_PUBLISHED: dict[type, frozenset[str]] = {Office: frozenset({"reply_days", "solve_days"})}
"""What the form `moderator-desk/evaluation/1` does not carry: nothing in it is measured against those targets."""

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def evaluation_json(evaluation: Evaluation) -> bytes:
    """Canonical JSON in UTF-8: keys sorted, no blanks, days `YYYY-MM-DD`, times ISO 8601 in UTC."""
    text = json.dumps(_plain(evaluation), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _plain(value: object) -> Plain:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # a mapping of any plain values
    if is_dataclass(value):
        left_out = _NOT_PUBLISHED.get(type(value), frozenset())
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in left_out}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # a row of any plain values
    raise TypeError(type(value))
