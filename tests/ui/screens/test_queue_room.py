"""The queue with its pause switch: what waits for somebody, what is on its way, and what a pause does not hold."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.sending import WhyHuman
from tests.services.sending_bench import HOUR, brought_to, over_there, state, undecided
from tests.ui.screens.sending_desk import BANGLA, ENGLISH, TEXT, office_with_page
from tests.ui.screens.shown_screen import Shown
from ui.application import registry
from ui.places import Place, Room
from ui.screens import missed_times, queue
from ui.theme import Theme

S = DeliveryState
QUEUE, PAUSE, MISSED = (Place(Room.POSTS, None, extra) for extra in ("queue", "pause", "missed"))


@pytest.fixture
def office(tmp_path):
    bench, _page = office_with_page(tmp_path)
    yield bench
    bench.core.publishing.close()
    bench.folder.close()


@pytest.fixture
def shown(office):
    made = []

    def show(build, place, who="ict", say=ENGLISH, theme=None):
        member = office.core.panel.member(office.members[who])
        one = Shown(build, office.core, place, actor=member, say=say, theme=theme or Theme())
        made.append(one)
        one.at(1366, 768)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def queue_of(shown, **other):
    one = shown(queue.build, QUEUE, **other)
    wait_for(lambda: one.screen._state is not None)
    settle()
    return one


def words_of(rows):
    return [row.accessibleName() for row in rows.rows]


def buttons_of(rows):
    from ui.widgets.button import Button

    return {button.words(): button for row in rows.rows for button in row.findChildren(Button)}


def test_what_waits_for_somebody_stands_above_what_is_on_its_way(office, shown):
    undecided(office, "অজানা পোস্ট")
    brought_to(office, "ফেরত দেওয়া", S.READY, S.ARMED, S.REJECTED, due=2 * HOUR)
    over_there(office, "জমা দেওয়া")
    one = queue_of(shown)
    above, below = words_of(one.screen.waiting_rows), words_of(one.screen.going_rows)
    assert [line.split(",")[0] for line in above] == ["Not known", "Failed"]
    assert [line.split(",")[0] for line in below] == ["Handed over"]
    press(buttons_of(one.screen.waiting_rows)["Compare"])
    assert one.went[0].extra.startswith("unknown:")


def test_what_is_due_for_longer_is_late_and_what_settles_says_that_nothing_is_sent(office, shown):
    brought_to(office, "দেরির পোস্ট", S.READY, fault="net.connect")
    brought_to(office, "মেলানো হচ্ছে", S.READY, S.ARMED, S.SETTLING, due=1.5 * HOUR)
    office.clock.go_on(hours=2)
    rows = words_of(queue_of(shown).screen.going_rows)
    assert [line.split(",")[0] for line in rows] == ["Late", "Checking"]
    assert "nothing is sent meanwhile" in rows[1]


def test_taking_back_while_offline_is_red_and_says_when_it_goes_out(office, shown):
    delivery = over_there(office, "জমা দেওয়া")
    one = queue_of(shown)
    press(buttons_of(one.screen.going_rows)["Take it back"])
    wait_for(lambda: bool(one.screen.waiting_rows.rows))
    (line,) = words_of(one.screen.waiting_rows)
    assert line.startswith("Not cancelled yet")
    assert "unless this PC gets online" in line
    assert state(office, delivery) is S.CANCEL_PENDING


def test_pause_with_reason_and_end_then_lift_and_answer_each_post(office, shown):
    due = brought_to(office, "সময় আসবে", S.READY)
    page = shown(queue.build, PAUSE, who="land")
    press(page.screen.pause)
    wait_for(lambda: bool(page.screen.banners()))
    page.screen.reason.setPlainText("পেজে অচেনা পোস্ট")
    press(page.screen.pause)
    wait_for(lambda: page.went == [QUEUE])
    assert office.core.pausing.standing(office.members["uno"]).pause.reason == "পেজে অচেনা পোস্ট"
    office.clock.go_on(hours=2)
    one = queue_of(shown)
    assert words_of(one.screen.going_rows)[0].startswith("Paused")
    press(one.screen.lift)
    wait_for(lambda: one.went == [MISSED])
    assert state(office, due) is S.MISSED
    asked = shown(missed_times.build, MISSED)
    wait_for(lambda: len(asked.screen.questions) == 1)
    assert list(asked.screen.questions[0].buttons) == ["now", "hand", "time", "drop"]
    press(asked.screen.questions[0].buttons["hand"])
    wait_for(lambda: asked.screen.questions == [])
    assert state(office, due) is S.MANUAL_READY


def test_who_may_not_lift_reads_why_and_may_pause(office, shown):
    office.core.pausing.pause(office.members["land"], "কারণ", office.clock.now() + HOUR)
    one = queue_of(shown, who="land")
    assert not one.screen.lift.isEnabled()
    assert one.screen.lift.toolTip()
    press(one.screen.later)
    assert one.went == [PAUSE]


def test_a_pause_offers_to_take_back_what_would_go_out_all_the_same(office, shown):
    delivery = over_there(office, "জমা দেওয়া")
    office.core.pausing.pause(office.members["land"], "কারণ", office.clock.now() + HOUR)
    one = queue_of(shown, who="land")
    press(one.screen.take_all)
    wait_for(lambda: state(office, delivery) is S.CANCEL_PENDING)
    page = shown(queue.build, PAUSE)
    wait_for(lambda: page.screen.pause.words() == "Keep it paused")


def test_the_missed_times_are_answered_one_by_one(office, shown):
    first = brought_to(office, "প্রথম", S.MISSED)
    second = brought_to(office, "দ্বিতীয়", S.MISSED)
    third = brought_to(office, "তৃতীয়", S.MISSED)
    one = shown(missed_times.build, MISSED)
    wait_for(lambda: len(one.screen.questions) == 3)
    titles = {question.item.title: question for question in one.screen.questions}
    press(titles["প্রথম"].buttons["time"])
    wait_for(lambda: len(one.screen.questions) == 2)
    assert state(office, first) is S.APPROVED
    titles = {question.item.title: question for question in one.screen.questions}
    press(titles["দ্বিতীয়"].buttons["drop"])
    assert state(office, second) is S.MISSED
    press(titles["দ্বিতীয়"].sure)
    wait_for(lambda: len(one.screen.questions) == 1)
    press(one.screen.questions[0].buttons["now"])
    wait_for(lambda: one.screen.questions == [])
    assert state(office, second) is S.CANCELLED
    assert state(office, third) is not S.MISSED
    assert one.screen.empty.isVisible()


def test_who_may_not_publish_reads_the_missed_times_and_answers_none(office, shown):
    brought_to(office, "প্রথম", S.MISSED)
    one = shown(missed_times.build, MISSED, who="land")
    wait_for(lambda: len(one.screen.questions) == 1)
    assert not any(button.isEnabled() for button in one.screen.questions[0].buttons.values())


def test_after_sign_in_missed_times_are_asked_of_whoever_publishes_and_of_nobody_else(office):
    core, home = office.core, registry().home
    core.office.set_slots(office.members["uno"], core.office.settings().slots)
    office.approved(office.draft("প্রথম পোস্ট"))
    assert home(core, office.members["ict"]) is Room.THIS_WEEK
    brought_to(office, "ঘুমিয়ে গেছে", S.MISSED)
    assert home(core, office.members["ict"]) == MISSED
    assert home(core, office.members["land"]) is Room.THIS_WEEK


@pytest.mark.parametrize("say", [ENGLISH, BANGLA])
@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize(("build", "place"), [(queue.build, QUEUE), (queue.build, PAUSE), (missed_times.build, MISSED)])
def test_nothing_is_clipped_and_all_is_reached(build, place, say, scale, office, shown):
    undecided(office, TEXT, WhyHuman.LOOKS_LIKE_IT)
    over_there(office, TEXT, due=timedelta(hours=9))
    brought_to(office, TEXT, S.MISSED)
    office.core.pausing.pause(office.members["land"], "পেজে অচেনা পোস্ট দেখা গেছে", office.clock.now() + HOUR)
    one = shown(build, place, say=say, theme=Theme(Scheme.DARK, scale))
    settle()
    wait_for(lambda: getattr(one.screen, "_state", 1) is not None)
    settle()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.screen)
