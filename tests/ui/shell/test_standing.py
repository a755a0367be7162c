"""The line that always says when the program last looked, and what closing the window would end."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from inspection import application, assert_nothing_clipped, dispose, show, wait, wait_for
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import Shiboken

from moderator_app.domain.appearance import Appearance
from moderator_app.events import PublishingChanged
from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from ui.places import Room
from ui.shell.gate import GatePage
from ui.shell.last_check import LastCheck
from ui.shell.nav import NavPane, NavState
from ui.shell.standing import LATE_AFTER, Standing, standing
from ui.theme import Theme

AT = datetime(2026, 2, 10, 5, 2, tzinfo=UTC)
SAY = Speaker(Language.BANGLA)
ENDS = "বন্ধ করলে মনে করানো থামে"


def test_it_says_when_it_looked_last_in_dhaka_time():
    assert standing(SAY, AT, AT, closing_ends=False) == Standing("শেষ পরীক্ষা ১১:০২", "১১:০২")
    assert standing(SAY, None, AT, closing_ends=False).whole == ""
    assert standing(SAY, None, AT, closing_ends=True).whole == ENDS


def test_a_check_that_is_too_long_ago_is_said_so_and_a_clock_set_back_is_none():
    assert not standing(SAY, AT, AT + LATE_AFTER, closing_ends=False).late
    late = standing(SAY, AT, AT + LATE_AFTER + timedelta(seconds=1), closing_ends=True)
    assert (late.late, late.whole) == (True, f"১১:০২ থেকে পরীক্ষা হয়নি · {ENDS}")
    assert not standing(SAY, AT, AT - timedelta(days=1), closing_ends=False).late


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", list(Language))
def test_it_stands_at_the_foot_of_the_navigation_and_of_the_pages_before_the_desk(language, size):
    application()
    say, theme = Speaker(language), Theme("light", size)
    said = standing(say, AT, AT + timedelta(hours=1), closing_ends=True)
    nav, gate = NavPane(theme, say), GatePage(theme, say)
    nav.show_state(NavState("নমুনা", "", "কল্পনা", tuple(Room)[:4]), rail=False)
    for page in (nav, gate):
        page.show_standing(said)
        show(page, nav.width() if page is nav else 1024, 700)
        assert {said.checked, said.closing} <= set(texts(page))
        assert_nothing_clipped(page)
    nav.set_rail(rail=True)
    wait()
    assert said.clock in texts(nav)
    assert said.checked not in texts(nav)
    for page in (nav, gate):
        dispose(page)


class Beats(QObject):
    beaten = Signal(object)
    looked = Signal()


class Page(QWidget):
    def __init__(self):
        super().__init__()
        self.said = []

    def show_standing(self, said):
        self.said.append(said.whole)


class Facts(QObject):
    fact = Signal(object)


class Window(QObject):
    content_shown = Signal()

    def __init__(self, clock):
        super().__init__()
        self.following = None
        self.core = SimpleNamespace(clock=clock, queue=SimpleNamespace(next_due=lambda: self.following))
        self.facts = Facts(self)
        self.content = Page()
        self.appearance = Appearance()
        self.presence = SimpleNamespace(goes_on_when_closed=True)


def test_each_heartbeat_each_look_and_each_page_says_it_anew():
    application()
    clock, beats = FakeClock(AT), Beats()
    window = Window(clock)
    LastCheck(window, beats)
    page = window.content
    assert page.said == [""]
    beats.beaten.emit(AT)
    clock.go_on(minutes=10)
    beats.looked.emit()
    window.presence.goes_on_when_closed = False
    window.content = other = Page()
    window.content_shown.emit()
    assert page.said[1:] == ["শেষ পরীক্ষা ১১:০২", "১১:০২ থেকে পরীক্ষা হয়নি"]
    assert other.said == [f"১১:০২ থেকে পরীক্ষা হয়নি · {ENDS}"]
    for one in (window, beats):
        Shiboken.delete(one)


def test_when_anything_is_due_next_stands_beside_the_last_check():
    application()
    clock, beats = FakeClock(AT), Beats()
    window = Window(clock)
    window.following = AT + timedelta(minutes=28)
    LastCheck(window, beats)
    beats.beaten.emit(AT)
    wait_for(lambda: window.content.said[-1] == "শেষ পরীক্ষা ১১:০২ · পরেরটি ১১:৩০")
    window.following = AT + timedelta(days=2)
    window.facts.fact.emit(PublishingChanged())
    wait_for(lambda: "পরেরটি ১১:৩০" not in window.content.said[-1])
    assert "পরেরটি" in window.content.said[-1]
    for one in (window, beats):
        Shiboken.delete(one)
