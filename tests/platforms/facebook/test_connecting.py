from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain import errors
from moderator_app.domain.sending import SendOutcome
from tests.fakes.graph_server import Answer, Effect, Fault

RIGHTS = ("pages_manage_posts", "pages_read_engagement", "pages_show_list")


def offers(fb, token, **typed):
    return fb.channel.connecting.offers(fb.page, {"token": token, **typed})


def test_what_is_typed_is_a_token_and_if_wished_the_app(fb):
    fields = {each.key: (each.secret, each.optional) for each in fb.channel.connecting.fields}
    assert fields == {"token": (True, False), "app_id": (False, True), "app_secret": (True, True)}


def test_a_pages_own_token_offers_that_page(fb):
    [offered] = offers(fb, f"  {fb.account.token}\n", app_id=fb.server.app, app_secret=fb.account.app_secret)
    assert (offered.remote_id, offered.name, offered.token) == (fb.number, "Sample Office", fb.account.token)
    assert (offered.app_id, offered.app_secret) == (fb.server.app, fb.account.app_secret)
    assert (offered.fits, offered.missing, offered.version) == (True, (), "v26.0")
    assert set(RIGHTS) <= set(offered.rights)


def test_without_an_app_secret_the_app_is_found_by_the_token(fb):
    [offered] = offers(fb, fb.account.token)
    assert (offered.app_id, offered.app_secret, offered.fits) == (fb.server.app, "", True)


def test_a_persons_token_offers_their_pages_with_a_page_token_each(fb):
    other = fb.server.add_page("Somebody's Shop")
    shop = fb.server.page_token(other)
    found = {offered.remote_id: offered for offered in offers(fb, fb.server.user_token())}
    assert set(found) == {fb.number, other}
    assert (found[fb.number].fits, found[other].fits) == (True, False)
    assert (found[fb.number].token, found[other].token) == (fb.account.token, shop)


def test_another_page_than_the_registers_is_told(fb):
    other = fb.server.add_page("Somebody's Shop")
    [offered] = offers(fb, fb.server.page_token(other))
    assert (offered.fits, offered.name) == (False, "Somebody's Shop")


def test_a_register_that_names_the_page_by_name_cannot_be_compared_with_a_number(fb):
    fb.page = replace(fb.page, url="https://www.facebook.com/SampleOffice")
    assert offers(fb, fb.account.token)[0].fits is None


def test_missing_rights_are_named_page_by_page(fb):
    few = fb.server.page_token(fb.number, scopes=["pages_show_list", "pages_read_engagement"])
    assert offers(fb, few)[0].missing == ("pages_manage_posts",)
    elsewhere = fb.server.page_token(fb.number, only_pages=["1"])
    assert offers(fb, elsewhere)[0].missing == RIGHTS


def test_until_when_an_access_holds_is_told(fb):
    ends, data = fb.clock.now() + timedelta(days=60), fb.clock.now() + timedelta(days=90)
    token = fb.server.page_token(fb.number, expires_at=ends.isoformat(), data_access_expires_at=data.isoformat())
    [offered] = offers(fb, token)
    assert (offered.expires_at, offered.data_expires_at) == (ends, data)


def refused(fb, token, **typed):
    with pytest.raises(errors.ChannelRefused) as caught:
        offers(fb, token, **typed)
    return caught.value


@pytest.mark.parametrize("typed", ["", "   ", "EAAB token", "টোকেন", "EAAB\x00x"])
def test_what_can_be_no_token_is_refused_without_asking(fb, typed):
    assert isinstance(refused(fb, typed), errors.ChannelTokenUnreadable)
    assert fb.server.calls_of() == []


def test_a_token_that_the_keyring_cannot_keep_is_refused_without_asking(fb):
    error = refused(fb, "E" * 1201)
    assert isinstance(error, errors.ChannelTokenTooLong)
    assert error.fields == {"limit": 1200, "length": 1201}
    assert fb.server.calls_of() == []


def test_an_app_number_that_is_none_is_refused_without_asking(fb):
    assert isinstance(refused(fb, fb.account.token, app_id="our app"), errors.ChannelTokenUnreadable)
    assert fb.server.calls_of() == []


def test_an_unknown_token_is_refused(fb):
    assert isinstance(refused(fb, "EAABunknown"), errors.ChannelTokenUnknown)


def test_an_unknown_token_that_the_app_asks_about_is_refused(fb):
    fb.server.app_token()
    error = refused(fb, "EAABunknown", app_id=fb.server.app, app_secret=fb.account.app_secret)
    assert isinstance(error, errors.ChannelTokenUnknown)


@pytest.mark.parametrize(
    ("subcode", "kind"),
    [
        (458, errors.ChannelTokenEnded),
        (460, errors.ChannelTokenEnded),
        (463, errors.ChannelTokenExpired),
        (467, errors.ChannelTokenEnded),
        (492, errors.ChannelTokenEnded),
    ],
)
def test_each_death_of_a_token_is_refused(fb, subcode, kind):
    fb.server.kill_token(fb.account.token, subcode)
    assert isinstance(refused(fb, fb.account.token), kind)


