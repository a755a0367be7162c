"""The banner over every screen while the PC's own time is not to be trusted; said once a run of the program."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, dispose, show, wait_for
from PySide6.QtWidgets import QPushButton

from moderator_app.domain.pc_time import PcTime, PcZone
from moderator_app.events import ClockJumped
from moderator_app.words import Language, Speaker
from tests.desktop.offices import PIN, office_of_two
from tests.fakes.clock import NOON, FakeClock
from tests.journeys.hands import settle
from tests.journeys.the_desk import Program
from ui.shell.pc_time import PcTimeWatch, pc_time_banner
from ui.shell.sign_in import SignInPage
from ui.theme import Theme
from ui.widgets.banner import Banner

KOLKATA = PcZone("Asia/Kolkata", timedelta(hours=5, minutes=30))


@pytest.fixture
def program(tmp_path):
    running = Program(office_of_two(tmp_path), FakeClock())
    wait_for(lambda: bool(running.window.findChildren(SignInPage)))
    core = running.window.core
    running.found = PcTime(NOON)
    core.pc_clock._zone = lambda _at: running.found.zone or PcZone("Asia/Dhaka", timedelta(hours=6))
    member = core.sign_in.seats()[1].member
    core.sign_in.enter(member.id, PIN)
    running.window._way._entered(member)
    wait_for(lambda: running.window.desk is not None)
    running.watch = PcTimeWatch(running.window)
    yield running
    running.close()


def warnings(program) -> list[Banner]:
    desk = program.window.desk
    return [
        one
        for one in (desk.findChildren(Banner) if desk else [])
        if one.isVisible() and ("এই পিসি" in one.accessibleName())
    ]


def press(banner: Banner) -> None:
    banner.findChild(QPushButton).click()
    settle()


def test_another_zone_is_said_with_the_remedy_until_it_is_understood(program):
    program.found = PcTime(NOON, zone=KOLKATA)
    program.watch.look()
    wait_for(lambda: len(warnings(program)) == 1)
    (banner,) = warnings(program)
    assert "Asia/Kolkata (UTC+৫:৩০)" in banner.accessibleName() or "Asia/Kolkata (UTC+5:30)" in banner.accessibleName()
    press(banner)
    assert warnings(program) == []
    program.watch.look()
    settle()
    assert warnings(program) == []
    program.found = PcTime(NOON, zone=PcZone("America/New_York", timedelta(hours=-5)))
    program.watch.look()
    wait_for(lambda: len(warnings(program)) == 1)


def test_a_clock_set_back_is_said_as_soon_as_it_jumped_and_goes_when_it_is_right(program):
    core, clock = program.window.core, program.clock
    core.heartbeat.beat()
    clock.jump_to(NOON - timedelta(days=2))
    core.bus.publish(ClockJumped())
    wait_for(lambda: len(warnings(program)) == 1)
    assert "ঘড়ি ঠিক করুন" in warnings(program)[0].accessibleName()
    clock.jump_to(NOON)
    core.bus.publish(ClockJumped())
    wait_for(lambda: warnings(program) == [])


def test_it_is_there_again_for_whoever_sits_down_next(program):
    program.found = PcTime(NOON, zone=KOLKATA)
    program.watch.look()
    wait_for(lambda: len(warnings(program)) == 1)
    program.window.lock()
    settle()
    assert warnings(program) == []
    core = program.window.core
    program.window._way._entered(core.sign_in.seats()[1].member)
    wait_for(lambda: len(warnings(program)) == 1)


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "found", [PcTime(NOON, KOLKATA), PcTime(NOON, newest=NOON + timedelta(days=3))], ids=["zone", "clock"]
)
def test_it_has_room_for_its_words(found, language, size, qapp):
    banner = pc_time_banner(Theme("light", size), Speaker(language), found, lambda: None)
    show(banner, 800, 200)
    assert_nothing_clipped(banner)
    dispose(banner)


def test_where_nothing_is_wrong_nothing_is_said(qapp):
    assert pc_time_banner(Theme("light", 100), Speaker(Language.BANGLA), PcTime(NOON), lambda: None) is None
