"""Whoever comes back after days reads first what was missed meanwhile."""

from datetime import timedelta

import pytest
from inspection import assert_nothing_clipped, dispose, settle, wait_for

from moderator_app.domain.absence import Absence
from moderator_app.services.absence import WhileAway
from moderator_app.words import Language, Speaker
from tests.fakes.desk_core import NOW, desk_core
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.screens import this_week
from ui.screens.this_week.words import away_words
from ui.theme import Theme
from ui.widgets.banner import Banner

ABSENCE = Absence(NOW - timedelta(days=21), NOW - timedelta(hours=1))
EN, BN = Speaker(Language.ENGLISH), Speaker(Language.BANGLA)


def test_it_says_from_when_until_when_and_what_was_missed():
    words = away_words(EN, WhileAway(ABSENCE, missed=3, weeks=1))
    assert words.startswith("While you were away, from ")
    assert "the times of 3 posts were missed, 1 week of a page ended short." in words
    assert "Nothing went out by itself" in words
    assert "৩টি পোস্টের সময়" in away_words(BN, WhileAway(ABSENCE, missed=3, weeks=1))


def test_where_nothing_was_missed_it_says_that():
    assert away_words(EN, WhileAway(ABSENCE, 0, 0)).endswith("nothing was missed.")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [100, 150])
def test_it_stands_over_the_week_and_goes_when_its_day_is_over(language, size):
    told = [WhileAway(ABSENCE, missed=3, weeks=1)]
    core = desk_core()
    core.absence.last = lambda: told[0]
    one = Shown(this_week.build, core, Place(Room.THIS_WEEK), say=Speaker(language), theme=Theme("light", size))
    one.at(1366, 768)
    try:
        words = away_words(Speaker(language), told[0])
        wait_for(lambda: words in spoken(one))
        assert_nothing_clipped(one.frame)
        told[0] = None
        one.screen.refresh()
        wait_for(lambda: words not in spoken(one))
        settle()
    finally:
        dispose(one.frame)


def spoken(one: Shown) -> list[str]:
    return [banner.accessibleName() for banner in one.frame.findChildren(Banner) if banner.isVisible()]
