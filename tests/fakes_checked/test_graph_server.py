"""The simulated Graph API does what its papers say, without any fault."""

import hashlib
import hmac
import json
from datetime import timedelta

import httpx
import pytest

from tests.fakes.graph_server import GraphServer
from tests.fakes.graph_server.times import BEGIN

JPEG = b"\xff\xd8\xff\xe0" + b"a picture" * 50


@pytest.fixture
def server():
    with GraphServer() as server:
        yield server


@pytest.fixture
def page(server):
    return server.add_page("Office of the test")


@pytest.fixture
def ask(server, page):
    token = server.page_token(page)

    def call(method, path, values=None, token=token, **more):
        way = {"params": values} if method == "GET" else {"data": values}
        head = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.request(method, f"{server.address}/v26.0{path}", headers=head, trust_env=False, **way, **more)

    return call


def in_minutes(minutes):
    return str(int((BEGIN + timedelta(minutes=minutes)).timestamp()))


def test_a_text_goes_live_at_once_and_is_read_back_word_for_word(server, page, ask):
    text = "আজ বিকাল ৪টায় সভা — café \u200d"
    made = ask("POST", f"/{page}/feed", {"message": text}).json()
    listed = ask("GET", f"/{page}/published_posts", {"fields": "message,created_time,permalink_url,application"}).json()
    assert listed["data"][0]["id"] == made["id"]
    assert listed["data"][0]["message"] == text
    assert listed["data"][0]["created_time"] == "2026-02-10T06:00:00+0000"
    assert listed["data"][0]["application"]["id"] == server.app
    assert listed["data"][0]["permalink_url"].startswith(f"https://www.facebook.com/{page}/posts/")
    (seen,) = server.public(page)
    assert (seen.id, seen.text, seen.created_at) == (made["id"], text, BEGIN)


def test_photos_are_staged_unseen_and_shown_with_the_post_that_takes_them(server, page, ask):
    photos = []
    for alt in ("A river", "নদী"):
        made = ask(
            "POST", f"/{page}/photos", {"published": "false", "alt_text_custom": alt, "caption": "c"},
            files={"source": ("a.jpg", JPEG, "image/jpeg")},
        ).json()  # fmt: skip
        assert set(made) == {"id"}
        photos.append(made["id"])
    assert server.public(page) == []
    assert "page_story_id" not in ask("GET", f"/{photos[0]}", {"fields": "page_story_id"}).json()
    media = {f"attached_media[{n}]": json.dumps({"media_fbid": photo}) for n, photo in enumerate(photos)}
    made = ask("POST", f"/{page}/feed", {"message": "Two", **media}).json()
    assert ask("GET", f"/{photos[0]}", {"fields": "page_story_id"}).json()["page_story_id"] == made["id"]
    (seen,) = server.public(page)
    assert [(photo.sha256, photo.alt_text) for photo in seen.photos] == [
        (hashlib.sha256(JPEG).hexdigest(), "A river"),
        (hashlib.sha256(JPEG).hexdigest(), "নদী"),
    ]
    again = ask("POST", f"/{page}/feed", {"message": "Again", **media})
    assert again.json()["error"]["code"] == 100


def test_the_scheduler_publishes_when_its_time_has_come(server, page, ask):
    values = {"message": "Later", "published": "false", "scheduled_publish_time": in_minutes(30)}
    post = ask("POST", f"/{page}/feed", values).json()["id"]
    waiting = ask("GET", f"/{page}/scheduled_posts", {"fields": "message,scheduled_publish_time"}).json()["data"]
    assert waiting == [{"message": "Later", "scheduled_publish_time": int(in_minutes(30)), "id": post}]
    server.advance(29 * 60)
    assert server.public(page) == []
    server.advance(61)
    assert [seen.created_at for seen in server.public(page)] == [BEGIN + timedelta(minutes=30)]
    assert ask("GET", f"/{page}/scheduled_posts").json()["data"] == []


@pytest.mark.parametrize(
    "values",
    [
        {"published": "false", "scheduled_publish_time": in_minutes(9)},
        {"published": "false", "scheduled_publish_time": in_minutes(31 * 24 * 60)},
        {"scheduled_publish_time": in_minutes(60)},
    ],
)
def test_a_time_out_of_the_window_is_refused_and_nothing_waits(server, page, ask, values):
    told = ask("POST", f"/{page}/feed", {"message": "x", **values})
    assert told.status_code == 400
    assert told.json()["error"]["message"].startswith("(#100)")
    assert server.waiting_of(page) == []


