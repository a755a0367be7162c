"""How alike two texts are: the same, the same but for its numbers, almost the same, or something else.

A text is looked at as the set of its runs of five signs, folded as the search folds them, every number as one sign,
blanks and punctuation as one blank. Two sets are as alike as what they share is part of both together (Jaccard's
measure). `marks_of` finds the few posts worth comparing: MinHash in bands (Broder 1997; Leskovec, Rajaraman, Ullman,
“Mining of Massive Datasets”, ch. 3).
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from random import Random
from typing import final

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.ids import MediaHash, PageId, PostId
from moderator_app.domain.posts import Draft
from moderator_app.domain.searching import folded

WINDOW = timedelta(days=90)
"""Posts within this time of each other are compared."""
CLOSE = timedelta(minutes=60)
"""Two posts of a page planned no farther apart than this are said to be close."""
NEAR = 0.6
"""From here on two texts are called almost the same."""
BANDS, ROWS = 20, 3
"""Two texts share a band with probability 1 − (1 − s³)²⁰: 0.99 at s = 0.6, 0.15 at s = 0.2."""
_GONE = frozenset({DeliveryState.CANCELLED, DeliveryState.EXPIRED, DeliveryState.REMOVED_REMOTELY})
_SIGNS = 5
_SHORTEST = 40
"""A text of fewer signs says too little for “almost”: it is the same, or another."""
_MANY = 4_000
"""Signs of a text that are looked at; no post of an office is that long."""
_NUMBER = re.compile(r"\d+")
_SPREAD, _LARGEST = 0x9E3779B97F4A7C15, 0xFFFF_FFFF_FFFF_FFFF
_CHANCE = Random("likeness of posts")  # noqa: S311 - no secret: the orders must be the same in every store
_LENDERS = tuple(tuple(_CHANCE.sample(range(BANDS * ROWS), BANDS * ROWS)) for _ in range(BANDS * ROWS))
"""Where a bin without any run borrows: the first in its own order that has one (Shrivastava 2017)."""


@final
class _SignsOfWords(dict[int, str]):
    """Leaves letters, marks and numbers as they are; anything else is a blank. Each sign is looked up once."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code) if unicodedata.category(chr(code))[0] in "LNM" else " "
        return self[code]


_SIGNS_OF_WORDS = _SignsOfWords()


class Likeness(StrEnum):
    """In what a post is like another, the strongest first."""

    SAME_TEXT = "same_text"
    OTHER_NUMBERS = "other_numbers"
    NEAR_TEXT = "near_text"
    SAME_PICTURE = "same_picture"
    CLOSE_IN_TIME = "close_in_time"


