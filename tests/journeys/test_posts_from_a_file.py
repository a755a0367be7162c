"""A long list of posts is brought in from a file, in both languages: looked at, scrolled, made, and made only once."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.words import Language, Speaker
from tests.ui.inspection import dispose, settle, wait_for
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import make_office
from ui.places import Place, Room
from ui.screens import posts
from ui.screens.importing.presenter import Which
from ui.screens.importing.view import ImportScreen

pytestmark = [pytest.mark.slow, pytest.mark.journey]

ROWS, FAULTY = 1_500, 15
HEADS = {Language.BANGLA: "লেখা;তারিখ;সময়\n", Language.ENGLISH: "text;date;time\n"}


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "desk")
    yield made
    made.close()


@pytest.mark.parametrize("language", list(Language))
def test_a_long_list_of_posts_comes_in_and_only_once(office, tmp_path, language):
    path = tmp_path / "posts.csv"
    lines = (f"সেবার কথা {n};{'৩১/০২/২০২৭' if n % 100 == 7 else '১৪/১২/২০২৬'};১১:০০\n" for n in range(ROWS))
    path.write_text(HEADS[language] + "".join(lines), encoding="utf-8")
    say = Speaker(language)
    first = Shown(posts.build, office.core, Place(Room.POSTS), actor=office.member(), say=say)
    QTest.mouseClick(first.at().bring_in, Qt.MouseButton.LeftButton)
    assert first.went == [Place(Room.POSTS, extra="import")]
    dispose(first.frame)

    build = partial(ImportScreen, source=lambda *_: str(path))
    one = Shown(build, office.core, first.went[0], actor=office.member(), say=say)
    screen = one.at()
    QTest.mouseClick(screen.choose, Qt.MouseButton.LeftButton)
    wait_for(lambda: screen.panel.model.rowCount() == ROWS)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        QTest.keyClick(screen.panel.table, key, Qt.KeyboardModifier.ControlModifier)
        settle()
    screen.panel.show_rows(Which.FAULTY)
    wait_for(lambda: screen.panel.model.rowCount() == FAULTY)
    QTest.mouseClick(screen.go, Qt.MouseButton.LeftButton)
    wait_for(lambda: office.core.drafting.count(PostQuery(PostFilter.DRAFTS)) == ROWS - FAULTY, 60_000)
    settle()
    assert not screen.go.isEnabled()
    QTest.mouseClick(screen.choose, Qt.MouseButton.LeftButton)
    settle()
    assert not screen.go.isEnabled()
    assert screen.panel.again.isVisible()
    dispose(one.frame)
