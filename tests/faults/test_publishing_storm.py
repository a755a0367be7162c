"""Hundreds of deliveries, a failing network, fifty deaths: each post is on its page once, or in front of a person."""

import os

import pytest

from tests.faults.publishing_storm import KILLS, PAGES, POSTS, Aftermath, storm

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")]

SEED = 20260210


@pytest.fixture(scope="module")
def after(tmp_path_factory) -> Aftermath:
    after = storm(tmp_path_factory.mktemp("storm"), SEED)
    print(after.figures())
    return after


def told_of(each) -> str:
    return f"{each.delivery.state} {[post.id for post in each.seen]} {[a.outcome for a in each.attempts]}"


def test_the_storm_was_one(after):
    assert len(after.told) == PAGES * POSTS
    assert after.kills == KILLS
    assert after.found_armed >= 10
    assert sum(after.faults.values()) >= 100


def test_no_post_stands_on_its_page_twice(after):
    assert [told_of(each) for each in after.doubled] == []


def test_no_post_is_lost_and_none_is_left_halfway(after):
    assert [told_of(each) for each in after.lost] == []
    assert [told_of(each) for each in after.unfinished] == []
    assert after.left == 0


def test_whatever_stands_in_front_of_a_person_brings_what_was_tried(after):
    assert [each.delivery.id for each in after.asked if not each.attempts] == []


def test_what_the_page_shows_is_settled_without_a_person(after):
    assert len(after.visible_unknowns) >= 30
    assert after.settled_share >= 0.95, after.figures()


def test_no_token_stood_in_an_address(after):
    assert after.leaks == []


def test_where_nothing_fails_nobody_is_asked(tmp_path):
    calm = storm(tmp_path, SEED, posts=8, kills=0, faults=False)
    assert len(calm.told) == 8 * PAGES
    assert [told_of(each) for each in (*calm.asked, *calm.doubled, *calm.lost, *calm.unfinished)] == []
    assert all(len(each.seen) == 1 for each in calm.told)
