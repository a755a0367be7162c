"""The page on which a post is recorded that is on its page already, pressed like a member would, over a real store."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.panel import Role
from moderator_app.domain.posts import Origin
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.roster import Duty, DutyKey
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, NASRIN, NOW, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import elsewhere, posts
from ui.theme import Theme

LINK = "https://www.facebook.com/{page}/posts/{n}"
SHARED = "https://www.facebook.com/share/p/abcdefgh/"


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(build=elsewhere.build, extra="elsewhere", size=(1366, 768), member=TANVIR, actor=None, **other):
        one = Shown(build, office.core, Place(Room.POSTS, extra=extra), actor=actor or office.member(member), **other)
        made.append(one)
        one.at(*size)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def handle(office):
    """The part of the page's address by which its links are known."""
    page = next(page for page in office.core.accounts.all() if page.id == ADMIN)
    return page.url.rstrip("/").rpartition("/")[2]


def fill(one, link, text="হাটে ভোক্তা অভিযান\nফোন থেকে দেওয়া", purpose=Purpose.AWARENESS):
    form = one.screen.form
    wait_for(lambda: form.text("day"))
    one.screen.page.choose(ADMIN)
    one.screen.purpose.choose(purpose)
    form.fill("link", link)
    form.fill("post_text", text)


def said(one):
    return " ".join(label.text() for label in one.screen.findChildren(QLabel) if label.isVisible())


def press(one):
    QTest.mouseClick(one.screen.keep, Qt.MouseButton.LeftButton)


def test_a_post_from_the_phone_is_recorded_with_one_press(office, shown):
    one = shown(say=Speaker(Language.ENGLISH))
    fill(one, LINK.format(page=handle(office), n=5))
    wait_for(lambda: "leads to this page" in said(one))
    press(one)
    wait_for(lambda: one.went)
    (line,) = office.core.drafting.lines(PostQuery(PostFilter.LIVE))
    assert (line.title, line.origin, line.purpose) == ("হাটে ভোক্তা অভিযান", Origin.ELSEWHERE, Purpose.AWARENESS)
    assert one.went == [Place(Room.POSTS, extra=f"recorded:{line.post_id}")]
    listed = shown(posts.build, one.went[0].extra, say=Speaker(Language.ENGLISH))
    wait_for(lambda: "nobody checked it beforehand" in said(listed))
    assert "not checked beforehand" in " ".join(banner.accessibleName() for banner in listed.screen.banners())


def test_everything_that_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(office, shown):
    one = shown()
    fill(one, "", text="  ", purpose=None)
    one.screen.form.fill("hour", "২৫:০০")
    press(one)
    wait_for(lambda: one.screen.form.field("link").error())
    assert {p for p in ("link", "purpose", "post_text") if one.screen.form.field(p).error()} == {
        "link",
        "purpose",
        "post_text",
    }
    fill(one, LINK.format(page=handle(office), n=5))
    press(one)
    wait_for(lambda: one.screen.form.field("hour").error())
    assert one.screen.form.text("post_text").startswith("হাটে")
    assert office.core.drafting.count(PostQuery(PostFilter.LIVE)) == 0


def test_a_link_that_hides_its_page_asks_who_saw_it_there(office, shown):
    one = shown(say=Speaker(Language.ENGLISH))
    assert one.screen.witness.isHidden()
    fill(one, SHARED)
    wait_for(one.screen.witness.isVisible)
    press(one)
    wait_for(lambda: one.screen.form.field("link").error())
    one.screen.witness.click()
    press(one)
    wait_for(lambda: one.went)


def test_a_link_that_is_known_is_said_before_the_button_is_pressed(office, shown):
    first = shown()
    fill(first, LINK.format(page=handle(office), n=5))
    press(first)
    wait_for(lambda: first.went)
    again = shown(say=Speaker(Language.ENGLISH))
    fill(again, LINK.format(page=handle(office), n=5) + "?ref=share")
    wait_for(lambda: "recorded already, for “হাটে ভোক্তা অভিযান”" in said(again))
    press(again)
    wait_for(lambda: again.screen.form.field("link").error())
    assert office.core.drafting.count(PostQuery(PostFilter.LIVE)) == 1


def test_who_may_not_publish_reads_why(office, shown):
    reader = replace(office.member(), roles=frozenset({Role.AUDITOR}))
    one = shown(actor=reader, say=Speaker(Language.ENGLISH))
    assert not one.screen.keep.isEnabled()
    assert "publisher" in one.screen.keep.toolTip()


def test_a_post_is_given_to_a_member_and_back(office, shown):
    post = office.hand_in()
    one = shown(posts.build, "")
    wait_for(lambda: hasattr(one.screen.details, "owner"))
    box = one.screen.details.owner
    assert box.value() is None
    box.setCurrentIndex(box.findData(NASRIN))
    box.activated.emit(box.currentIndex())
    wait_for(lambda: office.core.drafting.open(TANVIR, post.id).post.owner_id == NASRIN)
    wait_for(lambda: one.screen.details.owner is not box and one.screen.details.owner.value() == NASRIN)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_clipped_and_everything_is_reached(shown, language, percent):
    one = shown(say=Speaker(language), theme=Theme(scale=percent))
    wait_for(lambda: one.screen.form.text("day"))
    one.screen.form.fill("link", SHARED)
    wait_for(one.screen.witness.isVisible)
    settle()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)


def test_the_moment_that_is_offered_is_now_in_dhaka(shown):
    one = shown(say=Speaker(Language.ENGLISH))
    wait_for(lambda: one.screen.form.text("day"))
    assert (one.screen.form.text("day"), one.screen.form.text("hour")) == ("06/10/2026", "11:02")


def test_a_post_of_nobody_names_who_is_on_duty(office, shown):
    office.hand_in()
    week = week_of(NOW.date())
    with office.folder.store.write() as unit:
        unit.roster.put_duty(Duty(DutyKey(week), NASRIN))
    one = shown(posts.build, "", say=Speaker(Language.ENGLISH))
    wait_for(lambda: hasattr(one.screen.details, "owner"))
    assert one.screen.details.owner.currentText() == "Whoever is on duty: Nasrin Sultana"
