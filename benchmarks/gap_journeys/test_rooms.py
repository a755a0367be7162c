"""Rooms with much in them: a long file, a hundred thousand posts, two thousand pictures."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moderator_app.domain.ids import MediaHash
from moderator_app.domain.lines import MediaFile, PostFilter, PostQuery
from tests.ui.inspection import settle, wait_for
from tests.ui.screens.writing_desk import NOW, TANVIR, TEXT
from ui.places import Place, Room
from ui.screens import media
from ui.screens.importing.view import ImportScreen

pytestmark = pytest.mark.journey

ROWS, PICTURES, REAL = 10_000, 2_000, 40
DOWN = (Qt.Key.Key_PageDown,) * 25 + (Qt.Key.Key_End, Qt.Key.Key_Home)


def scrolled(table, keys=DOWN):
    for key in keys:
        QTest.keyClick(table, key, Qt.KeyboardModifier.NoModifier)
        settle()


def test_bringing_ten_thousand_rows_in_with_a_stop_on_the_way(office, shown, tmp_path):
    path = tmp_path / "posts.csv"
    body = TEXT.replace("\n", " ")
    path.write_text("text;date;time\n" + "".join(f"{n} {body};14/12/2026;11:00\n" for n in range(ROWS)), "utf-8")
    one = shown(partial(ImportScreen, source=lambda *_: str(path)), Place(Room.POSTS, extra="import"))
    screen = one.screen
    QTest.mouseClick(screen.choose, Qt.MouseButton.LeftButton)
    wait_for(lambda: screen.panel.model.rowCount() == ROWS, 60_000)
    settle()
    scrolled(screen.panel.table, (Qt.Key.Key_PageDown,) * 5)
    drafts = partial(office.core.drafting.count, PostQuery(PostFilter.DRAFTS))
    QTest.mouseClick(screen.go, Qt.MouseButton.LeftButton)
    wait_for(lambda: drafts() >= 2_000, 120_000)
    screen._ticket.cancel()  # noqa: SLF001 - as its button does
    settle()
    QTest.mouseClick(screen.go, Qt.MouseButton.LeftButton)
    wait_for(lambda: drafts() == ROWS, 120_000)
    settle()


def test_looking_for_words_among_a_hundred_thousand_posts(posts_room):
    field = posts_room.screen.search.text
    for words in ("বইমেলা", "“সকলে আমন্ত্রিত”", "গণশুনানি"):
        field.clear()
        for sign in words:
            field.insert(sign)
            settle()


def test_walking_down_a_hundred_thousand_posts(posts_room):
    scrolled(posts_room.screen.table)


def test_the_media_room_with_two_thousand_pictures(office, shown):
    for number in range(REAL):
        office.attach(number, "পোস্টার")
    with office.folder.store.write() as unit:
        for number in range(REAL, PICTURES):
            unit.media.add(MediaFile(MediaHash(f"{number:064x}"), "png", 640, 480, 9_000, f"{number}.png", TANVIR, NOW))
    one = shown(media.build, Place(Room.MEDIA))
    wait_for(lambda: one.screen.grid.model().rowCount() > 0)
    scrolled(one.screen.grid)
    for words in ("ছ", "ছবি", "ছবি-৩", ""):
        one.screen.search.setText(words)
        settle()
