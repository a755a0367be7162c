"""When the program was awake: spans of heartbeats."""

from datetime import datetime
from typing import final

from sqlalchemy import insert, select, update

from moderator_app.domain.heartbeat import AwakeSpan
from moderator_app.store.questions import AnyRow
from moderator_app.store.tables import AwakeSpanRow, table
from moderator_app.store.transaction import Transaction

_SPAN = table(AwakeSpanRow)


@final
class HeartbeatRows:
    """Fulfils the port `HeartbeatRepository`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def last(self) -> AwakeSpan | None:
        """The span that was put down last, whatever the clock said then."""
        row = self._transaction.first(select(_SPAN).order_by(_SPAN.c.seq.desc()).limit(1))
        return None if row is None else _span_of(row)

    def put(self, span: AwakeSpan) -> None:
        """Grows the last span where it begins at the same moment, else adds one."""
        newest = self._transaction.first(select(_SPAN).order_by(_SPAN.c.seq.desc()).limit(1))
        if newest is not None and newest.first_at == span.first_at:
            self._transaction.change(update(_SPAN).where(_SPAN.c.seq == newest.seq).values(last_at=span.last_at))
        else:
            self._transaction.change(insert(_SPAN).values(first_at=span.first_at, last_at=span.last_at))

    def between(self, since: datetime, until: datetime) -> tuple[AwakeSpan, ...]:
        """Every span that touches the time from `since` to `until`, in the order in which they were put down."""
        touching = (_SPAN.c.last_at >= since) & (_SPAN.c.first_at <= until)
        return tuple(
            _span_of(row) for row in self._transaction.rows(select(_SPAN).where(touching).order_by(_SPAN.c.seq))
        )


def _span_of(row: AnyRow) -> AwakeSpan:
    return AwakeSpan(row.first_at, row.last_at)