@dataclass(frozen=True, slots=True)
class Alike:
    """Another post and in what it is like this one.

    `at` is when it went live, else when it is planned, else when it was edited last; `page_ids` are its pages, of
    CLOSE_IN_TIME those that both have; `share` is how alike the texts are, from 0 to 1 (1 where no text is meant).
    """

    kind: Likeness
    post_id: PostId
    title: str
    at: datetime
    page_ids: tuple[PageId, ...]
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Standing:
    """How a post that may be like another stands on one of its pages."""

    page_id: PageId
    state: DeliveryState
    live_at: datetime | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A post that may be like another: no more of it than is compared and told."""

    post_id: PostId
    title: str
    texts: tuple[str, ...]
    planned_at: datetime | None
    edited_at: datetime
    page_ids: tuple[PageId, ...]
    standings: tuple[Standing, ...] = field(default=())

    @property
    def given_up(self) -> frozenset[PageId]:
        """Where it stands no more, or never will."""
        return frozenset(one.page_id for one in self.standings if one.state in _GONE)

    @property
    def at(self) -> datetime:
        """When it went live first, else when it is planned, else when it was edited last."""
        lived = [one.live_at for one in self.standings if one.live_at is not None]
        return min(lived, default=None) or self.planned_at or self.edited_at

    def stands_near(self, at: datetime) -> bool:
        """Whether it was not given up everywhere, and its time is near enough."""
        gone = bool(self.standings) and all(one.state in _GONE for one in self.standings)
        return not gone and abs(self.at - at) <= WINDOW


@dataclass(frozen=True, slots=True)
class Print:
    """The marks of one text: of exactly it, of it but for its numbers, and of its bands (a short text has one only)."""

    same: int
    but_numbers: int | None = None
    bands: tuple[int, ...] = field(default=())


def texts_of(draft: Draft) -> tuple[str, ...]:
    """The different texts that a post shows on its pages; an empty one is none."""
    return tuple(dict.fromkeys(text for text in (draft.text, *(v.text for v in draft.variants)) if text.strip()))


def pictures_of(draft: Draft) -> tuple[MediaHash, ...]:
    """Its pictures, each once."""
    return tuple(dict.fromkeys(use.hash for use in draft.media))


def print_of(text: str) -> Print:
    """The marks of a text. Equal texts have equal marks, in every store and every run."""
    whole = _same(text)
    plain = _NUMBER.sub("0", whole)
    same = _mark("same", whole)
    if len(plain) < _SHORTEST:
        return Print(same)
    lowest = _lowest(_runs(plain))
    bands = tuple(_mark(str(n), str(lowest[n : n + ROWS])) for n in range(0, len(lowest), ROWS))
    return Print(same, _mark("but numbers", plain), bands)


def picture_mark(media_hash: MediaHash) -> int:
    """The mark of a picture."""
    return _mark("picture", media_hash)


def marks_of(draft: Draft) -> frozenset[int]:
    """All that a post is found by: its texts and its pictures."""
    prints = [print_of(text) for text in texts_of(draft)]
    marks = {mark for one in prints for mark in (one.same, one.but_numbers, *one.bands) if mark is not None}
    return frozenset(marks | {picture_mark(picture) for picture in pictures_of(draft)})


def compared(one: str, other: str) -> tuple[Likeness | None, float]:
    """In what two texts are alike (None: they are two texts), and how much of them, from 0 to 1."""
    if _same(one) == _same(other):
        return Likeness.SAME_TEXT, 1.0
    first, second = _plain(one), _plain(other)
    if min(len(first), len(second)) < _SHORTEST:
        return None, 0.0
    if first == second:
        return Likeness.OTHER_NUMBERS, 1.0
    here, there = _runs(first), _runs(second)
    both = len(here & there)
    share = both / (len(here) + len(there) - both)
    return (Likeness.NEAR_TEXT if share >= NEAR else None), share


def closest(texts: tuple[str, ...], others: tuple[str, ...]) -> tuple[Likeness | None, float]:
    """The strongest likeness between any of these texts and any of those."""
    order = list(Likeness)
    found = [(kind, share) for text in texts for other in others for kind, share in (compared(text, other),) if kind]
    return min(found, key=lambda one: (order.index(one[0]), -one[1]), default=(None, 0.0))


def _lowest(runs: frozenset[str]) -> list[int]:
    """The lowest hash of each bin: the same one in two texts as often as they are alike (Li, Owen, Zhang 2012)."""
    bins: dict[int, int] = {}
    lowest, crc, count = bins.get, zlib.crc32, BANDS * ROWS  # thousands of runs: every name looked up counts
    for run in runs:
        mixed = (crc(run.encode()) * _SPREAD) & _LARGEST
        if mixed < lowest(mixed % count, _LARGEST):
            bins[mixed % count] = mixed
    own = {place: mixed >> 16 for place, mixed in bins.items()}
    return [own[n] if n in own else next(own[lender] for lender in _LENDERS[n] if lender in own) for n in range(count)]


@lru_cache(maxsize=2)
def _same(text: str) -> str:
    """What makes two texts the same: words and numbers in their order, whatever stands between them.

    Of a text without any word it is the text itself.
    """
    whole = folded(text[:_MANY])
    words = whole.translate(_SIGNS_OF_WORDS).split()
    return " ".join(words or whole.split())


def _plain(text: str) -> str:
    return _NUMBER.sub("0", _same(text))


@lru_cache(maxsize=2)  # one text is compared with many: it is taken apart once
def _runs(plain: str) -> frozenset[str]:
    return frozenset({plain[at : at + _SIGNS] for at in range(len(plain) - _SIGNS + 1)})


def _mark(kind: str, value: str) -> int:
    """63 bits: a whole number of the database."""
    return int.from_bytes(blake2b(f"{kind}:{value}".encode(), digest_size=8).digest()) >> 1
