"""A missed time in the list of posts: what happened, and a publisher's three ways on, over a real store."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.lines import PostFilter
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, PORTAL, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import posts, this_week
from ui.theme import Theme

S = DeliveryState
CLICK = Qt.MouseButton.LeftButton


@pytest.fixture
def missed(tmp_path):
    """An office that slept over a post on two pages, and the post."""
    office = make_office(tmp_path / "data")
    due = office.clock.now() + timedelta(minutes=20)
    post = office.hand_in(office.draft(page_ids=(ADMIN, PORTAL), planned_at=due))
    office.approve(post)
    office.clock.go_on(days=1)
    assert len(office.core.heartbeat.beat().missed) == 2
    yield office, post
    office.close()


@pytest.fixture
def shown(missed):
    office, post = missed
    made = []

    def show(build=posts.build, place=None, size=(1366, 768), member=TANVIR, **other):
        wanted = place or Place(Room.POSTS, extra=f"decide:{post.id}")
        one = Shown(build, office.core, wanted, actor=office.member(member), **other)
        made.append(one)
        one.at(*size)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def part(one, number=0):
    return one.screen.details.parts[number].missed


def states(office, post):
    return [d.state for d in office.core.drafting.open(TANVIR, post.id).deliveries]


def press(button):
    QTest.mouseClick(button, CLICK)
    settle()


def said(one):
    return " ".join(banner.accessibleName() for banner in one.screen.banners())


def test_home_leads_to_the_decision(missed, shown):
    _, post = missed
    one = shown(this_week.build, Place(Room.THIS_WEEK), say=Speaker(Language.ENGLISH))
    lines = [line for line in one.screen._presenter.load().needs if line.action == "Decide"]
    assert [line.word for line in lines] == ["Time missed", "Time missed"]
    wanted = Place(Room.POSTS, extra=f"decide:{post.id}")
    assert {line.target.place for line in lines} == {wanted}
    cells = [cell for row in one.screen._presenter.load().board for cell in row.days if cell.target]
    assert {cell.target.place for cell in cells} == {wanted}


def test_the_chosen_post_stands_there_with_its_pages(missed, shown):
    one = shown()
    assert one.screen.filter.value() is PostFilter.APPROVED
    assert len(one.screen.details.parts) == 2
    assert "সময় পেরিয়েছে" in one.screen.model.index(0, 0).data()


def test_where_list_and_post_stand_below_each_other_the_decision_has_more_room(shown):
    one = shown(theme=Theme(scale=150), size=(1366, 768))
    assert one.screen.details.height() > one.screen.card.height()
    assert one.screen.table.rowAt(0) == 0


def test_by_hand_opens_the_kit_and_leaves_the_other_page(missed, shown):
    office, post = missed
    one = shown()
    press(part(one).by_hand)
    assert states(office, post) == [S.MANUAL_READY, S.MISSED]
    assert one.kits == [office.core.drafting.open(TANVIR, post.id).deliveries[0].id]
    assert one.screen.details.parts[0].open_kit.isVisible()


def test_a_usual_time_is_taken_with_one_press_for_every_page(missed, shown):
    office, post = missed
    one = shown()
    press(part(one).new_time)
    wanted = office.core.drafting.next_times((ADMIN, PORTAL))[0]
    usual = [b for b in part(one).times.findChildren(type(part(one).drop)) if b.text()]
    press(usual[0])
    assert states(office, post) == [S.MANUAL_READY, S.MANUAL_READY]
    assert office.core.drafting.open(TANVIR, post.id).post.draft.planned_at == wanted
    assert one.kits == []


@pytest.mark.parametrize(("day", "hour"), [("", ""), ("31/02/2026", "11:00"), ("৮/১০/২০২৬", "২৫:০০")])
def test_what_is_no_time_is_named_beside_the_fields_and_stays_typed(day, hour, missed, shown):
    office, post = missed
    one = shown()
    press(part(one).new_time)
    part(one).day.setText(day)
    part(one).hour.setText(hour)
    press(part(one).take)
    assert part(one).fault.isVisible()
    assert (part(one).day.text(), part(one).hour.text()) == (day, hour)
    assert states(office, post) == [S.MISSED, S.MISSED]


def test_a_time_of_ones_own_is_read_in_dhaka_and_one_that_has_gone_by_is_refused(missed, shown):
    office, post = missed
    one = shown()
    press(part(one).new_time)
    part(one).day.setText("০১/০১/২০২৬")
    part(one).hour.setText("১১:০০")
    press(part(one).take)
    assert "পেরিয়ে" in said(one)
    assert states(office, post) == [S.MISSED, S.MISSED]
    part(one).day.setText("৯/১০/২০২৬")
    QTest.keyClick(part(one).hour, Qt.Key.Key_Return)
    settle()
    assert states(office, post) == [S.MANUAL_READY, S.MANUAL_READY]
    assert said(one) == ""
    assert office.core.drafting.open(TANVIR, post.id).post.draft.planned_at.isoformat() == "2026-10-09T05:00:00+00:00"


def test_letting_go_asks_once_more(missed, shown):
    office, post = missed
    one = shown()
    press(part(one).drop)
    assert states(office, post) == [S.MISSED, S.MISSED]
    assert part(one).asking.isVisible()
    press(part(one).new_time)
    assert not part(one).asking.isVisible()
    press(part(one).drop)
    press(part(one).sure)
    assert states(office, post) == [S.CANCELLED, S.MISSED]
    assert len(one.screen.details.parts) == 1


def test_who_may_not_publish_reads_who_decides(missed, shown):
    one = shown(member=FARHANA, say=Speaker(Language.ENGLISH))
    assert not hasattr(part(one), "by_hand")
    assert any("publisher decides" in label.text() for label in part(one).findChildren(QLabel))


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [100, 150])
def test_nothing_is_clipped_and_everything_is_reached(language, size, missed, shown):
    one = shown(say=Speaker(language), theme=Theme(scale=size))
    for opened in ("new_time", "drop"):
        press(getattr(part(one), opened))
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)
