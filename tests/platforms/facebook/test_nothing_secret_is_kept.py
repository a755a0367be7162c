"""Everything that a whole run writes, says or raises is searched for its tokens and its app secret."""

import logging
import traceback
from dataclasses import asdict, is_dataclass, replace
from datetime import timedelta

import pytest

from moderator_app.domain.errors import ChannelRefused
from moderator_app.domain.sending import SendOutcome
from moderator_app.platforms.facebook.answers import Heard
from moderator_app.platforms.facebook.tokens import debugged
from moderator_app.platforms.kit.withheld import WITHHELD, withheld
from moderator_app.system.technical_log import FILE, start_technical_log
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import error_words
from tests.fakes.graph_server import Answer, Effect, Fault
from tests.platforms.facebook.office import parcel, picture

TELLS_THE_TOKEN = "Error validating access token: {token} was signed with {secret}"


@pytest.fixture
def written(tmp_path, caplog):
    """The technical log at its chattiest, httpx' and httpcore's own lines included."""
    caplog.set_level(logging.DEBUG)
    handler = start_technical_log(tmp_path)
    assert handler is not None
    handler.setLevel(logging.DEBUG)
    yield lambda: (tmp_path / FILE).read_text(encoding="utf-8") + caplog.text
    logging.getLogger().removeHandler(handler)
    handler.close()


def said(value) -> str:
    """A value as whoever keeps or prints it sees it; of answers the raw fields too."""
    raw = str(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else ""
    return f"{value!r} {value!s} {raw}"


def test_no_token_and_no_secret_is_in_a_log_an_answer_an_address_or_an_error(fb, written):
    channel, account = fb.channel, fb.account
    person = fb.server.user_token()
    kept = [repr(account), repr(channel), said(fb.page)]
    words = TELLS_THE_TOKEN.format(token=account.token, secret=account.app_secret)
    troubles = [
        *(Fault(answer, call="feed") for answer in (Answer.RESET, Answer.CUT, Answer.EMPTY, Answer.BAD_GATEWAY)),
        Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=190, message=words),
        Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=100, message=words),
        Fault(Answer.ERROR, Effect.NOT_DONE, call="published_posts", code=190, message=words),
        Fault(Answer.RESET, call="published_posts"),
    ]
    for trouble in (None, *troubles):
        if trouble is not None:
            fb.server.fault(trouble)
        one = parcel("বার্তা", picture(), goes_out_at=fb.clock.now() + timedelta(hours=3))
        made = channel.direct.stage(account, one)
        answers = [made, channel.direct.commit(account, one, made.staged)]
        answers.append(channel.handing.hand_over(account, one, made.staged))
        answers += [
            channel.handing.take_back(account, post.remote_id) for post in channel.handing.waiting(account).posts
        ]
        kept += [said(each) for each in (*answers, channel.reading.published(account, fb.clock.now()))]
        kept += [said(channel.connecting.visible(account)), said(channel.connecting.check(account))]
    for typed in (person, account.token):
        kept += [repr(each) for each in channel.connecting.offers(fb.page, _typed(fb, typed))]
    for trouble in (Fault(Answer.ERROR, call="debug_token", code=190, message=words), Fault(Answer.RESET)):
        fb.server.fault(replace(trouble, call="debug_token"))
        kept.append(_raised(fb, account.token))
    kept.append(_raised(fb, "EAABunknown9876543210"))
    assert all(WITHHELD not in str(call["target"]) for call in fb.server.calls_of())
    kept += [str(call["target"]) for call in fb.server.calls_of()]
    everything = "\n".join([*kept, written()])
    assert "HTTP Request" in everything  # the search had something to look through
    assert WITHHELD in everything
    secrets = (account.token, person, account.app_secret, "EAABunknown9876543210")
    assert [secret for secret in secrets if secret in everything] == []
    assert fb.server.leaks == []


def _typed(fb, token):
    return {"token": token, "app_id": fb.server.app, "app_secret": fb.account.app_secret}


def _raised(fb, token) -> str:
    """All that is known of a refusal: its text, its fields, its traceback with every cause, its words."""
    with pytest.raises(ChannelRefused) as caught:
        fb.channel.connecting.offers(fb.page, _typed(fb, token))
    error = caught.value
    trace = "".join(traceback.format_exception(error))
    texts = [str(error_words(Speaker(language), error)) for language in Language]
    return " ".join([repr(error), str(error.args), str(error.fields), trace, *texts])


@pytest.mark.parametrize(
    "text",
    [
        "token hidden/token=1 was refused",
        "https://graph.example/x?a=1&access_token=hidden%2Ftoken%3D1&b=2",
        "Bearer hidden/token=1",
    ],
)
def test_secrets_are_withheld_whole_and_percent_encoded(text):
    assert "hidden" not in withheld(text, "hidden/token=1")


def test_what_looks_like_a_token_is_withheld_though_nobody_named_it():
    text = "EAABsbCS1iHgBAxyz0123456789 and access_token=abcdef and 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"
    assert withheld(text) == f"{WITHHELD} and {WITHHELD} and {WITHHELD}"


def test_a_platforms_long_words_are_cut_to_one_short_line():
    assert len(withheld("a long\nword " * 500)) == 400


def test_what_graph_says_of_a_dead_token_does_not_repeat_it():
    inner = {"code": 190, "subcode": 463, "message": "Malformed access token hidden-token-123 expired"}
    said = Heard(SendOutcome.CONFIRMED, {"data": {"is_valid": False, "error": inner}})
    state = debugged(said, "hidden-token-123")
    assert (state.heard.fault, "hidden" in state.heard.detail) == ("facebook.token_expired", False)
