"""What every platform on which the program publishes must keep, whatever its protocol.

A new platform adds one `World` here. What it cannot do is None in its `Channel`, and its part of the contract is passed
over.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from moderator_app.domain.ids import DeliveryId, PageId
from moderator_app.domain.pages import Platform
from moderator_app.domain.sending import Parcel, SendAnswer, SendOutcome
from moderator_app.platforms.kit.send_once import Call, NoReply
from moderator_app.platforms.registry import REGISTRY, known_channels
from moderator_app.ports import Account, Channel
from moderator_app.words import Language, Speaker
from moderator_app.words.platform_faults import PLATFORM_FAULTS, fault_words
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import Answer, Effect, Fault, GraphServer
from tests.platforms.example.board import board_channel
from tests.platforms.example.server import KEY, BoardServer
from tests.platforms.facebook.office import office

TEXT = "সেবা সপ্তাহ ২০২৬: সবাই আসুন। 🎉\nদ্বিতীয় লাইন — য়, ড়, ঢ়"
LINK = "https://sample.example.org/news/1"
NEVER = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class World:
    """A platform in a box: its channel, and what a test does to the other end.

    `shown` are the texts that the public sees; `lose` loses the next answer to a post, done or not; `refuse` closes the
    door; `deny` makes the access invalid; `break_list` makes the next list unreadable; `addresses` were asked for.
    """

    channel: Channel
    account: Account
    shown: Callable[[], list[str]]
    lose: Callable[[bool], None]
    refuse: Callable[[], None]
    deny: Callable[[], None]
    break_list: Callable[[], None]
    addresses: Callable[[], list[str]]
    now: Callable[[], datetime] = lambda: NEVER


@contextmanager
def facebook() -> Iterator[World]:
    with GraphServer() as server:
        fb = office(server)
        effect = {True: Effect.DONE, False: Effect.NOT_DONE}
        yield World(
            fb.channel,
            fb.account,
            lambda: [post.text for post in server.public(fb.number)],
            lambda done: server.fault(Fault(Answer.RESET, effect[done], call="feed")),
            server.shut,
            lambda: server.kill_token(fb.account.token, 460),
            lambda: server.fault(Fault(Answer.BAD_GATEWAY, call="published_posts")),
            lambda: [str(call["target"]) for call in server.calls_of()],
            fb.clock.now,
        )


@contextmanager
def board() -> Iterator[World]:
    server = BoardServer()
    account = Account(PageId("p"), "board", KEY)
    closed = []

    def close():
        if not closed:
            closed.append(True)
            server.close()

    def lose(done):
        server.lose = "done" if done else "not_done"

    def deny():
        world.account = Account(PageId("p"), "board", "another-key-9876543210")

    def break_list():
        server.silent_list = True

    world = World(
        board_channel(server.address), account, lambda: [*server.notes.values()], lose, close, deny, break_list,
        lambda: server.targets,
    )  # fmt: skip
    try:
        yield world
    finally:
        close()


@pytest.fixture(params=[facebook, board], ids=lambda world: world.__name__)
def world(request):
    with request.param() as made:
        yield made


@pytest.fixture(params=[facebook], ids=lambda world: world.__name__)
def world_with_timer(request):
    """Platforms that publish by themselves at a time."""
    with request.param() as made:
        yield made


def parcel(text=TEXT, link="", goes_out_at=None):
    return Parcel(DeliveryId("d"), PageId("p"), text, link, marker="pub-0a1b2c3d", goes_out_at=goes_out_at)


def send(world, one) -> SendAnswer:
    assert world.channel.direct is not None
    made = world.channel.direct.stage(world.account, one)
    assert made.outcome is SendOutcome.CONFIRMED
    return world.channel.direct.commit(world.account, one, made.staged)


def read(world):
    assert world.channel.reading is not None
    return world.channel.reading.published(world.account, world.now() - timedelta(hours=1))


def test_what_was_approved_stands_on_the_page_once_and_is_read_back_word_for_word(world):
    answer = send(world, parcel())
    assert answer.outcome is SendOutcome.CONFIRMED
    assert answer.remote_id
    assert world.shown() == [TEXT]
    listing = read(world)
    assert listing.clean
    assert [(post.remote_id, post.text, post.published) for post in listing.posts] == [(answer.remote_id, TEXT, True)]
    one = world.channel.reading.one(world.account, answer.remote_id)
    assert one is not None
    assert one.text == TEXT


def test_a_link_is_told_beside_the_text_or_in_it(world):
    send(world, parcel(link=LINK))
    [post] = read(world).posts
    assert LINK in (post.link, post.text.splitlines()[-1])


@pytest.mark.parametrize("done", [True, False], ids=["made", "not made"])
def test_a_lost_answer_is_unknown_and_is_not_sent_again(world, done):
    world.lose(done)
    answer = send(world, parcel())
    assert (answer.outcome, answer.remote_id) == (SendOutcome.UNKNOWN, "")
    assert len(world.shown()) == int(done)
    assert [post.text for post in read(world).posts] == [TEXT] * int(done)


def test_a_closed_door_is_not_sent(world):
    world.refuse()
    answer = world.channel.direct.commit(world.account, parcel(), ())
    assert answer.outcome is SendOutcome.NOT_SENT
    assert world.shown() == []
    assert not read(world).clean


def test_a_broken_access_blocks_and_makes_nothing(world):
    world.deny()
    answer = world.channel.direct.commit(world.account, parcel(), ())
    assert answer.outcome is SendOutcome.BLOCKED
    assert world.shown() == []


def test_a_list_that_cannot_be_read_is_never_clean(world):
    send(world, parcel())
    world.break_list()
    assert not read(world).clean


def test_every_fault_has_words_in_both_languages(world):
    world.lose(True)
    faults = {send(world, parcel()).fault}
    world.deny()
    faults.add(world.channel.direct.commit(world.account, parcel("two"), ()).fault)
    world.refuse()
    faults.add(world.channel.direct.commit(world.account, parcel("three"), ()).fault)
    assert faults <= set(PLATFORM_FAULTS)
    assert all(fault_words(Speaker(language), fault).next_step for language in Language for fault in faults)


def test_no_address_and_no_word_that_is_kept_holds_a_secret(world):
    answers = [send(world, parcel())]
    world.lose(True)
    answers.append(send(world, parcel("two")))
    kept = repr((answers, read(world), world.account, world.channel)) + "".join(world.addresses())
    assert world.account.token not in kept
    assert not world.account.app_secret or world.account.app_secret not in kept


def test_the_own_timer_keeps_a_post_hidden_until_its_time(world_with_timer):
    world = world_with_timer
    handing = world.channel.handing
    due = world.now() + timedelta(hours=3)
    assert handing.fits(due, world.now())
    assert not handing.fits(world.now(), world.now())
    answer = handing.hand_over(world.account, parcel(goes_out_at=due), ())
    assert (answer.outcome, world.shown()) == (SendOutcome.CONFIRMED, [])
    [waiting] = handing.waiting(world.account).posts
    assert (waiting.remote_id, waiting.at, waiting.published) == (answer.remote_id, due, False)
    assert handing.take_back(world.account, answer.remote_id).outcome is SendOutcome.CONFIRMED
    listing = handing.waiting(world.account)
    assert (listing.clean, listing.posts) == (True, ())


def test_a_platform_with_a_timer_is_tried_with_it_and_only_such_a_one(world):
    assert (world.channel.handing is not None) == (world.channel.platform is Platform.FACEBOOK)


def test_what_is_typed_to_connect_is_drawn_from_the_channel(world):
    fields = world.channel.connecting.fields
    assert any(field.secret and not field.optional for field in fields)
    assert len({field.key for field in fields}) == len(fields)


# ---------------------------------------------------------------- the registry


def test_each_platform_has_one_line_and_facebook_alone_is_published_on_so_far():
    assert set(REGISTRY) == set(Platform)
    channels = known_channels(FakeClock())
    assert {platform for platform in Platform if channels.of(platform)} == {Platform.FACEBOOK}


def test_a_channel_knows_its_platform():
    for platform, entry in REGISTRY.items():
        if entry.channel is not None:
            assert entry.channel(FakeClock()).platform is platform


def test_a_new_platform_is_one_line_of_the_registry(world):
    from moderator_app.platforms.registry import Entry, KnownPlatforms
    from tests.platforms.example.board import Board
    from tests.platforms.pages import page

    registry = {Platform.MASTODON: Entry(Board(), lambda _clock: world.channel)}
    assert known_channels(FakeClock(), registry).of(Platform.MASTODON) is world.channel
    known, there = KnownPlatforms(registry), page(Platform.MASTODON)
    assert known.text_limit(there) == 500
    assert known.read_link(there, "https://board.example/notes/1").link == "https://board.example/notes/1"


def test_words_of_a_call_hold_no_secret():
    call = Call("GET", "http://127.0.0.1:9/", {"Authorization": "Bearer hidden-token"}, secrets=("hidden-token",))
    assert "hidden-token" not in repr(call)
    assert "hidden-token" not in repr(NoReply(arrived=False, fault="net.not_reached"))
