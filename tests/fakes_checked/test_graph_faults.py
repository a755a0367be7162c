"""Every fault of the simulated Graph API does what it claims, and httpx raises what is written of each break point."""

import json
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from tests.fakes.graph_server import Answer, Effect, Fault, GraphServer, ServerClock, started
from tests.fakes.graph_server.errors import DEATHS
from tests.fakes.graph_server.times import BEGIN

JPEG = b"\xff\xd8\xff" + b"x" * 3_000_000
SHORT = httpx.Timeout(10, read=0.2)


@pytest.fixture
def server():
    with GraphServer() as server:
        yield server


@pytest.fixture
def page(server):
    return server.add_page("Office of the test")


def asking(server, page):
    token = server.page_token(page)

    def call(method="POST", path=f"/{page}/feed", values=None, timeout=10.0, **more):
        values = values or ({"message": "Sent once"} if method == "POST" else {"fields": "message"})
        way = {"params": values} if method == "GET" else {"data": values}
        head = {"Authorization": f"Bearer {token}"}
        with httpx.Client(trust_env=False, verify=False, timeout=timeout) as client:  # noqa: S501 - no TLS on loopback
            return client.request(method, f"{server.address}/v26.0{path}", headers=head, **way, **more)

    return call


@pytest.fixture
def ask(server, page):
    return asking(server, page)


def failing(call, heard):
    try:
        call()
    except httpx.HTTPError as error:
        heard.append(type(error))


def listed(ask, page):
    return [row["message"] for row in ask("GET", f"/{page}/published_posts").json()["data"]]


# --- The break points of httpx ----------------------------------------------------------------------------------------


def test_a_refused_connection_is_a_connect_error_and_nothing_arrives(server, page, ask):
    server.shut()
    with pytest.raises(httpx.ConnectError):
        ask()
    server.open()
    assert server.calls_of() == []
    assert ask().status_code == 200


def test_a_server_that_takes_no_connections_is_a_connect_timeout():
    with deaf_port() as port, pytest.raises(httpx.ConnectTimeout):
        httpx.post(f"http://127.0.0.1:{port}/", timeout=httpx.Timeout(10, connect=0.2), trust_env=False)


