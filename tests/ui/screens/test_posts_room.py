"""What the room of posts opens for a place, and where someone starts after sign-in."""

import pytest
from inspection import application, dispose, settle

from moderator_app.domain.posts import Draft
from moderator_app.services.manual_kit import Claim
from moderator_app.words import Language, Speaker
from tests.ui.screens.writing_desk import ADMIN, TANVIR, make_office
from ui.application import registry
from ui.places import Place, Room
from ui.screens.composer.view import ComposerScreen
from ui.screens.posts.presenter import PostsPresenter
from ui.screens.posts.view import PostsScreen
from ui.theme import Theme, dress


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    yield made
    made.core.manual_kit.clear_left_over()
    made.close()


def test_the_room_shows_the_list_a_post_a_new_one_and_opens_a_kit(office):
    dress(application(), Theme())
    post = office.write()
    kits = []
    places = {
        Place(Room.POSTS): PostsScreen,
        Place(Room.POSTS, extra="quarter:2026-27-Q2:"): PostsScreen,
        Place(Room.POSTS, extra="new"): ComposerScreen,
        Place(Room.POSTS, extra="new:restore"): ComposerScreen,
        Place(Room.POSTS, item=post.id): ComposerScreen,
        Place(Room.POSTS, item=post.id, extra="kit:delivery-1"): ComposerScreen,
    }
    for place, kind in places.items():
        context = office.context(Theme(), Speaker(), place, open_kit=kits.append)
        screen = registry().screens[Room.POSTS](context)
        settle()
        assert isinstance(screen, kind), place
        dispose(screen)
    assert kits == ["delivery-1"]


def test_after_sign_in_unsaved_text_is_offered_before_anything_else(office):
    home = registry().home
    before = home(office.core, TANVIR)
    office.core.journal.note(TANVIR, None, Draft("রাখা হয়নি"))
    assert before is not Room.POSTS
    assert home(office.core, TANVIR) is Room.POSTS


def test_plain_folders_of_a_killed_program_are_gone_after_sign_in(office):
    post = office.hand_in(office.draft(page_ids=(ADMIN,)))
    office.approve(post)
    delivery = office.core.drafting.open(TANVIR, post.id).deliveries[0]
    office.core.manual_kit.open(TANVIR, delivery.id)
    folder = office.core.manual_kit.pictures_folder(TANVIR, delivery.id)
    assert folder.exists()
    registry().home(office.core, TANVIR)
    assert not folder.exists()


def test_text_brought_back_from_the_list_stands_in_the_composer_at_once(office):
    dress(application(), Theme())
    office.core.journal.note(TANVIR, None, Draft("ফিরে আসা লেখা"))
    context = office.context(Theme(), Speaker(), Place(Room.POSTS, extra="new:restore"))
    screen = registry().screens[Room.POSTS](context)
    settle()
    assert screen.sheet.editor.toPlainText() == "ফিরে আসা লেখা"
    assert list(screen.banners()) == []
    dispose(screen)


def test_the_details_tell_what_was_kept_as_evidence(office):
    post = office.hand_in(office.draft(page_ids=(ADMIN,)))
    office.approve(post)
    delivery = office.core.drafting.open(TANVIR, post.id).deliveries[0]
    office.core.manual_kit.open(TANVIR, delivery.id)
    link = f"{office.core.accounts.get(ADMIN).url}/posts/123"
    office.core.manual_kit.claim(TANVIR, delivery.id, Claim(link, office.core.clock.now(), witnessed=True))
    presenter = PostsPresenter(office.core, Speaker(Language.ENGLISH), office.member())
    (page,) = presenter.details(post.id).pages
    (sentence,) = page.evidence
    assert sentence.startswith("Evidence of ")
    assert "a person gave its link" in sentence
