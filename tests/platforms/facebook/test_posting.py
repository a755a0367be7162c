from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.sending import SendOutcome
from tests.fakes.graph_server import Answer, Effect, Fault
from tests.platforms.facebook.office import JPG, PNG, TEXT, parcel, picture

Out = SendOutcome


def publish(fb, one):
    made = fb.channel.direct.stage(fb.account, one)
    assert made.outcome is Out.CONFIRMED
    return fb.channel.direct.commit(fb.account, one, made.staged)


def test_a_text_with_its_link_goes_out_and_is_read_back(fb):
    answer = publish(fb, parcel(link="https://sample.example.org/a?b=1"))
    assert answer.outcome is Out.CONFIRMED
    [post] = fb.server.public(fb.number)
    assert (post.id, post.text, post.link) == (answer.remote_id, TEXT, "https://sample.example.org/a?b=1")
    listing = fb.channel.reading.published(fb.account, fb.clock.now() - timedelta(hours=1))
    assert listing.clean
    [read] = listing.posts
    assert (read.remote_id, read.text, read.link, read.ours, read.published) == (
        answer.remote_id, TEXT, "https://sample.example.org/a?b=1", True, True,
    )  # fmt: skip
    assert read.permalink.startswith("https://www.facebook.com/")
    assert read.at == answer.server_at == fb.clock.now()


@pytest.mark.parametrize("count", [1, 3])
def test_pictures_are_hidden_until_their_post_is_made_and_keep_their_alternative_texts(fb, count):
    one = parcel(TEXT, *(picture(PNG if n % 2 else JPG, "png" if n % 2 else "jpg", f"ছবি {n}") for n in range(count)))
    made = fb.channel.direct.stage(fb.account, one)
    assert len(made.staged) == count
    assert fb.server.public(fb.number) == []
    answer = fb.channel.direct.commit(fb.account, one, made.staged)
    [post] = fb.server.public(fb.number)
    assert [photo.alt_text for photo in post.photos] == [f"ছবি {n}" for n in range(count)]
    [read] = fb.channel.reading.published(fb.account, fb.clock.now()).posts
    assert (read.pictures, read.remote_id) == (count, answer.remote_id)


def test_under_pictures_the_link_stands_in_the_text(fb):
    publish(fb, parcel(TEXT, picture(), link="https://sample.example.org/a"))
    assert fb.server.public(fb.number)[0].text == f"{TEXT}\n\nhttps://sample.example.org/a"


def test_a_photo_proves_the_post_in_which_it_stands(fb):
    one = parcel(TEXT, picture())
    made = fb.channel.direct.stage(fb.account, one)
    assert fb.channel.reading.one(fb.account, made.staged[0]) is None
    fb.server.fault(Fault(Answer.RESET, Effect.DONE, call="feed"))
    assert fb.channel.direct.commit(fb.account, one, made.staged).outcome is Out.UNKNOWN
    proof = fb.channel.reading.one(fb.account, made.staged[0])
    assert proof is not None
    assert (proof.text, proof.published) == (TEXT, True)


@pytest.mark.parametrize(
    ("made", "fault"),
    [
        (picture(JPG + b" " * 4_000_000), "facebook.picture_too_large"),
        (picture(kind="webp"), "facebook.picture_kind"),
        (picture(kind="mp4"), "facebook.video_by_hand"),
    ],
    ids=["too large", "another kind", "a video"],
)
def test_a_picture_that_facebook_does_not_take_is_refused_before_anything_is_sent(fb, made, fault):
    answer = fb.channel.direct.stage(fb.account, parcel(TEXT, made))
    assert (answer.outcome, answer.fault) == (Out.REJECTED, fault)
    assert fb.server.calls_of("photos") == []


UNKNOWN = {
    "reset": Fault(Answer.RESET),
    "closed": Fault(Answer.CLOSE),
    "cut": Fault(Answer.CUT),
    "reset midway": Fault(Answer.RESET_MID),
    "silence": Fault(Answer.HANG),
    "empty": Fault(Answer.EMPTY),
    "null": Fault(Answer.NULL),
    "without an id": Fault(Answer.NO_ID),
    "half a JSON": Fault(Answer.NOT_JSON),
    "a page of HTML": Fault(Answer.WRONG_TYPE),
    "502": Fault(Answer.BAD_GATEWAY),
    "please retry": Fault(Answer.ERROR, code=2),
    "unknown error": Fault(Answer.ERROR, code=1),
    "transient": Fault(Answer.ERROR, code=100, transient=True),
    "5xx with a code": Fault(Answer.ERROR, code=190, status=500),
    "a redirect": Fault(Answer.REDIRECT),
    "huge": Fault(Answer.HUGE, size=1_000_000),
}


@pytest.mark.parametrize("way", UNKNOWN)
def test_whatever_is_lost_after_the_post_was_made_is_unknown_and_found_by_reading(fb, way):
    fb.server.fault(replace(UNKNOWN[way], call="feed"))
    answer = fb.channel.direct.commit(fb.account, parcel(), ())
    assert (answer.outcome, answer.remote_id) == (Out.UNKNOWN, "")
    assert answer.fault
    fb.server.release()
    [post] = fb.server.public(fb.number)
    [read] = fb.channel.reading.published(fb.account, fb.clock.now()).posts
    assert (read.remote_id, read.text) == (post.id, TEXT)