@contextmanager
def deaf_port():
    """A port whose queue of connections is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = []
        for _ in range(4):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
            waiting.append(one)
        yield listener.getsockname()[1]
        for one in waiting:
            one.close()


def test_a_pool_without_a_free_place_is_a_pool_timeout(server, page):
    server.fault(Fault(Answer.HANG))
    limits = httpx.Limits(max_connections=1)
    with httpx.Client(trust_env=False, limits=limits, timeout=httpx.Timeout(10, pool=0.1)) as client:
        first = threading.Thread(target=failing, args=(lambda: client.get(server.address), []))
        first.start()
        server.wait_for_hanging()
        with pytest.raises(httpx.PoolTimeout):
            client.get(server.address)
        server.release()
        first.join()
    assert len(server.calls_of()) == 1


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (Answer.RESET, httpx.ReadError),
        (Answer.CLOSE, httpx.RemoteProtocolError),
        (Answer.RESET_MID, (httpx.ReadError, httpx.RemoteProtocolError)),
        (Answer.CUT, httpx.RemoteProtocolError),
        (Answer.HANG, httpx.ReadTimeout),
    ],
)
@pytest.mark.parametrize("effect", [Effect.DONE, Effect.NOT_DONE])
def test_a_lost_answer_sounds_the_same_whether_the_post_was_made_or_not(server, page, ask, answer, raised, effect):
    server.fault(Fault(answer, effect))
    with pytest.raises(raised):
        ask(timeout=SHORT)
    assert len(server.public(page)) == (effect is Effect.DONE)
    assert server.faults_met()[0]["answer"] == answer.value
    assert ask().status_code == 200


def test_an_upload_nobody_reads_is_a_write_timeout():
    with GraphServer(small_window=True) as server:
        page = server.add_page("Slow")
        server.fault(Fault(Answer.NOT_READ))
        with pytest.raises(httpx.WriteTimeout):
            asking(server, page)(
                path=f"/{page}/photos", timeout=httpx.Timeout(10, write=0.2), files={"source": ("a.jpg", JPEG)}
            )
        assert server.photos_of(page) == []


def test_a_kept_connection_that_was_reset_meanwhile_is_no_news_of_the_post(server, page):
    head = {"Authorization": f"Bearer {server.page_token(page)}"}
    with httpx.Client(trust_env=False, headers=head) as client:
        assert client.get(f"{server.address}/v26.0/{page}").status_code == 200
        server.fault(Fault(Answer.CLOSE, Effect.NOT_DONE))
        with pytest.raises(httpx.RemoteProtocolError):
            client.post(f"{server.address}/v26.0/{page}/feed", data={"message": "x"})
    assert server.public(page) == []


# --- Answers that say nothing, or not the truth -----------------------------------------------------------------------


@pytest.mark.parametrize("effect", [Effect.DONE, Effect.NOT_DONE])
@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (Answer.EMPTY, 200, b""),
        (Answer.NULL, 200, b"null"),
        (Answer.NO_ID, 200, b"{}"),
        (Answer.NOT_JSON, 200, b'{"id": "1234'),
        (Answer.WRONG_TYPE, 200, b"<html>"),
        (Answer.BAD_GATEWAY, 502, b"<!DOCTYPE html>"),
        (Answer.REDIRECT, 302, b""),
        (Answer.ERROR, 500, b'{"error": {"message": "An unexpected error'),
    ],
)
def test_an_answer_without_a_post_in_it_may_stand_for_a_post_that_was_made(
    server, page, ask, answer, status, body, effect
):
    server.fault(Fault(answer, effect))
    told = ask()
    assert (told.status_code, told.content.startswith(body)) == (status, True)
    assert len(server.public(page)) == (effect is Effect.DONE)


def test_the_page_of_a_bad_gateway_is_facebooks_own(server, ask):
    server.fault(Fault(Answer.BAD_GATEWAY))
    assert "<title>Facebook | Error</title>" in ask().text


def test_a_huge_body_and_a_slow_one_carry_the_true_answer(server, page, ask):
    server.fault(Fault(Answer.HUGE, size=5_000_000))
    server.fault(Fault(Answer.DRIP, seconds=0.0001))
    huge, slow = ask(), ask()
    assert len(huge.content) > 5_000_000
    assert [huge.json()["id"], slow.json()["id"]] == [post.id for post in server.public(page)]


def test_what_hangs_is_let_go_by_the_test(server, page, ask):
    server.fault(Fault(Answer.HANG, call="feed"))
    heard = []
    caller = threading.Thread(target=failing, args=(ask, heard))
    caller.start()
    server.wait_for_hanging()
    assert listed(ask, page) == ["Sent once"]
    server.release()
    caller.join()
    assert heard == [httpx.ReadError]


# --- Refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subcode", sorted(DEATHS))
def test_each_death_of_a_token_has_its_own_code(server, page, ask, subcode):
    server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, code=190, subcode=subcode))
    told = ask()
    error = told.json()["error"]
    assert (told.status_code, error["code"], error["error_subcode"]) == (400, 190, subcode)
    assert set(error) == {"message", "type", "code", "error_subcode", "fbtrace_id"}
    assert server.public(page) == []


@pytest.mark.parametrize(
    ("code", "subcode"),
    [
        *((code, 0) for code in (4, 17, 32, 341, 613, 80001, 10, 200, 210, 230, 283, 299, 506, 368, 1, 2, 100)),
        (368, 1390008),
    ],
)
def test_each_refusal_has_the_shape_of_graph_and_does_nothing(server, page, ask, code, subcode):
    server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, code=code, subcode=subcode))
    told = ask()
    assert told.status_code >= 400
    assert told.headers["Content-Type"].startswith("application/json")
    assert told.json()["error"]["code"] == code
    assert server.public(page) == []


def test_a_throttle_says_when_it_ends(server, page, ask):
    server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, code=4, status=429, minutes=17))
    told = ask()
    row = json.loads(told.headers["X-Business-Use-Case-Usage"])[page][0]
    assert (told.status_code, row["call_count"], row["estimated_time_to_regain_access"]) == (429, 100, 17)


def test_a_refusal_may_carry_its_own_words_and_hide_a_post(server, page, ask):
    server.fault(Fault(Answer.ERROR, code=368, message="You've already posted this.", status=400))
    assert ask().json()["error"]["message"] == "You've already posted this."
    assert len(server.public(page)) == 1


# --- Late effects and listings behind the truth -----------------------------------------------------------------------


def test_a_late_post_comes_with_a_later_reading(server, page, ask):
    server.fault(Fault(Answer.ERROR, Effect.LATE, late_reads=2))
    assert ask().status_code == 500
    assert [listed(ask, page) for _ in range(3)] == [[], [], ["Sent once"]]


def test_a_late_post_comes_at_its_time(server, page, ask):
    server.fault(Fault(Answer.RESET, Effect.LATE, late_seconds=90))
    with pytest.raises(httpx.ReadError):
        ask()
    server.advance(89)
    assert server.public(page) == []
    server.advance(1)
    assert [post.created_at for post in server.public(page)] == [BEGIN + timedelta(seconds=90)]


def test_all_that_is_late_can_be_had_at_once(server, page, ask):
    server.fault(Fault(Answer.ERROR, Effect.LATE, late_seconds=9000))
    ask()
    server.everything_late()
    assert len(server.public(page)) == 1


def test_a_lagging_listing_hides_a_post_the_public_sees(server, page, ask):
    server.fault(Fault(lag_reads=1))
    server.fault(Fault(lag_seconds=60))
    ask(values={"message": "one"})
    ask(values={"message": "two"})
    assert len(server.public(page)) == 2
    assert listed(ask, page) == []
    assert listed(ask, page) == ["one"]
    server.advance(60)
    assert listed(ask, page) == ["two", "one"]


def test_a_late_scheduler_leaves_the_post_waiting(server, page, ask):
    server.set_page(page, publish_late=120)
    at = str(int((BEGIN + timedelta(minutes=20)).timestamp()))
    ask(values={"message": "x", "published": "false", "scheduled_publish_time": at})
    server.advance(21 * 60)
    assert (len(server.waiting_of(page)), server.public(page)) == (1, [])
    server.advance(61)
    assert (server.waiting_of(page), len(server.public(page))) == ([], 1)


# --- Which call is hit ------------------------------------------------------------------------------------------------


def test_a_fault_hits_the_calls_it_names(server, page, ask):
    elsewhere = server.add_page("Elsewhere")
    server.fault(Fault(Answer.BAD_GATEWAY, page=page, call="feed", skip=1, times=2))
    other = asking(server, elsewhere)
    assert [ask().status_code for _ in range(4)] == [200, 502, 502, 200]
    assert other().status_code == 200
    assert ask("GET", f"/{page}/published_posts").status_code == 200


def test_faults_of_one_call_come_one_after_another_until_they_are_cleared(server, ask):
    server.fault(Fault(Answer.BAD_GATEWAY))
    server.fault(Fault(Answer.NULL))
    server.fault(Fault(Answer.EMPTY, times=0))
    assert [len(ask().content) for _ in range(4)][1:] == [4, 0, 0]
    server.clear_faults()
    assert "id" in ask().json()


def test_a_fault_that_lies_is_no_fault():
    with pytest.raises(ValueError, match="effect"):
        Fault(Answer.TRUE, Effect.NOT_DONE)


def heard_of(seed, calls=60):
    with GraphServer() as server:
        page = server.add_page("Drawn")
        ask = asking(server, page)
        server.plan(seed, share=0.5)
        heard = []
        for number in range(calls):
            try:
                heard.append(str(ask(values={"message": str(number)}).status_code))
            except httpx.HTTPError as error:
                heard.append(type(error).__name__)
                server.open()
        return heard, [post.text for post in server.public(page)]


def test_a_seed_draws_the_same_faults_again():
    first, second, other = heard_of(7), heard_of(7), heard_of(8)
    assert first == second
    assert first != other
    assert {"200", "500", "ReadError", "RemoteProtocolError"} <= {*first[0], *other[0]}


def test_a_door_may_be_shut_for_a_moment_after_a_call(server, page, ask):
    server.fault(Fault(Answer.TRUE, shut_seconds=0.05))
    ask()
    until = threading.Event()
    while server.calls_of(page=page)[1:] == []:
        try:
            ask()
        except httpx.ConnectError:
            until.wait(0.01)
    assert len(server.public(page)) == 2


# --- In its own process -----------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_server_in_its_own_process_keeps_what_a_killed_caller_left(tmp_path: Path):
    with started(tmp_path, "--rate", "60", "--at", "2026-02-10T06:00:00+00:00") as server:
        page = server.add_page("Elsewhere")
        ask = asking(server, page)
        server.fault(Fault(Answer.RESET))
        with pytest.raises(httpx.ReadError):
            ask()
        assert [post.text for post in server.public(page)] == ["Sent once"]
        assert server.public(page)[0].by_app
        server.person_posts(page, "By phone")
        assert len(server.public(page)) == 2
        assert server.calls_of("feed")[0]["values"] == {"message": "Sent once"}
        assert server.leaks == []
        with pytest.raises(RuntimeError, match="KeyError"):
            server.person_deletes("nothing")
        with pytest.raises(AttributeError):
            _ = server.secrets
        server.shut()
        with pytest.raises(httpx.ConnectError):
            ask()
        server.open()
        assert ask().status_code == 200


def test_two_clocks_of_one_beginning_agree():
    one = ServerClock(BEGIN, 1000, since=5.0)
    other = ServerClock(BEGIN, 1000, since=5.0)
    assert abs(one.now() - other.now()) < timedelta(minutes=10)
    one.advance(3600)
    assert one.now() - other.now() > timedelta(minutes=50)
