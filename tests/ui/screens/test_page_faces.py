from moderator_app.domain.shown import Shown
from moderator_app.words import Language, Speaker
from tests.fakes.desk_core import PAGES
from ui.page_faces import page_faces, page_kind
from ui.widgets.states import SHOWN_STATES


def test_pages_are_told_apart_by_letters_and_keep_their_colour_in_both_languages():
    bangla, english = (page_faces(Speaker(language), PAGES) for language in Language)
    assert len({face.letters for face in bangla.values()}) == len(PAGES)
    assert [face.letters for face in bangla.values()] == [face.letters for face in english.values()]
    assert [face.colour for face in english.values()] == [page.mark for page in PAGES]
    assert english["land"].name == "Upazila Land Office"


def test_a_page_says_where_it_lives_and_what_it_is():
    assert page_kind(Speaker(Language.ENGLISH), PAGES[2]) == "Telegram channel"


def test_every_state_that_people_see_has_a_word_a_shape_and_a_colour():
    assert set(SHOWN_STATES) == set(Shown)
    assert all(Speaker()(look.word) for look in SHOWN_STATES.values())
