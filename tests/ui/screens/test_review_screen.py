from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import ContentChanged, MediaDamaged, OwnPost
from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.posts import ReviewStage
from moderator_app.events import PostChanged
from moderator_app.words import Language, Speaker
from tests.fakes.desk_core import AUDITOR, BIRTH, FAIR, KHAS, PICTURE, TANVIR, FakeReviewing, desk_core
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, NASRIN, PORTAL, make_office, picture
from ui.places import Place, Room
from ui.screens import review
from ui.theme import Theme


@pytest.fixture
def shown():
    made = []

    def show(reviewing=None, item=None, size=(1366, 768), core=None, **other):
        core = core or desk_core(reviewing=reviewing, picture=picture(1))
        made.append(Shown(review.build, core, Place(Room.REVIEW, item), **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def _press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def _tick(screen):
    for tick in screen.detail.signing.ticks:
        tick.click()


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(item=BIRTH.id, size=(width, height), say=Speaker(language), theme=theme)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
    one.screen.detail.verdict.ask.click()
    settle()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)


def test_the_first_post_for_this_member_is_open(shown):
    reviewing = FakeReviewing(refusals={KHAS.id: OwnPost()})
    one = shown(reviewing)
    assert one.screen.detail._shown.post_id == BIRTH.id
    assert one.screen.list.currentIndex().row() == 2


def test_approving_waits_for_the_tick_and_passes_what_was_on_screen(shown):
    reviewing = FakeReviewing()
    one = shown(reviewing, BIRTH.id)
    verdict = one.screen.detail.verdict
    assert not verdict.approve.isEnabled()
    assert verdict.why.plain == "আগে যাচাই তালিকায় সই দিন: প্রতিটি বিষয়ে টিক, ১ থেকে ৪ কি।"
    _tick(one.screen)
    _press(verdict.approve)
    hashes = dict(reviewing.detail(TANVIR.id, BIRTH.id).hashes)
    assert reviewing.calls == [("approve", BIRTH.id, hashes, "")]
    assert one.screen.banners()[0].words.plain.startswith("অনুমোদিত হয়েছে")
    assert one.screen.detail._shown.post_id == KHAS.id
    assert not any(tick.isChecked() for tick in one.screen.detail.signing.ticks)


def test_content_that_changed_meanwhile_is_shown_anew_and_nothing_is_approved(shown):
    reviewing = FakeReviewing()
    one = shown(reviewing, BIRTH.id)
    _tick(one.screen)
    reviewing.posts[BIRTH.id] = replace(BIRTH, draft=replace(BIRTH.draft, text="অন্য লেখা"), version=4)
    reviewing.error = ContentChanged()
    _press(one.screen.detail.verdict.approve)
    assert reviewing.calls == []
    assert one.screen.detail._shown.parts[0].text == "অন্য লেখা"
    assert not any(tick.isChecked() for tick in one.screen.detail.signing.ticks)
    assert one.screen.banners()


def test_a_fact_that_leaves_the_content_alone_leaves_the_tick_and_the_typed_reason(shown):
    one = shown(item=BIRTH.id)
    _tick(one.screen)
    one.screen.detail.verdict.ask.click()
    QTest.keyClicks(one.screen.detail.verdict.reason, "date?")
    one.screen.heard(PostChanged("other"))
    settle()
    assert one.screen.detail.signing.is_whole()
    assert one.screen.detail.verdict.reason.toPlainText() == "date?"


@pytest.mark.parametrize(("button", "verb"), [("ask", "ask_changes"), ("hold", "hold"), ("reject", "reject")])
def test_a_reason_is_written_in_place_and_an_empty_one_is_told_there(shown, button, verb):
    reviewing = FakeReviewing()
    one = shown(reviewing, BIRTH.id)
    verdict = one.screen.detail.verdict
    _press(getattr(verdict, button))
    _press(verdict.send)
    assert verdict.reason_field.error()
    assert reviewing.calls == []
    QTest.keyClicks(verdict.reason, "the date is wrong")
    _press(verdict.send)
    assert reviewing.calls == [(verb, BIRTH.id, "the date is wrong")]
    assert not verdict.explaining()


def test_a_held_post_is_released_by_the_same_button(shown):
    reviewing = FakeReviewing()
    reviewing.posts[BIRTH.id] = replace(BIRTH, stage=ReviewStage.HELD, reason="চিঠির অপেক্ষা")
    one = shown(reviewing, BIRTH.id)
    verdict = one.screen.detail.verdict
    assert verdict.hold.words() == "ছেড়ে দিন"
    _press(verdict.hold)
    assert reviewing.calls == [("release", BIRTH.id)]


def test_keys_walk_the_queue_and_open_the_reason(shown):
    one = shown(item=KHAS.id)
    QTest.keyClick(one.frame, Qt.Key.Key_J)
    wait_for(lambda: one.screen.list.currentIndex().row() == 1)
    QTest.keyClick(one.frame, Qt.Key.Key_J)
    wait_for(lambda: one.screen.detail._shown.post_id == BIRTH.id)
    QTest.keyClick(one.frame, Qt.Key.Key_C)
    wait_for(one.screen.detail.verdict.explaining)
    QTest.keyClicks(one.screen.detail.verdict.reason, "ack jr")
    assert one.screen.detail.verdict.reason.toPlainText() == "ack jr"


def test_arrows_in_the_list_show_the_next_post(shown):
    one = shown(item=KHAS.id)
    one.screen.list.setFocus()
    QTest.keyClick(one.screen.list, Qt.Key.Key_Down)
    settle()
    assert one.screen.detail._shown.post_id == "thunder"


def test_own_writing_is_greyed_with_its_reason(shown):
    one = shown(FakeReviewing(refusals={FAIR.id: OwnPost()}), FAIR.id)
    verdict = one.screen.detail.verdict
    assert not verdict.approve.isEnabled()
    assert verdict.why.plain == verdict.approve.toolTip() != ""
    assert not any(tick.isEnabled() for tick in one.screen.detail.signing.ticks)


def test_an_auditor_may_press_nothing(shown):
    verdict = shown(item=BIRTH.id, actor=AUDITOR).screen.detail.verdict
    assert not any(button.isEnabled() for button in (verdict.approve, verdict.ask, verdict.hold, verdict.reject))


def test_a_self_check_wants_its_written_declaration(shown):
    reviewing = FakeReviewing(preset=ApprovalPreset.SELF_CHECK)
    one = shown(reviewing, KHAS.id)
    _tick(one.screen)
    assert not one.screen.detail.verdict.approve.isEnabled()
    QTest.keyClicks(one.screen.detail.side.declaration, "compared")
    _press(one.screen.detail.verdict.approve)
    assert reviewing.calls[0][3] == "compared"


def test_pictures_are_shown_from_memory_and_a_damaged_one_says_so(shown):
    one = shown(item=BIRTH.id)
    views = one.screen.detail.outgoing.views
    wait_for(lambda: views[0][1]._image is not None)
    assert views[0][0] == PICTURE
    core = desk_core()

    def damaged(_hash):
        raise MediaDamaged(name="poster.png")

    core.drafting.picture = damaged
    broken = shown(core=core, item=BIRTH.id).screen.detail.outgoing.views
    wait_for(lambda: "poster.png" in broken[0][1]._note)


def test_a_narrow_window_shows_the_list_or_the_post(shown):
    one = shown(size=(1024, 768))
    assert one.screen.list.isVisible()
    assert not one.screen.detail.isVisible()
    index = one.screen.model.index(2)
    QTest.mouseClick(
        one.screen.list.viewport(), Qt.MouseButton.LeftButton, pos=one.screen.list.visualRect(index).center()
    )
    settle()
    assert one.screen.detail.isVisible()
    _press(one.screen.detail.back)
    assert one.screen.list.isVisible()


def test_an_empty_queue_teaches(shown):
    one = shown(FakeReviewing(posts={}))
    assert one.screen._empty.isVisible()
    assert_nothing_clipped(one.frame)


# ---------------------------------------------------------------- on the real store


def test_a_real_post_is_approved_and_waits_for_its_person(shown, tmp_path):
    office = make_office(tmp_path / "desk")
    media = office.attach(1, "একটি পোস্টার")
    post = office.hand_in(office.draft(page_ids=(ADMIN, PORTAL), media=(media,)))
    one = shown(core=office.core, actor=office.member(NASRIN))
    wait_for(lambda: one.screen.detail.outgoing.views[0][1]._image is not None)
    _tick(one.screen)
    _press(one.screen.detail.verdict.approve)
    states = [delivery.state for delivery in office.core.drafting.open(NASRIN, post.id).deliveries]
    assert states == [DeliveryState.MANUAL_READY] * 2
    assert len(one.screen.model.lines) == 0
    office.close()


def test_a_real_post_that_was_edited_meanwhile_is_not_approved(shown, tmp_path):
    office = make_office(tmp_path / "desk")
    post = office.hand_in()
    one = shown(core=office.core, actor=office.member(NASRIN))
    _tick(one.screen)
    again = office.core.drafting.save(
        post.author_id, post.id, post.revision, replace(post.draft, text="নতুন লেখা, নতুন তারিখ")
    )
    office.core.drafting.submit(post.author_id, post.id, again.revision, again.draft)
    _press(one.screen.detail.verdict.approve)
    states = {delivery.state for delivery in office.core.drafting.open(NASRIN, post.id).deliveries}
    assert states == {DeliveryState.DRAFT}
    assert one.screen.detail._shown.parts[0].text == "নতুন লেখা, নতুন তারিখ"
    office.close()


def test_a_ready_reason_is_put_before_what_was_typed_and_goes_along(shown):
    reviewing = FakeReviewing()
    one = shown(reviewing, BIRTH.id, say=Speaker(Language.ENGLISH))
    verdict = one.screen.detail.verdict
    _press(verdict.reject)
    QTest.keyClicks(verdict.reason, "second line")
    _press(verdict.ready_button)
    assert verdict.ready.isVisible()
    verdict.ready.actions()[2].trigger()
    verdict.ready.close()
    settle()
    _press(verdict.send)
    assert reviewing.calls == [("reject", BIRTH.id, "Clause 10 গ: political ideology or discussion. second line")]


def test_keys_sign_the_checklist_point_by_point_and_approve(shown):
    reviewing = FakeReviewing()
    one = shown(reviewing, BIRTH.id)
    verdict = one.screen.detail.verdict
    for number, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)):
        assert not verdict.approve.isEnabled()
        QTest.keyClick(one.frame, key)
        wait_for(one.screen.detail.signing.ticks[number].isChecked)
    QTest.keyClick(one.frame, Qt.Key.Key_A)
    wait_for(lambda: reviewing.calls)
    assert [item.value for item in reviewing.signed] == ["place", "truth", "private", "pictures"]
