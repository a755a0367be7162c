"""The repository of deliveries: compare-and-swap on state and epoch, and the lists and counts of weeks."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import final

from sqlalchemy import String, exists, select, type_coerce

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.delivery import APPROVED_NOT_OUT, MOVES, Delivery, DeliveryState
from moderator_app.domain.errors import EditedMeanwhile, LinkAlreadyUsed, NothingThere, WrongMove
from moderator_app.domain.heartbeat import Verdict
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId
from moderator_app.domain.lines import CalendarLine, DeliveryLine
from moderator_app.store.approval_gate import GATED, UNGATED_AT_BIRTH, check_gate
from moderator_app.store.calendar_lines import calendar_lines, calendar_moments
from moderator_app.store.columns import time_text
from moderator_app.store.post_mapping import delivery_of, delivery_values
from moderator_app.store.post_rooms import stored_deliveries
from moderator_app.store.post_tables import AttemptRow, DeliveryRow, PostRow
from moderator_app.store.questions import AnyRow, Question
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction
from moderator_app.store.week_counts import WeekCounts

_DELIVERY, _POST, _ATTEMPT = table(DeliveryRow), table(PostRow), table(AttemptRow)
_S = DeliveryState
_HEARTBEAT = "heartbeat"
"""The kind of attempt that says what became of a due time; the time is its detail, as the column keeps it."""
_LINE = select(
    _DELIVERY,
    _POST.c.title,
    _POST.c.stage,
    _POST.c.author_id,
    _POST.c.edited_by,
    _POST.c.planned_at,
).join(_POST, _POST.c.id == _DELIVERY.c.post_id)


@final
class DeliveryRows(WeekCounts):
    """Deliveries."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction)
        self._transaction = transaction

    def get(self, delivery_id: DeliveryId) -> Delivery:
        """Raises NothingThere for an unknown id."""
        row = self._transaction.first(select(_DELIVERY).where(_DELIVERY.c.id == delivery_id))
        if row is None:
            raise NothingThere(id=delivery_id)
        return delivery_of(row)

    def of_post(self, post_id: PostId) -> tuple[Delivery, ...]:
        """In the order of the post's pages."""
        return tuple(stored_deliveries(self._transaction, [post_id]).get(post_id, []))

    def add(self, delivery: Delivery) -> None:
        """Adds a delivery.

        Raises:
            ContentChanged, RoleNotAllowed: it stands in a state that needs approvals which are not there.
            EditedMeanwhile: the post has a delivery on that page already.
        """
        if delivery.state not in UNGATED_AT_BIRTH:
            check_gate(self._transaction, delivery)
        self._check_link(delivery)
        self._transaction.add_values(DeliveryRow, [delivery_values(delivery)])

    def add_drafts(self, deliveries: Sequence[Delivery]) -> None:
        """Adds deliveries of posts that are new, all of them drafts, which need no gate."""
        drafts = [d for d in deliveries if d.state is DeliveryState.DRAFT]
        self._transaction.add_values(DeliveryRow, map(delivery_values, drafts))

    def save(self, delivery: Delivery, seen: Delivery) -> None:
        """Swaps the delivery that was seen for another.

        Raises:
            EditedMeanwhile: its state or epoch is not what was seen.
            WrongMove: no move leads from the one state to the other.
            ContentChanged, RoleNotAllowed: the move needs approvals of the stored content.
            LinkAlreadyUsed: another delivery has this permalink.
            NothingThere: no such delivery.
        """
        if delivery.state is not seen.state:
            if delivery.state not in MOVES[seen.state]:
                raise WrongMove(state=seen.state.value, wished=delivery.state.value)
            if delivery.state in GATED:
                check_gate(self._transaction, delivery)
        self._check_link(delivery)
        values = delivery_values(delivery)
        for fixed in ("id", "post_id", "page_id"):
            del values[fixed]
        mine = _DELIVERY.update().where(
            _DELIVERY.c.id == seen.id, _DELIVERY.c.state == seen.state, _DELIVERY.c.epoch == seen.epoch
        )
        if not self._transaction.change(mine.values(values)):
            self.get(seen.id)
            raise EditedMeanwhile()

    def by_permalink(self, permalink: str) -> DeliveryLine | None:
        row = self._transaction.first(_LINE.where(_DELIVERY.c.permalink == permalink))
        return None if row is None else _line(row)

    def in_week(self, week: Week) -> tuple[DeliveryLine, ...]:
        """What was live in the week, and what is not live but due in it, by time; cancelled ones included."""
        due = _DELIVERY.c.live_week.is_(None) & (_DELIVERY.c.due_week == week.first_on)
        rows = self._lines(_LINE.where((_DELIVERY.c.live_week == week.first_on) | due))
        return tuple(sorted(rows, key=lambda line: (_time(line), line.delivery.id)))

    def in_calendar(
        self, since: datetime, until: datetime, page_id: PageId | None, most: int | None = None
    ) -> tuple[CalendarLine, ...]:
        """What stands from `since` until before `until`, by time: live ones at their stated time, others at their plan.

        Of each day in Dhaka at most so many, the first ones; each says how many there are. What was taken off its page,
        closed unpublished or rejected in review is left out. A post with a time and no page stands there too, but on no
        single page.
        """
        return calendar_lines(self._transaction, since, until, page_id, most)

    def calendar_moments(self, at: datetime, page_id: PageId | None, *, later: bool, limit: int) -> Sequence[datetime]:
        """The moments of the next so many in the calendar from `at` on, or of the last before it, nearest first."""
        return calendar_moments(self._transaction, at, page_id, later=later, limit=limit)

    def out_next(self, limit: int) -> tuple[DeliveryLine, ...]:
        """Approved and not yet out, soonest due first; those that someone has opened stand in `opened`."""
        waiting = _LINE.where(
            _DELIVERY.c.state.in_(sorted(APPROVED_NOT_OUT - {_S.MANUAL_OPEN})), _DELIVERY.c.due_at.is_not(None)
        )
        return self._lines(waiting.order_by(_DELIVERY.c.due_at, _DELIVERY.c.id).limit(limit))

    def opened(self) -> tuple[DeliveryLine, ...]:
        """Opened in the manual kit and not confirmed, longest open first."""
        mine = _LINE.where(_DELIVERY.c.state == _S.MANUAL_OPEN)
        return self._lines(mine.order_by(_DELIVERY.c.opened_at, _DELIVERY.c.id))

    def unsettled(self, now: datetime) -> tuple[DeliveryLine, ...]:
        """Approved or waiting for their person, due by now, and nothing said of that due time yet; soonest first."""
        said = exists().where(
            _ATTEMPT.c.delivery_id == _DELIVERY.c.id,
            _ATTEMPT.c.kind == _HEARTBEAT,
            _ATTEMPT.c.detail == type_coerce(_DELIVERY.c.due_at, String),
        )
        mine = _LINE.where(_DELIVERY.c.state.in_([_S.APPROVED, _S.MANUAL_READY]), _DELIVERY.c.due_at <= now, ~said)
        return self._lines(mine.order_by(_DELIVERY.c.due_at, _DELIVERY.c.id))

    def settle(self, delivery: Delivery, verdict: Verdict, at: datetime) -> None:
        """Says, once and for good, what became of a delivery's present due time."""
        row = AttemptRow(
            delivery_id=delivery.id,
            epoch=delivery.epoch,
            kind=_HEARTBEAT,
            outcome=verdict.value,
            at=at,
            detail=time_text(delivery.due_at) if delivery.due_at else "",
        )
        self._transaction.add(row)

    def missed(self) -> tuple[DeliveryLine, ...]:
        """Those whose time was missed and of which a person has not decided yet, oldest due time first."""
        mine = _LINE.where(_DELIVERY.c.state == _S.MISSED)
        return self._lines(mine.order_by(_DELIVERY.c.due_at, _DELIVERY.c.id))

    def in_states(self, states: Collection[DeliveryState], page_id: PageId | None = None) -> tuple[DeliveryLine, ...]:
        """Those that stand in one of some states, soonest due first, of one page or all; those without a time last."""
        mine = _LINE.where(_DELIVERY.c.state.in_(sorted(states)))
        if page_id is not None:
            mine = mine.where(_DELIVERY.c.page_id == page_id)
        return self._lines(mine.order_by(_DELIVERY.c.due_at.is_(None), _DELIVERY.c.due_at, _DELIVERY.c.id))

    def _lines(self, wanted: Question) -> tuple[DeliveryLine, ...]:
        return tuple(_line(row) for row in self._transaction.rows(wanted))

    def _check_link(self, delivery: Delivery) -> None:
        if not delivery.permalink:
            return
        other = self.by_permalink(delivery.permalink)
        if other is not None and other.delivery.id != delivery.id:
            raise LinkAlreadyUsed(title=other.title)


def _time(line: DeliveryLine) -> str:
    at = line.delivery.live_at or line.delivery.due_at
    return "" if at is None else at.isoformat()


def _line(row: AnyRow) -> DeliveryLine:
    return DeliveryLine(
        delivery_of(row), row.title, row.stage, MemberId(row.author_id), MemberId(row.edited_by), row.planned_at
    )
