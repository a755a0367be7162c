"""A walk through the window: what publishing cannot end alone is found on the home screen, opened and answered."""

import pytest
from inspection import application, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.sending import WhyHuman
from moderator_app.words import Language, Speaker
from tests.services.sending_bench import brought_to, over_there, state, undecided
from tests.ui.screens.sending_desk import TEXT, office_with_page
from ui.application import registry
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.screens.missed_times.view import MissedTimesScreen
from ui.screens.queue.pause_page import PausePage
from ui.screens.queue.view import QueueScreen
from ui.screens.this_week.view import ThisWeek
from ui.screens.unknown_card.state import Answer
from ui.screens.unknown_card.view import UnknownCardScreen
from ui.shell.desk import Desk
from ui.theme import Theme, dress
from ui.widgets.button import Button

S = DeliveryState


@pytest.fixture(params=[Language.BANGLA, Language.ENGLISH])
def desk(tmp_path, request):
    bench, _page = office_with_page(tmp_path)
    dress(application(), Theme())
    facts = FactBridge()
    bench.core.bus.subscribe(facts.fact.emit)
    member = bench.core.panel.member(bench.members["ict"])
    appearance = Appearance(language=request.param.value)
    desk = Desk(bench.core, registry(), member, Theme(), Speaker(request.param), facts, appearance)
    desk.bench = bench
    yield desk
    desk.leave()
    dispose(desk)
    bench.core.publishing.close()
    bench.folder.close()


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def on(desk, kind):
    """The screen of this kind, as soon as it stands."""
    wait_for(lambda: isinstance(desk.frame.current(), kind))
    settle()
    return desk.frame.current()


def test_from_the_home_screen_over_the_card_to_an_answer_and_back(desk):
    bench = desk.bench
    delivery = undecided(bench, TEXT, WhyHuman.OUTCOME_UNKNOWN)
    desk.navigate(Place(Room.THIS_WEEK))
    show(desk, 1366, 768)
    home = on(desk, ThisWeek)
    wait_for(lambda: len(home.needs.findChildren(Button)) > 1)
    row = next(one for one in home.needs.findChildren(Button) if TEXT[:12] in one.accessibleName())
    press(row)
    card = on(desk, UnknownCardScreen)
    wait_for(lambda: card.seen.read_again.isEnabled() and bool(card.boxes))
    assert not any(box.isChecked() for box in card.boxes.values())
    press(card.boxes[Answer.DROP])
    press(card.decide)
    on(desk, ThisWeek)
    assert state(bench, delivery) is S.HUMAN_CLOSED


def test_from_the_home_screen_to_the_pause_its_lifting_and_the_question_of_each_post(desk):
    bench = desk.bench
    due, there = brought_to(bench, "সময় আসবে", S.READY), over_there(bench)
    desk.navigate(Place(Room.THIS_WEEK))
    show(desk, 1366, 768)
    home = on(desk, ThisWeek)
    wait_for(home.queue.isVisible)
    press(home.queue.pause)
    page = on(desk, PausePage)
    page.reason.setPlainText("পেজে অচেনা পোস্ট")
    press(page.pause)
    queue = on(desk, QueueScreen)
    wait_for(lambda: queue._state is not None and queue._state.pause.paused)
    settle()
    press(queue.take_all)
    wait_for(lambda: state(bench, there) is S.CANCEL_PENDING)
    wait_for(lambda: "publishing" in desk.frame._notices)
    bench.clock.go_on(hours=2)
    press(queue.lift)
    asked = on(desk, MissedTimesScreen)
    wait_for(lambda: len(asked.questions) == 1)
    assert state(bench, due) is S.MISSED
    press(asked.questions[0].buttons["hand"])
    wait_for(lambda: state(bench, due) is S.MANUAL_READY)
