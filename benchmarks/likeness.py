"""Looking for posts like one that is being written, among 20,000 posts: what it takes, and the bare work in it.

The floor is the SQL asked on the way, on a bare connection to the same encrypted file, and one exact comparison.
"""

import itertools
import random
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.big_store import big_office
from benchmarks.pairs import Ratio, Reading, measure, timed
from benchmarks.recorded_sql import recorded
from moderator_app.bootstrap import core_on
from moderator_app.domain.likeness import Likeness, closest, marks_of
from moderator_app.domain.posts import Draft
from moderator_app.store.sqlcipher import connect
from tests.fakes.clock import NOON
from tests.services.bench import Bench
from tests.store.raw_file import key_of
from tests.store_fixture import PASSPHRASE, cheap_hasher

POSTS = 20_000
WISHED, MILLISECONDS = 3.0, 20.0
_DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo" / "posts"


def likeness() -> list[Ratio | Reading]:
    """A text that stood on a page eight weeks ago but for a date and a word, and one that never stood there."""
    office = big_office(POSTS)
    office.folder.open_with(PASSPHRASE)
    texts = list(itertools.islice(office_texts(), POSTS))
    _write(office, texts)
    core = core_on(office.folder, clock=office.clock, hasher=cheap_hasher())
    known = texts[POSTS - 700]
    near = known.replace("সকল", "প্রতিটি", 1) + " ১২ মার্চ"
    wanted = {"almost the same": near, "like no other": "নৌকা বাইচ দেখতে আসুন, নদীর ঘাটে মেলা বসবে বিকেল তিনটায়। " * 4}
    rows: list[Ratio | Reading] = []
    for name, text in wanted.items():
        draft = Draft(text=text, page_ids=(office.pages["facebook"],), planned_at=NOON + timedelta(days=1))

        def ask(draft: Draft = draft) -> None:
            found = core.likeness.of_draft(office.members["ict"], None, draft)
            texts_alike = [alike for alike in found if alike.kind is not Likeness.CLOSE_IN_TIME]
            assert bool(texts_alike) is (draft.text == near)

        with recorded(office.folder.store) as sql:
            ask()
        sql.open()
        told = f"a text {name}, looked for among {POSTS:,} posts"
        row = measure(
            f"{told}, against its SQL and one comparison",
            WISHED,
            lambda text=text, sql=sql: timed(sql.ask_again) + timed(lambda: closest((text,), (known,))),
            lambda ask=ask: timed(ask),
        )
        rows += [row, Reading(f"{told}, milliseconds", row.ours * 1000, MILLISECONDS)]
    office.folder.close()
    return rows


def office_texts() -> Iterator[str]:
    """Texts of three sentences each, of what offices write, no two the same."""
    sentences = [
        sentence.strip() + "।"
        for file in sorted(_DEMO.glob("*.toml"))
        for post in tomllib.loads(file.read_text(encoding="utf-8")).get("post", [])
        for sentence in post["text"].strip().split("।")
        if len(sentence.strip()) > 20
    ]
    chance = random.Random(20_000)
    while True:
        yield " ".join(chance.sample(sentences, 3))


def _write(office: Bench, texts: list[str]) -> None:
    """Gives the office's posts these texts, with their marks."""
    connection = connect(office.folder.store.path, key_of(office.folder.store), writing=True)
    connection.execute("BEGIN IMMEDIATE")
    rows = connection.execute(
        "SELECT p.id, s.seq, julianday(date(p.planned_at, '+6 hours')) - 1721424.5"
        " FROM post p JOIN searched_post s ON s.post_id = p.id ORDER BY s.seq"
    ).fetchall()
    for (post_id, seq, day), text in zip(rows, texts, strict=True):
        connection.execute("UPDATE post SET text = ? WHERE id = ?", (text, post_id))
        connection.executemany(
            "INSERT INTO post_print (mark, day, seq) VALUES (?, ?, ?)",
            [(mark, int(day), seq) for mark in marks_of(Draft(text=text))],
        )
    connection.execute("COMMIT")
    connection.execute("PRAGMA optimize")
    connection.close()
