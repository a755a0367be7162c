"""Looking for posts while typing: words, phrases, purpose, member, days, over a real store."""

import pytest
from inspection import assert_nothing_clipped, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.purposes import Purpose
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, FARHANA, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import posts
from ui.theme import Theme


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "data")
    for text, purpose in (
        ("নদী ভাঙন রোধে সভা", Purpose.PROBLEM_SOLVING),
        ("ভাঙন কবলিত নদীর পাড়", Purpose.AWARENESS),
        ("বইমেলা ২০২৬", Purpose.PARTICIPATION),
    ):
        made.write(made.draft(text=text, purpose=purpose, page_ids=(ADMIN,), variants=()))
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(**other):
        one = Shown(posts.build, office.core, Place(Room.POSTS), actor=office.member(), **other)
        made.append(one)
        one.at()
        wait_for(lambda: one.screen.model.rowCount() == 3)
        wait_for(lambda: one.screen.search.choices["member"].count() > 1)
        return one

    yield show
    settle()
    for one in made:
        dispose(one.frame)


def titles(one):
    rows = (one.screen.model.row_at(n) for n in range(one.screen.model.rowCount()))
    return {row.title for row in rows if row is not None}


def type_words(one, words):
    one.screen.search.text.setFocus()
    one.screen.search.text.clear()
    QTest.keyClicks(one.screen.search.text, "") if not words else one.screen.search.text.insert(words)


def test_the_list_answers_while_words_are_typed(shown):
    one = shown()
    type_words(one, "ভাঙ")
    wait_for(lambda: one.screen.model.rowCount() == 2)
    type_words(one, "“নদী ভাঙন”")
    wait_for(lambda: titles(one) == {"নদী ভাঙন রোধে সভা"})
    type_words(one, "2026")
    wait_for(lambda: titles(one) == {"বইমেলা ২০২৬"})
    type_words(one, "")
    wait_for(lambda: one.screen.model.rowCount() == 3)


def test_purpose_member_and_days_narrow_the_list(shown):
    one = shown()
    search = one.screen.search
    search.choices["purpose"].choose(Purpose.AWARENESS)
    wait_for(lambda: titles(one) == {"ভাঙন কবলিত নদীর পাড়"})
    search.choices["purpose"].choose(None)
    search.choices["member"].choose(FARHANA)
    wait_for(lambda: one.screen.model.rowCount() == 0)
    search.choices["member"].choose(TANVIR)
    wait_for(lambda: one.screen.model.rowCount() == 3)
    search.first.setText("01/01/2030")
    wait_for(lambda: one.screen.model.rowCount() == 0)


def test_a_day_that_is_none_is_said_and_the_list_stays(shown):
    one = shown(say=Speaker(Language.ENGLISH))
    one.screen.search.first.setText("31/02/2026")
    QTest.keyClick(one.screen.search.first, Qt.Key.Key_Return)
    wait_for(lambda: one.screen.search.first.property("invalid"))
    assert "31/02/2026" in one.screen.search.first.accessibleDescription()
    assert one.screen.model.rowCount() == 3


def test_nothing_found_offers_everything_again(shown):
    one = shown()
    type_words(one, "পাহাড়ধস")
    wait_for(lambda: one.screen.stack.currentIndex() == 2)
    one.screen._show_all()
    wait_for(lambda: one.screen.model.rowCount() == 3)
    assert one.screen.search.text.text() == ""


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_of_the_row_is_clipped(shown, language, percent):
    one = shown(say=Speaker(language), theme=Theme(scale=percent))
    settle()
    assert_nothing_clipped(one.frame)