def test_a_platform_that_refuses_connections_was_never_reached(fb):
    fb.server.shut()
    answer = fb.channel.direct.commit(fb.account, parcel(), ())
    assert (answer.outcome, answer.fault) == (Out.NOT_SENT, "net.not_reached")
    assert fb.channel.reading.published(fb.account, fb.clock.now()).clean is False


REFUSED = {
    (190, 458): (Out.BLOCKED, "facebook.app_removed"),
    (190, 460): (Out.BLOCKED, "facebook.token_password_changed"),
    (190, 463): (Out.BLOCKED, "facebook.token_expired"),
    (190, 467): (Out.BLOCKED, "facebook.token_signed_out"),
    (190, 492): (Out.BLOCKED, "facebook.role_lost"),
    (190, 0): (Out.BLOCKED, "facebook.token_unknown"),
    (10, 0): (Out.BLOCKED, "facebook.right_missing"),
    (200, 0): (Out.BLOCKED, "facebook.right_missing"),
    (210, 0): (Out.BLOCKED, "facebook.page_token_wanted"),
    (506, 0): (Out.DUPLICATE, "facebook.duplicate"),
    (368, 0): (Out.ASK, "facebook.content_refused"),
    (100, 0): (Out.REJECTED, "facebook.refused"),
    (324, 0): (Out.REJECTED, "facebook.picture_refused"),
}


@pytest.mark.parametrize("numbers", REFUSED)
def test_a_definite_refusal_says_what_it_is_and_makes_nothing(fb, numbers):
    code, subcode = numbers
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=code, subcode=subcode))
    answer = fb.channel.direct.commit(fb.account, parcel(), ())
    assert (answer.outcome, answer.fault) == REFUSED[numbers]
    assert str(code) in answer.detail
    assert fb.server.public(fb.number) == []


def test_a_368_that_says_it_was_posted_already_is_a_duplicate(fb):
    words = "You've already posted this. Posting the same content repeatedly on Facebook isn't allowed."
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=368, message=words))
    assert fb.channel.direct.commit(fb.account, parcel(), ()).outcome is Out.DUPLICATE


@pytest.mark.parametrize("code", [4, 17, 32, 341, 613, 80001])
def test_a_throttle_lasts_as_long_as_its_header_says(fb, code):
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=code, minutes=37))
    answer = fb.channel.direct.commit(fb.account, parcel(), ())
    assert (answer.outcome, answer.fault) == (Out.THROTTLED, "facebook.throttled")
    assert answer.wait_until == fb.clock.now() + timedelta(minutes=37)


def test_429_is_a_throttle_whatever_its_body(fb):
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=4, status=429))
    answer = fb.channel.direct.commit(fb.account, parcel(), ())
    assert answer.outcome is Out.THROTTLED
    assert answer.wait_until > fb.clock.now()


def test_who_posts_too_often_waits_an_hour_at_least(fb):
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=368, subcode=1390008))
    answer = fb.channel.direct.commit(fb.account, parcel(), ())
    assert (answer.outcome, answer.fault) == (Out.THROTTLED, "facebook.posting_too_often")
    assert answer.wait_until >= fb.clock.now() + timedelta(hours=1)


def test_near_a_limit_nothing_is_created_for_a_while(fb):
    fb.server.set_page(fb.number, usage=85)
    assert publish(fb, parcel("one")).outcome is Out.CONFIRMED
    fb.server.set_page(fb.number, usage=10)
    answer = fb.channel.direct.commit(fb.account, parcel("two"), ())
    assert (answer.outcome, answer.fault) == (Out.THROTTLED, "facebook.near_limit")
    assert answer.wait_until == fb.clock.now() + timedelta(minutes=10)
    assert len(fb.server.calls_of("feed")) == 1
    fb.later(601)
    assert publish(fb, parcel("two")).outcome is Out.CONFIRMED


def test_what_is_not_token_stays_on_this_pc(fb):
    bad = replace(fb.account, token="EAAB\r\nX-More: 1")
    answer = fb.channel.direct.commit(bad, parcel(), ())
    assert (answer.outcome, answer.fault) == (Out.NOT_SENT, "facebook.secret_unreadable")
    assert fb.server.calls_of() == []


def test_the_proof_of_the_app_secret_goes_with_every_call(fb):
    app = fb.server.add_app("Strict desk", demands_proof=True)
    secret, token = fb.server.secret_of(app), fb.server.page_token(fb.number, app=app)
    fb.account = replace(fb.account, token=token, app_id=app, app_secret=secret)
    assert publish(fb, parcel(TEXT, picture())).outcome is Out.CONFIRMED
    assert fb.channel.reading.published(fb.account, fb.clock.now()).clean
    assert fb.channel.connecting.check(fb.account).fault == ""
    without = fb.channel.direct.commit(replace(fb.account, app_secret=""), parcel(), ())
    wrong = fb.channel.direct.commit(replace(fb.account, app_secret="f" * 32), parcel(), ())
    assert {without.fault, wrong.fault} == {"facebook.app_secret_wrong"}


