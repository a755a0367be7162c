"""The content check runs when a post is handed in, approved and sent; it refuses nothing."""

from dataclasses import replace

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.checking import Level
from moderator_app.domain.posts import Variant
from tests.fakes.ids import FakeIds
from tests.fakes.rules import WordRule
from tests.store_fixture import cheap_hasher


@pytest.fixture
def ruled(bench):
    """The office with a pack of two rules laid in."""
    pack = (WordRule("গণশুনানি"), WordRule("বুধবার", Level.STOP))
    core = core_on(bench.folder, clock=bench.clock, ids=FakeIds(50), hasher=cheap_hasher(), pack=pack)
    return replace(bench, core=core)


def _checks(bench):
    entries = bench.core.activity.entries(0, 5000)
    return [(e.data["moment"], e.data["note"], e.data["stop"]) for e in entries if e.verb == "content_checked"]


def test_it_runs_at_each_step_and_stands_in_nobodys_way(ruled):
    post = ruled.approved()
    ruled.claim(ruled.opened(post.id))
    assert _checks(ruled) == [("submit", 1, 1), ("approve", 1, 1), ("send", 1, 1)]


def test_all_texts_of_a_post_are_looked_through(ruled):
    page = ruled.pages["facebook"]
    draft = ruled.draft("গণশুনানি", variants=(Variant(page, "গণশুনানি বুধবার"),), media=(ruled.picture("বুধবার"),))
    found = ruled.core.checking.draft(draft)
    assert [f.words for f in found] == ["গণশুনানি", "গণশুনানি", "বুধবার", "বুধবার"]


def test_the_product_finds_nothing_and_writes_nothing(bench):
    post = bench.approved()
    bench.claim(bench.opened(post.id))
    assert _checks(bench) == []
    assert bench.core.checking.text("যা কিছু") == ()
