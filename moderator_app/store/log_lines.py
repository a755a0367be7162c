"""The activity log as a list: the numbers of the entries that are wanted, and the entries in sight with their posts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, false, or_, select

from moderator_app.domain.ids import PageId, PostId
from moderator_app.domain.lines import LogLine, LogQuery
from moderator_app.domain.log_kinds import verbs_of
from moderator_app.domain.searching import question
from moderator_app.store import mapping
from moderator_app.store.post_tables import DeliveryRow, PostRow
from moderator_app.store.questions import AnyRow
from moderator_app.store.search import entries_matching, posts_matching
from moderator_app.store.tables import ActivityEntryRow, MediaFileRow, MemberRow, PageRow, table
from moderator_app.store.transaction import Transaction

_LOG, _POST, _DELIVERY = table(ActivityEntryRow), table(PostRow), table(DeliveryRow)
_MEDIA, _MEMBER, _PAGE = table(MediaFileRow), table(MemberRow), table(PageRow)


def numbers(transaction: Transaction, query: LogQuery, head: int) -> Sequence[int]:
    """The numbers of the entries that fit, newest first; `head` is the newest of all."""
    wanted = list(_conditions(query))
    if not wanted:
        return range(head, 0, -1)
    rows = transaction.rows(select(_LOG.c.seq).where(*wanted).order_by(_LOG.c.seq.desc()))
    return tuple(row.seq for row in rows)


def lines(transaction: Transaction, wanted: Sequence[int]) -> tuple[LogLine, ...]:
    """These entries, in this order."""
    if not wanted:
        return ()
    # The range keeps the planner near them where it still believes in a log of a few entries, and would read it all.
    near = _LOG.c.seq.between(min(wanted), max(wanted))
    rows = transaction.rows(select(_LOG).where(near, _LOG.c.seq.in_(list(wanted))))
    by_number = {row.seq: row for row in rows}
    found = [by_number[number] for number in wanted if number in by_number]
    deliveries = _deliveries(transaction, found)
    titles = _titles(transaction, found, [row.post_id for row in deliveries.values()])
    return tuple(_line(row, deliveries, titles) for row in found)


def _conditions(query: LogQuery) -> Iterable[ColumnElement[bool]]:
    if query.actor:
        yield _LOG.c.actor == query.actor
    if query.kind is not None:
        yield _LOG.c.verb.in_(verbs_of(query.kind))
    if query.since is not None:
        yield _LOG.c.at >= query.since
    if query.before is not None:
        yield _LOG.c.at < query.before
    if query.text:
        yield _holds_text(query)


def _holds_text(query: LogQuery) -> ColumnElement[bool]:
    """In what the entry noted, in the post it is about, or in the name of what it is about or of whoever did it."""
    asked = question(query.text)
    posts = select(_POST.c.id).where(posts_matching(asked) if asked else false())
    members = _named(_MEMBER, query.text)
    return or_(
        _LOG.c.seq.in_(entries_matching(asked)) if asked else false(),
        _LOG.c.verb.in_(query.worded),
        _LOG.c.actor.in_(members),
        _LOG.c.subject_id.in_(posts),
        _LOG.c.subject_id.in_(select(_DELIVERY.c.id).where(_DELIVERY.c.post_id.in_(posts))),
        _LOG.c.subject_id.in_(members),
        _LOG.c.subject_id.in_(_named(_PAGE, query.text)),
        _LOG.c.subject_id.in_(select(_MEDIA.c.hash).where(_MEDIA.c.name.icontains(query.text, autoescape=True))),
    )


def _named(of: Any, text: str) -> Any:
    bangla, english = (column.icontains(text, autoescape=True) for column in (of.c.name_bn, of.c.name_en))
    return select(of.c.id).where(or_(bangla, english))


def _deliveries(transaction: Transaction, rows: Iterable[AnyRow]) -> dict[str, AnyRow]:
    ids = [row.subject_id for row in rows if row.subject_kind == "delivery"]
    columns = select(_DELIVERY.c.id, _DELIVERY.c.post_id, _DELIVERY.c.page_id)
    return {row.id: row for row in transaction.rows(columns.where(_DELIVERY.c.id.in_(ids)))}


def _titles(transaction: Transaction, rows: Sequence[AnyRow], more: Sequence[str]) -> dict[str, str]:
    posts = [row.subject_id for row in rows if row.subject_kind == "post"]
    pictures = [row.subject_id for row in rows if row.subject_kind == "media"]
    titles = transaction.rows(select(_POST.c.id, _POST.c.title).where(_POST.c.id.in_([*posts, *more])))
    names = transaction.rows(select(_MEDIA.c.hash, _MEDIA.c.name).where(_MEDIA.c.hash.in_(pictures)))
    return {row.id: row.title for row in titles} | {row.hash: row.name for row in names}


def _line(row: AnyRow, deliveries: dict[str, AnyRow], titles: dict[str, str]) -> LogLine:
    entry = mapping.activity_of(row)
    if entry.subject_kind == "post":
        page = row.data.get("page")
        on_page = PageId(page) if isinstance(page, str) else None
        return LogLine(entry, titles.get(entry.subject_id, ""), PostId(entry.subject_id), on_page)
    delivery = deliveries.get(entry.subject_id) if entry.subject_kind == "delivery" else None
    if delivery is not None:
        post_id = PostId(delivery.post_id)
        return LogLine(entry, titles.get(post_id, ""), post_id, PageId(delivery.page_id))
    return LogLine(entry, titles.get(entry.subject_id, ""))
