"""The desk locks itself: the clock is moved by hand, nothing waits."""

import pytest
from fake_core import fake_core
from inspection import application, assert_nothing_clipped, dispose, show, wait, wait_for
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from test_window import LEFT, page, registry, sign_in

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.settings import LOCK_MINUTES_DEFAULT, Settings
from moderator_app.events import OfficeChanged
from ui import background
from ui.places import Place, Room
from ui.shell.auto_lock import LOOK_AT_LEAST_EVERY, NOTICE_SECONDS
from ui.shell.sign_in import SignInPage
from ui.shell.window import MainWindow
from ui.widgets.dialog import ConfirmDialog


@pytest.fixture
def at_desk():
    application()
    LEFT.clear()
    core = fake_core("open")
    window = MainWindow(lambda: (core, registry()), Appearance(language="en"))
    core.opening.kept = Appearance(language="en")
    show(window)
    window.begin()
    sign_in(window)
    wait_for(lambda: not background.busy())
    window.activateWindow()
    window.desk.frame.current().box.setFocus()
    wait(0)
    yield window, core, window._way._auto_lock
    window.facts.stop()
    background.close()
    dispose(window)


def press(window, key=Qt.Key.Key_Shift):
    """As the desktop brings a key: to the window, not to the widget."""
    QTest.keyClick(window.windowHandle(), key)


def locked(window):
    at = page(window, SignInPage)
    wait_for(lambda: len(at._rows) == 3 and not background.busy())
    return at


def told(window):
    from ui.widgets.banner import Banner

    return [banner.words.plain for banner in window.findChildren(Banner) if banner.isVisible()]


def test_a_desk_that_nobody_touches_is_locked_after_its_minutes(at_desk):
    window, core, lock = at_desk
    core.clock.go_on(minutes=LOCK_MINUTES_DEFAULT, seconds=1)
    lock.look()
    at = locked(window)
    assert window.desk is None
    assert core.sign_in.left == ["0"]
    assert core.sign_in.locked_itself is True
    assert at.presenter.is_chosen("0")
    assert told(window) == [
        f"The desk locked itself: nobody pressed a key for {LOCK_MINUTES_DEFAULT} min. What was typed is kept."
    ]


def test_the_screen_keeps_what_was_typed_and_the_kits_are_put_away(at_desk):
    window, core, lock = at_desk
    core.clock.go_on(minutes=11)
    lock.look()
    locked(window)
    assert Place(Room.THIS_WEEK) in LEFT


@pytest.mark.parametrize("touch", ["key", "mouse", "wheel", "input method"])
def test_whoever_touches_the_desk_stays(at_desk, touch):
    window, core, lock = at_desk
    core.clock.go_on(minutes=9)
    if touch == "key":
        press(window)
    elif touch == "mouse":
        # Twice: where the pointer was left by whoever used it last, a first move may be none.
        QTest.mouseMove(window.windowHandle(), window.rect().center() - QPoint(40, 40))
        QTest.mouseMove(window.windowHandle(), window.rect().center())
    elif touch == "wheel":
        QTest.wheelEvent(window.windowHandle(), window.rect().center().toPointF(), window.rect().center())
    else:
        QApplication.sendEvent(QApplication.focusObject(), QInputMethodEvent())
    wait(0)
    core.clock.go_on(minutes=9)
    lock.look()
    assert window.desk is not None
    assert lock._timer.isActive()


def test_thirty_seconds_before_a_quiet_notice_says_so_and_a_key_sends_it_away(at_desk):
    window, core, lock = at_desk
    core.clock.go_on(minutes=LOCK_MINUTES_DEFAULT, seconds=-NOTICE_SECONDS)
    lock.look()
    assert lock.notice.isVisible()
    assert lock.notice.words.plain == "The desk locks in 30 seconds; press any key or move the mouse to stay."
    assert_nothing_clipped(lock.notice)
    assert lock._timer.interval() == NOTICE_SECONDS * 1000
    press(window)
    assert lock.notice is None
    core.clock.go_on(minutes=LOCK_MINUTES_DEFAULT, seconds=-NOTICE_SECONDS)
    lock.look()
    core.clock.go_on(seconds=NOTICE_SECONDS)
    lock.look()
    locked(window)
    assert lock.notice is None


