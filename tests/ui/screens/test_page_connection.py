"""How an account is connected, seen in the register and on the home screen: its light, a look now, the parting."""

from dataclasses import replace
from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.connections import Light
from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import ChannelUnreachable
from moderator_app.ports import TokenState
from moderator_app.words import Language, Speaker
from tests.fakes.connecting import OURS
from tests.services.connecting_bench import ConnectingBench
from tests.ui.inspection import wait_for
from tests.ui.screens.shown_screen import Shown
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.screens import pages, panel, this_week
from ui.screens.pages.connection_card import ConnectionCard
from ui.theme import Theme
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.rows import Row

ENGLISH = Speaker(Language.ENGLISH)


@pytest.fixture
def bench(tmp_path):
    made = ConnectingBench.working(tmp_path)
    yield made
    made.core.opening.close()


@pytest.fixture
def shown(bench):
    made = []

    def show(build=pages.build, room=Room.PAGES, actor="uno", size=(1366, 768), say=ENGLISH, place=None, **other):
        member = bench.core.panel.member(bench.members[actor])
        made.append(Shown(build, bench.core, place or Place(room), actor=member, say=say, **other))
        made[-1].at(*size)
        facts.fact.connect(made[-1].screen.heard)
        return made[-1]

    facts = FactBridge()
    facts.listen(bench.core.bus)
    yield show
    facts.stop()
    for one in made:
        dispose(one.frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def card(one):
    return [c for c in one.screen.findChildren(ConnectionCard) if c.isVisible()][-1]


def words(widget):
    labels = [*widget.findChildren(WrappedLabel), *widget.findChildren(Label)]
    return " ".join(label.plain if isinstance(label, WrappedLabel) else label.text() for label in labels)


def row_of(one):
    model = one.screen.table.model()
    return [model.data(model.index(0, column)) for column in range(2)]


def set_connection(bench, **other):
    with bench.folder.store.write() as unit:
        unit.connections.put(replace(bench.connection(), **other))


# ---------------------------------------------------------------- the register


def test_a_page_by_hand_is_one_press_from_being_connected(bench, shown):
    one = shown()
    assert row_of(one)[1] == "Run by hand, not connected"
    assert "counts just the same" in words(card(one))
    assert card(one).check is None
    press(card(one).connect_it)
    assert one.went == [Place(Room.PAGES, bench.page, "connect")]


def test_a_connected_page_is_green_and_says_as_what(bench, shown):
    bench.connect()
    one = shown()
    assert row_of(one)[1] == "Working, token 58 days"
    assert "Connected as Sample Office" in words(card(one))


def test_a_look_now_turns_the_light_at_once(bench, shown):
    bench.connect()
    one = shown(actor="ict")
    bench.remote.state = TokenState(known=True, fault="facebook.token_password_changed")
    press(card(one).check)
    wait_for(lambda: row_of(one)[1].startswith("Sign in again"))
    assert "A password was changed" in words(card(one))
    assert bench.light().light is Light.BROKEN


def test_a_look_that_reaches_nobody_says_so_and_changes_nothing(bench, shown):
    bench.connect()
    one = shown()
    bench.remote.refusal = ChannelUnreachable(detail="timed out")
    press(card(one).check)
    assert "Nobody answered" in words(card(one))
    assert card(one).check.isEnabled()
    assert bench.light().light is Light.WORKING


def test_whoever_does_not_publish_reads_why_they_cannot(bench, shown):
    bench.connect()
    one = shown(actor="land")
    assert [b.isEnabled() for b in (card(one).connect_it, card(one).check, card(one).part)] == [False] * 3
    assert "convenor" in card(one).check.toolTip()


def test_before_parting_it_is_said_what_still_goes_out(bench, shown):
    bench.connect()
    post = bench.approved(bench.draft("জমা পোস্ট"))
    seen = bench.delivery(post.id)
    with bench.folder.store.write() as unit:
        handed = replace(seen, state=DeliveryState.APPROVED, route=Route.HAND_OVER)
        unit.deliveries.save(handed, seen)
    for state in (DeliveryState.HANDOVER, DeliveryState.SCHEDULED_REMOTE):
        with bench.folder.store.write() as unit:
            now = unit.deliveries.of_post(post.id)[0]
            unit.deliveries.save(now.moved(state), now)
    one = shown()
    press(card(one).part)
    (dialog,) = one.frame.findChildren(ConfirmDialog)
    assert "still go out" in words(dialog)
    assert "“জমা পোস্ট”" in words(dialog)
    press(dialog.dismiss)
    assert bench.connection() is not None
    press(card(one).part)
    dialog = one.frame.findChildren(ConfirmDialog)[-1]
    press(dialog.confirm)
    wait_for(lambda: bench.connection() is None)
    wait_for(lambda: row_of(one)[1] == "Run by hand, not connected")
    assert bench.keyring.kept == {}


def test_a_page_that_was_given_up_is_to_be_disconnected(bench, shown):
    bench.connect()
    page = bench.core.accounts.get(bench.page)
    bench.core.accounts.save(bench.members["uno"], replace(page, last_on=bench.clock.now().date()))
    assert "given up on 10 February 2026: disconnect it then" in words(card(shown()))


def test_the_pages_of_a_leaving_member_are_named_beside_their_last_day(bench, shown):
    bench.connect()
    place = Place(Room.PANEL, bench.members["uno"], "last_day")
    assert "Connected with this member's keys: facebook." in words(shown(panel.build, place=place).screen)
    other = Place(Room.PANEL, bench.members["ict"], "last_day")
    assert "Connected with" not in words(shown(panel.build, place=other).screen)


# ---------------------------------------------------------------- the home screen

LIGHTS = {
    "by hand": (None, "Run by hand", ""),
    "working": ({}, "Working, token 58 days", ""),
    "look soon": ({"data_expires_at": OURS.data_expires_at - timedelta(days=46)}, "Look soon", "connect"),
    "broken": ({"fault": "facebook.token_expired"}, "Sign in again", "connect"),
}


@pytest.mark.parametrize("name", LIGHTS)
def test_a_light_of_the_home_screen_leads_to_where_it_is_mended(bench, shown, name):
    change, word, extra = LIGHTS[name]
    if change is not None:
        bench.connect()
        set_connection(bench, **change)
    one = shown(this_week.build, Room.THIS_WEEK)
    (line,) = [row for row in one.screen.pages.findChildren(Row) if row.isVisible()]
    assert all(part in line.accessibleName() for part in word.split(", "))
    press(line)
    assert one.went == [Place(Room.PAGES, bench.page, extra)]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(bench, shown, language, scale, width, height):
    bench.connect()
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for change in ({}, {"fault": "facebook.token_password_changed"}):
        set_connection(bench, **change)
        one = shown(size=(width, height), say=Speaker(language), theme=theme)
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)
        press(card(one).part)
        assert_nothing_clipped(one.frame.findChildren(ConfirmDialog)[-1])