def test_an_apps_token_is_refused(fb):
    assert isinstance(refused(fb, fb.server.app_token()), errors.ChannelTokenOfApp)


def test_a_person_without_a_page_is_refused(fb):
    assert isinstance(refused(fb, fb.server.user_token(user=fb.server.add_user("Karim"))), errors.ChannelOpensNoPage)


def test_a_person_whose_pages_may_not_be_listed_is_refused(fb):
    token = fb.server.user_token(scopes=["pages_manage_posts", "pages_read_engagement"])
    error = refused(fb, token)
    assert isinstance(error, errors.ChannelListRightMissing)
    assert error.fields["rights"] == "pages_show_list"


def test_a_wrong_app_secret_is_refused(fb):
    error = refused(fb, fb.account.token, app_id=fb.server.app, app_secret="f" * 32)
    assert isinstance(error, errors.ChannelAppSecretWrong)


def test_a_token_of_another_app_is_refused(fb):
    other = fb.server.add_app("Other")
    error = refused(fb, fb.account.token, app_id=other)
    assert isinstance(error, errors.ChannelOtherApp)
    assert error.fields == {"typed": other, "found": fb.server.app}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault(Answer.RESET), errors.ChannelUnreachable),
        (Fault(Answer.BAD_GATEWAY), errors.ChannelUnreachable),
        (Fault(Answer.ERROR, code=2), errors.ChannelUnreachable),
        (Fault(Answer.ERROR, code=4), errors.ChannelBusy),
        (Fault(Answer.EMPTY), errors.ChannelNotUnderstood),
        (Fault(Answer.NO_ID), errors.ChannelNotUnderstood),
    ],
    ids=["reset", "502", "please retry", "throttle", "empty", "no data"],
)
def test_a_platform_that_does_not_answer_well_is_told_as_that(fb, fault, kind):
    fb.server.fault(replace(fault, call="debug_token"))
    assert type(refused(fb, fb.account.token)) is kind


def test_a_platform_out_of_reach_is_told_as_that(fb):
    fb.server.shut()
    assert isinstance(refused(fb, fb.account.token), errors.ChannelUnreachable)


# ---------------------------------------------------------------- the trial, and the daily check


def test_the_trial_makes_something_hidden_and_takes_it_away(fb):
    assert fb.channel.connecting.visible(fb.account).outcome is SendOutcome.CONFIRMED
    assert [call["call"] for call in fb.server.calls_of()] == ["feed", "post_read", "delete", "post_read"]
    assert (fb.server.public(fb.number), fb.server.waiting_of(fb.number), fb.server.world.posts) == ([], [], {})


@pytest.mark.parametrize(
    ("fault", "outcome", "code"),
    [
        (Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=200), "blocked", "facebook.right_missing"),
        (Fault(Answer.NO_ID, call="feed"), "unknown", "facebook.no_id"),
        (Fault(Answer.RESET, Effect.NOT_DONE, call="delete"), "ask", "facebook.trial_left_behind"),
        (Fault(Answer.RESET, call="post_read"), "unknown", "net.answer_lost"),
    ],
)
def test_a_trial_that_does_not_work_says_why(fb, fault, outcome, code):
    fb.server.fault(fault)
    answer = fb.channel.connecting.visible(fb.account)
    assert (answer.outcome.value, answer.fault) == (outcome, code)


def test_a_check_tells_rights_and_ends_and_names_what_is_wrong(fb):
    check = fb.channel.connecting.check
    state = check(fb.account)
    assert (state.known, state.fault, state.version) == (True, "", "v26.0")
    assert set(RIGHTS) <= set(state.rights)
    person = replace(fb.account, token=fb.server.user_token())
    assert check(person).fault == "facebook.page_token_wanted"
    few = replace(fb.account, token=fb.server.page_token(fb.number, scopes=["pages_show_list"]))
    assert check(few).fault == "facebook.right_missing"
    other = replace(fb.account, token=fb.server.page_token(fb.server.add_page("Other")))
    assert check(other).fault == "facebook.other_page"
    past = fb.clock.now() - timedelta(days=1)
    over = replace(fb.account, token=fb.server.page_token(fb.number, data_access_expires_at=past.isoformat()))
    assert check(over).fault == "facebook.data_access_ended"
    fb.server.kill_token(fb.account.token, 492)
    dead = check(fb.account)
    assert (dead.known, dead.fault) == (True, "facebook.role_lost")


@pytest.mark.parametrize("answer", [Answer.RESET, Answer.BAD_GATEWAY, Answer.EMPTY, Answer.NO_ID, Answer.ERROR])
def test_a_check_to_which_nobody_answers_well_knows_nothing(fb, answer):
    fb.server.fault(Fault(answer, call="debug_token"))
    state = fb.channel.connecting.check(fb.account)
    assert (state.known, state.fault) == (False, "")
