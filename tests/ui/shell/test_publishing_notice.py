"""The banner above every screen: paused, over its stated end, a clock that stops it, offline; one at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from inspection import application, dispose, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.pauses import Pause
from moderator_app.services.pausing import PauseStanding
from moderator_app.words import Language, Speaker
from tests.services.sending_bench import HOUR
from tests.ui.screens.sending_desk import office_with_page
from ui.application import registry
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.shell.desk import Desk
from ui.shell.publishing_notice import PublishingNotice, publishing_banner
from ui.theme import Theme, dress

NOW = datetime(2026, 2, 10, 6, tzinfo=UTC)
PAUSE = Pause("পেজে অচেনা পোস্ট", NOW, NOW + timedelta(hours=2), "someone")
ENGLISH = Speaker(Language.ENGLISH)


def sentence(**notice):
    application()
    banner = publishing_banner(Theme(), ENGLISH, PublishingNotice(**notice), lambda: None)
    return banner.accessibleName() if banner else ""


def test_nothing_is_said_while_all_goes_on():
    assert sentence() == ""


def test_the_pause_comes_before_the_clock_and_the_clock_before_the_network():
    both = {"offline": True, "clock_stops": True}
    assert sentence(offline=True).startswith("No platform can be reached")
    assert sentence(**both).startswith("This PC's clock")
    assert sentence(pause=PauseStanding(PAUSE), **both).startswith("Publishing is paused until")
    assert "should have ended" in sentence(pause=PauseStanding(PAUSE, ended=True), **both)


@pytest.fixture
def desk(tmp_path):
    bench, _page = office_with_page(tmp_path)
    theme = Theme()
    dress(application(), theme)
    facts = FactBridge()
    bench.core.bus.subscribe(facts.fact.emit)
    member = bench.core.panel.member(bench.members["land"])
    desk = Desk(bench.core, registry(), member, theme, ENGLISH, facts, Appearance(language="en"))
    desk.bench = bench
    desk.navigate(Place(Room.PANEL))
    show(desk, 1366, 768)
    yield desk
    desk.leave()
    dispose(desk)
    bench.core.publishing.close()
    bench.folder.close()


def banner_of(desk):
    return desk.frame._notices.get("publishing")


def test_the_banner_stands_above_every_screen_and_leads_to_the_queue(desk):
    bench = desk.bench
    assert banner_of(desk) is None
    bench.core.pausing.pause(bench.members["uno"], "পেজে অচেনা পোস্ট", bench.clock.now() + HOUR)
    wait_for(lambda: banner_of(desk) is not None and banner_of(desk).isVisible())
    assert "paused until" in banner_of(desk).accessibleName()
    desk.navigate(Place(Room.SETTINGS))
    assert banner_of(desk).isVisible()
    from ui.widgets.button import Button

    QTest.mouseClick(banner_of(desk).findChildren(Button)[0], Qt.MouseButton.LeftButton)
    wait_for(lambda: desk.place == Place(Room.POSTS, None, "queue"))
    bench.core.pausing.lift(bench.members["uno"])
    wait_for(lambda: banner_of(desk) is None)


def test_when_the_stated_end_has_passed_the_banner_asks_by_the_clock_alone(desk):
    bench = desk.bench
    bench.core.pausing.pause(bench.members["uno"], "পেজে অচেনা পোস্ট", bench.clock.now() + HOUR)
    wait_for(lambda: banner_of(desk) is not None)
    bench.clock.go_on(hours=2)
    from ui.shell.standing import Standing

    desk.show_standing(Standing("Last check 14:00", "14:00"))
    wait_for(lambda: "should have ended" in banner_of(desk).accessibleName())
