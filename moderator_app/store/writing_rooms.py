"""Repositories beside the posts: comments on them, and the office's templates."""

from collections.abc import Sequence
from typing import final

from sqlalchemy import func, select

from moderator_app.domain.comments import Comment
from moderator_app.domain.errors import NothingThere
from moderator_app.domain.ids import CommentId, MemberId, PostId, TemplateId
from moderator_app.domain.templates import Template
from moderator_app.store.questions import AnyRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction
from moderator_app.store.writing_tables import CommentRow, TemplateRow

_COMMENT, _TEMPLATE = table(CommentRow), table(TemplateRow)


@final
class CommentRows:
    """Comments, oldest first."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, comment: Comment) -> None:
        self._transaction.put(
            CommentRow(
                id=comment.id,
                post_id=comment.post_id,
                member_id=comment.member_id,
                at=comment.at,
                version=comment.version,
                text=comment.text,
                quote=comment.quote,
                settled_by=comment.settled_by,
                settled_at=comment.settled_at,
            )
        )

    def get(self, comment_id: CommentId) -> Comment:
        """Raises NothingThere for an unknown id."""
        row = self._transaction.first(select(_COMMENT).where(_COMMENT.c.id == comment_id))
        if row is None:
            raise NothingThere(id=comment_id)
        return _comment_of(row)

    def of_post(self, post_id: PostId) -> tuple[Comment, ...]:
        asked = select(_COMMENT).where(_COMMENT.c.post_id == post_id).order_by(_COMMENT.c.at, _COMMENT.c.id)
        return tuple(_comment_of(row) for row in self._transaction.rows(asked))

    def open_counts(self, post_ids: Sequence[PostId]) -> dict[PostId, int]:
        """How many comments of each post are not settled; a post without any is left out."""
        asked = select(_COMMENT.c.post_id, func.count().label("number")).where(
            _COMMENT.c.post_id.in_(list(post_ids)), _COMMENT.c.settled_at.is_(None)
        )
        return {PostId(row.post_id): row.number for row in self._transaction.rows(asked.group_by(_COMMENT.c.post_id))}


@final
class TemplateRows:
    """Templates by kind and name, the retired ones included."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, template: Template) -> None:
        self._transaction.put(
            TemplateRow(
                id=template.id,
                kind=template.kind,
                name=template.name,
                text=template.text,
                edited_by=template.edited_by,
                edited_at=template.edited_at,
                seed=template.seed,
                retired=template.retired,
            )
        )

    def all(self) -> tuple[Template, ...]:
        rows = self._transaction.rows(select(_TEMPLATE).order_by(_TEMPLATE.c.kind, _TEMPLATE.c.name, _TEMPLATE.c.id))
        return tuple(
            Template(
                TemplateId(row.id),
                row.kind,
                row.name,
                row.text,
                MemberId(row.edited_by),
                row.edited_at,
                row.seed,
                row.retired,
            )
            for row in rows
        )


def _comment_of(row: AnyRow) -> Comment:
    return Comment(
        CommentId(row.id),
        PostId(row.post_id),
        MemberId(row.member_id),
        row.at,
        row.version,
        row.text,
        row.quote,
        MemberId(row.settled_by) if row.settled_by else None,
        row.settled_at,
    )
