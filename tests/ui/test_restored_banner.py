"""A store that was brought back says so on every screen, until the convenor has compared the pages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from inspection import application, assert_nothing_clipped, dispose, settle, show

from moderator_app.domain.appearance import Appearance, Scheme
from moderator_app.services.backups import RestoredNotice
from moderator_app.words import Language, Speaker
from tests.services.bench import Bench
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.roles import Role
from ui.shell.desk import Desk
from ui.shell.registry import Registry
from ui.theme import Theme, dress
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

BANNER = (Shape.INFO, Role.INFO)
ENGLISH = Speaker(Language.ENGLISH)
AT = datetime(2026, 2, 9, 6, 0, tzinfo=UTC)


class Bare(Screen):
    """A screen with two banners of its own."""

    def __init__(self, theme):
        super().__init__()
        self._banners = [Banner(theme, *BANNER, word) for word in ("first", "second")]

    def banners(self):
        return self._banners


@pytest.fixture
def bench(tmp_path):
    working = Bench.working(tmp_path)
    yield working
    working.folder.close()


@pytest.fixture
def desk(bench):
    made = []

    def build(member="uno", notices=(), say=ENGLISH, theme=None, size=(1366, 697)):
        theme = theme or Theme()
        dress(application(), theme)
        left = list(notices)
        registry = Registry(
            {Room.THIS_WEEK: lambda _c: Bare(theme), Room.BACKUPS: lambda _c: Screen()},
            restored=lambda _core: left.pop(0) if left else None,
        )
        actor = bench.core.panel.member(bench.members[member])
        sat = Desk(bench.core, registry, actor, theme, say, FactBridge(), Appearance(language=say.language.value))
        made.append(sat)
        sat.navigate(Place(Room.THIS_WEEK))
        show(sat, *size)
        settle()
        return sat

    yield build
    for sat in made:
        dispose(sat)


def banners(sat):
    """Those that are seen, from top to bottom."""
    seen = [banner for banner in sat.frame.findChildren(Banner) if banner.isVisibleTo(sat)]
    return sorted(seen, key=lambda banner: banner.y())


def told(sat):
    return [banner.accessibleName() for banner in banners(sat)]


def test_it_stands_above_the_screen_s_own_banners_and_never_more_than_two(desk):
    sat = desk(notices=[RestoredNotice(AT, AT)])
    assert told(sat)[0].startswith("Brought back from the backup of Mon 9 February 2026")
    assert told(sat)[1:] == ["first"]


def test_it_stays_when_one_goes_to_another_room(desk):
    sat = desk(notices=[RestoredNotice(AT, AT)])
    sat.navigate(Place(Room.BACKUPS))
    settle()
    assert len(told(sat)) == 1


def test_the_convenor_says_that_the_pages_were_compared(desk, bench, monkeypatch):
    acknowledged = []
    monkeypatch.setattr(
        type(bench.core.backups), "acknowledge_restore", lambda _self, actor: acknowledged.append(actor)
    )
    sat = desk(notices=[RestoredNotice(AT, AT)])
    button = banners(sat)[0].findChild(Button)
    assert button.words() == "I have compared them"
    button.click()
    settle()
    assert acknowledged == [bench.members["uno"]]
    assert told(sat) == ["first", "second"]


def test_others_are_led_to_the_room_of_the_backups(desk):
    sat = desk(member="ict", notices=[RestoredNotice(AT, AT)])
    button = banners(sat)[0].findChild(Button)
    assert button.words() == "To the backups"
    button.click()
    settle()
    assert sat.place == Place(Room.BACKUPS)


def test_a_store_put_back_from_outside_is_told_as_that(desk):
    sat = desk(notices=[RestoredNotice(AT, None)])
    assert told(sat)[0].startswith("This store was put back from outside the program")


def test_an_office_that_was_never_brought_back_sees_nothing(desk):
    assert told(desk()) == ["first", "second"]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1024, 697)), (150, (1366, 697))])
def test_it_is_well_shown(desk, language, scale, size):
    notice = RestoredNotice(AT, AT)
    for one in (notice, replace(notice, backup_at=None)):
        sat = desk(notices=[one], say=Speaker(language), theme=Theme(Scheme.DARK, scale), size=size)
        assert_nothing_clipped(sat)
