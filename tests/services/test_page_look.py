"""What a page shows beside what was sent: likest first, and never an error of its own."""

from datetime import timedelta

import pytest

from moderator_app.domain.errors import KeyringLocked
from moderator_app.domain.sending import Listing, RemotePost
from moderator_app.services.deciding import ThisIsIt
from moderator_app.services.page_look import Alike
from tests.services.bench import LINK
from tests.services.sending_bench import PageAtHand, reading_office, undecided

TEXT = "ঘূর্ণিঝড় প্রস্তুতি সভা সকাল ১০টায়।"


@pytest.fixture
def page():
    return PageAtHand()


@pytest.fixture
def office(tmp_path, page):
    bench = reading_office(tmp_path, page)
    yield bench
    bench.folder.close()


def test_the_likest_stands_first_and_the_rest_newest_first(office, page):
    now = office.clock.now()
    page.listing = Listing(
        (
            RemotePost("1", "বজ্রপাতে করণীয়", at=now - timedelta(days=1)),
            RemotePost("2", TEXT, at=now - timedelta(hours=9), permalink=LINK.format(n=2)),
            RemotePost("3", "নদীর পানি", at=now),
        ),
        clean=True,
    )
    look = office.core.deciding.look(office.members["land"], undecided(office, TEXT).id)
    assert [(one.post.remote_id, one.alike) for one in look.posts] == [
        ("2", Alike.SAME), ("3", Alike.OTHER), ("1", Alike.OTHER)
    ]  # fmt: skip
    assert (look.clean, look.fault, look.at) == (True, "", now)
    assert page.sinces[0] < now - timedelta(days=1)


def test_a_post_that_was_confirmed_for_another_is_named_and_is_not_it(office, page):
    me, link = office.members["ict"], LINK.format(n=2)
    office.core.deciding.this_is_it(me, undecided(office, "অন্য পোস্ট").id, ThisIsIt(office.clock.now(), link=link))
    page.listing = Listing((RemotePost("2", TEXT, permalink=LINK.format(n=2)),), clean=True)
    (one,) = office.core.deciding.look(office.members["ict"], undecided(office, TEXT).id).posts
    assert (one.alike, one.ours) == (Alike.OTHER, "অন্য পোস্ট")


def test_what_hinders_the_reading_is_told_and_not_raised(office, page):
    delivery = undecided(office, TEXT)
    page.listing = Listing((), clean=False, fault="net.connect")
    look = office.core.deciding.look(office.members["ict"], delivery.id)
    assert (look.posts, look.clean, look.fault) == ((), False, "net.connect")
    page.listing = Listing((), clean=True)
    page.keyring.refusal = KeyringLocked()
    assert office.core.deciding.look(office.members["ict"], delivery.id).fault == KeyringLocked.code
