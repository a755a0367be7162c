"""Rounds beside each other and beside the heartbeat; what they come to, and how publishing stands."""

import threading
import time

import pytest

from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import StoreMissing
from moderator_app.domain.sending import SendOutcome
from moderator_app.events import PublishingChanged
from moderator_app.services.publishing.desk import Publishing, RoundDone
from moderator_app.services.publishing.routes import take_over
from moderator_app.services.workroom import Workroom
from moderator_app.system.lanes import SenderLanes
from tests.fakes.channel import answer
from tests.fakes.ids import FakeIds
from tests.services.publishing.publishing_bench import HOUR, MINUTE, TEXT
from tests.store_fixture import PASSPHRASE

S, Out = DeliveryState, SendOutcome
PATIENCE = 20


def test_three_sends_that_hang_never_hold_a_heartbeat_up(bench):
    """Each page has a lane of its own: the beat goes on, and so does a page whose platform answers."""
    for page in ("one", "two", "three"):
        bench.register(page)
        bench.connect(page)
    hanging, hung = threading.Event(), threading.Semaphore(0)
    pages = {bench.pages[page] for page in ("one", "two", "three")}
    commit = bench.remote.commit

    def slow(account, parcel, staged):
        if parcel.page_id in pages:
            hung.release()
            assert hanging.wait(PATIENCE)
        return commit(account, parcel, staged)

    bench.remote.commit = slow
    room = Workroom(bench.folder, bench.clock, FakeIds(7), bench.core.bus)
    lanes = SenderLanes()
    desk = Publishing(room, bench.channels, bench.folder.vault, lanes)
    post = bench.due_in(10 * MINUTE)
    bench.clock.go_on(minutes=4)
    bench.core.heartbeat.replay()
    bench.clock.go_on(minutes=6)
    bench.core.heartbeat.replay()
    desk.round_soon()
    for _ in range(3):
        assert hung.acquire(timeout=PATIENCE)
    began = time.monotonic()
    for _ in range(3):
        bench.clock.go_on(minutes=1)
        bench.core.heartbeat.replay()
        desk.round_soon()
    assert time.monotonic() - began < PATIENCE / 2
    assert {bench.state(post, page) for page in ("one", "two", "three")} == {S.ARMED}
    hanging.set()
    desk.finished()
    assert {bench.state(post, page) for page in bench.pages} == {S.PUBLISHED}
    assert len(bench.remote.live) == 4
    desk.close()


def test_a_round_tells_what_it_came_to_and_the_window_hears_of_it(handing):
    heard = []
    handing.core.bus.subscribe(lambda fact: heard.append(fact) if type(fact) is PublishingChanged else None)
    handing.due_in(2 * HOUR)
    handing.due_in(10 * MINUTE, "আরেকটি")
    handing.awake(1)
    assert handing.core.publishing.finished() == RoundDone(handed_over=1)
    assert heard
    handing.awake(9)
    assert handing.core.publishing.finished() == RoundDone(published=1)
    assert handing.core.publishing.round() == RoundDone()


def test_how_it_stands_is_told_without_asking_anybody(handing):
    standing = handing.core.publishing.standing()
    assert (standing.last_round_at, standing.next_due_at, standing.offline, standing.connected) == (
        None,
        None,
        False,
        1,
    )
    post = handing.due_in(2 * HOUR)
    handing.core.pausing.pause(handing.members["ict"], "দেখা হচ্ছে", handing.clock.now() + HOUR)
    handing.awake(1)
    standing = handing.core.publishing.standing()
    assert (standing.last_round_at, standing.next_due_at) == (handing.clock.now(), handing.delivery(post.id).due_at)
    assert standing.pause.reason == "দেখা হচ্ছে"
    assert handing.remote.calls == []


def test_a_demo_office_has_no_rounds(bench):
    room = Workroom(bench.folder, bench.clock, FakeIds(7), bench.core.bus)
    desk = Publishing(room, None, bench.folder.vault, bench.lanes)
    bench.due_in()
    desk.round_soon()
    assert (desk.round(), desk.standing().last_round_at, bench.remote.calls) == (RoundDone(), None, [])


def test_after_closing_nothing_is_begun(bench):
    bench.due_in()
    bench.core.publishing.close()
    bench.awake(10, 5)
    assert bench.remote.calls == []


def test_a_store_that_was_closed_meanwhile_takes_no_answer_and_the_next_start_settles_it(bench):
    post = bench.due_in()
    bench.awake(9)

    def closed(name):
        if name == "commit":
            bench.remote.before_call = None
            bench.folder.close()

    bench.remote.before_call = closed
    with pytest.raises(StoreMissing):
        bench.awake(1)
    bench.folder.open_with(PASSPHRASE)
    assert bench.state(post) is S.ARMED
    anew = bench.again()
    anew.awake(2)
    assert (anew.state(post), anew.remote.texts()) == (S.PUBLISHED, [TEXT])


def test_a_page_that_is_connected_takes_over_what_waits_for_a_time_ahead_and_leaves_the_rest(bench):
    bench.register("news")
    ahead, now = bench.due_in(HOUR), bench.due_in(5 * MINUTE, "এখন")
    stock = bench.approved(bench.draft("মজুদ", planned_at=None))
    bench.awake(5, 5)
    with bench.folder.store.write() as unit:
        assert take_over(unit, bench.pages["news"], bench.clock.now()) == 2
    assert [bench.state(post, "news") for post in (ahead, now, stock)] == [S.APPROVED, S.MANUAL_READY, S.APPROVED]
    assert bench.delivery(ahead.id, "news").route is Route.DIRECT


def test_a_page_that_was_disconnected_in_the_middle_of_a_call_leaves_it_to_a_person(bench):
    post = bench.due_in()
    bench.awake(9)
    bench.remote.will("commit", answer(Out.UNKNOWN, fault="net.answer_lost"))
    bench.awake(1)
    assert bench.state(post) is S.SETTLING
    with bench.folder.store.write() as unit:
        unit.connections.remove(bench.pages["facebook"])
    bench.awake(1)
    assert bench.state(post) is S.NEEDS_HUMAN


def test_a_picture_that_is_damaged_holds_its_post_back(bench):
    post = bench.due_in(media=(bench.picture(),))
    with bench.folder.store.read() as unit:
        [use] = unit.posts.get(post.id).draft.media
    kept = [path for path in bench.folder.path.rglob("*") if path.is_file() and use.hash[:16] in path.name]
    for path in kept:
        path.write_bytes(b"torn")

    def read(account, parcel):
        [picture.read() for picture in parcel.pictures]

    bench.remote.stage = read
    bench.awake(10, 5)
    assert (bench.state(post), bench.sending(post).fault) == (S.NEEDS_HUMAN, "media_damaged")