def test_between_two_looks_nothing_happens_and_they_are_rare(at_desk):
    window, core, lock = at_desk
    timer = lock._timer
    assert timer.isSingleShot()
    assert timer.timerType() is Qt.TimerType.VeryCoarseTimer
    assert timer.interval() == LOOK_AT_LEAST_EVERY * 1000
    begun = timer.remainingTime()
    for _ in range(50):
        press(window)
    assert timer.remainingTime() <= begun
    core.clock.go_on(minutes=LOCK_MINUTES_DEFAULT, seconds=-NOTICE_SECONDS - 20)
    lock.look()
    assert timer.interval() == 20_000


def test_a_pc_that_slept_long_is_locked_when_it_wakes_up(at_desk):
    window, core, lock = at_desk
    core.clock.sleep(hours=8)
    lock.look()
    locked(window)
    assert told(window) == ["The desk locked itself: the PC was asleep. What was typed is kept."]


def test_the_key_that_wakes_it_locks_it_and_is_typed_nowhere(at_desk):
    window, core, _lock = at_desk
    typed = []
    window.desk.frame.current().box.textChanged.connect(typed.append)
    core.clock.sleep(hours=8)
    press(window, Qt.Key.Key_A)
    locked(window)
    assert typed == []


def test_a_short_sleep_changes_nothing(at_desk):
    window, core, lock = at_desk
    core.clock.sleep(minutes=3)
    lock.look()
    press(window)
    assert window.desk is not None


def test_a_clock_that_somebody_sets_changes_nothing(at_desk):
    window, core, lock = at_desk
    core.clock.jump_to(core.clock.now().replace(year=2030))
    lock.look()
    assert window.desk is not None


def test_other_minutes_count_at_once(at_desk):
    window, core, lock = at_desk
    core.clock.go_on(minutes=3)
    core.office.settings = lambda: Settings(lock_minutes=2)
    core.bus.publish(OfficeChanged())
    locked(window)
    assert lock.minutes == 2


def test_a_question_that_stands_open_is_closed_unanswered_first(at_desk):
    window, core, lock = at_desk
    desk = window.desk
    dialog = ConfirmDialog(desk, desk._theme, desk._say, "Sure?", "It cannot be undone.", "Do it", harmful=True)
    answers = []
    dialog.accepted.connect(lambda: answers.append("yes"))
    dialog.open()
    menu = QMenu(desk)
    menu.addAction("one")
    menu.popup(desk.mapToGlobal(desk.rect().center()))
    core.clock.go_on(minutes=11)
    for _ in range(3):
        lock.look()
    locked(window)
    assert answers == []


def test_nobody_is_watched_at_the_sign_in_page(at_desk):
    window, core, lock = at_desk
    window.lock()
    locked(window)
    assert core.sign_in.locked_itself is False
    core.clock.go_on(hours=3)
    press(window)
    lock.look()
    assert not lock._timer.isActive()
    assert core.sign_in.left == ["0"]
    sign_in(window)
    wait_for(lambda: not background.busy())
    assert lock._timer.isActive()


def test_what_is_no_input_is_not_taken_for_one(at_desk):
    window, core, lock = at_desk
    core.clock.go_on(minutes=9)
    lock.eventFilter(window, QEvent(QEvent.Type.Paint))
    lock.eventFilter(window, QEvent(QEvent.Type.UpdateRequest))
    core.clock.go_on(minutes=1)
    lock.look()
    locked(window)


def test_minutes_that_cannot_be_read_stay_as_they_were(at_desk):
    from moderator_app.domain.errors import StoreDamaged

    window, core, lock = at_desk

    def broken():
        raise StoreDamaged(path="x")

    core.office.settings = broken
    core.bus.publish(OfficeChanged())
    wait(20)
    wait_for(lambda: not background.busy())
    assert lock.minutes == LOCK_MINUTES_DEFAULT
    assert window.desk is not None
