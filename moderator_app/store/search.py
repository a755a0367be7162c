"""The full-text index: SQLite's FTS5 over folded texts of posts and of the activity log, kept in the same transaction.

The tokenizer keeps Bangla's vowel signs apart; the usual one takes কাল and কিল for one word (docs/facts.md, "Search").
The index holds no text that could be read back, only its words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Select, column, delete, func, insert, literal, literal_column, select
from sqlalchemy import table as named
from sqlmodel import Field

from moderator_app.domain.activity import LogValue
from moderator_app.domain.ids import PostId
from moderator_app.domain.posts import Post
from moderator_app.domain.searching import folded
from moderator_app.store.columns import key_to, number_key
from moderator_app.store.tables import StoreRow, table
from moderator_app.store.transaction import Transaction

_TOKENIZER = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''"
_MANY = 2_000
_ID: ColumnElement[str] = literal_column("post.id")
_FINGERPRINT = re.compile("[0-9a-f]{64}")
_INDEXES = ("post_words", "log_words")


class SearchedPostRow(StoreRow, table=True):
    """The number under which the index knows a post: a row's own would change when the file is written anew."""

    seq: int | None = Field(default=None, sa_column=number_key())
    post_id: str = Field(sa_column=key_to("post.id", unique=True))


_SEARCHED = table(SearchedPostRow)
_POSTS, _LOG = (named(name, column("rowid"), column("words")) for name in _INDEXES)


def statements() -> tuple[str, ...]:
    """What makes the indexes of a new store."""
    return tuple(
        f"CREATE VIRTUAL TABLE {name} USING fts5("
        f"words, content='', contentless_delete=1, tokenize='{_TOKENIZER}', prefix='2 3')"
        for name in _INDEXES
    )


def posts_matching(asked: str, *, few: bool = True) -> ColumnElement[bool]:
    """For a question about posts: that a post's `id` is among those that match a question of the index.

    Where few match, the database begins with them; where many do, it looks each post up as it comes to it.
    """
    hits = select(_POSTS.c.rowid).where(literal_column("post_words").op("MATCH")(literal(asked)))
    if few:
        return _ID.in_(select(_SEARCHED.c.post_id).where(_SEARCHED.c.seq.in_(hits)))
    return select(_SEARCHED.c.seq).where(_SEARCHED.c.post_id == _ID).scalar_subquery().in_(hits)


def entries_matching(asked: str) -> Select[tuple[int]]:
    """The numbers of the log's entries that match a question of the index."""
    return select(_LOG.c.rowid).where(literal_column("log_words").op("MATCH")(literal(asked)))


def few_match(transaction: Transaction, asked: str) -> bool:
    """Whether so few posts match a question that the database should begin with them."""
    found = select(_POSTS.c.rowid).where(literal_column("post_words").op("MATCH")(literal(asked))).limit(_MANY)
    return transaction.number(select(func.count()).select_from(found.subquery())) < _MANY


def index_post(transaction: Transaction, post: Post) -> None:
    """Keeps the words of a post as it stands now: its text, what a page says differently, alternative texts, link."""
    seq = _number_of(transaction, post.id)
    transaction.change(delete(_POSTS).where(_POSTS.c.rowid == seq))
    transaction.change(insert(_POSTS).values(rowid=seq, words=_words_of(post)))


def index_new_posts(transaction: Transaction, posts: Sequence[Post]) -> Sequence[int]:
    """As `index_post`, for many posts that are all new, in three statements; the number of each in their order."""
    first = transaction.number(select(func.max(_SEARCHED.c.seq))) + 1
    numbers = range(first, first + len(posts))
    both = list(zip(numbers, posts, strict=True))
    transaction.add_bare(_SEARCHED.name, ("seq", "post_id"), [(seq, post.id) for seq, post in both])
    transaction.add_bare(_POSTS.name, ("rowid", "words"), [(seq, _words_of(post)) for seq, post in both])
    return numbers


def _words_of(post: Post) -> str:
    draft = post.draft
    texts = [draft.text, *(v.text for v in draft.variants), *(m.alt_text for m in draft.media), draft.link]
    return folded("\n".join(texts))


def index_entry(transaction: Transaction, seq: int, data: Mapping[str, LogValue]) -> None:
    """Keeps the words that an entry of the log noted."""
    words = " ".join(_texts(data.values()))
    if words:
        transaction.change(insert(_LOG).values(rowid=seq, words=folded(words)))


def _texts(values: Iterable[LogValue]) -> Iterable[str]:
    """What a person might look for: no yes or no, and no fingerprint."""
    said = (str(value) for value in values if isinstance(value, str | int) and not isinstance(value, bool))
    return (text for text in said if not _FINGERPRINT.fullmatch(text))


def _number_of(transaction: Transaction, post_id: PostId) -> int:
    known = select(_SEARCHED.c.seq).where(_SEARCHED.c.post_id == post_id)
    found = transaction.number(known)
    if not found:
        transaction.add(SearchedPostRow(post_id=post_id))
        found = transaction.number(known)
    return found
