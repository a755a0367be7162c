"""Offices to write, review and search in, and a screen shown as the window shows it."""

from collections import defaultdict
from itertools import chain, repeat

import pytest

from benchmarks.big_store import big_office
from benchmarks.gap_watch import watched_as
from tests.conftest import garbage_collected  # noqa: F401 - importing it also sets the scene of every test
from tests.store_fixture import PASSPHRASE
from tests.ui.inspection import dispose, settle
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import TANVIR, make_office
from ui import background

MANY = 100_000
OPENING = "benchmarks/gap_journeys/opening.py::test_opening_"
TIMES = defaultdict(lambda: chain(["_for_the_first_time"], repeat("")))
"""The first time a room is opened in a process, its code, icons and fonts are loaded."""


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "desk")
    yield made
    made.close()


@pytest.fixture
def shown(request, office):
    made = []

    def show(build, place, member=TANVIR):
        room = getattr(build, "func", build).__module__.split(".")[2]
        watched_as(f"{OPENING}{room}{next(TIMES[room])}")
        one = Shown(build, office.core, place, actor=office.member(member))
        made.append(one)
        one.at()
        watched_as(request.node.nodeid)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


@pytest.fixture
def posts_room(request):
    """The room of posts over a hundred thousand of them."""
    from ui.places import Place, Room
    from ui.screens import posts

    office = big_office(MANY)
    office.folder.open_with(PASSPHRASE)
    office = office.again()
    actor = office.core.panel.member(office.members["ict"])
    watched_as(f"{OPENING}the_room_of_posts_among_a_hundred_thousand")
    one = Shown(posts.build, office.core, Place(Room.POSTS), actor=actor)
    one.at()
    watched_as(request.node.nodeid)
    yield one
    settle()
    dispose(one.frame)
    office.folder.close()


def pytest_sessionfinish():
    """The door's threads end before Qt does."""
    background.close()
