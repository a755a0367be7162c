import pytest
from inspection import assert_nothing_clipped, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import make_office, picture
from ui.places import Place, Room
from ui.screens import composer
from ui.theme import Theme

BN, EN = Speaker(), Speaker(Language.ENGLISH)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(**other):
        place = Place(Room.POSTS, None, "new")
        made.append(Shown(composer.build, office.core, place, actor=office.member(), **other))
        made[-1].at()
        wait_for(lambda: made[-1].screen.sheet.writing is not None)
        return made[-1]

    yield show
    for one in made:
        one.screen.adding.library.hide()
        dispose(one.frame)


def opened(one):
    one.screen.sheet.media.library.click()
    panel = one.screen.adding.library
    wait_for(panel.isVisible)
    return panel


def attached(one):
    return [(use.hash, use.alt_text) for use in one.screen.sheet.writing.media]


def test_a_kept_picture_is_chosen_from_the_panel_with_the_alternative_text_it_had_last(office, shown):
    first, second = office.attach(1, "সবুজ পোস্টার"), office.attach(2)
    office.write(office.draft(media=(first,)))
    one = shown()
    panel = opened(one)
    wait_for(lambda: panel.grid.model().rowCount() == 2)
    panel.search.setText("ছবি-1")
    wait_for(lambda: panel.grid.model().rowCount() == 1)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert attached(one) == [(first.hash, "সবুজ পোস্টার")]
    panel = opened(one)
    wait_for(lambda: panel.grid.model().rowCount() == 2)
    row = next(n for n in range(2) if panel.grid.model().row_at(n).file.hash == second.hash)
    QTest.mouseClick(
        panel.grid.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.grid.visualRect(panel.grid.model().index(row, 0)).center(),
    )
    assert attached(one) == [(first.hash, "সবুজ পোস্টার"), (second.hash, "")]


def test_the_same_picture_from_a_file_is_known_again_and_offers_its_alternative_text(office, shown):
    first = office.attach(1, "সবুজ পোস্টার")
    office.write(office.draft(media=(first,)))
    one = shown()
    one.screen.adding.add([picture(1)])
    wait_for(lambda: attached(one) == [(first.hash, "সবুজ পোস্টার")])
    assert one.screen.sheet.media.alt.text() == "সবুজ পোস্টার"


def test_an_empty_library_says_where_pictures_come_from(shown):
    one = shown(say=EN)
    panel = opened(one)
    wait_for(lambda: panel.stack.currentIndex() == 1)
    assert "New pictures and videos come from files" in panel.none.plain
    panel.room.click()
    assert one.went == [Place(Room.MEDIA)]
    assert not panel.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("say", [BN, EN])
def test_the_panel_and_its_button_fit(office, shown, say, scale):
    office.attach(1)
    one = shown(say=say, theme=Theme(Scheme.LIGHT, scale))
    panel = opened(one)
    wait_for(lambda: panel.grid.model().rowCount() == 1)
    settle()
    assert_nothing_clipped(panel)
    assert_nothing_clipped(one.frame)
