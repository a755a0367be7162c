"""The repository of written reasons for what the content check found."""

from typing import final

from sqlalchemy import select

from moderator_app.domain.explaining import Explanation, Reason
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.store.explanation_tables import ExplanationRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_EXPLANATION = table(ExplanationRow)


@final
class ExplanationRows:
    """In the order in which they were given; append-only."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, explanation: Explanation) -> None:
        reason = explanation.reason
        self._transaction.add(
            ExplanationRow(
                post_id=explanation.post_id,
                version=explanation.version,
                given_at=explanation.moment,
                member_id=explanation.member_id,
                at=explanation.at,
                rule=reason.rule,
                level=explanation.level,
                words=reason.words,
                reason=reason.text,
            )
        )

    def of_post(self, post_id: PostId) -> tuple[Explanation, ...]:
        """Every reason of a post, those of earlier versions included."""
        asked = select(_EXPLANATION).where(_EXPLANATION.c.post_id == post_id).order_by(_EXPLANATION.c.seq)
        return tuple(
            Explanation(
                post_id,
                row.version,
                row.given_at,
                MemberId(row.member_id),
                row.at,
                row.level,
                Reason(row.rule, row.words, row.reason),
            )
            for row in self._transaction.rows(asked)
        )