def test_a_full_queue_says_that_the_time_is_invalid(server, page, ask):
    server.set_page(page, queue_limit=1)
    values = {"message": "x", "published": "false", "scheduled_publish_time": in_minutes(60)}
    assert ask("POST", f"/{page}/feed", values).status_code == 200
    told = ask("POST", f"/{page}/feed", values).json()["error"]
    assert told["message"] == "(#100) The specified scheduled publish time is invalid."


def test_a_waiting_post_is_changed_published_by_its_id_and_deleted(server, page, ask):
    values = {"message": "x", "published": "false", "scheduled_publish_time": in_minutes(60)}
    post = ask("POST", f"/{page}/feed", values).json()["id"]
    assert ask("POST", f"/{post}", {"message": "y"}).json() == {"success": True}
    assert ask("POST", f"/{post}", {"is_published": "true"}).json() == {"success": True}
    assert ask("POST", f"/{post}", {"is_published": "true"}).json() == {"success": True}
    assert [seen.text for seen in server.public(page)] == ["y"]
    assert ask("DELETE", f"/{post}").json() == {"success": True}
    gone = ask("GET", f"/{post}")
    assert (gone.status_code, gone.json()["error"]["error_subcode"]) == (400, 33)


def test_a_long_page_is_listed_in_parts_and_the_ready_made_address_gives_the_token_away(server, page, ask):
    made = [ask("POST", f"/{page}/feed", {"message": f"n{n}"}).json()["id"] for n in range(5)]
    first = ask("GET", f"/{page}/published_posts", {"fields": "id", "limit": "3"}).json()
    after = {"fields": "id", "limit": "3", "after": first["paging"]["cursors"]["after"]}
    rest = ask("GET", f"/{page}/published_posts", after).json()
    assert [row["id"] for row in first["data"] + rest["data"]] == made[::-1]
    assert "next" not in rest["paging"]
    assert server.leaks == []
    httpx.get(first["paging"]["next"], trust_env=False)
    assert server.leaks == [f"GET /v26.0/{page}/published_posts: access_token"]


def test_tokens_are_told_apart_and_judged(server, page, ask):
    token = server.page_token(page, data_access_expires_at=BEGIN + timedelta(days=3), scopes=("pages_show_list",))
    told = ask("GET", "/debug_token", {"input_token": token}, token=server.app_token()).json()["data"]
    assert (told["type"], told["profile_id"], told["is_valid"], told["expires_at"]) == ("PAGE", page, True, 0)
    assert told["data_access_expires_at"] == int((BEGIN + timedelta(days=3)).timestamp())
    assert told["scopes"] == ["pages_show_list"]
    form = {"method": "GET", "input_token": token}
    assert ask("POST", "/debug_token", form, token=server.app_token()).json()["data"] == told
    server.kill_token(token, 460)
    told = ask("GET", "/debug_token", {"input_token": token}, token=server.app_token()).json()["data"]
    assert (told["is_valid"], told["error"]["subcode"]) == (False, 460)
    person = server.user_token()
    assert ask("GET", "/me", {"fields": "id,name"}, token=person).json()["id"] == server.person
    rows = ask("GET", "/me/accounts", {"fields": "id,name,access_token,tasks"}, token=person).json()["data"]
    assert {row["id"] for row in rows} == {page}
    assert server.leaks == []


def test_what_a_token_may_not_do_is_refused(server, page, ask):
    other = server.page_token(server.add_page("Another"))
    weak = server.page_token(page, scopes=("pages_read_engagement",))
    for token in (other, weak, server.user_token()):
        assert ask("POST", f"/{page}/feed", {"message": "x"}, token=token).json()["error"]["code"] == 200
    assert ask("GET", f"/{page}/published_posts", token=other).json()["error"]["code"] == 10
    assert ask("POST", f"/{page}/feed", {"message": "x"}, token="EAABnobody").json()["error"]["code"] == 190
    assert ask("POST", f"/{page}/feed", {"message": "x"}, token="").json()["error"]["code"] == 2500
    old = server.page_token(page, expires_at=BEGIN)
    assert ask("GET", f"/{page}", token=old).json()["error"]["error_subcode"] == 463
    assert server.public(page) == []


