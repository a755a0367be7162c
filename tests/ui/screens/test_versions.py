"""The page of versions over a real store: what changed, and bringing an older content back."""

from dataclasses import replace

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.ids import PageId
from moderator_app.domain.posts import Variant
from moderator_app.domain.text_diff import PieceKind
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, PORTAL, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import versions
from ui.screens.versions.presenter import VersionsPresenter
from ui.theme import Theme

FIRST, SECOND = "টিকা কেন্দ্র রবিবার খোলা।", "টিকা কেন্দ্র সোমবার খোলা।"


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(post, width=1366, **other):
        place = Place(Room.POSTS, item=post.id, extra="versions")
        one = Shown(versions.build, office.core, place, actor=office.member(), **other)
        made.append(one)
        one.at(width, 768)
        wait_for(lambda: one.screen.before.count() > 0)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def twice(office, approve=False):
    first = office.hand_in(office.draft(text=FIRST)) if approve else office.write(office.draft(text=FIRST))
    if approve:
        office.approve(first)
    return again(office, first, text=SECOND)


def again(office, post, **other):
    now = office.core.drafting.open(TANVIR, post.id).post
    return office.core.drafting.save(TANVIR, now.id, now.revision, replace(now.draft, **other))


def now(office, post):
    return office.core.drafting.open(TANVIR, post.id).post


def presenter(office, post):
    made = VersionsPresenter(office.core, Speaker(Language.ENGLISH), office.member(), post.id)
    return made, made.open()


def test_the_newest_stands_first_and_is_compared_with_the_one_before(office):
    post = again(office, twice(office), text=SECOND + " ৩")
    _, state = presenter(office, post)
    assert [line.number for line in state.lines] == [3, 2, 1]
    assert (state.before, state.after) == (2, 3)


def test_what_was_approved_is_compared_with_now(office):
    post = again(office, twice(office, approve=True), text=SECOND + " ৩")
    _, state = presenter(office, post)
    assert [line.approved for line in state.lines] == [False, False, True]
    assert (state.before, state.after) == (1, 3)


def test_whole_words_are_told_as_removed_and_added(office):
    made, _ = presenter(office, twice(office))
    ((name, pieces),) = made.compare(1, 2).texts
    assert name == "Main text"
    assert [(p.kind, p.text) for p in pieces if p.kind is not PieceKind.SAME] == [
        (PieceKind.REMOVED, "রবিবার"),
        (PieceKind.ADDED, "সোমবার"),
    ]


def test_what_a_single_page_says_of_its_own_is_compared_under_its_name(office):
    post = again(office, twice(office), variants=(Variant(PageId(PORTAL), "পোর্টালের লেখা"),), link="https://a.example")
    found = presenter(office, post)[0].compare(2, 3)
    assert [name for name, _ in found.texts] == ["Information Portal"]
    assert found.notes == ("The main text is as it was.", "The link is another one.")


def test_an_older_text_comes_back_as_a_new_version_and_the_time_stays(office):
    post = twice(office)
    made, _ = presenter(office, post)
    assert made.bring_back(1) == 2
    assert now(office, post).draft == replace(post.draft, text=FIRST)
    assert now(office, post).version == 3


def test_a_page_that_was_taken_off_stays_off(office):
    post = office.write(office.draft(text=FIRST, variants=(Variant(PageId(PORTAL), "পোর্টাল"),)))
    post = again(office, post, text=SECOND, page_ids=(ADMIN,), variants=())
    presenter(office, post)[0].bring_back(1)
    assert now(office, post).draft.variants == ()
    assert now(office, post).draft.page_ids == (ADMIN,)


def test_bringing_back_is_pressed_and_undone(shown, office):
    post = twice(office)
    one = shown(post, say=Speaker(Language.ENGLISH))
    QTest.mouseClick(one.screen.back, Qt.MouseButton.LeftButton)
    wait_for(lambda: now(office, post).draft.text == FIRST and one.screen.before.count() == 3)
    banner = one.screen.banners()[0]
    assert "Version 1 is back" in banner.accessibleName()
    one.screen.undo.click()
    wait_for(lambda: now(office, post).draft.text == SECOND)
    assert now(office, post).version == 4


def test_the_first_version_alone_cannot_be_brought_back(shown, office):
    one = shown(office.write(office.draft(text=FIRST)))
    assert not one.screen.back.isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width"), [(100, 1366), (100, 1024), (150, 1366)])
def test_nothing_is_clipped_and_everything_can_be_reached(shown, office, language, scale, width):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(twice(office, approve=True), width, say=Speaker(language), theme=theme)
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)


def test_the_posts_room_leads_to_the_versions_of_the_chosen_post(office):
    from ui.screens import posts

    post = twice(office)
    one = Shown(posts.build, office.core, Place(Room.POSTS), actor=office.member(), say=Speaker(Language.ENGLISH))
    one.at(1366, 768)
    wait_for(lambda: hasattr(one.screen.details, "history"))
    QTest.mouseClick(one.screen.details.history, Qt.MouseButton.LeftButton)
    assert one.went == [Place(Room.POSTS, item=post.id, extra="versions")]
    dispose(one.frame)


def test_whoever_may_not_write_sees_the_versions_and_why_none_can_be_brought_back(office):
    post = twice(office)
    reader = replace(office.member(), roles=frozenset())
    made = VersionsPresenter(office.core, Speaker(Language.ENGLISH), reader, post.id)
    assert made.open().refusal != ""
