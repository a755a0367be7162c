"""A convenor connects the office's page to a simulated Facebook: wrong keys first, then the right ones.

It goes the real way over real sockets. Refused keys leave nothing in store and keyring; the trial leaves nothing on
the page; a dead token turns the light.
"""

import dataclasses

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.platforms.channels import KnownChannels
from moderator_app.platforms.facebook.channel import facebook_channel
from moderator_app.services.opening import Making
from moderator_app.services.sign_in import Founder
from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import GraphServer
from tests.fakes.keyring import FakeKeyring
from tests.fakes.mail import FakeMailer
from tests.journeys import rooms
from tests.journeys.hands import Hands, settle
from tests.journeys.rooms import Someone
from tests.platforms.facebook.office import QUICK
from tests.store_fixture import cheap_hasher, new_folder
from tests.ui.inspection import application, dispose, show
from ui.application import make_window, stop
from ui.widgets.button import Button
from ui.widgets.field import TextField

pytestmark = [pytest.mark.slow, pytest.mark.journey]

TANVIR = Someone("তানভীর হাসান", "উপজেলা নির্বাহী অফিসার", "482913")
SAY = Speaker(Language.BANGLA)


@dataclasses.dataclass
class ConnectedDesk:
    """The window, the office behind it, and the Facebook that it speaks with."""

    window: object
    core: object
    server: GraphServer
    number: str
    keyring: FakeKeyring

    @property
    def light(self):
        (health,) = self.core.health.lights().values()
        return health.light.value

    def nothing_is_kept(self):
        """Nothing but the store's own key is in the keyring, and no page is connected."""
        return len(self.keyring.kept) == 1 and self.light == "by_hand"

    def nothing_is_on_the_page(self):
        return self.server.public(self.number) == [] and self.server.world.posts == {}


@pytest.fixture
def office(tmp_path):
    with GraphServer() as server:
        number = server.add_page("Namunapur Upazila")
        keyring, clock = FakeKeyring(), FakeClock(server.clock.now())
        channel = facebook_channel(clock, server.address, once=QUICK, reading=QUICK)
        folder = new_folder(tmp_path / "office", keyring)
        channels = KnownChannels({Platform.FACEBOOK: channel})
        core = core_on(folder, clock=clock, hasher=cheap_hasher(), mailer=FakeMailer(), channels=channels)
        _set_up(core, number)
        application()
        window = make_window(lambda: core, dataclasses.replace(core.opening.appearance(), language="bn"))
        show(window)
        window.begin()
        settle()
        yield ConnectedDesk(window, core, server, number, keyring)
        window.close()
        stop(window)
        dispose(window)


def _set_up(core, number):
    recovery = core.opening.new_recovery_key()
    core.opening.make(Making("", "", recovery, recovery.last_group, in_keyring=True))
    name, post = Bilingual(TANVIR.name), Bilingual(TANVIR.designation)
    founder = core.sign_in.found(Founder(name, post, TANVIR.pin, TANVIR.pin)).id
    today = core.clock.now().date()
    core.office.save(founder, Office(core.office.new_id(), name, name, Signatory(name, post), today))
    url = f"https://www.facebook.com/profile.php?id={number}"
    page = Page(core.accounts.new_id(), Bilingual("উপজেলা প্রশাসন"), Platform.FACEBOOK, PageKind.PAGE, url, today)
    core.accounts.save(founder, page)
    core.opening.close()


def paste(hands, token):
    box = hands.find(TextField, SAY("Access token"))
    box.setText(token)
    settle()


def test_a_page_is_connected_over_every_wrong_key(office):
    hands, server = Hands(SAY), office.server
    rooms.sit_down(hands, TANVIR, alone=True)
    hands.go_to(SAY("Pages and IDs"))
    hands.press(SAY("Connect"))

    paste(hands, "EAAnonsense12345")
    hands.press(SAY("Look for the page"))
    hands.wait_to_see(SAY("The platform does not know this token"))
    assert office.nothing_is_kept()

    paste(hands, "EAA" + "x" * 1300)
    hands.press(SAY("Look for the page"))
    hands.wait_to_see(SAY("The token is too long"))
    assert office.nothing_is_kept()

    shop = server.add_page("Somebody's Shop")
    paste(hands, server.page_token(shop))
    hands.press(SAY("Look for the page"))
    hands.wait_to_see("Somebody's Shop")
    assert not hands.find(Button, SAY("Try and connect"), enabled=False).isEnabled()

    hands.press(SAY("One step back"))
    few = server.page_token(office.number, scopes=["pages_show_list", "pages_read_engagement"])
    paste(hands, few)
    hands.press(SAY("Look for the page"))
    hands.wait_to_see("pages_manage_posts")
    assert not hands.find(Button, SAY("Try and connect"), enabled=False).isEnabled()
    assert office.nothing_is_kept()

    hands.press(SAY("One step back"))
    del server.world.tokens[few]
    server.page_token(office.number)
    paste(hands, server.user_token())  # of a person: it opens both pages, and ours is chosen
    hands.press(SAY("Look for the page"))
    hands.press(SAY("Try and connect"))
    hands.wait_to_see(SAY("The page is connected"))
    assert office.light == "working"
    assert office.nothing_is_on_the_page()
    assert server.leaks_found() == []

    hands.go_to(SAY("This week"))
    hands.wait_to_see(SAY("Working"))
    for token in list(server.world.tokens):
        server.kill_token(token, 460)
    hands.go_to(SAY("Pages and IDs"))
    hands.press(SAY("Look now"))
    hands.wait_to_see(SAY("A password was changed"))
    assert office.light == "broken"
    hands.go_to(SAY("This week"))
    hands.wait_to_see(SAY("A password was changed"))