def test_an_app_may_demand_the_proof_of_its_secret(server, page, ask):
    app = server.add_app("Careful", demands_proof=True)
    token = server.page_token(page, app=app)
    proof = hmac.new(server.secret_of(app).encode(), token.encode(), hashlib.sha256).hexdigest()
    for given, code in [({}, 100), ({"appsecret_proof": "0" * 64}, 100)]:
        assert ask("POST", f"/{page}/feed", {"message": "x", **given}, token=token).json()["error"]["code"] == code
    assert "id" in ask("POST", f"/{page}/feed", {"message": "x", "appsecret_proof": proof}, token=token).json()


@pytest.mark.parametrize("content", [b"GIF89a", b"", b"\xff\xd8\xff" + b"x" * 4 * 1024 * 1024])
def test_what_is_no_photo_or_too_big_is_refused(server, page, ask, content):
    told = ask("POST", f"/{page}/photos", {"published": "false"}, files={"source": ("a.jpg", content, "image/jpeg")})
    assert told.status_code == 400
    assert server.photos_of(page) == []


def test_a_post_without_anything_is_refused(page, ask):
    assert ask("POST", f"/{page}/feed", {"message": " "}).json()["error"]["message"].startswith("(#100) Missing")


def test_one_retired_metric_refuses_the_whole_call(server, page, ask):
    post = ask("POST", f"/{page}/feed", {"message": "x"}).json()["id"]
    server.set_metric(post, "post_clicks", 7)
    told = ask("GET", f"/{post}/insights", {"metric": "post_clicks"}).json()["data"]
    assert told[0]["values"] == [{"value": 7}]
    assert ask("GET", f"/{post}/insights", {"metric": "post_media_view"}).json()["data"] == []
    both = ask("GET", f"/{post}/insights", {"metric": "post_clicks,post_impressions"})
    assert both.json()["error"]["message"] == "(#100) The value must be a valid insights metric"


def test_people_act_on_the_page_too(server, page, ask):
    post = server.person_posts(page, "By phone")
    row = ask("GET", f"/{page}/published_posts", {"fields": "message,application"}).json()["data"][0]
    assert row == {"message": "By phone", "id": post}
    server.person_edits(post, "By phone, better")
    assert ask("GET", f"/{post}", {"fields": "message"}).json()["message"] == "By phone, better"
    assert ask("POST", f"/{post}", {"message": "z"}).json()["error"]["code"] == 200
    server.person_deletes(post)
    assert server.public(page) == []
    values = {"message": "x", "published": "false", "scheduled_publish_time": in_minutes(60)}
    waiting = ask("POST", f"/{page}/feed", values).json()["id"]
    server.person_reschedules(waiting, BEGIN + timedelta(hours=3))
    assert server.waiting_of(page)[0]["due_at"] == (BEGIN + timedelta(hours=3)).isoformat()
    server.person_publishes(waiting)
    assert [seen.id for seen in server.public(page)] == [waiting]


def test_the_headers_tell_time_version_and_use(server, page, ask):
    server.set_skew(600)
    server.set_page(page, usage=85)
    told = ask("GET", f"/{page}").headers
    assert told["Date"] == "Tue, 10 Feb 2026 06:10:00 GMT"
    assert told["Facebook-API-Version"] == "v26.0"
    assert json.loads(told["X-Business-Use-Case-Usage"])[page][0]["call_count"] == 85
    server.set_version("v27.0")
    assert ask("GET", f"/{page}").headers["Facebook-API-Version"] == "v27.0"


def test_a_page_may_refuse_the_same_words_twice(server, page, ask):
    server.set_page(page, refuses_duplicates=True)
    assert ask("POST", f"/{page}/feed", {"message": "x"}).status_code == 200
    assert ask("POST", f"/{page}/feed", {"message": "x"}).json()["error"]["code"] == 506
    assert len(server.public(page)) == 1


def test_an_unknown_field_or_path_is_refused(page, ask):
    assert "nonexisting field (colour)" in ask("GET", f"/{page}", {"fields": "colour"}).json()["error"]["message"]
    assert ask("GET", f"/{page}/dreams").json()["error"]["code"] == 2500
    assert ask("POST", "/999/feed", {"message": "x"}).json()["error"]["error_subcode"] == 33
