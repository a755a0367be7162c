"""Posts are given to members by name, and back to whoever is on duty."""

from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import NothingThere, NotInOffice
from moderator_app.domain.ids import MemberId
from moderator_app.domain.lines import PostQuery
from tests.services.bench import Bench


@pytest.fixture
def bench(tmp_path):
    made = Bench.working(tmp_path)
    yield made
    made.folder.close()


def owner(bench):
    (line,) = bench.core.drafting.lines(PostQuery())
    return line.owner_id


def test_a_post_belongs_to_nobody_by_name_until_it_is_given(bench):
    post = bench.handed_in()
    assert owner(bench) is None
    bench.core.assigning.assign(bench.members["land"], post.id, bench.members["ict"])
    assert owner(bench) == bench.members["ict"]
    bench.core.assigning.assign(bench.members["land"], post.id, None)
    assert owner(bench) is None


def test_giving_a_post_away_leaves_its_approval(bench):
    post = bench.approved()
    bench.core.assigning.assign(bench.members["uno"], post.id, bench.members["land"])
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY
    bench.claim(bench.opened(post.id))


def test_giving_it_to_the_same_member_again_is_nothing(bench):
    post = bench.handed_in()
    first = bench.core.assigning.assign(bench.members["uno"], post.id, bench.members["ict"])
    assert bench.core.assigning.assign(bench.members["uno"], post.id, bench.members["ict"]) == first
    assert bench.verbs().count("post_assigned") == 1


def test_a_writer_who_was_at_it_meanwhile_is_told(bench):
    """Whose post it is is part of the post: a stale save after it is refused like any other."""
    post = bench.handed_in()
    given = bench.core.assigning.assign(bench.members["uno"], post.id, bench.members["ict"])
    assert given.revision == post.revision + 1


def test_who_has_left_gets_no_post_and_keeps_those_they_had(bench):
    post, later = bench.handed_in(), bench.members["land"]
    bench.core.assigning.assign(bench.members["uno"], post.id, later)
    bench.core.panel.change(bench.members["uno"], replace(bench.core.panel.member(later), to_on=date(2026, 2, 9)))
    assert owner(bench) == later
    bench.core.assigning.assign(bench.members["uno"], post.id, None)
    with pytest.raises(NotInOffice):
        bench.core.assigning.assign(bench.members["uno"], post.id, later)


def test_a_stranger_gets_no_post(bench):
    post = bench.handed_in()
    with pytest.raises(NothingThere):
        bench.core.assigning.assign(bench.members["uno"], post.id, MemberId("nobody"))
