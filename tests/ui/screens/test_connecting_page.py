"""Connecting a page in the window: three steps, each refusal with the step that failed, and by hand as a whole way."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.connections import Light
from moderator_app.domain.errors import ChannelUnreachable, KeyringLocked
from moderator_app.domain.pages import Platform
from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.services.connecting import ConnectingDesk
from moderator_app.words import Language, Speaker
from tests.fakes.connecting import OTHER, OURS
from tests.services.connecting_bench import ConnectingBench
from tests.ui.inspection import wait_for
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.screens import connecting
from ui.screens.connecting.keys_step import KeysStep
from ui.screens.connecting.page_step import PageStep
from ui.screens.connecting.trial_step import TrialStep
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label, WrappedLabel

ENGLISH = Speaker(Language.ENGLISH)
KEYS = {"app_id": "7001", "app_secret": "s" * 32, "token": "EAA" + "t" * 190}


@pytest.fixture
def bench(tmp_path):
    made = ConnectingBench.working(tmp_path)
    yield made
    made.core.opening.close()


@pytest.fixture
def shown(bench):
    made = []

    def show(actor="uno", page=None, size=(1366, 768), say=ENGLISH, **other):
        place = Place(Room.PAGES, page or bench.page, "connect")
        member = bench.core.panel.member(bench.members[actor])
        made.append(Shown(connecting.build, bench.core, place, actor=member, say=say, **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def type_keys(screen, **other):
    for key, text in (KEYS | other).items():
        screen.step.boxes[key].setText(text)


def offered(one):
    type_keys(one.screen)
    press(one.screen.next)
    return one.screen.step


def tried(one):
    offered(one)
    press(one.screen.next)
    return one.screen.step


def under_way(screen):
    """What the page waits for; the platform may be asked before the page has it in hand."""
    while screen._ticket is None:
        pass
    return screen._ticket


def words(widget):
    labels = [*widget.findChildren(WrappedLabel), *widget.findChildren(Label)]
    return " ".join(label.plain if isinstance(label, WrappedLabel) else label.text() for label in labels)


def nothing_kept(bench):
    bench.keyring.refusal = None
    return bench.connection() is None and bench.keyring.kept == {}


# ---------------------------------------------------------------- the way through


def test_pasted_keys_become_a_connected_page(bench, shown):
    one = shown()
    screen = one.screen
    assert not screen.next.isEnabled()
    for key, text in KEYS.items():
        QGuiApplication.clipboard().setText(f"  {text}\n")
        name = screen.step.boxes[key].accessibleName()
        press(next(b for b in screen.findChildren(Button) if b.accessibleName() == f"Paste: {name}"))
    press(screen.next)
    assert bench.remote.typed == KEYS
    assert isinstance(screen.step, PageStep)
    assert screen.step.choice().name == "Sample Office"
    press(screen.next)
    assert isinstance(screen.step, TrialStep)
    assert "The page is connected" in words(screen.step)
    assert "token 58 days" in words(screen.step)
    assert bench.light().light is Light.WORKING
    press(screen.next)
    assert one.went == [Place(Room.PAGES, bench.page)]


def test_what_is_secret_is_never_shown(shown):
    screen = shown().screen
    type_keys(screen)
    echo = {key: box.echoMode() for key, box in screen.step.boxes.items()}
    assert echo["app_secret"] == echo["token"] == QLineEdit.EchoMode.Password
    assert echo["app_id"] == QLineEdit.EchoMode.Normal
    assert KEYS["token"] not in words(screen)
    assert screen.step.boxes["token"].toolTip() == "193 characters stand here."


def test_enter_leads_from_field_to_field_and_on(bench, shown):
    screen = shown().screen
    for key, text in KEYS.items():
        box = screen.step.boxes[key]
        box.setFocus()
        box.setText(text)
        QTest.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert isinstance(screen.step, PageStep)


def test_whoever_goes_back_finds_what_was_typed(shown):
    one = shown()
    offered(one)
    press(one.screen.back)
    assert isinstance(one.screen.step, KeysStep)
    assert one.screen.step.typed() == KEYS


# ---------------------------------------------------------------- refusals


def test_another_page_cannot_be_chosen(bench, shown):
    one = shown()
    step = offered(one)
    ours, other = step.boxes
    assert ours.isChecked()
    assert not other.isEnabled()
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert step.choice().name == "Sample Office"


def test_keys_that_open_only_another_page_lead_no_further(bench, shown):
    bench.remote.offered = (OTHER,)
    one = shown()
    offered(one)
    assert not one.screen.next.isEnabled()
    assert "Choose the page first." in words(one.screen.bottom_bar())


def test_keys_that_open_no_page_are_explained(bench, shown):
    bench.remote.offered = ()
    bench.remote.offers = lambda _page, _typed: ()
    one = shown()
    assert "open no page" in words(offered(one))
    assert not one.screen.next.isEnabled()


def test_missing_rights_are_listed_with_what_they_are_for(bench, shown):
    bench.remote.offered = (replace(OURS, rights=OURS.rights[:2], missing=("pages_manage_posts",)),)
    one = shown()
    step = offered(one)
    assert "To put posts on the page · pages_manage_posts" in words(step)
    assert "Tick pages_manage_posts" in words(step)
    assert not one.screen.next.isEnabled()
    assert nothing_kept(bench)


def test_where_the_platform_does_not_say_a_person_chooses(bench, shown):
    bench.remote.offered = (replace(OURS, fits=None),)
    one = shown()
    step = offered(one)
    assert step.choice() is None
    press(step.boxes[0])
    assert one.screen.next.isEnabled()


TRIALS = {
    "not visible": (
        lambda b: setattr(b.remote, "answer", SendAnswer(SendOutcome.ASK, detail="(#368) limited")),
        "The trial on the page did not work",
        3,
    ),
    "a locked keyring": (
        lambda b: setattr(b.keyring, "refusal", KeyringLocked(seconds=30)),
        "The keyring is locked",
        4,
    ),
    "nobody answers": (
        lambda b: setattr(b.remote, "refusal", ChannelUnreachable(detail="timed out")),
        "The platform was not reached",
        3,
    ),
}


@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_that_fails_says_which_step_and_why_and_keeps_nothing(bench, shown, name):
    arrange, title, passed = TRIALS[name]
    one = shown()
    offered(one)
    arrange(bench)
    press(one.screen.next)
    step = one.screen.step
    assert "The page was not connected" in words(step)
    (panel,) = step.findChildren(ErrorPanel)
    assert panel.accessibleName().startswith(title)
    assert nothing_kept(bench)
    bench.remote.refusal, bench.remote.answer = None, SendAnswer(SendOutcome.CONFIRMED)
    assert one.screen.next.words() == "Try again"
    assert sum(s.passed is True for s in one.screen._ended.steps) == passed
    press(one.screen.next)
    assert bench.light().light is Light.WORKING


def test_an_over_long_token_is_refused_with_other_keys_one_press_away(bench, shown):
    bench.remote.offered = (replace(OURS, token="t" * 1201),)
    one = shown()
    step = tried(one)
    assert nothing_kept(bench)
    press(step.keys)
    assert isinstance(one.screen.step, KeysStep)


def test_keys_that_are_not_taken_are_said_above_and_stay_typed(bench, shown):
    one = shown()
    bench.remote.refusal = ChannelUnreachable(detail="timed out")
    offered(one)
    assert len(one.screen.findChildren(ErrorPanel)) == 1
    assert one.screen.step.typed() == KEYS
    assert one.screen.next.isEnabled()


def test_a_trial_that_is_cancelled_keeps_nothing(bench, shown):
    one = shown()
    offered(one)
    bench.remote.before = lambda: under_way(one.screen).cancel()
    press(one.screen.next)
    wait_for(lambda: isinstance(one.screen.step, PageStep))
    assert nothing_kept(bench)


def test_leaving_the_page_stops_what_is_under_way(bench, shown):
    one = shown()
    offered(one)
    bench.remote.before = lambda: (under_way(one.screen), one.screen.leaving())
    press(one.screen.next)
    assert nothing_kept(bench)


# ---------------------------------------------------------------- by hand, demo, and who may not


def test_an_office_without_an_app_reads_that_by_hand_is_whole(bench, shown):
    one = shown()
    press(one.screen.hand)
    assert "Publishing by hand is a whole way" in words(one.screen)
    assert "What it takes to connect" in words(one.screen)
    press(one.screen.hand)
    assert isinstance(one.screen.step, KeysStep)
    press(one.screen.hand)
    press(one.screen.next)
    assert one.went == [Place(Room.PAGES, bench.page)]


def test_a_platform_without_a_channel_shows_by_hand_alone(bench, shown):
    page = bench.register("news", platform=Platform.TELEGRAM, url="https://t.me/sample")
    screen = shown(page=page.id).screen
    assert "Publishing by hand is a whole way" in words(screen)
    assert not screen.hand.isVisible()


def test_a_demo_office_says_that_it_connects_nothing(bench, shown):
    demo = ConnectingDesk(bench.core.connecting._room, None)
    bench.core = replace(bench.core, connecting=demo)
    screen = shown().screen
    (banner,) = screen.banners()
    assert "demo office" in banner.accessibleName()
    assert "Publishing by hand is a whole way" in words(screen)


def test_only_the_convenor_may_and_others_read_why(shown):
    screen = shown("ict").screen
    assert "convenor" in screen.banners()[0].accessibleName()
    assert not screen.step.isEnabled()
    assert not screen.next.isEnabled()


def test_a_connected_page_says_how_it_stands_before_it_is_connected_anew(bench, shown):
    bench.connect()
    assert "Working" in words(shown().screen.step)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(bench, shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    bench.remote.offered = (replace(OURS, missing=("pages_manage_posts",)), replace(OURS, fits=None), OTHER)
    one = shown(size=(width, height), say=Speaker(language), theme=theme)
    look(one)
    press(one.screen.hand)
    look(one)
    press(one.screen.hand)
    step = offered(one)
    look(one)
    press(step.boxes[1])
    bench.remote.answer = SendAnswer(SendOutcome.ASK, detail="(#368) limited")
    press(one.screen.next)
    look(one)
    bench.remote.answer = SendAnswer(SendOutcome.CONFIRMED)
    press(one.screen.next)
    look(one)


def look(one):
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
