"""How the week's page names a post that stands planned for a cancelled day."""

from datetime import UTC, date, datetime

import pytest

from moderator_app.domain.days import SpecialDay
from moderator_app.domain.ids import DayId, MemberId, PostId
from moderator_app.domain.lines import CalendarLine
from moderator_app.domain.office import Bilingual
from moderator_app.domain.posts import ReviewStage
from moderator_app.services.board import Need, NeedKind
from moderator_app.services.cancelled_days import OnCancelledDay
from moderator_app.words import Language, Speaker
from ui.places import Place, Room
from ui.screens.this_week.needs import Needs

GONE = SpecialDay(DayId("1"), date(2026, 10, 18), Bilingual("শেখ রাসেল দিবস", "Sheikh Russel Day"), cancelled=True)
LINE = CalendarLine(
    PostId("p"), "গণশুনানি", ReviewStage.SUBMITTED, datetime(2026, 10, 18, 5, tzinfo=UTC), None, MemberId("m"), 1
)


@pytest.mark.parametrize(
    ("language", "word", "second", "action"),
    [
        (Language.ENGLISH, "Cancelled day", "“Sheikh Russel Day” is cancelled by the state", "Look at it"),
        (Language.BANGLA, "বাতিল দিন", "“শেখ রাসেল দিবস” রাষ্ট্রীয়ভাবে বাতিল", "খুলে দেখুন"),
    ],
)
def test_the_line_says_which_day_is_cancelled_and_opens_the_post(language, word, second, action):
    needs = Needs(Speaker(language), {}, {}, datetime(2026, 10, 6, 5, tzinfo=UTC))
    line = needs.line(Need(NeedKind.CANCELLED_DAY, cancelled=OnCancelledDay(LINE, GONE)))
    assert (line.word, line.title, line.action) == (word, "গণশুনানি", action)
    assert second in line.second
    assert line.target.place == Place(Room.POSTS, item="p")
