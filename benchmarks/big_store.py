"""An office with many posts, made in one transaction: nearly all are live, a few wait, are planned or are drafts."""

import json
import tempfile
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from moderator_app.domain.bd_calendar import midnight, week_of
from moderator_app.domain.searching import folded
from moderator_app.store.sqlcipher import connect
from moderator_app.zone import dhaka_day
from tests.fakes.clock import NOON
from tests.services.bench import Bench
from tests.store.raw_file import key_of

YEARS = 5
DRAFTS, WAITING, PLANNED = 30, 40, 30
_TEXT = "সেবা সপ্তাহ {n}\n\n" + "আগামী রবিবার সকাল দশটায় উপজেলা পরিষদ মিলনায়তনে গণশুনানি হবে, সকলে আমন্ত্রিত। " * 6


@cache
def big_office(posts: int) -> Bench:
    """The office at noon of 10 February 2026; its folder is closed, and gone with the process."""
    return _office(lambda bench: [_post(bench, n, posts) for n in range(posts)])


@cache
def full_quarter(posts: int) -> Bench:
    """The same office with so many posts spread over the first quarter of 2026: live before today, planned after."""
    first = midnight(date(2026, 1, 1))
    step = timedelta(days=90) / posts

    def one(bench: Bench, n: int) -> tuple[dict[str, Any], dict[str, Any]]:
        at = first + n * step
        if at < NOON:
            return _pair(bench, n, at, "submitted", "verified")
        return _pair(bench, n, at, *(("draft", "draft") if n % 4 == 0 else ("submitted", "manual_ready")))

    return _office(lambda bench: [one(bench, n) for n in range(posts)])


def _office(write: Callable[[Bench], list[tuple[dict[str, Any], dict[str, Any]]]]) -> Bench:
    place = tempfile.TemporaryDirectory(prefix="moderator-desk-bench-")
    bench = Bench.working(Path(place.name))
    bench.register("channel")
    bench.core.office.set_slots(bench.members["uno"], bench.core.office.settings().slots)  # the last of the first steps
    key, file = key_of(bench.folder.store), bench.folder.store.path
    bench.folder.close()
    connection = connect(file, key, writing=True)
    connection.execute("BEGIN IMMEDIATE")
    for table, rows in _rows(write(bench)):
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({marks})", map(_values, rows))
    connection.execute("COMMIT")
    connection.execute("PRAGMA optimize")
    connection.close()
    _PLACES.append(place)
    return bench


_PLACES: list[tempfile.TemporaryDirectory[str]] = []


def _values(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.values())


def _rows(made: list[tuple[dict[str, Any], dict[str, Any]]]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    yield "post", [post for post, _ in made]
    yield "post_page", [{"post_id": p["id"], "page_id": d["page_id"], "position": 0} for p, d in made]
    yield "post_version", [_version(post, delivery) for post, delivery in made]
    yield "delivery", [delivery for _, delivery in made]
    yield "searched_post", [{"seq": n, "post_id": post["id"]} for n, (post, _) in enumerate(made, start=1)]
    yield "post_words", [{"rowid": n, "words": folded(post["text"])} for n, (post, _) in enumerate(made, start=1)]


def _post(bench: Bench, n: int, posts: int) -> tuple[dict[str, Any], dict[str, Any]]:
    left = posts - n
    if left <= DRAFTS:
        stage, state, at = "draft", "draft", NOON + timedelta(hours=3 * left)
    elif left <= DRAFTS + WAITING:
        stage, state, at = "submitted", "draft", NOON + timedelta(hours=2 * left)
    elif left <= DRAFTS + WAITING + PLANNED:
        stage, state, at = "submitted", "manual_ready", NOON + timedelta(hours=left)
    else:
        stage, state, at = "submitted", "verified", NOON - timedelta(days=365 * YEARS) * left / posts
    return _pair(bench, n, at, stage, state)


def _pair(bench: Bench, n: int, at: datetime, stage: str, state: str) -> tuple[dict[str, Any], dict[str, Any]]:
    live = at if state == "verified" else None
    text = _TEXT.format(n=n) + ("বইমেলা" if n % 200 == 0 else "")
    page = bench.pages["facebook" if n % 3 else "channel"]
    post = {
        "id": str(uuid.UUID(int=n + 1)), "author_id": bench.members["ict"], "edited_by": bench.members["ict"],
        "created_at": _moment(min(at, NOON)), "edited_at": _moment(min(at, NOON)), "title": text.splitlines()[0],
        "link": "", "purpose": "participation", "planned_at": _moment(at), "planned_week": _week(at), "stage": stage,
        "version": 1, "revision": 1, "reason": "", "text": text, "origin": "desk",
    }  # fmt: skip
    delivery = {
        "id": str(uuid.UUID(int=10_000_000 + n)), "post_id": post["id"], "page_id": page, "state": state,
        "route": "manual", "version": 1, "content_hash": "", "due_at": _moment(at), "due_week": _week(at), "epoch": 1,
        "permalink": f"https://www.facebook.com/sample.office/posts/{n}" if live else "", "live_at": _moment(live),
        "live_week": _week(live), "witnessed": 0, "published": None, "step": "text", "opened_at": None,
        "closed_by": None, "note": "",
    }  # fmt: skip
    return post, delivery


def _version(post: dict[str, Any], delivery: dict[str, Any]) -> dict[str, Any]:
    draft = {
        "text": post["text"], "link": "", "purpose": "participation", "pages": [delivery["page_id"]], "variants": [],
        "media": [], "planned_at": None,
    }  # fmt: skip
    return {
        "post_id": post["id"], "version": 1, "saved_by": post["author_id"], "saved_at": post["edited_at"],
        "draft": json.dumps(draft, ensure_ascii=False),
    }  # fmt: skip


def _moment(at: datetime | None) -> str | None:
    return at and at.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _week(at: datetime | None) -> str | None:
    return at and week_of(dhaka_day(at)).first_on.isoformat()
