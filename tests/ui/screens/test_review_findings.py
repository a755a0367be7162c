"""What the content check found stands before the reviewer with the writer's reason; a stop is answered to approve."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.bootstrap import core_on
from moderator_app.domain.checking import Level, Moment
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.explaining import Reason
from moderator_app.words import Language, Speaker
from tests.fakes.ids import FakeIds
from tests.fakes.rules import WordRule
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import NASRIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import review
from ui.theme import Theme

PACK = (WordRule("সেবা"), WordRule("নিবন্ধন", Level.STOP))
REASON = "দিবসের নামই এমন।"


@pytest.fixture
def office(tmp_path):
    desk = make_office(tmp_path / "desk")
    yield replace(desk, core=core_on(desk.folder, clock=desk.clock, ids=FakeIds(70), pack=PACK))
    desk.close()


@pytest.fixture
def show(office):
    made = []

    def shown(who=NASRIN, language=Language.ENGLISH, scale=100, size=(1366, 768)):
        reasons = [Reason("word-নিবন্ধন", "নিবন্ধন", REASON)]
        post = office.core.drafting.submit(TANVIR, None, 0, office.draft(), reasons)
        theme, place = Theme(scale=scale), Place(Room.REVIEW, post.id)
        made.append(
            Shown(review.build, office.core, place, actor=office.member(who), say=Speaker(language), theme=theme)
        )
        screen = made[-1].at(*size)
        wait_for(lambda: screen.detail.side.notes)
        return screen, post

    yield shown
    for one in made:
        dispose(one.frame)


def test_each_finding_stands_once_with_clause_advice_and_the_writers_reason(show):
    screen, _post = show()
    note, stop = sorted((n.finding for n in screen.detail.side.notes), key=lambda finding: finding.ask)
    assert note.head.startswith("Note")
    assert (note.why, note.to_do, note.said, note.ask) == ("Clause ১০ গ: A reason", "Read it again", (), "")
    assert stop.head == "Stop: “নিবন্ধন”"
    assert REASON in stop.said[0]


def test_a_stop_is_answered_before_anything_is_approved(show, office):
    screen, post = show()
    side, verdict = screen.detail.side, screen.detail.verdict
    for tick in screen.detail.signing.ticks:
        tick.click()
    assert not verdict.approve.isEnabled()
    assert "stops" in verdict.approve.toolTip()
    reason = next(note.reason for note in side.notes if note.reason is not None)
    QTest.keyClicks(reason, "ajkr seen")
    assert reason.text() == "ajkr seen"
    wait_for(verdict.approve.isEnabled)
    QTest.mouseClick(verdict.approve, Qt.MouseButton.LeftButton)
    wait_for(lambda: _states(office, post) == {DeliveryState.MANUAL_READY})
    kept = office.core.reviewing.explanations(TANVIR, post.id)
    assert [(e.moment, e.reason.text) for e in kept] == [(Moment.SUBMIT, REASON), (Moment.APPROVE, "ajkr seen")]


def _states(office, post):
    return {delivery.state for delivery in office.core.drafting.open(TANVIR, post.id).deliveries}


def test_what_was_written_stays_while_the_post_is_read_again(show, office):
    screen, post = show()
    reason = next(note.reason for note in screen.detail.side.notes if note.reason is not None)
    QTest.keyClicks(reason, "half a thou")
    before = screen.detail.side.notes
    office.core.commenting.add(NASRIN, post.id, "তারিখ?")
    screen.heard(object())
    wait_for(lambda: screen.detail.side.notes is not before)
    again = next(note.reason for note in screen.detail.side.notes if note.reason is not None)
    assert again.text() == "half a thou"


def test_who_may_not_approve_is_asked_for_nothing(show):
    screen, _post = show(TANVIR)
    assert all(note.reason is None for note in screen.detail.side.notes)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 697)), (150, (1366, 768)), (100, (1024, 768))])
def test_everything_is_whole_and_in_reach(show, language, scale, size):
    screen, _post = show(language=language, scale=scale, size=size)
    assert_nothing_clipped(screen.window())
    assert_reachable(screen.window())
