from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.platforms.facebook import answers
from moderator_app.platforms.facebook.reading import FacebookReading, _link
from tests.fakes.graph_server import Answer, Effect, Fault
from tests.platforms.facebook.office import TEXT, parcel


def since(fb):
    return fb.clock.now() - timedelta(hours=1)


def test_a_long_list_is_read_to_its_end_without_following_an_address_that_holds_the_token(fb):
    ids = {fb.server.person_posts(fb.number, f"বার্তা {n}") for n in range(120)}
    listing = fb.channel.reading.published(fb.account, since(fb))
    assert listing.clean
    assert {post.remote_id for post in listing.posts} == ids
    assert len(fb.server.calls_of("published_posts")) == 3
    assert fb.server.leaks == []


def test_a_list_that_breaks_on_its_way_is_not_clean_and_keeps_what_it_saw(fb):
    for n in range(60):
        fb.server.person_posts(fb.number, f"বার্তা {n}")
    fb.server.fault(Fault(Answer.BAD_GATEWAY, call="published_posts", skip=1))
    listing = fb.channel.reading.published(fb.account, since(fb))
    assert (listing.clean, len(listing.posts)) == (False, 50)
    assert listing.fault == "facebook.server_error"


@pytest.mark.parametrize("answer", [Answer.EMPTY, Answer.NULL, Answer.NO_ID, Answer.NOT_JSON, Answer.WRONG_TYPE])
def test_an_answer_that_is_no_list_is_not_clean(fb, answer):
    fb.server.fault(Fault(answer, call="published_posts"))
    listing = fb.channel.reading.published(fb.account, since(fb))
    assert not listing.clean
    assert listing.fault


def test_a_throttle_while_reading_tells_until_when(fb):
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="published_posts", code=4, minutes=9))
    listing = fb.channel.reading.published(fb.account, since(fb))
    assert (listing.clean, listing.wait_until) == (False, fb.clock.now() + timedelta(minutes=9))


def test_a_dead_token_while_reading_is_named(fb):
    fb.server.kill_token(fb.account.token, 460)
    listing = fb.channel.reading.published(fb.account, since(fb))
    assert (listing.clean, listing.fault) == (False, "facebook.token_password_changed")


def test_a_colleagues_own_post_is_not_ours(fb):
    fb.server.person_posts(fb.number, TEXT)
    [post] = fb.channel.reading.published(fb.account, since(fb)).posts
    assert (post.ours, post.text) == (False, TEXT)


def test_the_servers_clock_is_told(fb):
    fb.server.set_skew(120)
    told = fb.channel.reading.published(fb.account, since(fb)).server_at
    assert told == fb.clock.now() + timedelta(seconds=120)


def test_a_post_that_nobody_knows_is_gone_and_one_that_cannot_be_asked_for_is_not(fb):
    reading = fb.channel.reading
    assert isinstance(reading, FacebookReading)
    assert reading.look(fb.account, f"{fb.number}_1").gone
    assert reading.one(fb.account, f"{fb.number}_1") is None
    fb.server.fault(Fault(Answer.RESET, call="post_read"))
    assert not reading.look(fb.account, f"{fb.number}_1").gone
    assert not reading.look(fb.account, "../me?x=1").gone


def test_a_shared_link_is_read_without_facebooks_detour():
    detour = {"media_type": "link", "url": "https://l.facebook.com/l.php?u=https%3A%2F%2Fsample.example.org%2Fa&h=x"}
    assert _link([detour]) == "https://sample.example.org/a"
    assert _link([{"media_type": "photo", "url": "https://www.facebook.com/photo"}]) == ""


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("2026-02-10T06:00:00+0000", datetime(2026, 2, 10, 6, tzinfo=UTC)),
        (1770703200, datetime(2026, 2, 10, 6, tzinfo=UTC)),
        ("1770703200", datetime(2026, 2, 10, 6, tzinfo=UTC)),
        (0, None), ("yesterday", None), ("2026-02-10T06:00:00", None), (None, None), (10**30, None), (True, None),
    ],
)  # fmt: skip
def test_times_are_read_as_graph_writes_them(value, at):
    assert answers.moment(value) == at


# ---------------------------------------------------------------- changing and measuring


def test_a_post_is_given_another_text_and_taken_away(fb):
    post = fb.channel.direct.commit(fb.account, parcel(), ()).remote_id
    answer = fb.channel.editing.edit(fb.account, post, "নতুন কথা")
    assert (answer.outcome.value, fb.server.public(fb.number)[0].text) == ("confirmed", "নতুন কথা")
    assert fb.channel.editing.delete(fb.account, post).outcome.value == "confirmed"
    assert fb.server.public(fb.number) == []


def test_a_change_whose_answer_is_lost_is_settled_by_looking(fb):
    post = fb.channel.direct.commit(fb.account, parcel(), ()).remote_id
    fb.server.fault(Fault(Answer.RESET, call="post_edit"))
    assert fb.channel.editing.edit(fb.account, post, "নতুন").outcome.value == "confirmed"
    fb.server.fault(Fault(Answer.RESET, Effect.NOT_DONE, call="post_edit"))
    assert fb.channel.editing.edit(fb.account, post, "আরও নতুন").outcome.value == "unknown"
    fb.server.fault(Fault(Answer.RESET, Effect.NOT_DONE, call="delete"))
    assert fb.channel.editing.delete(fb.account, post).outcome.value == "unknown"


def test_what_others_posted_cannot_be_changed(fb):
    post = fb.server.person_posts(fb.number, TEXT)
    answer = fb.channel.editing.edit(fb.account, post, "নতুন")
    assert (answer.outcome.value, fb.server.public(fb.number)[0].text) == ("blocked", TEXT)


def test_each_metric_is_asked_for_alone_and_may_be_missing(fb):
    post = fb.channel.direct.commit(fb.account, parcel(), ()).remote_id
    fb.server.set_metric(post, "post_media_view", 1234)
    fb.server.set_metric(fb.number, "page_follows", 56)
    measure = fb.channel.measuring.measure
    assert measure(fb.account, post, "post_media_view") == 1234
    assert measure(fb.account, fb.number, "page_follows") == 56
    assert measure(fb.account, post, "post_clicks") is None
    assert measure(fb.account, post, "post_impressions") is None
    assert all(metric and "impressions" not in metric for metric in fb.channel.measuring.metrics)
    assert all("," not in str(call["values"]["metric"]) for call in fb.server.calls_of("insights"))