def test_another_version_of_graph_is_told_to_the_technical_log_once(fb, caplog):
    fb.server.set_version("v27.0")
    publish(fb, parcel("one"))
    publish(fb, parcel("two"))
    assert [record.getMessage() for record in caplog.records] == ["Graph answered as v27.0, not as v26.0"]


# ---------------------------------------------------------------- Facebook's own timer


def due(fb, **ahead):
    return fb.clock.now() + timedelta(**ahead)


def test_what_lies_between_twenty_minutes_and_twenty_days_can_be_handed_over(fb):
    fits, now = fb.channel.handing.fits, fb.clock.now()
    ahead = [timedelta(minutes=19), timedelta(minutes=20), timedelta(days=20), timedelta(days=20, minutes=1)]
    assert [fits(now + step, now) for step in ahead] == [False, True, True, False]


@pytest.mark.parametrize("with_picture", [False, True])
def test_a_post_that_was_handed_over_waits_hidden_and_comes_out_at_its_time(fb, with_picture):
    one = parcel(TEXT, *([picture()] if with_picture else []), goes_out_at=due(fb, hours=2))
    made = fb.channel.direct.stage(fb.account, one)
    answer = fb.channel.handing.hand_over(fb.account, one, made.staged)
    assert answer.outcome is Out.CONFIRMED
    assert fb.server.public(fb.number) == []
    waiting = fb.channel.handing.waiting(fb.account)
    assert waiting.clean
    [post] = waiting.posts
    assert (post.remote_id, post.text, post.at, post.published) == (answer.remote_id, TEXT, one.goes_out_at, False)
    fb.later(7201)
    assert [post.text for post in fb.server.public(fb.number)] == [TEXT]
    assert fb.channel.handing.waiting(fb.account).posts == ()
    [live] = fb.channel.reading.published(fb.account, one.goes_out_at).posts
    assert live.remote_id == answer.remote_id


def test_what_was_taken_back_never_comes_out(fb):
    one = parcel(goes_out_at=due(fb, hours=2))
    post = fb.channel.handing.hand_over(fb.account, one, ()).remote_id
    assert fb.channel.handing.take_back(fb.account, post).outcome is Out.CONFIRMED
    fb.later(7201)
    assert fb.server.public(fb.number) == []


@pytest.mark.parametrize("effect", [Effect.DONE, Effect.NOT_DONE])
def test_taking_back_believes_the_page_and_not_the_lost_answer(fb, effect):
    one = parcel(goes_out_at=due(fb, hours=2))
    post = fb.channel.handing.hand_over(fb.account, one, ()).remote_id
    fb.server.fault(Fault(Answer.RESET, effect, call="delete"))
    answer = fb.channel.handing.take_back(fb.account, post)
    assert answer.outcome is (Out.CONFIRMED if effect is Effect.DONE else Out.UNKNOWN)


def test_taking_back_is_not_confirmed_while_the_list_cannot_be_read(fb):
    one = parcel(goes_out_at=due(fb, hours=2))
    post = fb.channel.handing.hand_over(fb.account, one, ()).remote_id
    fb.server.fault(Fault(Answer.BAD_GATEWAY, call="scheduled_posts"))
    assert fb.channel.handing.take_back(fb.account, post).outcome is Out.UNKNOWN


def test_what_facebook_says_it_deleted_is_taken_back_though_it_will_not_show_it(fb):
    one = parcel(goes_out_at=due(fb, hours=2))
    post = fb.channel.handing.hand_over(fb.account, one, ()).remote_id
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="post_read", code=10))
    assert fb.channel.handing.take_back(fb.account, post).outcome is Out.CONFIRMED
    post = fb.channel.handing.hand_over(fb.account, one, ()).remote_id
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="post_read", code=10))
    fb.server.fault(Fault(Answer.EMPTY, Effect.NOT_DONE, call="delete"))
    assert fb.channel.handing.take_back(fb.account, post).outcome is Out.UNKNOWN


def test_what_is_out_already_cannot_be_taken_back(fb):
    one = parcel(goes_out_at=due(fb, hours=2))
    post = fb.channel.handing.hand_over(fb.account, one, ()).remote_id
    fb.server.person_publishes(post)
    fb.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="delete", code=100))
    answer = fb.channel.handing.take_back(fb.account, post)
    assert (answer.outcome, answer.permalink != "") == (Out.REJECTED, True)


def test_a_full_queue_refuses_with_its_own_code(fb):
    fb.server.set_page(fb.number, queue_limit=0)
    answer = fb.channel.handing.hand_over(fb.account, parcel(goes_out_at=due(fb, hours=2)), ())
    assert (answer.outcome, answer.fault) == (Out.REJECTED, "facebook.time_or_queue")
