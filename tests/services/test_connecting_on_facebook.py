"""Bad input of every kind on the simulator of Facebook: refused with the failed step, before anything is stored."""

from dataclasses import dataclass

import pytest

from moderator_app.domain import errors
from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Platform
from moderator_app.platforms.channels import KnownChannels
from moderator_app.platforms.facebook.channel import facebook_channel
from moderator_app.services.connecting import ConnectingDesk, ConnectStep
from tests.fakes.graph_server import Answer, Effect, Fault, GraphServer
from tests.platforms.facebook.office import QUICK
from tests.services.connecting_bench import ConnectingBench


@dataclass
class There:
    """The office's bench, and its page on the simulator."""

    bench: ConnectingBench
    server: GraphServer
    number: str
    page_id: PageId
    desk: ConnectingDesk

    def connect(self, token: str, **typed: str):
        """What the wizard does: asks what the token opens, takes the page that fits best, connects it."""
        who, passed = self.bench.members["uno"], []
        try:
            offered = self.desk.offers(who, self.page_id, {"token": token, **typed})[0]
            self.desk.connect(who, self.page_id, offered, passed.append)
        except errors.ModeratorError as refused:
            return refused, passed
        return None, passed

    def nothing_kept(self) -> bool:
        with self.bench.folder.store.read() as unit:
            nothing = unit.connections.all() == ()
        return nothing and self.bench.keyring.kept == {} and self.server.public(self.number) == []


@pytest.fixture
def there(tmp_path):
    bench = ConnectingBench.working(tmp_path)
    with GraphServer() as server:
        number = server.add_page("Sample Office")
        url = f"https://www.facebook.com/profile.php?id={number}"
        page = bench.register("office", platform=Platform.FACEBOOK, url=url)
        channels = KnownChannels(
            {Platform.FACEBOOK: facebook_channel(bench.clock, server.address, once=QUICK, reading=QUICK)}
        )
        yield There(bench, server, number, page.id, ConnectingDesk(bench.core.connecting._room, channels))
    bench.core.opening.close()


def test_a_pages_token_connects_it_with_every_step(there):
    refused, passed = there.connect(there.server.page_token(there.number))
    assert (refused, passed) == (None, list(ConnectStep))
    with there.bench.folder.store.read() as unit:
        connection = unit.connections.get(there.page_id)
    assert (connection.remote_id, connection.app_id) == (there.number, there.server.app)
    assert there.server.public(there.number) == []


def test_a_persons_token_connects_the_page_with_the_pages_own_token(there):
    own = there.server.page_token(there.number)
    person = there.server.user_token()
    refused, _ = there.connect(person)
    assert refused is None
    kept = "".join(there.bench.keyring.kept.values())
    assert (own in kept, person in kept) == (True, False)


def tokens(there):
    server, few = there.server, ["pages_show_list", "pages_read_engagement"]
    other = server.add_page("Somebody's Shop")
    dead = server.page_token(there.number)
    server.kill_token(dead, 460)
    return {
        "another page": (server.page_token(other), errors.ConnectOtherPage),
        "rights missing": (server.page_token(there.number, scopes=few), errors.ConnectRightsMissing),
        "a person's without the list": (
            server.user_token(scopes=["pages_manage_posts"]),
            errors.ChannelListRightMissing,
        ),
        "a person's who keeps no page": (server.user_token(user=server.add_user("K")), errors.ChannelOpensNoPage),
        "an app's": (server.app_token(), errors.ChannelTokenOfApp),
        "one of a changed password": (dead, errors.ChannelTokenEnded),
        "one that is too long": ("E" * 1500, errors.ChannelTokenTooLong),
        "none": ("", errors.ChannelTokenUnreadable),
        "unknown": ("EAABnobody", errors.ChannelTokenUnknown),
    }


@pytest.mark.parametrize(
    "kind",
    ["another page", "rights missing", "a person's without the list", "a person's who keeps no page", "an app's",
     "one of a changed password", "one that is too long", "none", "unknown"],
)  # fmt: skip
def test_a_wrong_token_is_refused_before_anything_is_stored(there, kind):
    token, error = tokens(there)[kind]
    refused, passed = there.connect(token)
    assert type(refused) is error
    assert ConnectStep.KEPT not in passed
    assert there.nothing_kept()


def test_a_locked_keyring_keeps_nothing(there):
    there.bench.keyring.refusal = errors.KeyringLocked(seconds=30)
    refused, passed = there.connect(there.server.page_token(there.number))
    assert isinstance(refused, errors.KeyringLocked)
    assert passed[-1] is ConnectStep.VISIBLE
    assert there.nothing_kept()


def test_a_trial_that_does_not_work_keeps_nothing(there):
    there.server.fault(Fault(Answer.ERROR, Effect.NOT_DONE, call="feed", code=200))
    refused, passed = there.connect(there.server.page_token(there.number))
    assert isinstance(refused, errors.ConnectNotVisible)
    assert refused.fields["fault"] == "facebook.right_missing"
    assert passed[-1] is ConnectStep.RIGHTS
    assert there.nothing_kept()
