"""Whoever cannot use mouse or keys presses through Qt's accessibility, which only "toggles": it must do the same."""

import pytest
from PySide6.QtWidgets import QButtonGroup

from moderator_app.domain.appearance import Scheme
from moderator_app.words import Language
from tests.ui.inspection import application
from ui.shell.nav_item import NavItem
from ui.theme import Theme
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.choosable import ChoosableButton


@pytest.fixture
def theme():
    application()
    return Theme(Scheme.LIGHT)


def kept_in(told):
    def keep(value):
        told.append(value)

    return keep


def test_a_toggle_from_outside_is_a_press(theme):
    button, pressed = ChoosableButton(), []
    button.clicked.connect(kept_in(pressed))
    button.toggle()
    assert (pressed, button.isChecked()) == ([True], True)
    button.toggle()
    assert (pressed, button.isChecked()) == ([True, False], False)


def test_a_press_and_a_state_that_is_only_shown_stay_what_they_were(theme):
    button, pressed = ChoosableButton(), []
    button.clicked.connect(kept_in(pressed))
    button.setChecked(True)
    assert pressed == []
    button.click()
    assert (pressed, button.isChecked()) == ([False], False)


def test_one_of_several_is_chosen_once_and_the_other_says_nothing(theme):
    group, told = QButtonGroup(), []
    first, second = ChoosableButton(), ChoosableButton()
    for number, button in enumerate((first, second)):
        group.addButton(button, number)
    group.idClicked.connect(kept_in(told))
    first.setChecked(True)
    second.toggle()
    assert told == [1]
    assert (first.isChecked(), second.isChecked()) == (False, True)
    first.click()
    assert told == [1, 0]


def test_the_language_is_switched_by_a_toggle(theme):
    segments = (Segment(Language.BANGLA, "বাংলা"), Segment(Language.ENGLISH, "English"))
    switch, told = SegmentedSwitch(theme, "ভাষা", segments, Language.BANGLA), []
    switch.changed.connect(kept_in(told))
    switch._group.button(1).toggle()
    assert told == [Language.ENGLISH]
    assert switch.value() is Language.ENGLISH
    switch.choose(Language.BANGLA)
    assert told == [Language.ENGLISH]


def test_a_room_is_gone_to_by_a_toggle_and_the_window_decides_whether_one_is_there(theme):
    item, pressed = NavItem(theme, "প্যানেল", "", "users", rail=False, low=False), []
    item.clicked.connect(lambda: pressed.append("pressed"))
    item.toggle()
    assert pressed == ["pressed"]
    assert not item.isChecked()
