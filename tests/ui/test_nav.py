"""The navigation on the rail: every room is seen, named whole, and never makes the window higher than the screen."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from moderator_app.domain.appearance import Appearance, Scheme
from ui.places import Room
from ui.roles import Type
from ui.shell.nav import NavPane, NavState
from ui.shell.signs import SIGNS
from ui.shell.standing import Standing
from ui.text import speaker_of
from ui.theme import Theme

ROOMS = (Room.THIS_WEEK, Room.POSTS, Room.REVIEW, Room.EVALUATION, Room.PAGES, Room.PANEL, Room.SETTINGS)
LOW = 697
_LATER = (Room.CITIZENS, Room.MEDIA, Room.SECURITY)
"""Rooms that have a sign and no screen."""


def _rail(qtbot: QtBot, language: str, rooms: tuple[Room, ...] = ROOMS) -> NavPane:
    say = speaker_of(Appearance(language=language, scheme=Scheme.LIGHT, text_size=150))
    nav = NavPane(Theme(Scheme.LIGHT, 150), say)
    qtbot.addWidget(nav)
    nav.show_state(NavState("Namunapur", "", "Kalpana Akter", rooms), rail=True)
    nav.resize(nav.width(), LOW)
    nav.show()
    return nav


@pytest.mark.parametrize("language", ["bn", "en"])
def test_on_a_low_screen_with_large_text_every_room_is_seen(qtbot: QtBot, language: str) -> None:
    nav = _rail(qtbot, language)
    assert nav.height() == LOW
    assert nav.minimumSizeHint().height() < LOW
    qtbot.waitUntil(lambda: all(i.visibleRegion().boundingRect() == i.rect() for i in nav.items().values()))
    assert set(nav.items()) == set(ROOMS)


@pytest.mark.parametrize("language", ["bn", "en"])
def test_the_words_of_the_rail_stand_whole(qtbot: QtBot, language: str) -> None:
    nav = _rail(qtbot, language)
    theme = Theme(Scheme.LIGHT, 150)
    say = speaker_of(Appearance(language=language, scheme=Scheme.LIGHT, text_size=150))
    bold = QFontMetrics(theme.font(Type.TINY, 600))
    qtbot.waitUntil(lambda: nav.items()[Room.SETTINGS].width() < nav.width())
    for room, item in nav.items().items():
        word = say(SIGNS[room].short or SIGNS[room].word)
        assert bold.horizontalAdvance(word) <= item.width() - 4, word


@pytest.mark.parametrize("language", ["bn", "en"])
def test_on_a_low_narrow_window_every_room_of_the_whole_program_is_seen(qtbot: QtBot, language: str) -> None:
    rooms = tuple(room for room in Room if SIGNS[room].icon and room not in _LATER)
    nav = NavPane(Theme(), speaker_of(Appearance(language=language)))
    qtbot.addWidget(nav)
    nav.show_state(NavState("Namunapur", "", "Kalpana Akter", rooms), rail=True)
    nav.resize(nav.width(), LOW)
    nav.show()
    qtbot.waitUntil(lambda: all(i.visibleRegion().boundingRect() == i.rect() for i in nav.items().values()))
    assert set(nav.items()) == set(rooms)


def test_where_not_all_rooms_are_seen_the_open_one_is(qtbot: QtBot) -> None:
    nav = _rail(qtbot, "bn", tuple(room for room in Room if SIGNS[room].icon))
    nav.set_here(Room.SETTINGS)
    item = nav.items()[Room.SETTINGS]
    qtbot.waitUntil(lambda: item.visibleRegion().boundingRect() == item.rect())
    assert item.isChecked()


@pytest.mark.parametrize("language", ["bn", "en"])
def test_in_the_lowest_window_fourteen_rooms_stand_beside_their_words_without_scrolling(
    qtbot: QtBot, language: str
) -> None:
    rooms = tuple(room for room in Room if SIGNS[room].icon)[:14]
    nav = NavPane(Theme(), speaker_of(Appearance(language=language)))
    qtbot.addWidget(nav)
    nav.show_state(NavState("Namunapur", "Namunapur", "Kalpana Akter", rooms), rail=False)
    nav.show_standing(Standing("Last check 10:05", "10:05", "Closing ends the reminders"))
    nav.resize(nav.width(), LOW)
    nav.show()
    qtbot.waitUntil(lambda: all(i.visibleRegion().boundingRect() == i.rect() for i in nav.items().values()))
    assert len(nav.items()) == 14
    assert min(item.height() for item in nav.items().values()) >= 32


def test_another_name_of_the_office_leaves_the_rooms_as_they_are(qtbot: QtBot) -> None:
    nav = NavPane(Theme(), speaker_of(Appearance(language="en")))
    qtbot.addWidget(nav)
    state = NavState("Moderator Desk", "", "Kalpana Akter", (Room.THIS_WEEK, Room.POSTS))
    nav.show_state(state, rail=False)
    items = dict(nav.items())
    nav.show_state(replace(state, office="Namunapur", place="Sadar"), rail=False)
    assert nav.items() == items
    assert "Namunapur" in [label.text() for label in nav.findChildren(QLabel)]
    nav.show_state(replace(state, rooms=(Room.POSTS,)), rail=False)
    assert list(nav.items()) == [Room.POSTS]
